"""letterdesk check"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.options import Json
from letterdesk.cli.words import finding_data, print_findings, print_json, tell
from letterdesk.findings import must_be_put_right, say
from letterdesk.operations.check import check as find
from letterdesk.operations.clock import now
from letterdesk.operations.letter_files import open_letter


def check(letter: Annotated[Path, Parameter(help="The letter's file.")], /, *,
          json: Json = False) -> int:
    opened = open_letter(letter)
    findings = (*opened.findings, *find(opened.letter, now().date(), with_pages=True))
    if json:
        print_json([finding_data(finding) for finding in findings])
    elif findings:
        print_findings(findings)
    else:
        tell(say("{file}: nothing to put right", file=str(letter)))
    return 1 if must_be_put_right(findings) else 0
