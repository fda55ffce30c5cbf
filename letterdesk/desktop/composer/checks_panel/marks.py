"""Findings on the pages: washed words, icons in the margin, and a ring around those gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from letterdesk.desktop import icons, theme
from letterdesk.desktop.composer.checker import Checked
from letterdesk.desktop.composer.finding_places import Marked
from letterdesk.desktop.composer.page_places import Box
from letterdesk.desktop.composer.page_view import PageView
from letterdesk.desktop.theme import ON_PAGE, Radius, Size
from letterdesk.findings import PUT_RIGHT, Finding

_WASH, _LINE, _RING = 0.18, 1.5, 1.5
_SAME_LINE = 6
"""Points: what stands nearer than this has one icon."""


class FindingMarks:
    """A layer over the pages. `told` says a finding as a sentence, for the tooltip."""

    def __init__(self, told: Callable[[Finding], str], chosen: Callable[[Finding], None]) -> None:
        self._told, self._chosen = told, chosen
        self._checked: Checked | None = None
        self.ringed = ""
        """Id of the finding that was gone to."""
        self.takes_words = False
        """Whether a click on marked words chooses their finding; else they are the page's."""

    @property
    def marked(self) -> tuple[Marked, ...]:
        """All findings that have a place on the pages that were checked last."""
        return self._checked.marked if self._checked is not None else ()

    def take(self, checked: Checked) -> None:
        """Marks stay where they are until the checks have seen the newer page."""
        self._checked = checked

    # Painting

    def paint(self, painter: QPainter, view: PageView) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        washed: set[Box] = set()
        shown = tuple(self._shown(view))
        by_page = view.pages.troubled_fields if view.pages is not None else frozenset()
        for one in shown:
            if one.finding.place.field not in by_page:  # the page washes those at once
                self._wash_words(painter, view, one, washed)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for one in shown:
            if one.finding.id == self.ringed:
                self._ring_words(painter, view, one)
        for box, one in self.icons(view):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(_wash(one.finding)))
            painter.drawEllipse(box)
            side = Size.PAGE_MARK_ICON
            inner = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            icons.draw(painter, _icon(one.finding), inner, _ink(one.finding))
        painter.restore()

    def _wash_words(self, painter: QPainter, view: PageView, one: Marked,
                    washed: set[Box]) -> None:
        ink = _ink(one.finding)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in one.words:
            if box in washed:
                continue
            washed.add(box)
            words = view.box_in_view(box)
            painter.fillRect(words, theme.colour(theme.mixed(ink, ON_PAGE.page, _WASH)))
            painter.fillRect(QRectF(words.left(), words.bottom() - _LINE, words.width(), _LINE),
                             theme.colour(ink))

    def _ring_words(self, painter: QPainter, view: PageView, one: Marked) -> None:
        painter.setPen(QPen(theme.colour(ON_PAGE.accent), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in one.words:
            painter.drawRoundedRect(view.box_in_view(box).adjusted(-2, -1, 2, 1),
                                    Radius.BOX, Radius.BOX)

    def _shown(self, view: PageView) -> Iterator[Marked]:
        """Those that stand on the pages of now: there may be fewer, or another version's."""
        if view.pages is None or self._checked is None \
                or view.pages.request.language != self._checked.language:
            return
        pages = len(view.pages.sizes)
        for one in self.marked:
            if one.line.page < pages and all(box.page < pages for box in one.words):
                yield one

    def icons(self, view: PageView) -> list[tuple[QRectF, Marked]]:
        """One icon a line, at the trailing side outside the text; what is wrong wins."""
        if view.pages is None:
            return []
        is_rtl = view.pages.composition.document.direction == "rtl"
        by_line: dict[tuple[int, int], Marked] = {}
        for one in self._shown(view):
            key = (one.line.page, round(one.line.y / _SAME_LINE))
            held = by_line.get(key)
            if held is None or (held.finding.severity is not PUT_RIGHT
                                and one.finding.severity is PUT_RIGHT):
                by_line[key] = one
        made = []
        side = Size.PAGE_MARK
        for one in by_line.values():
            line = view.box_in_view(one.line)
            x = line.left() - Size.BAR_OUTSIDE - side if is_rtl else line.right() + Size.BAR_OUTSIDE
            made.append((QRectF(x, line.center().y() - side / 2, side, side), one))
        return made

    # Pointer

    def press(self, view: PageView, where: QPoint) -> bool:
        one = self._icon_at(view, where) or (self._words_at(view, where) if self.takes_words
                                             else None)
        if one is not None:
            self._chosen(one.finding)
        return one is not None

    def words_at(self, view: PageView, where: QPoint) -> str:
        one = self._icon_at(view, where) or self._words_at(view, where)
        return self._told(one.finding) if one is not None else ""

    def _icon_at(self, view: PageView, where: QPoint) -> Marked | None:
        grown = (Size.HIT - Size.PAGE_MARK) / 2
        return next((one for box, one in self.icons(view)
                     if box.adjusted(-grown, -grown, grown, grown).contains(where)), None)

    def _words_at(self, view: PageView, where: QPoint) -> Marked | None:
        return next((one for one in self._shown(view)
                     if any(view.box_in_view(box).contains(where) for box in one.words)), None)


def _ink(finding: Finding) -> str:
    return ON_PAGE.error if finding.severity is PUT_RIGHT else ON_PAGE.warning


def _wash(finding: Finding) -> str:
    return ON_PAGE.error_wash if finding.severity is PUT_RIGHT else ON_PAGE.warning_wash


def _icon(finding: Finding) -> str:
    return "circle-alert" if finding.severity is PUT_RIGHT else "triangle-alert"
