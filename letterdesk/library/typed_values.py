"""What a person types into a box or after --set, to the JSON value of a letter and back.

What is not understood is kept as typed: nothing that a person wrote is lost,
and the finding on the value says what to type instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from letterdesk import contacts
from letterdesk import language as grammar
from letterdesk.document.model import WORD_JOINER
from letterdesk.findings import NotUnderstood
from letterdesk.language.usage import Usage
from letterdesk.library.model import Field
from letterdesk.library.plain_values import choice_named, exact_number, is_missing, iso_date

SEPARATOR = ";"

_YES_NO_WORDS: Mapping[str, tuple[str, str]] = {
    "en": ("yes", "no"), "fr": ("oui", "non"), "es": ("sí", "no"), "ar": ("نعم", "لا"),
    "ru": ("да", "нет"), "zh": ("是", "否"),
}
_YES_NO: Mapping[str, bool] = {
    **{word: index == 0 for words in _YES_NO_WORDS.values() for index, word in enumerate(words)},
    "true": True, "y": True, "1": True, "si": True, "false": False, "n": False, "0": False,
}
_MONEY = re.compile(r"(?:([A-Za-z]{3})\s*(.+?)|(.+?)\s*([A-Za-z]{3}))")
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


def read_typed(field: Field, text: str, usage: Usage) -> Any:
    """The JSON value that typed words stand for; None for none, the words where malformed.

    Lists are parted by `;`, countries are codes or names, dates are ISO or as
    the language writes them. Of a translatable field: the value in this language.
    """
    words = text.strip()
    if not words:
        return None
    match field.type:
        case "date":
            return _read_date(text, usage)
        case "number":
            return _read_number(text, usage)
        case "money":
            return _read_money(text, usage)
        case "choice":
            return choice_named(field.choices, words) or text
        case "yes_no":
            return _YES_NO.get(words.casefold(), text)
        case "country":
            return grammar.find_country(words) or text
        case "countries":
            return [grammar.find_country(piece) or piece for piece in _pieces(text)]
        case "list" | "signatories":
            return _pieces(text)
        case "signatory" | "un_symbol":
            return words
        case "person" | "recipient":
            return _read_person(words, field.type)
    return text


def show_typed(field: Field, raw: Any, usage: Usage) -> str:
    """The words for a box: what `read_typed` reads as the same value again."""
    if field.translatable and isinstance(raw, Mapping):
        raw = raw.get(usage.language)
    if is_missing(raw):
        return ""
    words = _in_language(field, raw, usage)
    if words is not None and read_typed(field, words, usage) == raw:
        return words
    return _plain(raw)


def _in_language(field: Field, raw: Any, usage: Usage) -> str | None:
    """The value as the language writes it; None where it is malformed."""
    match field.type:
        case "date":
            day = iso_date(raw) if isinstance(raw, str) else None
            if day is None:
                return None
            return grammar.format_date(day, usage).replace(WORD_JOINER, "")
        case "number":
            return _show_number(raw, usage)
        case "money" if isinstance(raw, Mapping):
            return f"{raw.get('currency')} {_grouped(raw.get('amount'), usage)}"
        case "choice":
            labels = [c.label.get(usage.language) for c in field.choices if c.id == raw]
            return labels[0] if labels else None
        case "yes_no" if isinstance(raw, bool):
            return _YES_NO_WORDS[usage.language][0 if raw else 1]
        case "country":
            return _country_words(raw, usage)
        case "countries" if isinstance(raw, list | tuple):
            return _joined([_country_words(item, usage) or str(item) for item in raw])
    return None


def _plain(raw: Any) -> str:
    """Words for any value: lists by `;`, tables as key=value."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, list | tuple):
        return _joined([_plain(item) for item in raw])
    if isinstance(raw, Mapping):
        return SEPARATOR.join(f"{key}={_part(value)}" for key, value in raw.items()
                              if not is_missing(value))
    return str(raw)


def _joined(words: Sequence[str]) -> str:
    return f"{SEPARATOR} ".join(words)


def _part(value: Any) -> str:
    return "|".join(str(item) for item in value) if isinstance(value, list | tuple) else str(value)


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(SEPARATOR) if piece.strip()]


def _read_date(text: str, usage: Usage) -> str:
    day = iso_date(text.strip()) or grammar.parse_date(text, usage)
    return day.isoformat() if day is not None else text


def _read_number(text: str, usage: Usage) -> int | float | str:
    """JSON holds whole numbers exactly; others as the shortest float, or as digits."""
    number = exact_number(text)
    if number is None:
        number = grammar.parse_number(text, usage)
    if number is None:
        return text
    if isinstance(number, int):
        return number
    return float(number) if Decimal(repr(float(number))) == number else str(number)


_GROUPED_FROM = 10_000
"""A box shows shorter numbers as they are typed: 2012 may be a year."""


def _show_number(raw: Any, usage: Usage) -> str | None:
    number = exact_number(raw)
    if isinstance(number, int) and abs(number) < _GROUPED_FROM:
        return str(number)
    return _grouped(raw, usage)


def _grouped(raw: Any, usage: Usage) -> str | None:
    number = exact_number(raw)
    return grammar.format_number(number, usage) if number is not None else None


def _read_money(text: str, usage: Usage) -> Any:
    words = text.strip()
    for symbol, code in _SYMBOLS.items():
        words = words.replace(symbol, f" {code} ").strip()
    found = _MONEY.fullmatch(words)
    if found is None:
        return text
    amount = _read_number(found[2] or found[3], usage)
    if exact_number(amount) is None:
        return text
    return {"amount": amount, "currency": (found[1] or found[4]).upper()}


def _country_words(raw: Any, usage: Usage) -> str | None:
    """The name, where it is found again; else the code."""
    if raw not in grammar.country_codes():
        return None
    name = grammar.country(raw, usage).text
    return name if SEPARATOR not in name and grammar.find_country(name) == raw else str(raw)


def _read_person(words: str, kind: str) -> Any:
    if "=" not in words:
        return {"name": words} if kind == "person" else words
    try:
        return msgspec.to_builtins(contacts.parse_recipient(words))
    except NotUnderstood:
        return words
