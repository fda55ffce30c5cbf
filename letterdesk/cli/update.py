"""letterdesk update"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.words import print_differences, print_findings
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
    print_differences(updated.beneath, name="approved text of part")
    print_findings(updated.findings)
    if updated.change is None:
        print(f"{letter}: the letter has the current texts")
    elif not show:
        save_letter(opened, updated.letter)
        print(f"{letter}: updated, {count} parts read otherwise")
    return 1 if updated.has_conflicts else 0
