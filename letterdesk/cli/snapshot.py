"""letterdesk snapshot"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.operations.snapshot import snapshot as keep
from letterdesk.settings import load_settings


def snapshot(letter: Annotated[Path, Parameter(help="The letter's file.")], /, *,
             name: Annotated[str, Parameter("--name", help="Name of the snapshot.")]) -> int:
    settings, _ = load_settings()
    opened = open_letter(letter)
    save_letter(opened, keep(opened.letter, name, by=settings.name))
    return 0
