"""The body of an edit: plain JSON of paragraphs and spans, and the elements it stands for.

Typed words are data: nothing in a body is run. A chip is one expression of the
block language by its source, fixed words are named by their id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from letterdesk.document.markup import BodyElement
from letterdesk.document.model import (
    Heading,
    LineBreak,
    List,
    ListItem,
    Note,
    NoteMark,
    Origin,
    Paragraph,
    Span,
    Spans,
    Text,
)

Body = tuple[Any, ...]
Evaluate = Callable[[str], Spans]

_MARKERS = ("decimal", "roman", "alpha")


class Printed(NamedTuple):
    """A body as elements, and how it treats fixed words."""

    elements: tuple[BodyElement, ...]
    notes: tuple[Note, ...]
    fixed: Mapping[str, Spans | None]
    """Fixed words by id; None where they stand as approved."""


def elements_of(body: Sequence[Any], evaluate: Evaluate, origin: Origin,
                approved: Mapping[str, Spans], note_prefix: str = "") -> Printed:
    """The elements of a body; chips are evaluated, fixed words taken from `approved`.

    What a body of another program's making holds beyond the known keys is left out.
    """
    reading = _Reading(evaluate, origin, approved, note_prefix)
    elements: list[BodyElement] = []
    notes: list[Note] = []
    for block in body:
        if isinstance(block, Mapping) and "note" in block:
            paragraphs = [e for e in reading.blocks(block.get("body", ()), 0)
                          if isinstance(e, Paragraph)]
            notes.append(Note(note_prefix + str(block["note"]), tuple(paragraphs), origin))
        else:
            elements += reading.blocks([block], 0)
    return Printed(tuple(elements), tuple(notes), reading.fixed)


class _Reading:
    def __init__(self, evaluate: Evaluate, origin: Origin, approved: Mapping[str, Spans],
                 note_prefix: str) -> None:
        self._evaluate = evaluate
        self._origin = origin
        self._approved = approved
        self._note_prefix = note_prefix
        self.fixed: dict[str, Spans | None] = {}

    def blocks(self, body: Any, depth: int) -> Iterator[BodyElement]:
        for block in body if isinstance(body, list | tuple) else ():
            if not isinstance(block, Mapping):
                continue
            if "p" in block and (spans := self._joined(block["p"])):
                yield Paragraph(spans, self._origin)
            elif "h" in block and (spans := self._joined(block["h"])):
                yield Heading(spans, int(block.get("level", 1)), origin=self._origin)
            elif "ul" in block:
                yield List(self._items(block["ul"], depth), origin=self._origin)
            elif "ol" in block:
                yield List(self._items(block["ol"], depth), _MARKERS[min(depth, 2)],
                           int(block.get("start", 1)), self._origin)

    def _items(self, items: Any, depth: int) -> tuple[ListItem, ...]:
        return tuple(
            ListItem(tuple(e for e in self.blocks(item, depth + 1) if not isinstance(e, Heading)),
                     self._origin)
            for item in items
        )

    def _joined(self, spans: Any) -> Spans:
        return tuple(self._spans(spans, Text("", self._origin)))

    def _spans(self, spans: Any, look: Text) -> Iterator[Span]:
        for span in spans if isinstance(spans, list | tuple) else ():
            if isinstance(span, str):
                yield from _lines(span, look)
            elif isinstance(span, Mapping):
                yield from self._span(span, look)

    def _span(self, span: Mapping[str, Any], look: Text) -> Iterator[Span]:
        change = msgspec.structs.replace
        if "chip" in span:
            for value in self._evaluate(str(span["chip"])):
                yield _in_look(value, look)
        elif "fixed" in span:
            yield from self._fixed(str(span["fixed"]), span.get("words"), look)
        elif "strong" in span:
            yield from self._spans(span["strong"], change(look, strong=True))
        elif "em" in span:
            yield from self._spans(span["em"], change(look, emphasis=True))
        elif "link" in span:
            yield from self._spans(span["link"], change(look, link=str(span.get("to", ""))))
        elif "br" in span:
            yield LineBreak(self._origin)
        elif "note" in span:
            yield NoteMark(self._note_prefix + str(span["note"]), self._origin)

    def _fixed(self, name: str, words: Any, look: Text) -> Iterator[Span]:
        if words is None:
            self.fixed.setdefault(name, None)
            for span in self._approved.get(name, ()):
                yield _in_look(span, look)
            return
        origin = msgspec.structs.replace(look.origin, fixed=name)
        inner = tuple(self._spans(words, msgspec.structs.replace(look, origin=origin)))
        self.fixed[name] = inner
        yield from inner


def _lines(words: str, look: Text) -> Iterator[Span]:
    for number, line in enumerate(words.split("\n")):
        if number:
            yield LineBreak(look.origin)
        if line:
            yield msgspec.structs.replace(look, text=line)


def _in_look(value: Span, look: Text) -> Span:
    if not isinstance(value, Text):
        return value
    origin = msgspec.structs.replace(value.origin, edit=look.origin.edit,
                                     fixed=value.origin.fixed or look.origin.fixed)
    return msgspec.structs.replace(
        value, origin=origin, strong=value.strong or look.strong,
        emphasis=value.emphasis or look.emphasis, link=value.link or look.link,
    )


def body_of(elements: Sequence[BodyElement], notes: Sequence[Note], note_prefix: str = "") -> Body:
    """The body that prints these elements: values become chips, fixed words their id and words."""
    body: list[Any] = [_block(element, note_prefix) for element in elements]
    for note in notes:
        paragraphs = [_block(paragraph, note_prefix) for paragraph in note.paragraphs]
        body.append({"note": note.id.removeprefix(note_prefix), "body": paragraphs})
    return tuple(body)


def _block(element: BodyElement, note_prefix: str) -> dict[str, Any]:
    match element:
        case Paragraph():
            return {"p": _inline(element.spans, note_prefix)}
        case Heading():
            level = {"level": element.level} if element.level != 1 else {}
            return {"h": _inline(element.spans, note_prefix), **level}
        case List():
            items = [[_block(child, note_prefix) for child in item.elements]
                     for item in element.items]
            if element.marker == "bullet":
                return {"ul": items}
            start = {"start": element.start} if element.start != 1 else {}
            return {"ol": items, **start}


def _inline(spans: Spans, note_prefix: str) -> list[Any]:
    written: list[Any] = []
    for fixed, group in grouped_by_fixed(spans):
        inner = [_wrapped(group[0], _leaf(group, note_prefix)) for group in chips_of(group)]
        inner = _plain_joined(inner)
        written += [{"fixed": fixed, "words": inner}] if fixed else inner
    return _plain_joined(written)


def grouped_by_fixed(spans: Sequence[Span]) -> Iterator[tuple[str | None, list[Span]]]:
    """Runs of spans that belong to the same fixed words, or to none."""
    group: list[Span] = []
    name: str | None = None
    for span in spans:
        if group and span.origin.fixed != name:
            yield name, group
            group = []
        name = span.origin.fixed
        group.append(span)
    if group:
        yield name, group


def chips_of(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Runs of spans that one value printed (several lines may be one value); else single spans."""
    group: list[Span] = []
    for span in spans:
        same = group and span.origin.expression and (
            span.origin.expression == group[-1].origin.expression
            and (isinstance(span, LineBreak) or isinstance(group[-1], LineBreak))
        )
        if group and not same:
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _leaf(group: list[Span], note_prefix: str) -> Any:
    first = group[0]
    if first.origin.expression:
        return {"chip": first.origin.expression}
    match first:
        case LineBreak():
            return {"br": True}
        case NoteMark():
            return {"note": first.note.removeprefix(note_prefix)}
        case Text():
            return first.text


def _wrapped(span: Span, leaf: Any) -> Any:
    if not isinstance(span, Text):
        return leaf
    if span.emphasis:
        leaf = {"em": [leaf]}
    if span.strong:
        leaf = {"strong": [leaf]}
    if span.link:
        leaf = {"link": [leaf], "to": span.link}
    return leaf


def _plain_joined(spans: list[Any]) -> list[Any]:
    """Neighbouring words as one string."""
    joined: list[Any] = []
    for span in spans:
        if joined and isinstance(span, str) and isinstance(joined[-1], str):
            joined[-1] += span
        else:
            joined.append(span)
    return joined
