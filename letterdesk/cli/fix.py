"""letterdesk fix"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.check import library_where_known
from letterdesk.cli.words import tell
from letterdesk.findings import say
from letterdesk.operations.fix import fix as put_right
from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.settings import load_settings


def fix(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    finding: Annotated[str, Parameter(help="Id of the finding, as check --json prints it.")], /, *,
    choice: Annotated[int | None, Parameter(
        "--choice", help="Number of the remedy, as check prints it; without it the certain one.",
    )] = None,
    by: Annotated[str | None, Parameter(
        "--by", help="Who edits; without it the name in Settings.")] = None,
) -> int:
    settings, _ = load_settings()
    opened = open_letter(letter)
    library = library_where_known(opened.letter, letter)
    fixed = put_right(opened.letter, finding, choice, by=settings.name if by is None else by,
                      library=library)
    save_letter(opened, fixed.letter)
    tell(say("{file}: {done}", file=str(letter), done=fixed.words))
    return 0
