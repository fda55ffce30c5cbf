"""Findings on the pages: washed words, icons in the margin, and a ring around those gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from letterdesk.desktop import icons, theme
from letterdesk.desktop.composer import page_places
from letterdesk.desktop.composer.page_maker import PageSet
from letterdesk.desktop.composer.page_places import Box
from letterdesk.desktop.composer.page_text import PageText
from letterdesk.desktop.composer.page_view import PageView
from letterdesk.desktop.theme import ON_PAGE, Radius, Size
from letterdesk.findings import PUT_RIGHT, Finding

_WASH, _LINE, _RING = 0.18, 1.5, 1.5


@dataclass(frozen=True)
class Marked:
    """A finding, where its words stand, and where its icon belongs."""

    finding: Finding
    words: tuple[Box, ...]
    line: Box | None
    """The first line of its words or of its part."""


class FindingMarks:
    """A layer over the pages. `told` says a finding as a sentence, for the tooltip."""

    def __init__(self, told: Callable[[Finding], str], chosen: Callable[[Finding], None]) -> None:
        self._told, self._chosen = told, chosen
        self.marked: tuple[Marked, ...] = ()
        self.ringed = ""
        """Id of the finding that was gone to."""
        self._text: tuple[bytes, PageText] | None = None

    def take(self, pages: PageSet, findings: tuple[Finding, ...]) -> None:
        """Finds the places of the findings of the version that is shown."""
        shown = [f for f in findings
                 if f.place.language in (None, pages.request.language)]
        self.marked = tuple(made for made in (self._place(pages, f) for f in shown)
                            if made.line is not None)

    def forget(self) -> None:
        self._text = None
        self.marked = ()

    def _place(self, pages: PageSet, finding: Finding) -> Marked:
        places, place = pages.pdf.places, finding.place
        words: tuple[Box, ...] = ()
        part = page_places.bars(places, place.part) if place.part else ()
        if finding.words:
            found = self._page_text(pages).places(finding.words, boxes=part or None)
            words = found[0] if found else ()
        if not words and place.field:
            words = page_places.of_fields(places, {place.field})
        if words:
            return Marked(finding, words, words[0])
        if part:
            first = part[0]
            return Marked(finding, (), Box(first.page, first.x, first.y, first.width,
                                           min(first.height, 14)))
        return Marked(finding, (), None)

    def _page_text(self, pages: PageSet) -> PageText:
        if self._text is None or self._text[0] is not pages.pdf.data:
            self._text = (pages.pdf.data, PageText(pages.pdf.data))
        return self._text[1]

    # Painting

    def paint(self, painter: QPainter, view: PageView) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self.marked:
            self._paint_words(painter, view, one)
        for box, one in self._icons(view):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(_wash(one.finding)))
            painter.drawEllipse(box)
            side = Size.ICON_ROW
            inner = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            icons.draw(painter, _icon(one.finding), inner, _ink(one.finding))
        painter.restore()

    def _paint_words(self, painter: QPainter, view: PageView, one: Marked) -> None:
        # Fields to put right are washed by the page itself, at once.
        is_new = not (one.finding.place.field and one.finding.severity is PUT_RIGHT)
        for box in one.words:
            words = view.box_in_view(box)
            if is_new:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(words, theme.colour(
                    theme.mixed(_ink(one.finding), ON_PAGE.page, _WASH)))
                painter.fillRect(QRectF(words.left(), words.bottom() - _LINE, words.width(),
                                        _LINE), theme.colour(_ink(one.finding)))
            if one.finding.id == self.ringed:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                painter.setPen(QPen(theme.colour(ON_PAGE.accent), _RING))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(words.adjusted(-2, -1, 2, 1), Radius.BOX, Radius.BOX)

    def _icons(self, view: PageView) -> list[tuple[QRectF, Marked]]:
        """One icon a line, at the trailing side outside the text; what is wrong wins."""
        if view.pages is None:
            return []
        is_rtl = view.pages.composition.document.direction == "rtl"
        texts = _text_edges(view.pages)
        by_line: dict[tuple[int, int], Marked] = {}
        for one in self.marked:
            key = (one.line.page, round(one.line.y / 6))
            held = by_line.get(key)
            if held is None or (held.finding.severity is not PUT_RIGHT
                                and one.finding.severity is PUT_RIGHT):
                by_line[key] = one
        made = []
        for one in by_line.values():
            line = view.box_in_view(one.line)
            left, right = texts.get(one.line.page, (one.line.x, one.line.x + one.line.width))
            edge = view.box_in_view(Box(one.line.page, left, one.line.y, right - left, 1))
            side = Size.PILL
            x = edge.left() - Size.BAR_OUTSIDE - side if is_rtl else edge.right() + Size.BAR_OUTSIDE
            made.append((QRectF(x, line.center().y() - side / 2, side, side), one))
        return made

    # Pointer

    def press(self, view: PageView, where: QPoint) -> bool:
        one = self._at(view, where)
        if one is not None:
            self._chosen(one.finding)
        return one is not None

    def words_at(self, view: PageView, where: QPoint) -> str:
        one = self._at(view, where)
        if one is None:
            one = next((m for m in self.marked
                        if any(view.box_in_view(b).contains(where) for b in m.words)), None)
        return self._told(one.finding) if one is not None else ""

    def _at(self, view: PageView, where: QPoint) -> Marked | None:
        grown = (Size.HIT - Size.PILL) / 2
        return next((one for box, one in self._icons(view)
                     if box.adjusted(-grown, -grown, grown, grown).contains(where)), None)


def _text_edges(pages: PageSet) -> dict[int, tuple[float, float]]:
    """Left and right edge of the text of each page, in points."""
    edges: dict[int, tuple[float, float]] = {}
    for place in pages.pdf.places:
        if place.part and not place.field and not place.expression:
            left, right = edges.get(place.page - 1, (place.x, place.x + place.width))
            edges[place.page - 1] = (min(left, place.x), max(right, place.x + place.width))
    return edges


def _ink(finding: Finding) -> str:
    return ON_PAGE.error if finding.severity is PUT_RIGHT else ON_PAGE.warning


def _wash(finding: Finding) -> str:
    return ON_PAGE.error_wash if finding.severity is PUT_RIGHT else ON_PAGE.warning_wash


def _icon(finding: Finding) -> str:
    return "circle-alert" if finding.severity is PUT_RIGHT else "triangle-alert"
