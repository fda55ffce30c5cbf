"""Where parts and fields stand on the pages, from the marks that the layout kept."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from letterdesk.document.model import Document
from letterdesk.export.measures import bottom_of_text, from_mm, top_of_text, twips
from letterdesk.export.pdf.layout import page_size
from letterdesk.export.pdf.marks import Marked
from letterdesk.export.pdf.words import BEGIN, FIRST_WORD
from letterdesk.library.model import HouseStyle

FIND_MARKS = (
    "query(metadata).map(m => { let p = m.location().position(); "
    "(m.value.at(0), m.value.at(1), p.page, p.x.pt(), p.y.pt()) })"
)

_TOP = 2
"""Kind of a mark above a block; all other kinds but its counterpart stand on a baseline."""
_BOTTOM = 3


class PlaceOnPage(msgspec.Struct, frozen=True):
    """A rectangle that a part or a field's words fill, in points from the page's top left.

    What goes over lines or pages has several; a whole part has no field and no expression.
    """

    part: str
    block: str | None
    field: str | None
    expression: str | None
    page: int
    """From 1."""
    x: float
    y: float
    width: float
    height: float


_Box = tuple[int, float, float, float, float]
"""Page, x, y, width, height."""


class _Mark(msgspec.Struct, frozen=True, array_like=True):
    number: int
    kind: int
    page: int
    x: float
    y: float


class _TextArea(msgspec.Struct, frozen=True):
    left: float
    top: float
    right: float
    bottom: float
    line: float
    """Height of a line; a fifth of it lies under the baseline."""


def places_of(found: bytes, marked: Sequence[Marked], document: Document,
              style: HouseStyle) -> tuple[PlaceOnPage, ...]:
    """Every part and field on the page, in the order of the letter."""
    area = _text_area(document, style)
    is_rtl = document.direction == "rtl"
    begun: dict[int, _Mark] = {}
    places: list[PlaceOnPage] = []
    for mark in msgspec.json.decode(found, type=list[_Mark]):
        if mark.kind in (BEGIN, _TOP):
            begun[mark.number] = mark
            continue
        start = begun.pop(mark.number, None)
        if start is None:
            continue
        what = marked[mark.number]
        boxes: list[_Box]
        if not (what.field or what.expression):
            boxes = _boxes_of_part(start, mark, area)
        else:
            if start.kind == BEGIN:
                # Up to here goes the first word, or the only one: it is on one line.
                start = _on_its_line(start, mark, area, is_rtl=is_rtl)
            if mark.kind == FIRST_WORD:
                begun[mark.number] = start
                continue
            boxes = _boxes_of_words(start, mark, area, is_rtl=is_rtl)
        places += [
            PlaceOnPage(*what, page, x, y, width, height)
            for page, x, y, width, height in boxes if height > 0
        ]
    return tuple(places)


def _text_area(document: Document, style: HouseStyle) -> _TextArea:
    width, height = page_size(style)
    margins = style.margins
    return _TextArea(from_mm(margins.left), top_of_text(style), width - from_mm(margins.right),
                     height - bottom_of_text(style, document),
                     twips(style.setting(document.language).line))


def _on_its_line(start: _Mark, word_end: _Mark, area: _TextArea, *, is_rtl: bool) -> _Mark:
    """Where a word begins that ends at `word_end`: at the head of its line if it was wrapped."""
    x = start.x
    if (start.page, round(start.y)) != (word_end.page, round(word_end.y)):
        x = area.right if is_rtl else area.left
    return _Mark(start.number, word_end.kind, word_end.page, x, word_end.y)


def _boxes_of_part(start: _Mark, end: _Mark, area: _TextArea) -> list[_Box]:
    width = area.right - area.left
    top = start.y - 0.8 * area.line * (start.kind != _TOP)
    bottom = end.y + 0.2 * area.line * (end.kind != _BOTTOM)
    boxes = []
    for page in range(start.page, end.page + 1):
        upper = top if page == start.page else area.top
        lower = bottom if page == end.page else area.bottom
        boxes.append((page, area.left, upper, width, lower - upper))
    return boxes


def _boxes_of_words(start: _Mark, end: _Mark, area: _TextArea, *, is_rtl: bool) -> list[_Box]:
    """One box a line: the first to its end, whole lines between, the last from its start."""
    above, line = 0.8 * area.line, area.line
    if (start.page, round(start.y)) == (end.page, round(end.y)):
        left, right = sorted((start.x, end.x))
        return [(start.page, left, start.y - above, right - left, line)]
    if is_rtl:
        first, last = (area.left, start.x), (end.x, area.right)
    else:
        first, last = (start.x, area.right), (area.left, end.x)
    boxes = [(start.page, first[0], start.y - above, first[1] - first[0], line)]
    for page in range(start.page, end.page + 1):
        upper = start.y - above + line if page == start.page else area.top
        lower = end.y - above if page == end.page else area.bottom
        boxes.append((page, area.left, upper, area.right - area.left, lower - upper))
    boxes.append((end.page, last[0], end.y - above, last[1] - last[0], line))
    return boxes
