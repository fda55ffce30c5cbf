"""letterdesk edit"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.options import (
    AddBlock,
    AddLanguage,
    Choose,
    DropNote,
    InsertAfter,
    Language,
    Move,
    RemoveLanguage,
    Restore,
    Set,
    Text,
    To,
    With,
    Without,
)
from letterdesk.cli.words import print_findings
from letterdesk.findings import LetterdeskError, must_be_put_right
from letterdesk.library import Library
from letterdesk.operations.check import check
from letterdesk.operations.clock import now
from letterdesk.operations.edit import EditRequest
from letterdesk.operations.edit import edit as change
from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.operations.libraries import library_of
from letterdesk.settings import load_settings


def edit(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    /,
    *,
    lang: Language = None,
    set_: Set = (),
    choose: Choose = (),
    without: Without = (),
    with_: With = (),
    move: Move = (),
    text: Text = (),
    restore: Restore = (),
    insert_after: InsertAfter = (),
    add_block: AddBlock = (),
    add_lang: AddLanguage = (),
    drop_note: DropNote = (),
    remove_lang: RemoveLanguage = (),
    to: To = (),
) -> int:
    settings, _ = load_settings()
    opened = open_letter(letter)

    def library() -> Library | None:
        try:
            return library_of(opened.letter, letter, settings).library
        except LetterdeskError:
            return None

    request = EditRequest(add_lang, set_, to, choose, with_, without, restore, text, insert_after,
                          add_block, move, lang, drop_note, remove_lang)
    after = change(opened.letter, request, library=library, by=settings.name)
    if after is not opened.letter:
        save_letter(opened, after)
    print_findings(must_be_put_right(check(after, now().date())), sys.stderr)
    return 0
