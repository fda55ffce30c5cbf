"""Shows a letter as it reads, part by part, with the source that `edit --text` takes."""

from __future__ import annotations

import msgspec

from letterdesk.letters.compose import compose
from letterdesk.letters.lookup import language_of
from letterdesk.letters.model import Letter
from letterdesk.letters.values import field_label, raw_value
from letterdesk.library import show_typed
from letterdesk.operations.versions import Version, versions


class ShownPart(msgspec.Struct, frozen=True):
    part: str
    block: str | None
    inside: bool
    edited: bool
    text: str
    """As it reads."""
    source: str
    """As `edit --text` takes it."""


class ShownField(msgspec.Struct, frozen=True):
    field: str
    type: str
    label: str
    typed: str
    """As `--set` takes it."""
    value: object
    """As the letter keeps it."""


class ShownLetter(msgspec.Struct, frozen=True):
    id: str
    title: str
    template: str
    languages: tuple[str, ...]
    language: str
    changed: str
    fields: tuple[ShownField, ...]
    parts: tuple[ShownPart, ...]
    snapshots: tuple[str, ...]
    versions: tuple[Version, ...] = ()
    """What each language version lacks."""


def show(letter: Letter, language: str | None = None) -> ShownLetter:
    """The letter in one language, the first where none is given. Raises NotUnderstood."""
    language = language_of(letter, language)
    parts = tuple(
        ShownPart(part.part, part.block, part.inside, part.edited, part.text, part.source)
        for part in compose(letter, language).parts
    )
    return ShownLetter(
        letter.id, letter.title, letter.template, letter.languages, language, letter.changed,
        tuple(_fields(letter, language)), parts, tuple(kept.name for kept in letter.snapshots),
        versions(letter),
    )


def _fields(letter: Letter, language: str) -> list[ShownField]:
    usage = letter.pinned.usages[language]
    shown = []
    for field in letter.pinned.template.field:
        raw = raw_value(letter, field, language)
        shown.append(ShownField(
            field.id, field.type, field_label(field, language, letter.pinned.source_language),
            show_typed(field, raw, usage) if raw is not None else "", raw))
    return shown
