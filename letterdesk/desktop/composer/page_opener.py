"""Opens the page at a part for a card, and keeps card and slices where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QVariantAnimation
from PySide6.QtWidgets import QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.page_opening import Cut, Opening
from letterdesk.desktop.theme import Size, Space

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page_view import PageView


class PageOpener(QObject):
    """The card in the page of one view, if there is one."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._card: QWidget | None = None
        self.part = ""
        """The part that the page is open at."""
        self._cut: Cut | None = None
        self._share = 1.0
        self._slide = QVariantAnimation(self)
        self._slide.valueChanged.connect(self._slid)

    def open(self, part: str, card: QWidget) -> bool:
        """Opens the page at a part for a card, a child of the viewport; False without a place.

        The card's height is its own; place and width are the page's.
        """
        self._slide.stop()
        self._card, self.part, self._cut = card, part, None
        self.follow_pages()
        if self._cut is None:
            self.close()
            return False
        duration = theme.slide_ms()
        self._share = 0.0 if duration else 1.0
        self._view.lay_out()
        if duration:
            self._slide.setDuration(duration)
            self._slide.setStartValue(0.0)
            self._slide.setEndValue(1.0)
            self._slide.start()
        return True

    def close(self) -> None:
        """Closes the page again; the card is let go of."""
        self._slide.stop()
        self._card, self.part, self._cut = None, "", None
        self._view.lay_out()

    def finish(self) -> None:
        """Stands open at once, without the rest of the movement."""
        self._slide.stop()
        self._slid(1.0)

    def opening(self) -> Opening | None:
        """How the page stands open now."""
        if self._cut is None or self._card is None:
            return None
        view, cut, scale = self._view, self._cut, self._view.scale()
        return Opening(cut, round(view.top_of(cut.first) + cut.top * scale),
                       round(view.top_of(cut.last) + cut.bottom * scale),
                       self._card.height(), self._share)

    def follow_pages(self) -> None:
        """Words typed in the card move its cut; a part that left the page keeps the last one."""
        view = self._view
        if self._card is None or view.pages is None:
            return
        request = view.pages.request
        room = request.letter.pinned.style.setting(request.language).gap / 2
        order = [part.part for part in view.pages.composition.parts]
        found = Cut.around(view.pages.pdf.places, self.part, order, room)
        if found is not None and found.last < len(view.sizes):
            self._cut = found
        elif self._cut is not None and self._cut.last >= len(view.sizes):
            self._cut = None
        view.lay_out()

    def place_card(self) -> None:
        """Puts the card between the slices, as wide as the letter's text and its margins."""
        opening = self.opening()
        if opening is None or self._card is None:
            return
        view = self._view
        left, width = view.column()
        wide = max(width + 2 * Size.EDIT_SIDE, Size.EDIT_LEAST)
        room = view.viewport().width()
        if view.mode != "zoom":
            wide = min(wide, room - 2 * Space.XS)
        x = left + width // 2 - wide // 2
        if view.mode != "zoom":
            x = max(Space.XS, min(x, room - Space.XS - wide))
        y = opening.card_top - view.verticalScrollBar().value()
        self._card.setGeometry(x, y, wide, self._card.height())

    def show_in_card(self, top: int, bottom: int) -> None:
        """Scrolls as little as is needed to show a range of the card, in its own pixels."""
        if self._card is None:
            return
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        y = self._card.y()
        if y + bottom > height - Space.S:
            bar.setValue(bar.value() + y + bottom - height + Space.S)
        elif y + top < Space.S:
            bar.setValue(bar.value() + y + top - Space.S)

    def slices(self, number: int) -> list[tuple[QRect, int]]:
        """What is seen of a page: boxes in the viewport, each with where it begins in the page."""
        whole = self._view.closed_box(number)
        opening = self.opening()
        if opening is None or number < opening.cut.first:
            return [(whole, 0)]
        if number > opening.cut.last:
            return [(whole.translated(0, opening.shift), 0)]
        scrolled, made = self._view.verticalScrollBar().value(), []
        if number == opening.cut.first:
            upper = QRect(whole)
            upper.setBottom(opening.top - scrolled - 1)
            made.append((upper, 0))
        if number == opening.cut.last:
            begins = opening.bottom - scrolled - whole.top()
            lower = whole.translated(0, opening.shift)
            lower.setTop(lower.top() + begins)
            made.append((lower, begins))
        return made

    def sheets(self, first: int, last: int) -> list[QRect]:
        """The paper of pages; those that are cut open hang together behind the card."""
        opening = self.opening()
        made: list[QRect] = []
        for number in range(first, last + 1):
            paper = self._view.closed_box(number)
            if opening is not None and number > opening.cut.last:
                paper.translate(0, opening.shift)
            elif opening is not None and number >= opening.cut.first:
                paper.setTop(self._view.closed_box(opening.cut.first).top())
                paper.setBottom(self._view.closed_box(opening.cut.last).bottom() + opening.shift)
            if paper not in made:
                made.append(paper)
        return made

    def _slid(self, share: float) -> None:
        self._share = share
        self._view.viewport().update()
