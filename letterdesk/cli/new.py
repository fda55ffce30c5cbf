"""letterdesk new"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.options import Choose, LibraryFolder, Set, To, Without, Words
from letterdesk.cli.words import print_findings, tell
from letterdesk.findings import must_be_put_right, say
from letterdesk.letters.lookup import not_understood
from letterdesk.letters.store import write_letter
from letterdesk.operations.check import check
from letterdesk.operations.clock import now
from letterdesk.operations.libraries import chosen_folder, open_library
from letterdesk.operations.new import NewRequest
from letterdesk.operations.new import new as make
from letterdesk.settings import load_settings


def new(
    template: Annotated[str, Parameter(help="Id of the template; letterdesk templates lists "
                                       "them.")],
    /,
    *,
    lang: Annotated[Words, Parameter("--lang", negative="", help="Language of the letter; again "
                                     "for one more. The first leads.")],
    output: Annotated[Path, Parameter(("--output", "-o"), help="The letter's file; one that is "
                                      "there is replaced.")],
    library: LibraryFolder = None,
    set_: Set = (),
    choose: Choose = (),
    without: Without = (),
    to: To = (),
) -> int:
    if output.suffix.lower() != ".letter":
        raise not_understood(say("“{name}” is no name of a letter", name=output.name),
                             say("write a name that ends in .letter"))
    settings, _ = load_settings()
    opened = open_library(chosen_folder(settings, library))
    request = NewRequest(template, lang, set_, choose, without, to)
    letter = make(opened.library, request, by=settings.name)
    write_letter(output, letter)
    print_findings(must_be_put_right(check(letter, now().date())), sys.stderr)
    faults = len(must_be_put_right(opened.findings))
    if faults:
        tell(say("{folder}: things to put right in the library: {count}; letterdesk library lint "
                 "names them", folder=str(opened.folder), count=faults), sys.stderr)
    return 0
