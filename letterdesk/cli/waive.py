"""letterdesk waive"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.check import library_where_known
from letterdesk.operations.fix import facts_of
from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.operations.waive import take_back as count_again
from letterdesk.operations.waive import waive as let_stand


def waive(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    finding: Annotated[str, Parameter(help="Id of the finding, as check --json prints it.")], /, *,
    reason: Annotated[str, Parameter("--reason", help="Why it may stand.")] = "",
    by: Annotated[str, Parameter("--by", help="Who says so.")] = "",
    take_back: Annotated[bool, Parameter("--take-back", negative="", help="The finding counts "
                                         "again, in place of letting it stand.")] = False,
) -> int:
    opened = open_letter(letter)
    after = count_again(opened.letter, finding) if take_back \
        else let_stand(opened.letter, finding, reason, by,
                       facts=facts_of(library_where_known(opened.letter, letter)))
    save_letter(opened, after)
    return 0
