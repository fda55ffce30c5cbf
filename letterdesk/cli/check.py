"""letterdesk check"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from letterdesk.cli.options import Json
from letterdesk.cli.words import finding_data, print_json, report
from letterdesk.findings import Finding, LetterdeskError, must_be_put_right, say
from letterdesk.letters.model import Letter
from letterdesk.library import Library
from letterdesk.operations.check import check as find
from letterdesk.operations.clock import now
from letterdesk.operations.fix import facts_of
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.libraries import library_of
from letterdesk.operations.remedies import Remedy, remedies
from letterdesk.settings import load_settings


def check(letter: Annotated[Path, Parameter(help="The letter's file.")], /, *,
          json: Json = False) -> int:
    opened = open_letter(letter)
    library = library_where_known(opened.letter, letter)
    found = find(opened.letter, now().date(), with_pages=True, facts=facts_of(library))
    findings = (*opened.findings, *found)
    offered = [remedies(opened.letter, finding, library=library) for finding in findings]
    if json:
        print_json([_data(*one) for one in zip(findings, offered, strict=True)])
    elif not findings:
        return report((), letter, json=False)
    else:
        for one in zip(findings, offered, strict=True):
            print(_line(*one))
    return 1 if must_be_put_right(findings) else 0


def library_where_known(letter: Letter, path: Path) -> Library | None:
    """The library of a letter as it is now, or None where this desk does not know it."""
    settings, _ = load_settings()
    try:
        return library_of(letter, path, settings).library
    except LetterdeskError:
        return None


def _line(finding: Finding, offered: Sequence[Remedy]) -> str:
    """The finding, and behind it what `letterdesk fix` can do about it."""
    ways = [say("{number} {how}", number=number, how=remedy.words).shown()
            for number, remedy in enumerate(offered, 1)]
    if not ways:
        return finding.line()
    if offered[0].is_sure:
        ways = [offered[0].words.shown()]
    return say("{finding} [letterdesk fix … {id}: {ways}]", finding=finding.line(),
               id=shlex.quote(finding.id), ways=", ".join(ways)).shown()


def _data(finding: Finding, offered: Sequence[Remedy]) -> dict[str, Any]:
    data = finding_data(finding)
    if finding.words:
        data["words"] = finding.words
    if offered:
        data["remedies"] = [{"choice": number, "words": remedy.words.shown(),
                             "certain": remedy.is_sure}
                            for number, remedy in enumerate(offered, 1)]
    return data
