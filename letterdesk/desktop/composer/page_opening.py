"""Where the page stands open for a card: the page is cut at a part and slides apart.

Plain geometry in pixels of the page column, from the top of the first page's desk. What
lies above the cut stays, what the part fills is hidden, what lies below moves down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from letterdesk.desktop.composer.page_places import Box, bars
from letterdesk.desktop.theme import Size

if TYPE_CHECKING:
    from letterdesk.export.pdf import PlaceOnPage

_LEFT = 0.6
"""What of the page is left to see beside a card."""


class Cut(Struct, frozen=True):
    """What is cut out: from a place of one page to a place of the same or a later one."""

    first: int
    top: float
    """Points from the top of page `first`."""
    last: int
    bottom: float

    @classmethod
    def around(cls, places: Iterable[PlaceOnPage], part: str, order: Sequence[str],
               room: float) -> Cut | None:
        """Around a part; one that prints nothing is cut open behind the part before it.

        `room` is what of the space beside the part goes with it, in points: some letters
        reach out of their line.
        """
        places = tuple(places)
        boxes = bars(places, part)
        if boxes:
            return cls(boxes[0].page, boxes[0].y - room, boxes[-1].page,
                       boxes[-1].y + boxes[-1].height + room)
        at = order.index(part) if part in order else 0
        for neighbour in reversed(order[:at]):
            if found := bars(places, neighbour):
                return cls._line(found[-1], found[-1].y + found[-1].height + room)
        for neighbour in order[at + 1:]:
            if found := bars(places, neighbour):
                return cls._line(found[0], found[0].y - room)
        return None

    @classmethod
    def _line(cls, box: Box, y: float) -> Cut:
        return cls(box.page, y, box.page, y)


class Opening(Struct, frozen=True):
    """A cut in pixels, and the card in it."""

    cut: Cut
    top: int
    """Where the cut begins."""
    bottom: int
    card: int
    """Height of the card."""
    share: float = 1.0
    """How far the page is open, from 0 to 1."""

    @property
    def card_top(self) -> int:
        return self.top + Size.EDIT_APART

    @property
    def shift(self) -> int:
        """By how much what lies below is moved down."""
        return round(self.share * self.full_shift)

    @property
    def full_shift(self) -> int:
        """Negative where the part is higher than its card, as over the edge of a page."""
        return self.card + 2 * Size.EDIT_APART - (self.bottom - self.top)

    @property
    def opacity(self) -> float:
        """How much of the rest of the page is seen."""
        return 1 - (1 - _LEFT) * self.share

    @property
    def lower(self) -> int:
        """Where the lower slice begins to be seen."""
        return self.bottom + self.shift

    def shown(self, y: float) -> float:
        """Where something at `y` of the closed page stands now; hidden things lie in the card."""
        if y >= self.bottom - 0.5:
            return y + self.shift
        return y if y <= self.top + 0.5 else min(y, self.card_top + self.card)

    def closed(self, y: float) -> float | None:
        """What of the closed page stands at `y` now; None between the slices."""
        if y < self.top:
            return y
        return y - self.shift if y >= self.lower else None
