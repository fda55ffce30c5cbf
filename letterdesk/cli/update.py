"""letterdesk update"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.words import print_differences, print_findings, tell
from letterdesk.findings import say
from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.operations.libraries import library_of
from letterdesk.operations.update import update as bring
from letterdesk.settings import load_settings


def update(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    /,
    *,
    show: Annotated[bool, Parameter("--show", negative="", help="Only show what would "
                                    "change.")] = False,
) -> int:
    settings, _ = load_settings()
    opened = open_letter(letter)
    library = library_of(opened.letter, letter, settings).library
    updated = bring(opened.letter, library, by=settings.name)
    count = print_differences(updated.differences)
    print_differences(updated.beneath, beneath=True)
    print_findings(updated.findings)
    if updated.change is None:
        tell(say("{file}: the letter has the current texts", file=str(letter)))
    elif show:
        tell(say("{file}: parts that would read otherwise: {count}; figures, forms, rules and "
                 "house style would be taken as they are now", file=str(letter), count=count))
    else:
        save_letter(opened, updated.letter)
        tell(say("{file}: updated; parts that read otherwise: {count}", file=str(letter),
                 count=count))
    return 1 if updated.has_conflicts else 0
