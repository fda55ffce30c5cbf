"""letterdesk duplicate"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.words import tell
from letterdesk.findings import say
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.duplicate import duplicate as copy
from letterdesk.operations.new import free_path


def duplicate(
    letter: Annotated[Path, Parameter(help="File of the letter.")],
    /,
    *,
    output: Annotated[Path | None, Parameter(("--output", "-o"), help="File of the duplicate; "
                                             "without it a free name beside the letter.")] = None,
) -> int:
    made = copy(read_letter(letter).letter)
    path = output or free_path(letter.parent, made)
    write_letter(path, made)
    tell(say("{file}: the duplicate", file=str(path)))
    return 0
