"""letterdesk waive"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.operations.waive import waive as let_stand


def waive(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    finding: Annotated[str, Parameter(help="Id of the finding, as check --json prints it.")], /, *,
    reason: Annotated[str, Parameter("--reason", help="Why it may stand.")],
    by: Annotated[str, Parameter("--by", help="Who says so.")],
) -> int:
    opened = open_letter(letter)
    save_letter(opened, let_stand(opened.letter, finding, reason, by))
    return 0
