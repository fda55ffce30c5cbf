"""letterdesk diff"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.words import print_differences, tell
from letterdesk.findings import say
from letterdesk.operations.diff import diff as compare
from letterdesk.operations.letter_files import open_letter


def diff(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    snapshot: Annotated[str | None, Parameter(help="Name of a snapshot; without one the approved "
                                              "texts are compared.")] = None,
    /,
) -> int:
    if not print_differences(compare(open_letter(letter).letter, snapshot)):
        tell(say("{file}: no difference", file=str(letter)))
    return 0
