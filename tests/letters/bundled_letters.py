"""Letters of the bundled library, and their words as an editor reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from letterdesk.contacts import parse_recipient
from letterdesk.document.model import Document, plain_text, spans_of
from letterdesk.findings import must_be_put_right
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import ChooseBlock
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import new_letter
from letterdesk.library import Library, load_library
from letterdesk.resources import bundled_library

NOW = dt.datetime(2014, 6, 5, 12, tzinfo=dt.UTC)


@cache
def bundled() -> Library:
    return load_library(bundled_library())[0]


def bundled_letter(template: str, language: str, values: Mapping[str, Any],
                   to: str | None = None, now: dt.datetime = NOW) -> Letter:
    """A letter to one recipient (`role=..;country=..`) or to nobody named."""
    return new_letter(bundled(), template, [language], now=now, values=values,
                      recipients=(parse_recipient(to),) if to else ())


def words_of(document: Document) -> str:
    """The words of a letter, an element a line."""
    return "\n".join(plain_text(tuple(spans_of(element))) for element in document.elements)


def words_of_whole(letter: Letter, language: str, choose: tuple[str, str] | None = None) -> str:
    """The words of a letter that has nothing to put right; `choose` is a part and its block."""
    if choose:
        letter = apply(letter, ChooseBlock(*choose)).letter
    composition = compose(letter, language)
    assert must_be_put_right(composition.findings) == []
    return words_of(composition.document)
