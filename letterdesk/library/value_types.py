"""The values that fields take once they are read: what a text compares, counts and prints."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec

from letterdesk.contacts.model import Recipient
from letterdesk.findings import Message
from letterdesk.library.model import Signatory


class Money(msgspec.Struct, frozen=True):
    amount: int | Decimal
    currency: str
    """ISO 4217."""


class Country(msgspec.Struct, frozen=True):
    code: str
    """ISO 3166-1 alpha-2."""


class UnSymbol(str):
    """A UN document symbol of the right form; it compares and prints as its words."""

    __slots__ = ()

    @property
    def text(self) -> str:
        return str(self)


Value = (
    str | dt.date | int | Decimal | bool | Money | Country | Signatory | Recipient
    | tuple[str, ...] | tuple[Country, ...] | tuple[Signatory, ...]
)


class Parsed(msgspec.Struct, frozen=True):
    """A value as read. Nothing given: no value and no problem."""

    value: Value | None = None
    problem: Message | None = None
    """What is wrong with what was typed, and what to type instead."""
    suggestion: object = None
    """The raw value that was probably meant."""
