"""A letter: template, values, choices, edits, recipients, and a pinned copy of all it uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from letterdesk.contacts.model import FormTable, Recipient
from letterdesk.language.usage import Usage
from letterdesk.library.model import Block, Fact, HouseStyle, Rule, Signatory, Template, Words

FORMAT = 1


class EditBase(msgspec.Struct, frozen=True, omit_defaults=True):
    """The approved words that an edit was made on."""

    block: str
    text: str
    """Hash of the block's text."""
    decided: Mapping[str, Any] = {}
    """Every condition and plural category that chose the words, by its source."""


class Edit(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words that a person put in place of a block's, in one language.

    `source` is how an edit is written for people and scripts: Markdown of the
    subset, chips as `{{ expression }}`, fixed words as `[words]{fixed=id}`, and
    every other special character escaped. It is never run as a template: chips
    are looked up as single expressions of the block language.
    """

    base: EditBase
    body: tuple[Any, ...]
    """Elements of spans as plain JSON: `{"p": ["words ", {"chip": "country"}]}`."""
    by: str = ""
    on: str = ""


class LetterPart(msgspec.Struct, frozen=True, omit_defaults=True):
    """One part of a letter, in the letter's order."""

    part: str
    block: str | None = None
    """Chosen by hand; None: chosen by `use_when`."""
    inside: bool | None = msgspec.field(default=None, name="in")
    """Forced in or out; None: as the template says."""
    edits: Mapping[str, Edit] = {}
    free: Mapping[str, tuple[Any, ...]] | None = None
    """An added paragraph: body per language; such a part is named `added-<n>`."""
    done: Mapping[str, str] = {}
    """Language -> hash of the edits in the other languages that its words were held against."""


class FromFact(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value taken from the library's figure."""

    fact: str
    value: Any
    as_of: str = ""


class Waiver(msgspec.Struct, frozen=True):
    finding: str
    reason: str
    by: str
    on: str


class SignedCopy(msgspec.Struct, frozen=True):
    """The signed letter, a PDF that lies beside it."""

    file: str
    """Its name, in the letter's folder."""
    hash: str
    """SHA-256 of its bytes, hexadecimal."""
    by: str
    """Who attached it."""
    on: str
    state: str
    """Hash of the letter's words in all languages when it was attached."""


class Snapshot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A kept state: the letter without snapshots and pinned copy, and its composed documents."""

    name: str
    on: str
    by: str = ""
    state: str = ""
    """Hash of the words of all languages."""
    letter: Mapping[str, Any] = {}
    documents: Mapping[str, Any] = {}
    """language -> document as JSON data."""


class PartNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """What somebody remarked on a part, such as a comment in a Word file; it is never printed."""

    words: str
    who: str = ""
    when: str = ""
    """ISO 8601, as it was told; may be empty."""
    part: str | None = None
    """None: on the letter as a whole."""
    language: str = ""
    about: str = ""
    """The words that it is about."""
    kind: str = ""
    """Empty: a remark. Else what `words` are, in a Word file that was taken back: `reads` (a
    part that has no text to edit), `deleted` (a part that must stand; no words), `box` (a text
    box), `furniture` (the head or foot of a page)."""


class LibraryName(msgspec.Struct, frozen=True, omit_defaults=True):
    id: str = ""
    fingerprint: str = ""


class Pinned(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that a letter uses of its library: compose reads nothing else."""

    template: Template
    blocks: Mapping[str, Block] = {}
    facts: Mapping[str, Fact] = {}
    rules: tuple[Rule, ...] = ()
    forms: FormTable = {}
    usages: Mapping[str, Usage] = {}
    organisation: Words = {}
    signatories: Mapping[str, Signatory] = {}
    style: HouseStyle = HouseStyle()
    source_language: str = "en"
    files: Mapping[str, bytes] = {}
    """Pictures; base64 in the file."""


class Letter(msgspec.Struct, frozen=True, omit_defaults=True):
    """A letter as kept in a `.letter` file."""

    id: str
    title: str
    template: str
    languages: tuple[str, ...]
    changed: str
    """ISO 8601 with offset: the last change, and the time stamp of exported files."""
    pinned: Pinned
    format: int = FORMAT
    library: LibraryName = LibraryName()
    values: Mapping[str, Any] = {}
    """Field id -> JSON value as typed; translatable fields: language -> value."""
    from_facts: Mapping[str, FromFact] = {}
    parts: tuple[LetterPart, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    waived: tuple[Waiver, ...] = ()
    notes: tuple[PartNote, ...] = ()
    """Remarks on parts; a letter of an older Letterdesk has none."""
    signed: SignedCopy | None = None
    snapshots: tuple[Snapshot, ...] = ()
