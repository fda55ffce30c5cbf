"""Where findings stand on the pages: the words they are about, their line, its number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from letterdesk.desktop.composer import page_places
from letterdesk.desktop.composer.page_places import Box
from letterdesk.desktop.composer.page_text import PageText
from letterdesk.document.model import Text, spans_of
from letterdesk.findings import Finding

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page_maker import PageSet

_LINE_HEIGHT = 15.0
"""Points; of the first line of a part whose words are not looked for."""


class Marked(Struct, frozen=True):
    """A finding on a page."""

    finding: Finding
    words: tuple[Box, ...]
    """A box a line; empty where it is about a whole part."""
    line: Box
    """The first line of its words or of its part, from edge to edge of the page's text."""
    number: int | None = None
    """Of that line within its part, from 1."""


def marked(pages: PageSet, findings: Iterable[Finding]) -> tuple[Marked, ...]:
    """Those findings that have a place on these pages. For the thread that checks."""
    text: PageText | None = None
    edges = _text_edges(pages)
    made = []
    for finding in findings:
        place = finding.place
        if place.language not in (None, pages.request.language):
            continue
        name = place.part or _part_of_field(pages, place.field)
        part = page_places.bars(pages.pdf.places, name) if name else ()
        looked_for = finding.words or _words_in_trouble(pages, finding)
        words: tuple[Box, ...] = ()
        if looked_for:
            text = text or PageText(pages.pdf.data)
            boxes = part if place.part else None
            words = next(iter(text.places(looked_for, boxes=boxes or None)), ())
        if not words and place.field:
            words = _first_of_field(pages, place.field, name)
        start = words[0] if words else _first_line(part)
        if start is None:
            continue
        number = None
        if words and part:
            text = text or PageText(pages.pdf.data)
            number = text.line_number(start, part)
        left, right = edges.get(start.page, (start.x, start.x + start.width))
        line = Box(start.page, left, start.y, right - left, start.height)
        made.append(Marked(finding, words, line, number))
    return tuple(made)


def _words_in_trouble(pages: PageSet, finding: Finding) -> str:
    """The words in ‹ › that stand in a part for a text that there is not."""
    part = pages.composition.part(finding.place.part) if finding.place.part else None
    return next((span.text for element in (part.elements if part else ())
                 for span in spans_of(element)
                 if isinstance(span, Text) and span.trouble == finding.code), "")


def _part_of_field(pages: PageSet, field: str | None) -> str:
    """The first part that prints a field."""
    return next((place.part for place in pages.pdf.places
                 if field and place.field == field and place.expression), "")


def _first_of_field(pages: PageSet, field: str, part: str | None) -> tuple[Box, ...]:
    """The words of a field in a part, else wherever it is printed."""
    places = pages.pdf.places
    inside = [place for place in places if place.part == part]
    return page_places.of_fields(inside, {field}) or page_places.of_fields(places, {field})


def _first_line(part: tuple[Box, ...]) -> Box | None:
    if not part:
        return None
    first = part[0]
    return Box(first.page, first.x, first.y, first.width, min(first.height, _LINE_HEIGHT))


def _text_edges(pages: PageSet) -> dict[int, tuple[float, float]]:
    """Left and right edge of the text of each page, in points."""
    edges: dict[int, tuple[float, float]] = {}
    for place in pages.pdf.places:
        if place.part and not place.field and not place.expression:
            left, right = edges.get(place.page - 1, (place.x, place.x + place.width))
            edges[place.page - 1] = (min(left, place.x), max(right, place.x + place.width))
    return edges
