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
from letterdesk.letters.model import Letter
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.check import check
from letterdesk.operations.clock import now
from letterdesk.operations.duplicate import letter_like
from letterdesk.operations.follow_up import follow_up as follow
from letterdesk.operations.libraries import OpenLibrary, chosen_folder, open_library
from letterdesk.operations.new import NewRequest
from letterdesk.operations.new import new as make
from letterdesk.settings import load_settings


def new(
    template: Annotated[str | None, Parameter(help="Id of the template; letterdesk templates "
                                              "lists them. None with --like.")] = None,
    /,
    *,
    output: Annotated[Path, Parameter(("--output", "-o"), help="The letter's file; one that is "
                                      "there is replaced.")],
    lang: Annotated[Words, Parameter("--lang", negative="", show_default=False,
                                     help="Language of the letter; again for one more. The first "
                                     "leads.")] = (),
    like: Annotated[Path | None, Parameter(
        "--like", help="A letter whose choices, edits and values the new one takes; what is of "
                       "its case alone stays empty.")] = None,
    follow_up: Annotated[Path | None, Parameter(
        "--follow-up", help="A letter whose values, recipients and languages the new one takes "
                            "over into TEMPLATE.")] = None,
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
    if like is not None or follow_up is not None:
        _refuse_beside(like, follow_up, template, (lang, set_, choose, without, to))
    if like is not None:
        return _written(letter_like(read_letter(like).letter, by=settings.name), output)
    if template is None:
        raise not_understood(say("name a template, or a letter with --like"),
                             say("letterdesk templates lists them"))
    opened = open_library(chosen_folder(settings, library))
    if follow_up is not None:
        made = follow(read_letter(follow_up).letter, opened.library, template, by=settings.name)
        print_findings(made.left_out, sys.stderr)
        return _written(made.letter, output, opened)
    request = NewRequest(template, lang, set_, choose, without, to)
    return _written(make(opened.library, request, by=settings.name), output, opened)


def _refuse_beside(like: Path | None, follow_up: Path | None, template: str | None,
                   asked: tuple[Words, ...]) -> None:
    if any(asked):
        raise not_understood(say("--like and --follow-up take everything from the other letter"),
                             say("letterdesk edit changes the new one"))
    if like is not None and (follow_up is not None or template is not None):
        raise not_understood(say("--like takes the template of the other letter"),
                             say("leave the template and --follow-up out"))


def _written(letter: Letter, output: Path, opened: OpenLibrary | None = None) -> int:
    write_letter(output, letter)
    print_findings(must_be_put_right(check(letter, now().date())), sys.stderr)
    faults = len(must_be_put_right(opened.findings)) if opened is not None else 0
    if opened is not None and faults:
        tell(say("{folder}: things to put right in the library: {count}; letterdesk library lint "
                 "names them", folder=str(opened.folder), count=faults), sys.stderr)
    return 0
