"""Findings: the one type for trouble, from a broken TOML line to a stale figure.

Messages are whole sentences with named values. They are kept apart from their
values until a shell shows them, so that a catalog can translate the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    PUT_RIGHT = "put right"
    LOOK_AT = "look at"


PUT_RIGHT = Severity.PUT_RIGHT
LOOK_AT = Severity.LOOK_AT


class Message(msgspec.Struct, frozen=True):
    """A sentence with named places, `"no part “{part}”"`, and the values for them.

    A value is a word, a number, or another message, which is translated too.
    """

    text: str
    values: Mapping[str, str | int | Message] = {}

    def shown(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the language of `translate`, values in place."""
        filled = {
            name: value.shown(translate) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return translate(self.text).format_map(filled) if filled else translate(self.text)


def say(text: str, /, **values: str | int | Message) -> Message:
    """Marks a sentence for the catalogs; Babel extracts its first argument."""
    return Message(text, values)


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a finding points: into a file (line and column from 1), or into a letter."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    part: str | None = None
    block: str | None = None
    field: str | None = None
    language: str | None = None
    recipient: int | None = None
    detail: str | None = None

    def shown(self) -> str:
        """`blocks/x/en.md:3:7`, or `part position, field country, en`."""
        if self.file is not None:
            numbers = [str(n) for n in (self.line, self.column) if n is not None]
            return ":".join([self.file, *numbers])
        named = [("part", self.part), ("block", self.block), ("field", self.field)]
        words = [f"{name} {value}" for name, value in named if value]
        if self.recipient is not None:
            words.append(f"recipient {self.recipient + 1}")
        if self.language:
            words.append(self.language)
        return ", ".join(words)


class Fix(msgspec.Struct, frozen=True):
    """A certain remedy as plain data; an operation turns it into a change."""

    kind: str
    """`set-field`, `restore-part` ...: what letters/changes.py can do."""
    values: Mapping[str, object] = {}


class Finding(msgspec.Struct, frozen=True):
    """One trouble: what is wrong, where, and what to do."""

    code: str
    severity: Severity
    place: Place
    message: Message
    remedy: Message | None = None
    fix: Fix | None = None
    words: str = ""
    """The words that it is about, exactly as they are printed; empty where it is about none."""

    @property
    def id(self) -> str:
        """The name that a waiver uses: code and place."""
        where = [self.place.file, self.place.part, self.place.block, self.place.field,
                 self.place.language, self.place.detail]
        return ":".join([self.code, *(w for w in where if w)])

    def line(self, translate: Callable[[str], str] = str) -> str:
        """The finding on one line: place, severity, message, remedy."""
        shown = f"{self.message.shown(translate)}"
        if self.remedy is not None:
            shown = f"{shown}; {self.remedy.shown(translate)}"
        where = self.place.shown()
        head = f"{where}: " if where else ""
        return " ".join(f"{head}{translate('to ' + self.severity.value)}: {shown}".split())


class LetterdeskError(Exception):
    """What a caller cannot foresee and a person must be told; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.line())
        self.finding = finding


class NotUnderstood(LetterdeskError):
    """A name or value in a request that means nothing here (command line: exit 2)."""


def must_be_put_right(findings: Iterable[Finding]) -> list[Finding]:
    """Those findings that stop an export."""
    return [finding for finding in findings if finding.severity is PUT_RIGHT]
