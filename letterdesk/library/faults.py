"""Faults found in a text of the block language, before they have a file."""

from __future__ import annotations

import msgspec

from letterdesk.findings import PUT_RIGHT, Finding, Message, Place


class Fault(msgspec.Struct, frozen=True):
    """One fault in one text; line and column from 1."""

    code: str
    line: int
    message: Message
    remedy: Message
    column: int | None = None


class Position(msgspec.Struct, frozen=True):
    """Line and column of a character, both from 1."""

    line: int
    column: int


def position(source: str, offset: int) -> Position:
    """Where the character at `offset` stands."""
    before = source[:offset]
    return Position(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def finding_of(fault: Fault, file: str, language: str | None = None) -> Finding:
    """The fault with its place in a file."""
    place = Place(file=file, line=fault.line, column=fault.column, language=language)
    return Finding(fault.code, PUT_RIGHT, place, fault.message, fault.remedy)
