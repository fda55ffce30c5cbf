"""letterdesk rename"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.operations.rename import rename as renamed


def rename(
    letter: Annotated[Path, Parameter(help="File of the letter; it keeps its name.")],
    title: Annotated[str, Parameter(help="The new title.")],
    /,
) -> int:
    opened = open_letter(letter)
    save_letter(opened, renamed(opened.letter, title))
    return 0
