"""Shows a letter as it reads, part by part, with the source that `edit --text` takes."""

from __future__ import annotations

from pathlib import Path

import msgspec

from letterdesk.findings import Message, say
from letterdesk.letters.compose import compose
from letterdesk.letters.lookup import language_of
from letterdesk.letters.model import Letter, PartNote
from letterdesk.letters.values import field_label, raw_value
from letterdesk.library import show_typed
from letterdesk.operations.signed_copy import signed_state
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


class ShownNote(msgspec.Struct, frozen=True):
    """A note on a part, or on the letter."""

    number: int
    """From 1, in the order in which they were kept; `edit --drop-note` takes it."""
    part: str | None
    sentence: str
    """What it says and who said it when, in one sentence."""
    words: str
    who: str
    when: str
    language: str
    about: str
    kind: str


class ShownSigned(msgspec.Struct, frozen=True):
    file: str
    by: str
    on: str
    state: str
    """See operations/signed_copy.py."""


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
    notes: tuple[ShownNote, ...] = ()
    status: str = "draft"
    """`signed` where a signed copy of these words lies beside the letter."""
    signed: ShownSigned | None = None


def show(letter: Letter, language: str | None = None,
         folder: Path | None = None) -> ShownLetter:
    """The letter in one language, the first where none is given. Raises NotUnderstood.

    In its folder its signed copy is looked for, where it has one.
    """
    language = language_of(letter, language)
    parts = tuple(
        ShownPart(part.part, part.block, part.inside, part.edited, part.text, part.source)
        for part in compose(letter, language).parts
    )
    copy, state = letter.signed, signed_state(letter, folder)
    return ShownLetter(
        letter.id, letter.title, letter.template, letter.languages, language, letter.changed,
        tuple(_fields(letter, language)), parts, tuple(kept.name for kept in letter.snapshots),
        versions(letter), tuple(_note(number, note) for number, note in enumerate(letter.notes, 1)),
        "signed" if state == "signed" else "draft",
        None if copy is None else ShownSigned(copy.file, copy.by, copy.on, state),
    )


def note_sentence(note: PartNote) -> Message:
    """A note as a sentence."""
    words = " ⏎ ".join(note.words.split("\n"))
    said: Message | str = words
    match note.kind:
        case "deleted":
            said = say("was deleted in Word, and must stand")
        case "reads":
            said = say("reads in Word: {words}", words=words)
        case "box":
            said = say("in a text box: {words}", words=words)
        case "furniture":
            said = say("in the head or foot: {words}", words=words)
    if note.about and not note.kind:
        said = say("{said} (on “{about}”)", said=said, about=" ".join(note.about.split()))
    if not note.who:
        return said if isinstance(said, Message) else Message("{words}", {"words": said})
    return say("{who}, {day}: {said}", who=note.who, day=note.when[:10], said=said) \
        if note.when else say("{who}: {said}", who=note.who, said=said)


def _note(number: int, note: PartNote) -> ShownNote:
    return ShownNote(number, note.part, note_sentence(note).shown(), note.words, note.who,
                     note.when, note.language, note.about, note.kind)


def _fields(letter: Letter, language: str) -> list[ShownField]:
    usage = letter.pinned.usages[language]
    shown = []
    for field in letter.pinned.template.field:
        raw = raw_value(letter, field, language)
        shown.append(ShownField(
            field.id, field.type, field_label(field, language, letter.pinned.source_language),
            show_typed(field, raw, usage) if raw is not None else "", raw))
    return shown
