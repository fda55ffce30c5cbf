"""The bounds of a field: least and most as number, date, count of entries or length."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from letterdesk.findings import Message, say
from letterdesk.library.model import Field
from letterdesk.library.plain_values import exact_number, iso_date
from letterdesk.library.value_types import Money


def bounds_problem(field: Field, value: Any) -> Message | None:
    """What is wrong where the value lies outside the bounds of its field."""
    if field.type == "number" and not field.fractions and value != int(value):
        return say("{value} is no whole number; type {whole}, or another number without a fraction",
                   value=str(value), whole=str(round(value)))
    if field.at_least is None and field.at_most is None:
        return None
    match field.type:
        case "number":
            return _number_problem(field, value)
        case "money" if isinstance(value, Money):
            return _number_problem(field, value.amount)
        case "date":
            return _date_problem(field, value)
        case "text" | "paragraph":
            size = say("{count} characters", count=len(value))
            return _size_problem(field, size, len(value))
        case "list" | "countries" | "signatories":
            return _size_problem(field, say("{count} entries", count=len(value)), len(value))
    return None


def _number_problem(field: Field, value: int | Decimal) -> Message | None:
    least, most = exact_number(field.at_least), exact_number(field.at_most)
    if least is not None and value < least:
        return say("{value} is less than {least}; type {least} or more",
                   value=str(value), least=str(least))
    if most is not None and value > most:
        return say("{value} is more than {most}; type {most} or less",
                   value=str(value), most=str(most))
    return None


def date_bound(bound: Any) -> dt.date | None:
    """A bound of a date field: a date of TOML, or one written as `2014-05-22`."""
    if isinstance(bound, dt.date):
        return bound
    return iso_date(bound) if isinstance(bound, str) else None


def _date_problem(field: Field, value: dt.date) -> Message | None:
    least, most = date_bound(field.at_least), date_bound(field.at_most)
    if least is not None and value < least:
        return say("{value} is too early; type {least} or a later day",
                   value=value.isoformat(), least=least.isoformat())
    if most is not None and value > most:
        return say("{value} is too late; type {most} or an earlier day",
                   value=value.isoformat(), most=most.isoformat())
    return None


def _size_problem(field: Field, size: Message, count: int) -> Message | None:
    least, most = exact_number(field.at_least), exact_number(field.at_most)
    if least is not None and count < least:
        return say("this has {size}; type at least {least}", size=size, least=str(least))
    if most is not None and count > most:
        return say("this has {size}; type at most {most}", size=size, most=str(most))
    return None
