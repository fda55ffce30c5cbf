"""The choice of a part's text: its blocks with their first lines, below the row of the part."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.block_cards import BlockCard, BlockCards
from letterdesk.desktop.theme import Radius, Size, Space


class BlockPopup(QFrame):
    """Opens where it is asked to; Enter or a click chooses, Esc or a click elsewhere leaves it."""

    chosen = Signal(object)

    def __init__(self, name: str, cards: list[BlockCard], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, Space.XS, 1, Space.XS)
        self.cards = BlockCards(name)
        self.cards.show_cards(cards)
        column.addWidget(self.cards)
        self.cards.chosen.connect(self._choose)
        self._row = QRect()

    def open_below(self, row: QRect) -> None:
        """Below a row, in coordinates of the screen; above it where there is no room."""
        self._row = row
        self._fit()
        self.show()
        self._fit()
        self.cards.setFocus(Qt.FocusReason.PopupFocusReason)
        index = self.cards.currentIndex()
        self.cards.scrollTo(index)

    def show_preview(self, block: str, words: str) -> None:
        self.cards.show_preview(block, words)
        self._fit()

    def _fit(self) -> None:
        room = self.parentWidget().screen().availableGeometry()
        width = min(Size.BLOCK_POPUP[0], room.width())
        needed = self.cards.height_of_all(width - 2) + 2 * Space.XS
        height = min(needed, Size.BLOCK_POPUP[1], room.height())
        x = self._row.left()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self._row.right() + 1 - width
        x = max(room.left(), min(x, room.right() + 1 - width))
        y = self._row.bottom() + 1 + Space.XS
        if y + height > room.bottom() + 1:
            above = self._row.top() - Space.XS - height
            y = above if above >= room.top() else room.bottom() + 1 - height
        self.setGeometry(QRect(QPoint(x, y), QPoint(x + width - 1, y + height - 1)))

    def _choose(self, block: object) -> None:
        self.close()
        self.chosen.emit(block)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round corners without transparency, which needs a compositor."""
        super().resizeEvent(event)
        outline = QPainterPath()
        outline.addRoundedRect(self.rect().toRectF(), Radius.MENU, Radius.MENU)
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(t.line))
        painter.setBrush(theme.colour(t.raised))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5),
                                Radius.MENU, Radius.MENU)
