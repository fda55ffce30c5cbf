"""Find in the letter: words are washed on the pages while they are typed, one of them ringed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.page_layers import PaintedLayer
from letterdesk.desktop.composer.page_places import Box
from letterdesk.desktop.composer.page_text import PageText
from letterdesk.desktop.theme import ON_PAGE, Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.banner import draw_card
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import IconButton
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.sheet import give_focus_back

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage
    from letterdesk.desktop.composer.page_view import PageView

_WASH, _RING = 0.30, 1.5


class FindInLetter(QObject):
    """Opens the bar over the page, keeps the places up to date, and goes from one to the next."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._view = page.view.page
        self._page = page
        self.bar: FindBar | None = None
        self._layer = FoundLayer()
        self._view.add_layer(self._layer)
        self._text: tuple[bytes, PageText] | None = None
        self._came_from: QWidget | None = None
        page.commands["find"] = self.open
        page.commands["find-next"] = lambda: self.go(1)
        page.commands["find-earlier"] = lambda: self.go(-1)
        page.model.pages_changed.connect(lambda _pages: self._look_again())

    @property
    def places(self) -> tuple[tuple[Box, ...], ...]:
        """Every place found, one box a line."""
        return self._layer.places

    def open(self) -> None:
        """Shows the bar with its words marked; an open one takes the focus again."""
        if self.bar is None:
            self._came_from = QApplication.focusWidget()
            self.bar = FindBar(self._view)
            self.bar.changed.connect(self._find)
            self.bar.moved.connect(self.go)
            self.bar.closed.connect(self.shut)
        self.bar.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.line.edit.selectAll()

    def shut(self) -> None:
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None
        self._layer.show((), -1)
        self._view.viewport().update()
        give_focus_back(self._came_from)

    def go(self, by: int) -> None:
        """To the next (+1) or previous (-1) place, round and round."""
        if self.bar is None:
            self.open()
        elif self.places:
            self._show((self._layer.at + by) % len(self.places))

    def close(self) -> None:
        self._text = None

    def _find(self, words: str) -> None:
        self._layer.show(self._found(words), -1)
        self._show(self._first_in_view() if self.places else -1)

    def _look_again(self) -> None:
        """The pages are others: the same words, as near to the same place as can be."""
        if self.bar is None:
            return
        at = self._layer.at
        self._layer.show(self._found(self.bar.line.text()), -1)
        self._layer.at = min(at, len(self.places) - 1)
        if at < 0 and self.places:
            self._layer.at = self._first_in_view()
        self._tell()

    def _found(self, words: str) -> tuple[tuple[Box, ...], ...]:
        pages = self._view.pages
        if pages is None or not words.strip():
            return ()
        if self._text is None or self._text[0] is not pages.pdf.data:
            self._text = (pages.pdf.data, PageText(pages.pdf.data))
        return self._text[1].places(words)

    def _first_in_view(self) -> int:
        return next((n for n, place in enumerate(self.places)
                     if self._view.box_in_view(place[0]).top() >= 0), 0)

    def _show(self, at: int) -> None:
        self._layer.at = at
        if at >= 0:
            self._view.bring_into_view(self.places[at][0])
        self._tell()

    def _tell(self) -> None:
        if self.bar is not None:
            self.bar.tell(self._layer.at, len(self.places))
        self._view.viewport().update()


class FoundLayer(PaintedLayer):
    """Washes every place; the one gone to is ringed."""

    def __init__(self) -> None:
        self.places: tuple[tuple[Box, ...], ...] = ()
        self.at = -1

    def show(self, places: tuple[tuple[Box, ...], ...], at: int) -> None:
        self.places, self.at = places, at

    def paint(self, painter: QPainter, view: PageView) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, place in enumerate(self.places):
            for box in place:
                words = view.box_in_view(box).adjusted(-1, 0, 1, 0)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(words, theme.colour(
                    theme.mixed(ON_PAGE.warning, ON_PAGE.page, _WASH)))
                if number == self.at:
                    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                    painter.setPen(QPen(theme.colour(ON_PAGE.accent), _RING))
                    painter.drawRoundedRect(QRectF(words).adjusted(-1, -1, 1, 1),
                                            Radius.BOX, Radius.BOX)
        painter.restore()


class FindBar(QWidget):
    """A small card at the top of the page's trailing side."""

    changed = Signal(str)
    moved = Signal(int)
    closed = Signal()

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        row.setSpacing(Space.XS)
        self.line = LineBox(tr("Find in the letter"), tr("Find in the letter"))
        self.count = Label("", theme.CAPTION, tone="secondary", figures=True)
        self.count.setMinimumWidth(Size.COUNT)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for icon, name, do in (
                ("chevron-up", tr("Previous place"), lambda: self.moved.emit(-1)),
                ("chevron-down", tr("Next place"), lambda: self.moved.emit(1)),
                ("x", tr("Close"), self.closed.emit)):
            button = IconButton(icon, name, size=Size.CONTROL_SMALL)
            button.clicked.connect(do)
            row.addWidget(button)
        self.line.typed.connect(self.changed)
        self.setAccessibleName(tr("Find in the letter"))
        view.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def tell(self, at: int, count: int) -> None:
        """Which of how many is shown; nothing while nothing is looked for."""
        words = tr("{number} of {all}", number=at + 1, all=count) if count else tr("None")
        self.count.setText(words if self.line.text().strip() else "")
        self.line.describe(self.count.text())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.moved.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        width = min(Size.FIND_BAR, self._view.width() - 2 * Space.L)
        self.setFixedSize(width, self.sizeHint().height())
        bar = self._view.verticalScrollBar().width()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = self._view.width() - width - Space.L - bar
        self.move(Space.L + bar if is_rtl else edge, Space.S)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        draw_card(QPainter(self), self.rect(), t.raised, t.line)
