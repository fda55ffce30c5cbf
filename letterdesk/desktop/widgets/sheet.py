"""A sheet inside the window: scrim, card, focus kept within, Esc closes."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from letterdesk.desktop import shadows, theme
from letterdesk.desktop.theme import Radius, Space
from letterdesk.desktop.widgets.banner import draw_card
from letterdesk.desktop.widgets.reading_order import go_on


def give_focus_back(widget: QWidget | None) -> None:
    """To where the focus came from, where that is still there: banners go away meanwhile."""
    if widget is not None and shiboken6.isValid(widget):
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


class Sheet(QWidget):
    """Covers its window; `card` is the sheet itself, as large as asked and the window allows."""

    closed = Signal()

    def __init__(self, name: str, size: tuple[int, int], window: QWidget) -> None:
        super().__init__(window)
        self._size = size
        self._came_from = QApplication.focusWidget()
        self.card = _Card(self)
        self.card.setAccessibleName(name)
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def resize_card(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._fit()

    def close_sheet(self) -> None:
        """Goes away and gives the focus back to where it came from."""
        self.parentWidget().removeEventFilter(self)
        self.hide()
        self.deleteLater()
        give_focus_back(self._came_from)
        self.closed.emit()

    def wait(self) -> None:
        """Ends when nothing works behind the sheet any more."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        event.accept()

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Tab goes round inside the sheet."""
        go_on(self.card, ahead)
        return True

    def _fit(self) -> None:
        window = self.parentWidget()
        self.setGeometry(window.rect())
        width = min(self._size[0], window.width() - 2 * Space.XL)
        height = min(self._size[1], window.height() - 2 * Space.XL)
        self.card.setGeometry(QRect(
            QPoint((window.width() - width) // 2, (window.height() - height) // 2),
            QPoint((window.width() + width) // 2 - 1, (window.height() + height) // 2 - 1)))
        self.update()  # the shadow of the card's former size goes

    def mousePressEvent(self, event: QEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(theme.tokens().scrim))
        shadows.draw(painter, self.card.geometry(), shadows.SHEET, Radius.CARD,
                     scale=self.devicePixelRatioF())


class _Card(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        draw_card(QPainter(self), self.rect(), t.raised, t.line if t.is_dark else None)
