"""The notes of two documents that are compared: which is which, and what each is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from letterdesk.document.model import Element, Note, NoteMark, spans_of
from letterdesk.document.redline import words_in


class Names(NamedTuple):
    """What the notes of each document are called while they are compared, by their ids.

    A note that stands in both is called the same; `now` has the ids of all in the redline.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    now: Mapping[str, str]
    """By the names of `before`."""


def names_of(fellows: Mapping[str, str], before: Iterable[Note], after: Iterable[Note]) -> Names:
    """`fellows` has the notes that stand in both: id before -> id now."""
    lead = "before-"
    while any(note.id.startswith(lead) for note in after):
        lead = "before-" + lead
    shared = {was: f"={now}" for was, now in fellows.items()}
    gone = {note.id: f"<{note.id}" for note in before if note.id not in fellows}
    now = {f"={now}": now for now in fellows.values()}
    return Names(shared | gone, {now: f"={now}" for now in fellows.values()},
                 now | {name: lead + was for was, name in gone.items()})


def fellows_of(before: Sequence[Note], after: Sequence[Note]) -> dict[str, str]:
    """Notes that may be one: of the same words, else of the same name; id before -> id now."""
    left = list(after)
    found: dict[str, str] = {}
    for same in (_words_of_note, lambda note: note.id):
        for note in before:
            fellow = next((other for other in left if same(other) == same(note)
                           and len(other.paragraphs) == len(note.paragraphs)), None)
            if note.id not in found and fellow is not None:
                found[note.id] = fellow.id
                left = [other for other in left if other.id != fellow.id]
    return found


def _words_of_note(note: Note) -> str:
    return "\n".join(words_in((paragraph,)) for paragraph in note.paragraphs)


def changed_marks(elements: Sequence[Element]) -> set[str]:
    return {span.note for element in elements for span in spans_of(element)
            if isinstance(span, NoteMark) and span.change is not None}


def as_called_now(value: Any, names: Names) -> Any:
    """A value of the earlier document, its marks and notes called what they are in the redline."""
    if isinstance(value, tuple):
        return tuple(as_called_now(each, names) for each in value)
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {field: as_called_now(old, names) for field in value.__struct_fields__
              if isinstance(old := getattr(value, field), tuple)}
    if isinstance(value, NoteMark):
        fields["note"] = _now(value.note, names)
    if isinstance(value, Note):
        fields["id"] = _now(value.id, names)
    return replace(value, **fields) if fields else value


def _now(note: str, names: Names) -> str:
    return names.now.get(names.before.get(note, ""), note)
