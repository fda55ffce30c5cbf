"""A redline: a document in which words and elements are marked as come or gone.

Both readings stand in it, the one with all changes and the one with none; letters/redlining.py
makes it of two documents, and the writers print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from letterdesk.document.model import (
    Change,
    Document,
    Element,
    ListItem,
    NoteMark,
    Origin,
    Spans,
    Text,
    spans_of,
)

Reading = Literal["accepted", "rejected"]
READINGS: tuple[Reading, Reading] = ("accepted", "rejected")
_GONE = {"accepted": "deleted", "rejected": "inserted"}
_T = TypeVar("_T", bound=msgspec.Struct)


def accepted(document: Document) -> Document:
    """The document with all its changes made, and none marked."""
    made: Document = _read(document, "accepted")
    return made


def rejected(document: Document) -> Document:
    """The document with none of its changes made, and none marked."""
    made: Document = _read(document, "rejected")
    return made


def as_accepted(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Elements with all their changes made; the same where there is none."""
    if not any(True for _change in changes_in(elements)):
        return elements
    made: tuple[Element, ...] = _read(elements, "accepted")
    return made


def kind_of(value: Any) -> str:
    """`inserted`, `deleted`, or empty for what stays."""
    change: Change | None = getattr(value, "change", None)
    return change.kind if change is not None else ""


def stands_in(value: Any, reading: Reading) -> bool:
    """Whether one reading has it."""
    return kind_of(value) != _GONE[reading]


def firsts(values: Iterable[Any]) -> frozenset[int]:
    """The places of what comes first: in one reading, in the other, or in both."""
    listed = list(values)
    found = (next((place for place, value in enumerate(listed) if stands_in(value, reading)), None)
             for reading in READINGS)
    return frozenset(place for place in found if place is not None)


def next_beside(values: tuple[_T, ...], place: int) -> _T | None:
    """What follows the value at a place where that stands: in the letter with all changes
    made, or, if it goes, in the one without them."""
    reading: Reading = "rejected" if kind_of(values[place]) == "deleted" else "accepted"
    return next((value for value in values[place + 1:] if stands_in(value, reading)), None)


def comma_before(spans: Spans, place: int) -> tuple[bool, Change | None]:
    """Whether a comma parts the mark of a note from one before it, and its own change."""
    mark = spans[place]
    needed = {reading: stands_in(mark, reading) and _follows_mark(spans, place, reading)
              for reading in READINGS}
    if all(needed.values()) or not any(needed.values()):
        return needed["accepted"], None
    if mark.change is not None:
        return True, mark.change
    kind: Literal["inserted", "deleted"] = "inserted" if needed["accepted"] else "deleted"
    near = next(span.change for span in reversed(spans[:place]) if span.change is not None)
    return True, replace(near, kind=kind)


def _follows_mark(spans: Spans, place: int, reading: Reading) -> bool:
    before = next((span for span in reversed(spans[:place]) if stands_in(span, reading)), None)
    return isinstance(before, NoteMark)


def is_changed(element: Element | ListItem) -> bool:
    """Whether anything in an element is marked."""
    return any(True for _change in changes_in(element))


def changes_in(value: Any) -> Iterator[Change]:
    """All the marks in a document or a part of one."""
    if isinstance(value, tuple):
        for each in value:
            yield from changes_in(each)
    elif isinstance(value, Change):
        yield value
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Origin):
        for field in value.__struct_fields__:
            yield from changes_in(getattr(value, field))


def marked(value: Any, change: Change | None) -> Any:
    """A value with one change on it and on all that it holds; None takes the marks off."""
    if isinstance(value, tuple):
        return tuple(marked(each, change) for each in value)
    if not isinstance(value, msgspec.Struct) or isinstance(value, Origin | Change):
        return value
    fields: dict[str, Any] = {}
    for field in value.__struct_fields__:
        old = getattr(value, field)
        new = change if field == "change" else marked(old, change)
        if new is not old:
            fields[field] = new
    return replace(value, **fields) if fields else value


def words_in(elements: Iterable[Element | ListItem]) -> str:
    """The words of elements, as they stand in the model."""
    return " ".join(span.text for element in elements for span in spans_of(element)
                    if isinstance(span, Text))


def _read(value: Any, reading: Reading) -> Any:
    if isinstance(value, tuple):
        return tuple(_read(each, reading) for each in value if stands_in(each, reading))
    if not isinstance(value, msgspec.Struct) or isinstance(value, Origin):
        return value
    fields = {field: None if field == "change" else _read(getattr(value, field), reading)
              for field in value.__struct_fields__}
    return replace(value, **fields)
