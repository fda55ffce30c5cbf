"""Where parts and fields stand on the pages: pure geometry in points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from letterdesk.desktop.theme import Size

if TYPE_CHECKING:
    from letterdesk.export.pdf import PlaceOnPage

_TOLERANCE = 2.0
"""Points around words that still count as a hit."""


class Box(Struct, frozen=True):
    """A rectangle on a page (from 0), in points from its top left."""

    page: int
    x: float
    y: float
    width: float
    height: float


def hit(places: Iterable[PlaceOnPage], page: int, x: float, y: float) -> tuple[str, str]:
    """Part and field under a point of a page; the smallest box wins. Empty where there is none."""
    found = [p for p in places if p.page == page + 1
             and p.x - _TOLERANCE <= x <= p.x + p.width + _TOLERANCE
             and p.y <= y <= p.y + p.height]
    fields = sorted((p for p in found if p.field), key=lambda p: p.width * p.height)
    if fields:
        return fields[0].part, fields[0].field or ""
    parts = sorted((p for p in found if p.part), key=lambda p: p.width * p.height)
    return (parts[0].part, "") if parts else ("", "")


def bars(places: Iterable[PlaceOnPage], part: str) -> tuple[Box, ...]:
    """The text of a part on each page, as one box from its first line to its last."""
    by_page: dict[int, list[PlaceOnPage]] = {}
    for place in places:
        if place.part == part and not place.field and not place.expression:
            by_page.setdefault(place.page - 1, []).append(place)
    made = []
    for page, found in sorted(by_page.items()):
        left, top = min(p.x for p in found), min(p.y for p in found)
        right = max(p.x + p.width for p in found)
        bottom = max(p.y + p.height for p in found)
        made.append(Box(page, left, top, right - left, bottom - top))
    return tuple(made)


def of_fields(places: Iterable[PlaceOnPage], fields: set[str]) -> tuple[Box, ...]:
    """Every box of words that print one of these fields."""
    return tuple(Box(p.page - 1, p.x, p.y, p.width, p.height)
                 for p in places if p.field in fields and p.expression)


def fit_scale(mode: str, zoom: float, page: tuple[float, float], room: tuple[int, int]) -> float:
    """Pixels per point: `width` and `page` fit the room, else `zoom` over 96 dots an inch."""
    by_width = (room[0] - 2 * Size.PAGE_SIDE) / page[0]
    if mode == "width":
        return max(0.1, by_width)
    if mode == "page":
        return max(0.1, min(by_width, (room[1] - 2 * Size.PAGE_TOP) / page[1]))
    return zoom * 96 / 72
