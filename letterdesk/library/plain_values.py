"""Plain JSON values read exactly: digits, ISO dates, ids of choices; nothing of a language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from letterdesk.library.model import Choice

_MOST_SHOWN = 60
_DIGITS = re.compile(r"-?\d{1,40}(\.\d{1,40})?", re.ASCII)


def is_missing(raw: Any) -> bool:
    """Whether nothing was given: empty words, an empty list or table."""
    if isinstance(raw, str):
        return not raw.strip()
    if isinstance(raw, list | tuple):
        return all(is_missing(item) for item in raw)
    return raw is None or raw == {}


def shown(raw: Any) -> str:
    """What was typed, short enough for a sentence."""
    if isinstance(raw, str):
        words = raw
    else:
        try:
            words = msgspec.json.encode(raw, enc_hook=str).decode()
        except (OverflowError, ValueError, TypeError, RecursionError):
            words = "…"
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"


def iso_date(text: str) -> dt.date | None:
    """The date of `2014-05-22`; None for anything else."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def exact_number(raw: Any) -> int | Decimal | None:
    """The number of a JSON value, or of plain digits in a string; None for anything else."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal | str):
        return None
    if isinstance(raw, int):
        return raw
    if isinstance(raw, str) and _DIGITS.fullmatch(raw.strip()) is None:
        return None
    try:
        number = Decimal(str(raw).strip())
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    is_whole = number == number.to_integral_value() and not (
        isinstance(raw, Decimal | str) and "." in str(raw))
    return int(number) if is_whole and abs(number) < 10**40 else number


def choice_named(choices: Sequence[Choice], typed: object) -> str | None:
    """The id of the choice that has this id or label, in any case and language."""
    words = str(typed).strip().casefold()
    for choice in choices:
        if words in (choice.id, *(label.casefold() for label in choice.label.values())):
            return choice.id
    return None


