"""letterdesk check"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.options import Json
from letterdesk.cli.words import report
from letterdesk.operations.check import check as find
from letterdesk.operations.clock import now
from letterdesk.operations.letter_files import open_letter


def check(letter: Annotated[Path, Parameter(help="The letter's file.")], /, *,
          json: Json = False) -> int:
    opened = open_letter(letter)
    findings = (*opened.findings, *find(opened.letter, now().date(), with_pages=True))
    return report(findings, letter, json=json)
