"""Values of fields: from the JSON of a letter to typed values, with what is wrong in words.

Dates have no time zone and no locale of the machine; numbers stay exact.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

import msgspec

from letterdesk import language as grammar
from letterdesk.contacts.model import GENDERS, ROLES, Recipient
from letterdesk.findings import say
from letterdesk.language.near_dates import near_date
from letterdesk.language.usage import Usage
from letterdesk.library.bounds import bounds_problem
from letterdesk.library.country_values import (
    country_problem,
    is_code,
    read_countries,
    read_country,
)
from letterdesk.library.model import Field, Signatory
from letterdesk.library.plain_values import (
    choice_named,
    exact_number,
    is_missing,
    iso_date,
    shown,
)
from letterdesk.library.typed_values import read_typed, show_typed
from letterdesk.library.un_symbols import check_symbol
from letterdesk.library.value_types import Money, Parsed, UnSymbol

__all__ = ["is_missing", "parse_value", "read_typed", "show_typed"]

MOST_CHARACTERS = 100_000
"""A paragraph typed into a field."""
MOST_ENTRIES = 5_000
MOST_DIGITS = 18
_BLANKS = " \t\r\n"
"""Cut off the ends; a no-break space is there because somebody typed it."""

_Known = Mapping[str, Signatory]


class _Asked(NamedTuple):
    field: Field
    raw: Any
    usage: Usage
    known: _Known


_Reader = Callable[[_Asked], Parsed]
_Item = TypeVar("_Item")


def parse_value(
    field: Field, raw: Any, usage: Usage, *, signatories: Mapping[str, Signatory]
) -> Parsed:
    """The typed value of a field from its JSON value, held against the field's bounds.

    A table by language of a translatable field gives the words of `usage.language`.
    """
    if field.translatable and isinstance(raw, Mapping):
        raw = raw.get(usage.language)
    if is_missing(raw):
        return Parsed()
    reader = _READERS.get(field.type)
    if reader is None:
        return Parsed(problem=say("there is no type of field “{type}”; choose another in the "
                                  "template", type=field.type))
    parsed = reader(_Asked(field, raw, usage, signatories))
    if parsed.value is None or parsed.problem is not None:
        return parsed
    problem = bounds_problem(field, parsed.value)
    return parsed if problem is None else Parsed(problem=problem)


def _text(asked: _Asked) -> Parsed:
    if not isinstance(asked.raw, str):
        is_number = isinstance(asked.raw, int | float | Decimal)
        return Parsed(problem=say("“{typed}” is no text; type words", typed=shown(asked.raw)),
                      suggestion=str(asked.raw) if is_number else None)
    if len(asked.raw) > MOST_CHARACTERS:
        return Parsed(problem=say("this has {length} characters; type at most {most}",
                                  length=len(asked.raw), most=MOST_CHARACTERS))
    return Parsed(asked.raw.strip(_BLANKS))


def _date(asked: _Asked) -> Parsed:
    if isinstance(asked.raw, dt.date) and not isinstance(asked.raw, dt.datetime):
        return Parsed(asked.raw)
    problem = say("“{typed}” is no date; type it like 2014-05-22", typed=shown(asked.raw))
    if not isinstance(asked.raw, str):
        return Parsed(problem=problem)
    iso = iso_date(asked.raw.strip())
    if iso is not None:
        return Parsed(iso)
    meant = grammar.parse_date(asked.raw, asked.usage)
    if meant is not None:
        return Parsed(problem=say("“{typed}” is kept in a letter as {iso}; type {iso}",
                                  typed=shown(asked.raw), iso=meant.isoformat()),
                      suggestion=meant.isoformat())
    near = near_date(asked.raw, asked.usage)
    if near is not None:
        return Parsed(problem=say("“{typed}” is no date; the nearest is {meant}",
                                  typed=shown(asked.raw),
                                  meant=grammar.format_date(near, asked.usage)),
                      suggestion=near.isoformat())
    return Parsed(problem=problem)


def _number(asked: _Asked) -> Parsed:
    number = exact_number(asked.raw)
    if number is None:
        meant = grammar.parse_number(asked.raw, asked.usage) if isinstance(asked.raw, str) else None
        return Parsed(problem=say("“{typed}” is no number; type it in digits, like 1500",
                                  typed=shown(asked.raw)), suggestion=meant)
    if abs(number) >= 10**MOST_DIGITS:
        return Parsed(problem=say("“{typed}” is too large; type a number of at most {most} digits",
                                  typed=shown(asked.raw), most=MOST_DIGITS))
    return Parsed(number)


def _money(asked: _Asked) -> Parsed:
    problem = say("“{typed}” is no sum of money; type the currency and the amount, like EUR 1500",
                  typed=shown(asked.raw))
    if not isinstance(asked.raw, Mapping) or set(asked.raw) != {"amount", "currency"}:
        meant = read_typed(asked.field, asked.raw, asked.usage) if isinstance(
            asked.raw, str) else None
        return Parsed(problem=problem, suggestion=meant if isinstance(meant, dict) else None)
    amount = exact_number(asked.raw["amount"])
    currency = asked.raw["currency"]
    if amount is None or abs(amount) >= 10**MOST_DIGITS or not isinstance(currency, str):
        return Parsed(problem=problem)
    if re.fullmatch(r"[A-Z]{3}", currency) is None:
        return Parsed(problem=say("“{typed}” is no currency; type its three letters, like EUR",
                                  typed=shown(currency)))
    return Parsed(Money(amount, currency))


def _choice(asked: _Asked) -> Parsed:
    if any(choice.id == asked.raw for choice in asked.field.choices):
        return Parsed(asked.raw)
    meant = choice_named(asked.field.choices, asked.raw)
    return Parsed(
        problem=say("“{typed}” is none of the choices; choose one of: {choices}",
                    typed=shown(asked.raw),
                    choices=", ".join(choice.id for choice in asked.field.choices)),
        suggestion=meant)


def _yes_no(asked: _Asked) -> Parsed:
    if isinstance(asked.raw, bool):
        return Parsed(asked.raw)
    return Parsed(problem=say("“{typed}” is neither yes nor no; type yes or no",
                              typed=shown(asked.raw)))


def _list(asked: _Asked) -> Parsed:
    entries = _entries(asked.raw)
    if entries is None or not all(isinstance(entry, str) for entry in entries):
        return Parsed(problem=say("“{typed}” is no list; type the entries with ; between them",
                                  typed=shown(asked.raw)))
    return Parsed(tuple(entry.strip(_BLANKS) for entry in entries if entry.strip()))


def _entries(raw: Any) -> list[Any] | None:
    if isinstance(raw, list | tuple) and len(raw) <= MOST_ENTRIES:
        return list(raw)
    return None


def _country(asked: _Asked) -> Parsed:
    return read_country(asked.raw, asked.usage)


def _countries(asked: _Asked) -> Parsed:
    return read_countries(_entries(asked.raw), asked.raw, asked.usage)


def _un_symbol(asked: _Asked) -> Parsed:
    if not isinstance(asked.raw, str):
        return Parsed(problem=say("“{typed}” is no UN document symbol; type it like S/2014/348",
                                  typed=shown(asked.raw)))
    check = check_symbol(asked.raw.strip())
    if check.ok:
        return Parsed(UnSymbol(asked.raw.strip()))
    return Parsed(problem=check.problem, suggestion=check.suggestion)


def _signatory(asked: _Asked) -> Parsed:
    signatory = _one_signatory(asked.raw, asked.known)
    return signatory if isinstance(signatory, Parsed) else Parsed(signatory)


def _one_signatory(raw: Any, known: _Known) -> Signatory | Parsed:
    if isinstance(raw, str):
        if raw in known:
            return known[raw]
        named = [key for key, one in known.items() if raw.strip().casefold() in _names(one)]
        return Parsed(
            problem=say("“{typed}” is no signatory of the library; type one of: {ids}",
                        typed=shown(raw), ids=", ".join(list(known)[:12]) or "–"),
            suggestion=named[0] if len(named) == 1 else None)
    read = _converted(raw, Signatory)
    if read is None or not _has_name(read.name):
        return Parsed(problem=say("“{typed}” is no signatory; give at least a name",
                                  typed=shown(raw)))
    return read


def _names(signatory: Signatory) -> tuple[str, ...]:
    words = (signatory.name,) if isinstance(signatory.name, str) else signatory.name.values()
    return tuple(name.casefold() for name in words)


def _has_name(name: str | Mapping[str, str]) -> bool:
    return bool(name.strip()) if isinstance(name, str) else any(n.strip() for n in name.values())


def _signatories(asked: _Asked) -> Parsed:
    entries = _entries(asked.raw)
    if entries is None:
        is_one = isinstance(asked.raw, str) and asked.raw in asked.known
        return Parsed(problem=say("“{typed}” is no list of signatories; type their ids with ; "
                                  "between them", typed=shown(asked.raw)),
                      suggestion=[asked.raw] if is_one else None)
    read = [_one_signatory(entry, asked.known) for entry in entries if not is_missing(entry)]
    for one in read:
        if isinstance(one, Parsed):
            return Parsed(problem=one.problem)
    return Parsed(tuple(one for one in read if isinstance(one, Signatory)))


def _person(asked: _Asked) -> Parsed:
    if isinstance(asked.raw, str):
        return Parsed(Recipient(name=asked.raw.strip()))
    read = _converted(asked.raw, Recipient)
    if read is None:
        return Parsed(problem=say("“{typed}” is no person; type a name, or it like "
                                  "role=minister;name=…;gender=f;country=FR",
                                  typed=shown(asked.raw)))
    return _checked_person(read, asked.usage)


def _checked_person(read: Recipient, usage: Usage) -> Parsed:
    if read.role not in ROLES:
        return Parsed(problem=say("“{role}” is no role; type one of: {roles}",
                                  role=shown(read.role), roles=", ".join(ROLES)))
    if read.gender is not None and read.gender not in GENDERS:
        return Parsed(problem=say("“{gender}” is no gender that forms of address know; type f, m, "
                                  "or nothing", gender=shown(read.gender)))
    if read.country is not None and not is_code(read.country):
        return Parsed(problem=country_problem(read.country, usage))
    return Parsed(read)


def _converted(raw: Any, kind: type[_Item]) -> _Item | None:
    """A table as a struct; None where it does not fit."""
    if isinstance(raw, kind):
        return raw
    if not isinstance(raw, Mapping):
        return None
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        return None


_READERS: Mapping[str, _Reader] = {
    "text": _text, "paragraph": _text, "date": _date, "number": _number, "money": _money,
    "choice": _choice, "yes_no": _yes_no, "list": _list, "country": _country,
    "countries": _countries, "un_symbol": _un_symbol, "signatory": _signatory,
    "signatories": _signatories, "person": _person, "recipient": _person,
}
