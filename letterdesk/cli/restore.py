"""letterdesk restore"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.words import tell
from letterdesk.findings import say
from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.operations.restore import restore as go_back
from letterdesk.settings import load_settings


def restore(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    name: Annotated[str, Parameter(help="Name of the snapshot; letterdesk snapshots lists them.")],
    /,
) -> int:
    settings, _ = load_settings()
    opened = open_letter(letter)
    restored, has_its_texts = go_back(opened.letter, name, by=settings.name)
    save_letter(opened, restored)
    if not has_its_texts:
        tell(say("{file}: with the library's texts of now, those of “{name}” are not in the "
                 "letter any more", file=str(letter), name=name), sys.stderr)
    return 0
