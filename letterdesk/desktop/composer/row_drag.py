"""Moving a row of a list with the mouse: a line shows where it goes, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QListView

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space


class RowDrag:
    """One row under way. The list itself moves it: nothing leaves the window.

    The system's drag and drop would carry a picture of the row over the words,
    and a drop waits for an answer of the window manager where there is none.
    """

    def __init__(self, view: QListView) -> None:
        self._view = view
        self._row = -1
        self._from = QPoint()
        self._gap: int | None = None
        """The place between rows, counted from the top; None while nothing is dragged."""

    def press(self, row: int, where: QPoint) -> None:
        self._row, self._from, self._gap = row, where, None

    def move(self, where: QPoint) -> bool:
        """Follows the pointer; whether a row is under way."""
        if self._row < 0:
            return False
        far = (where - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._gap is None and not far:
            return True
        if self._gap is None:
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._gap = self._gap_at(where)
        self._scroll(where)
        self._view.viewport().update()
        return True

    def release(self) -> tuple[int, int] | None:
        """Row and its new place counted without itself; None where nothing was dragged."""
        row, gap = self._row, self._gap
        self._end()
        if gap is None:
            return None
        return row, gap - 1 if gap > row else gap

    def cancel(self) -> bool:
        """Leaves the row where it is; whether one was under way."""
        was_dragged = self._gap is not None
        self._end()
        return was_dragged

    def paint(self) -> None:
        """The line at the gap, with room at both ends."""
        if self._gap is None:
            return
        view, rows = self._view, self._view.model().rowCount()
        at = view.visualRect(view.model().index(min(self._gap, rows - 1), 0))
        y = at.top() if self._gap < rows else at.bottom() + 1
        painter = QPainter(view.viewport())
        painter.fillRect(QRect(at.left() + Space.S, y - 1, at.width() - 2 * Space.S, Size.RING),
                         theme.colour(theme.tokens().accent))

    def _gap_at(self, where: QPoint) -> int:
        view, rows = self._view, self._view.model().rowCount()
        for row in range(rows):
            if where.y() < view.visualRect(view.model().index(row, 0)).center().y():
                return row
        return rows

    def _scroll(self, where: QPoint) -> None:
        """Near an edge the list goes on to what is out of view."""
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if where.y() < Space.XL:
            bar.setValue(bar.value() - Space.S)
        elif where.y() > height - Space.XL:
            bar.setValue(bar.value() + Space.S)

    def _end(self) -> None:
        self._row, self._gap = -1, None
        self._view.viewport().unsetCursor()
        self._view.viewport().update()
