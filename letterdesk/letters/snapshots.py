"""Snapshots: kept states of a letter, with the documents that it composed then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from letterdesk.document.model import Document
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.compare import words_of
from letterdesk.letters.file_form import as_json, digest, plain
from letterdesk.letters.lookup import known, not_understood
from letterdesk.letters.model import Letter, Snapshot

Documents = Mapping[str, Document]
"""language -> document for the letter's first recipient."""

_encode = msgspec.json.Encoder(order="deterministic").encode
_OF_THE_MOMENT = frozenset({"changed", "waived", "notes"})
"""What may differ between two states that print the same."""


def state_of(documents: Documents) -> str:
    """The hash of the words in all languages, whatever they look like on the page."""
    return digest(_encode({lang: words_of(document) for lang, document in documents.items()}))


def with_snapshot(letter: Letter, name: str, *, on: str, by: str, documents: Documents) -> Letter:
    """The letter with one more snapshot; documents that are kept already are kept once.

    Raises NotUnderstood where a snapshot has this name.
    """
    if any(kept.name == name for kept in letter.snapshots):
        raise not_understood(say("there is a snapshot “{name}” already", name=name),
                             say("give this one another name"))
    state = state_of(documents)
    is_kept = any(kept.state == state and kept.documents for kept in letter.snapshots)
    snapshot = Snapshot(
        name, on, by, state, letter_data(letter),
        {} if is_kept else {lang: as_json(document) for lang, document in documents.items()},
    )
    return replace(letter, snapshots=(*letter.snapshots, snapshot))


def has_new_words(letter: Letter, documents: Documents) -> bool:
    """Whether no snapshot has these words."""
    state = state_of(documents)
    return all(kept.state != state for kept in letter.snapshots)


def next_name(letter: Letter, word: str) -> str:
    """`Export 1`, `Export 2` ...: the first that is free."""
    names = {kept.name for kept in letter.snapshots}
    number = 1
    while f"{word} {number}" in names:
        number += 1
    return f"{word} {number}"


def snapshot_named(letter: Letter, name: str) -> Snapshot:
    """Raises NotUnderstood where there is none."""
    for kept in letter.snapshots:
        if kept.name == name:
            return kept
    raise not_understood(say("this letter has no snapshot “{name}”", name=name),
                         known((kept.name for kept in letter.snapshots), name))


def documents_of(letter: Letter, snapshot: Snapshot) -> dict[str, Document]:
    """The documents of a snapshot, which an earlier one of the same words may hold."""
    for kept in (snapshot, *letter.snapshots):
        if kept.state == snapshot.state and kept.documents:
            return {lang: msgspec.convert(data, Document) for lang, data in kept.documents.items()}
    return {}


def readable_documents(letter: Letter, kept: Snapshot) -> dict[str, Document]:
    """The same, to show to a person. Raises LetterdeskError where they cannot be read."""
    try:
        return documents_of(letter, kept)
    except msgspec.ValidationError as error:
        raise LetterdeskError(Finding(
            "snapshot-damaged", PUT_RIGHT, Place(detail=kept.name),
            say("the snapshot “{name}” cannot be read", name=kept.name),
            say("the letter itself is whole; compare it with another snapshot"))) from error


def document_printed_before(letter: Letter, document: Document) -> Document | None:
    """What this very letter printed when it was last kept, if its words were others than now.

    The letter has not changed since, so it is the program that has: the words
    that were kept are the ones to print.
    """
    if not letter.snapshots:
        return None
    last = letter.snapshots[-1]
    if _lasting(last.letter) != _lasting(letter_data(letter)):
        return None
    try:
        kept = documents_of(letter, last).get(document.language)
    except msgspec.ValidationError:
        return None
    if kept is None or words_of(kept) == words_of(document):
        return None
    return replace(kept, changed=document.changed, draft=document.draft,
                   draft_label=document.draft_label)


def letter_data(letter: Letter) -> dict[str, Any]:
    """The letter as JSON data, its pinned copy by its hash alone, without snapshots
    and signed copy."""
    data = plain(letter)
    data.pop("snapshots", None)
    # A copy of paper is of the letter, not of one of its states.
    data.pop("signed", None)
    data["pinned"] = digest(_encode(letter.pinned))
    letter_data: dict[str, Any] = as_json(data)
    return letter_data


def _lasting(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _OF_THE_MOMENT}
