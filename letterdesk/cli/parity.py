"""letterdesk parity"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.options import Json, Language
from letterdesk.cli.words import print_json, tell
from letterdesk.findings import say
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.parity import Version
from letterdesk.operations.parity import parity as held_together


def parity(
    letter: Annotated[Path, Parameter(help="The letter's file.")], /, *,
    lang: Language = None, json: Json = False,
) -> int:
    found = held_together(open_letter(letter).letter, (lang,) if lang else ())
    if json:
        print_json([{
            "language": one.language, **one.parity._asdict(), "share": one.parity.share,
            "is_enough": one.parity.is_enough(one.language), "pdf": one.pdf, "docx": one.docx,
        } for one in found])
    else:
        for one in found:
            _tell(one)
    return 0 if all(one.parity.is_enough(one.language) for one in found) else 1


def _tell(one: Version) -> None:
    parity = one.parity
    tell(say("{language}: {alike} of {lines} lines alike, {pages} pages in the PDF, {others} in "
             "the DOCX", language=one.language, alike=parity.alike, lines=parity.lines,
             pages=parity.pages[0], others=parity.pages[1]))
    if parity.italic:
        tell(say("not counted, because LibreOffice alone breaks lines elsewhere at words in "
                 "italics: {count}", count=parity.italic))
    for line in parity.differing:
        print(f"    {line}")
