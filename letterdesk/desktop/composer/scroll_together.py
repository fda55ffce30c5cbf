"""Keeps two language versions at the same part of the letter while either is scrolled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject

from letterdesk.desktop.composer import page_places
from letterdesk.desktop.composer.page_view import PageView

_READING_LINE = 0.25
"""Share of the height at which the eyes are taken to be."""


class ScrollTogether(QObject):
    """Joins the scroll bars of two pages by the parts that both have."""

    def __init__(self, one: PageView, other: PageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moving = False
        self._views = (one, other)
        self.is_on = False
        for leader, follower in ((one, other), (other, one)):
            leader.verticalScrollBar().valueChanged.connect(
                lambda _value, a=leader, b=follower: self.follow(a, b))

    def follow(self, leader: PageView, follower: PageView) -> None:
        """Brings the follower to where the leader is."""
        if not self.is_on or self._moving or leader.pages is None or follower.pages is None:
            return
        self._moving = True
        try:
            line = _READING_LINE * leader.viewport().height()
            marks = landmarks(leader, follower)
            at = level_in_other(leader.verticalScrollBar().value() + line, marks)
            follower.verticalScrollBar().setValue(
                round(at - _READING_LINE * follower.viewport().height()))
        finally:
            self._moving = False


def landmarks(one: PageView, other: PageView) -> list[tuple[float, float]]:
    """Heights that belong together: the top, where each common part begins, the end."""
    tops, others = part_tops(one), part_tops(other)
    marks = [(0.0, 0.0)]
    for part, top in tops.items():
        if part in others and top > marks[-1][0] and others[part] > marks[-1][1]:
            marks.append((top, others[part]))
    ends = (_height(one), _height(other))
    if ends[0] > marks[-1][0] and ends[1] > marks[-1][1]:
        marks.append(ends)
    return marks


def part_tops(view: PageView) -> dict[str, float]:
    """Where each part begins, in pixels from the top of all pages, in the order of the letter."""
    if view.pages is None:
        return {}
    scrolled = view.verticalScrollBar().value()
    tops = {}
    for part in view.pages.composition.parts:
        boxes = page_places.bars(view.pages.pdf.places, part.part)
        if boxes:
            tops[part.part] = view.box_in_view(boxes[0]).top() + scrolled
    return tops


def level_in_other(level: float, marks: Sequence[tuple[float, float]]) -> float:
    """The height in the other view that belongs to one in this."""
    index = max(0, min(bisect_right([one for one, _ in marks], level) - 1, len(marks) - 2))
    if len(marks) < 2:
        return level
    (one, other), (next_one, next_other) = marks[index], marks[index + 1]
    return other + (level - one) * (next_other - other) / (next_one - one)


def _height(view: PageView) -> float:
    return view.verticalScrollBar().maximum() + view.viewport().height()
