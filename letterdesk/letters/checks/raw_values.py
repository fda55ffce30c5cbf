"""Values of a letter as checks need them: dates, symbols and whole numbers, where they are such."""

from __future__ import annotations

import datetime as dt

from letterdesk.letters.model import Letter
from letterdesk.letters.values import field_label
from letterdesk.library import Field, check_symbol

LETTER_DATE = "date"
"""The field that dates a letter, in every template."""


def date_in(letter: Letter, field: str) -> dt.date | None:
    """The date that a field holds."""
    return as_date(letter.values.get(field))


def as_date(raw: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def symbol_in(letter: Letter, field: str) -> str | None:
    """The UN symbol that a field holds, where it has the right form."""
    return as_symbol(letter.values.get(field))


def as_symbol(raw: object) -> str | None:
    return raw if isinstance(raw, str) and check_symbol(raw).ok else None


def whole_number(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def label_of(letter: Letter, field: Field) -> str:
    """A field's label in the letter's first language: the same whichever version is looked at."""
    return field_label(field, letter.languages[0], letter.pinned.source_language)
