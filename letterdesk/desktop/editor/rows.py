"""A body as rows: one for each paragraph on the screen, with its place in lists, and pieces.

Nothing here knows Qt. Read back, rows give the body in the form that
letters/edit_body.body_of writes: link, strong and emphasis around each single leaf.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Body = tuple[Any, ...]
_DEEPEST = 12
"""As deep as letters/soundness.py lets lists and spans be."""


class Look(NamedTuple):
    """How words stand out."""

    strong: bool = False
    em: bool = False
    link: str = ""


PLAIN = Look()


class Words(NamedTuple):
    text: str
    look: Look = PLAIN


class Chip(NamedTuple):
    """A value by its expression."""

    expression: str
    look: Look = PLAIN


class NoteMark(NamedTuple):
    note: str


class Break(NamedTuple):
    """A new line inside a paragraph."""


class Fixed(NamedTuple):
    """Fixed words: their span as it stands in the body, and the pieces that it shows."""

    id: str
    span: Any
    shown: tuple[Piece, ...] = ()


Piece = Words | Chip | NoteMark | Break | Fixed


class Level(NamedTuple):
    """A list that a row stands in: rows with the same `item` are one item of it."""

    list: int
    is_ordered: bool
    start: int
    item: int


class Shape(NamedTuple):
    """What a row is: a paragraph (`heading` 0) or a heading, and the lists around it."""

    heading: int = 0
    levels: tuple[Level, ...] = ()


class Row(NamedTuple):
    shape: Shape
    pieces: tuple[Piece, ...]


class Rows(NamedTuple):
    """A body as rows, and the words of its notes by id."""

    rows: tuple[Row, ...]
    notes: Mapping[str, Any]


_numbers = itertools.count(1)


def next_number() -> int:
    """A number that no list, item or run of fixed words has yet."""
    return next(_numbers)


def rows_of(body: Sequence[Any], fixed_words: Mapping[str, Any] | None = None) -> Rows:
    """The rows of a body; `fixed_words` are the approved spans of fixed words by id."""
    reading = _Reading(fixed_words or {})
    notes = {str(block["note"]): block.get("body", []) for block in body
             if isinstance(block, Mapping) and "note" in block}
    return Rows(tuple(reading.blocks(body, ())), notes)


class _Reading:
    def __init__(self, fixed_words: Mapping[str, Any]) -> None:
        self._fixed_words = fixed_words

    def blocks(self, body: Any, levels: tuple[Level, ...]) -> Iterator[Row]:
        for block in body if isinstance(body, list | tuple) else ():
            if not isinstance(block, Mapping):
                continue
            if "p" in block:
                yield Row(Shape(0, levels), self.joined(block["p"]))
            elif "h" in block:
                level = min(max(_whole(block.get("level", 1)), 1), 6)
                yield Row(Shape(level, levels), self.joined(block["h"]))
            elif len(levels) < _DEEPEST and ("ul" in block or "ol" in block):
                yield from self._list(block, levels)

    def _list(self, block: Mapping[str, Any], levels: tuple[Level, ...]) -> Iterator[Row]:
        number, is_ordered = next_number(), "ol" in block
        items = block["ol" if is_ordered else "ul"]
        for item in items if isinstance(items, list | tuple) else ():
            level = Level(number, is_ordered, _whole(block.get("start", 1)), next_number())
            inner = list(self.blocks(item, (*levels, level)))
            yield from inner or [Row(Shape(0, (*levels, level)), ())]

    def joined(self, spans: Any, look: Look = PLAIN) -> tuple[Piece, ...]:
        return tuple(joined(self._pieces(spans, look)))

    def _pieces(self, spans: Any, look: Look, depth: int = 0) -> Iterator[Piece]:
        for span in spans if isinstance(spans, list | tuple) and depth <= _DEEPEST else ():
            if isinstance(span, str):
                yield from _lines(span, look)
            elif isinstance(span, Mapping):
                yield from self._piece(span, look, depth + 1)

    def _piece(self, span: Mapping[str, Any], look: Look, depth: int) -> Iterator[Piece]:
        if "chip" in span:
            yield Chip(str(span["chip"]), look)
        elif "fixed" in span:
            name = str(span["fixed"])
            words = span.get("words", self._fixed_words.get(name) or [name])
            yield Fixed(name, wrapped(dict(span), look), self.joined(words, look))
        elif "strong" in span:
            yield from self._pieces(span["strong"], look._replace(strong=True), depth)
        elif "em" in span:
            yield from self._pieces(span["em"], look._replace(em=True), depth)
        elif "link" in span:
            yield from self._pieces(span["link"], look._replace(link=str(span.get("to", ""))),
                                    depth)
        elif "br" in span:
            yield Break()
        elif "note" in span:
            yield NoteMark(str(span["note"]))


def _whole(number: Any) -> int:
    return number if isinstance(number, int) else 1


def _lines(words: str, look: Look) -> Iterator[Piece]:
    for number, line in enumerate(words.split("\n")):
        if number:
            yield Break()
        if line:
            yield Words(line, look)


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with neighbouring words of one look as one."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if isinstance(piece, Words) and isinstance(last, Words) and piece.look == last.look:
            made[-1] = Words(last.text + piece.text, last.look)
        elif not isinstance(piece, Words) or piece.text:
            made.append(piece)
    return made


def body_of_rows(rows: Sequence[Row], notes: Mapping[str, Any] | None = None) -> Body:
    """The body that rows stand for; `notes` follow it in their order."""
    return (*_blocks(rows, 0),
            *({"note": note, "body": words} for note, words in (notes or {}).items()))


def _blocks(rows: Sequence[Row], depth: int) -> list[Any]:
    made: list[Any] = []
    for level, group in itertools.groupby(rows, lambda row: _list_at(row, depth)):
        if level is None:
            made += [_block(row) for row in group]
        else:
            made.append(_list(list(group), depth))
    return made


def _list_at(row: Row, depth: int) -> int | None:
    return row.shape.levels[depth].list if len(row.shape.levels) > depth else None


def _block(row: Row) -> dict[str, Any]:
    spans = spans_of(row.pieces)
    if not row.shape.heading:
        return {"p": spans}
    level = {"level": row.shape.heading} if row.shape.heading != 1 else {}
    return {"h": spans, **level}


def _list(rows: list[Row], depth: int) -> dict[str, Any]:
    items = [_blocks(list(group), depth + 1) for _, group in
             itertools.groupby(rows, lambda row: row.shape.levels[depth].item)]
    first = rows[0].shape.levels[depth]
    if not first.is_ordered:
        return {"ul": items}
    return {"ol": items, **({"start": first.start} if first.start != 1 else {})}


def spans_of(pieces: Iterable[Piece]) -> list[Any]:
    """Pieces as spans of a body."""
    return [_span(piece) for piece in joined(pieces)]


def _span(piece: Piece) -> Any:
    match piece:
        case Words():
            return wrapped(piece.text, piece.look)
        case Chip():
            return wrapped({"chip": piece.expression}, piece.look)
        case NoteMark():
            return {"note": piece.note}
        case Break():
            return {"br": True}
        case Fixed():
            return piece.span


def wrapped(leaf: Any, look: Look) -> Any:
    """A span inside its look."""
    if look.em:
        leaf = {"em": [leaf]}
    if look.strong:
        leaf = {"strong": [leaf]}
    if look.link:
        leaf = {"link": [leaf], "to": look.link}
    return leaf
