"""The list of parts: model, painted rows, and what clicks and keys in a row do."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
)

from letterdesk.desktop import theme
from letterdesk.desktop.composer.part_row_painting import ROW, PartDelegate, RowPlaces
from letterdesk.desktop.composer.part_rows import PartRow
from letterdesk.desktop.composer.row_drag import RowDrag
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.focus_ring import OWN_RING

_NOWHERE = QModelIndex()


class PartsModel(QAbstractListModel):
    """The parts of the letter as rows."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PartRow, ...] = ()
        self._waiting: Mapping[str, tuple[int, int]] | None = None

    def show_waiting(self, waiting: Mapping[str, tuple[int, int]]) -> None:
        """Takes how many findings of a part are to put right and to look at."""
        self._waiting = waiting
        self.show_rows(self._rows)

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Takes new rows; selection and scroll place stay where the parts are the same."""
        if self._waiting is not None:
            counts = [self._waiting.get(row.part, (0, 0)) for row in rows]
            rows = tuple(replace(row, to_put_right=wrong, to_look_at=look)
                         for row, (wrong, look) in zip(rows, counts, strict=True))
        if [r.part for r in rows] == [r.part for r in self._rows]:
            old, self._rows = self._rows, rows
            for number, (before, after) in enumerate(zip(old, rows, strict=True)):
                if before != after:
                    index = self.index(number)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, part: str) -> int:
        return next((n for n, row in enumerate(self._rows) if row.part == part), -1)

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None


class PartsList(QListView):
    """The parts; asks the view model for everything that changes the letter."""

    focused = Signal(str)
    switched = Signal(str, bool)
    chosen = Signal(str, str)
    moved = Signal(str, int)
    menu_asked = Signal(str, QPoint)
    fields_asked = Signal(str)
    edit_asked = Signal(str)
    """A click on the pencil of a part whose words were changed."""
    choice_asked = Signal(str, QRect)
    """Part, and where its row stands on the screen."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)
        self._model = PartsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(PartDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(tr("Parts"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAutoScroll(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setViewportMargins(0, Space.S, 0, Space.S)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.can_move = True
        """A letter that is only read keeps its order."""
        self._pressed_on = ""
        self.announced = ""
        """What a screen reader was last asked to say."""
        self._awaited = ""
        """A part to select as soon as it has a row."""
        self._drag = RowDrag(self)

    def sizeHint(self) -> QSize:
        """As high as its rows: what adds to them stands right below."""
        rows = max(1, self._model.rowCount())
        high = max(Size.ROW, theme.line_height() + Space.S)
        return QSize(Size.PARTS[0], rows * high + 2 * Space.S)

    def minimumSizeHint(self) -> QSize:
        return QSize(Size.PARTS[1], 2 * Size.ROW)

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        part = self._awaited or self.part()
        before, at = self._model.rowCount(), self.currentIndex().row()
        self._model.show_rows(rows)
        if part and rows and self._model.row_of(part) < 0 and not self._awaited:
            part = rows[min(max(0, at), len(rows) - 1)].part
        if before != len(rows):
            self.updateGeometry()
        if part and part != self.part():
            self.select(part)

    def show_waiting(self, waiting: Mapping[str, tuple[int, int]]) -> None:
        """Marks the parts that have findings: part -> how many to put right and to look at."""
        self._model.show_waiting(waiting)

    def announce(self, words: str) -> None:
        """Has a screen reader say words at once."""
        self.announced = words
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def select(self, part: str) -> None:
        row = self._model.row_of(part)
        self._awaited = part if row < 0 else ""
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(row))

    def part(self) -> str:
        index = self.currentIndex()
        return index.data(ROW).part if index.isValid() else ""

    def row(self) -> PartRow | None:
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.focused.emit(current.data(ROW).part)

    def switch_current(self) -> None:
        row = self.row()
        if row is not None:
            self.switched.emit(row.part, not row.inside)

    def open_choice(self) -> None:
        """Asks for the choice of blocks of the current part."""
        row = self.row()
        if row is not None and row.choices:
            at = self._places(self.currentIndex()).row
            self.choice_asked.emit(row.part, QRect(
                self.viewport().mapToGlobal(at.topLeft()), at.size()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._pressed_on = ""
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_on = self._places(index).hit(event.position().toPoint())
            if self.can_move:
                self._drag.press(index.row(), event.position().toPoint())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drag.move(event.position().toPoint()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target = self._drag.release()
        if target is not None:
            row, to = target
            self.moved.emit(self._model.index(row).data(ROW).part, to)
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index != self.currentIndex():
            return
        hit = self._places(index).hit(event.position().toPoint())
        if hit != self._pressed_on:
            return
        row: PartRow = index.data(ROW)
        if hit == "box" and not row.required:
            self.switched.emit(row.part, not row.inside)
        elif hit == "choice":
            self.open_choice()
        elif hit == "pencil":
            self.edit_asked.emit(row.part)
        elif hit == "menu":
            self.menu_asked.emit(row.part, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._places(index).hit(event.position().toPoint()) == "row":
            self.fields_asked.emit(index.data(ROW).part)
        else:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag.cancel():
            return
        if event.key() == Qt.Key.Key_Menu:
            at = self.visualRect(self.currentIndex()).center()
            self.menu_asked.emit(self.part(), self.viewport().mapToGlobal(at))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_asked.emit(index.data(ROW).part, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._drag.paint()

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))
        self.viewport().update()

    def _places(self, index: QModelIndex) -> RowPlaces:
        return RowPlaces(self.visualRect(index), self.layoutDirection(), index.data(ROW), True)
