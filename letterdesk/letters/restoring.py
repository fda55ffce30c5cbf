"""A kept state of a letter as a letter again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.model import Letter, LetterPart, Pinned, Snapshot
from letterdesk.letters.snapshots import letter_data
from letterdesk.letters.soundness import first_unsoundness
from letterdesk.letters.state_names import with_state_names


class Restored(NamedTuple):
    """The letter of a snapshot, with the snapshots of now."""

    letter: Letter
    has_its_texts: bool
    """The library's texts in it are those of that time; else those that the letter has now."""


def letter_at(letter: Letter, snapshot: Snapshot) -> Restored:
    """The letter as it was when a snapshot was taken. Raises LetterdeskError for one that
    is no sound letter.

    A snapshot keeps no texts of the library. Where the letter has others by now, a
    part that they do not have any more is left out, and so is a choice among them.
    """
    data = dict(snapshot.letter)
    has_its_texts = data.get("pinned") == letter_data(letter)["pinned"]
    empty = msgspec.to_builtins(Pinned(letter.pinned.template), builtin_types=(bytes,))
    try:
        found = msgspec.convert({**data, "pinned": empty}, Letter)
    except msgspec.ValidationError:
        raise _damaged(snapshot) from None
    languages = tuple(lang for lang in found.languages if lang in letter.pinned.usages
                      or lang in letter.languages)
    found = replace(found, pinned=letter.pinned, snapshots=letter.snapshots, format=letter.format,
                    signed=letter.signed,
                    languages=languages, library=letter.library)
    if not has_its_texts:
        found = replace(found, parts=tuple(_parts(found.parts, letter.pinned)))
    if found.id != letter.id or first_unsoundness(found) is not None:
        raise _damaged(snapshot)
    return Restored(with_state_names(found), has_its_texts)


def _parts(parts: tuple[LetterPart, ...], pinned: Pinned) -> Iterator[LetterPart]:
    known = {part.id for part in pinned.template.part}
    for part in parts:
        is_added = part.free is not None or part.part.startswith("added-")
        if part.part not in known and not is_added:
            continue
        if part.block is not None and part.block not in pinned.blocks:
            if part.part not in known:
                continue
            part = replace(part, block=None)
        yield part


def _damaged(snapshot: Snapshot) -> LetterdeskError:
    detail: Any = snapshot.name
    return LetterdeskError(Finding(
        "snapshot-damaged", PUT_RIGHT, Place(detail=detail),
        say("the snapshot “{name}” cannot be read", name=snapshot.name),
        say("the letter itself is whole; restore another snapshot")))
