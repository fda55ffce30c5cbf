"""letterdesk attach-signed"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.words import tell
from letterdesk.findings import say
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.signed_copy import attach_signed as attach
from letterdesk.settings import load_settings


def attach_signed(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    scan: Annotated[Path, Parameter(help="The signed letter, as PDF: a scan, or a file that was "
                                    "signed with a certificate.")], /, *,
    by: Annotated[str | None, Parameter("--by", help="Who attaches it; without it the name in the "
                                        "settings.")] = None,
    replace: Annotated[bool, Parameter("--replace", negative="", help="In place of a signed copy "
                                       "that is there.")] = False,
) -> int:
    name = load_settings()[0].name if by is None else by
    target = attach(open_letter(letter), scan, by=" ".join(name.split()), replacing=replace)
    tell(say("kept as {file}; the letter is signed", file=str(target)))
    return 0
