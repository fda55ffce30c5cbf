"""The list of parts: model, painted rows, and what clicks and keys in a row do."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from letterdesk.desktop import icons, theme
from letterdesk.desktop.composer.part_rows import PartRow
from letterdesk.desktop.composer.row_drag import RowDrag
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.focus_ring import OWN_RING, draw_ring
from letterdesk.desktop.widgets.marks import draw_check

ROW = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class PartsModel(QAbstractListModel):
    """The parts of the letter as rows."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PartRow, ...] = ()

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Takes new rows; selection and scroll place stay where the parts are the same."""
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


class _Places:
    """Where the things of a row stand, mirrored where the interface reads from the right."""

    def __init__(self, box: QRect, direction: Qt.LayoutDirection, row: PartRow,
                 has_menu: bool) -> None:
        self._direction, self._whole = direction, box
        self.row = box.adjusted(Space.S, 0, -Space.S, 0)
        inner = self.row
        middle = inner.center().y() + 1
        self.bar = self._at(QRect(inner.left(), middle - 10, Size.BAR, 20))
        self.grip = self._at(QRect(inner.left() - 1, middle - 7, Size.ICON_ROW, Size.ICON_ROW))
        self.box = self._at(QRect(inner.left() + 8, middle - 8, Size.CHECK, Size.CHECK))
        trailing = inner.right() + 1 - Space.S
        self.menu = QRect()
        if has_menu:
            self.menu = self._at(QRect(trailing - Size.ICON, middle - 8, Size.ICON, Size.ICON))
            trailing -= Size.ICON + Space.S
        self.pencil = QRect()
        if row.edited:
            self.pencil = self._at(QRect(trailing - Size.ICON, middle - 8, Size.ICON, Size.ICON))
            trailing -= Size.ICON + Space.M
        self.chevron, self.note = QRect(), QRect()
        if row.note:
            if row.choices:
                side = Size.ICON_CAPTION
                self.chevron = self._at(QRect(trailing - side, middle - side // 2, side, side))
                trailing -= side + 2
            name_end = inner.left() + 40 + QFontMetrics(
                theme.font(strong=True)).horizontalAdvance(row.name)
            wanted = QFontMetrics(theme.font(theme.CAPTION, figures=True)).horizontalAdvance(
                row.note) + 1
            room = max(60, trailing - name_end - Space.S)
            width = min(wanted, room)
            self.note = self._at(QRect(trailing - width, inner.top(), width, inner.height()))
            trailing -= width + Space.S
        self.name = self._at(QRect(inner.left() + 32, inner.top(), trailing - inner.left() - 32,
                                   inner.height()))

    def _at(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._whole, box)

    def hit(self, where: QPoint) -> str:
        """What stands under the pointer; each target at least 24 x 24."""
        if not self.menu.isNull() and _grown(self.menu).contains(where):
            return "menu"
        if not self.note.isNull() and not self.chevron.isNull() and (
                _grown(self.chevron) | self.note).contains(where):
            return "choice"
        return "box" if _grown(self.box).contains(where) else "row"


def _grown(box: QRect) -> QRect:
    by = max(0, (Size.HIT - box.width() + 1) // 2)
    return box.adjusted(-by, -by, by, by)


class _PartDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> object:
        hint = option.rect.size()
        hint.setHeight(max(Size.ROW, theme.line_height() + Space.S))
        return hint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: PartRow = index.data(ROW)
        t = theme.tokens()
        state = QStyle.StateFlag
        view = option.widget
        selected = bool(option.state & state.State_Selected)
        is_current = view.currentIndex() == index and view.hasFocus() and bool(
            view.property("keyboard_focus"))
        hovered = bool(option.state & state.State_MouseOver)
        at = _Places(option.rect, option.direction, row, hovered or is_current)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(theme.colour(t.accent_wash) if selected
                             else theme.colour(t.text, 0.05))
            painter.drawRoundedRect(at.row, Radius.CONTROL, Radius.CONTROL)
        if selected:
            painter.setBrush(theme.colour(t.accent))
            painter.drawRoundedRect(at.bar, 1.5, 1.5)
        if hovered or is_current:
            icons.draw(painter, "grip-vertical", at.grip, t.secondary)
            icons.draw(painter, "ellipsis", at.menu, t.secondary)
        self._box(painter, at, row)
        self._words(painter, at, row, selected, option.direction)
        if is_current:
            draw_ring(painter, at.row.adjusted(4, 4, -4, -4))
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView,
                  option: QStyleOptionViewItem, index: QModelIndex) -> bool:
        """Words that are cut can be read in full."""
        row: PartRow = index.data(ROW)
        at = _Places(option.rect, option.direction, row, True)
        name = QFontMetrics(theme.font(strong=True)).horizontalAdvance(row.name)
        note = QFontMetrics(theme.font(theme.CAPTION, figures=True)).horizontalAdvance(row.note)
        if name > at.name.width() or note > at.note.width():
            QToolTip.showText(event.globalPos(), "\n".join(w for w in (row.name, row.note) if w),
                              view)
            return True
        return super().helpEvent(event, view, option, index)

    def _box(self, painter: QPainter, at: _Places, row: PartRow) -> None:
        if row.required:
            side = Size.ICON_ROW
            lock = QRect(0, 0, side, side)
            lock.moveCenter(at.box.center())
            icons.draw(painter, "lock", lock, theme.tokens().secondary)
        else:
            draw_check(painter, at.box, row.inside)

    def _words(self, painter: QPainter, at: _Places, row: PartRow, selected: bool,
               direction: Qt.LayoutDirection) -> None:
        t = theme.tokens()
        leading = Qt.AlignmentFlag.AlignVCenter | QStyle.visualAlignment(
            direction, Qt.AlignmentFlag.AlignLeading)
        painter.setFont(theme.font(strong=selected))
        painter.setPen(theme.colour(t.text if row.inside else t.secondary))
        metrics = QFontMetrics(painter.font())
        painter.drawText(at.name, int(leading), metrics.elidedText(
            row.name, Qt.TextElideMode.ElideRight, at.name.width()))
        if row.note:
            painter.setFont(theme.font(theme.CAPTION, figures=True))
            painter.setPen(theme.colour(t.secondary))
            metrics = QFontMetrics(painter.font())
            trailing = Qt.AlignmentFlag.AlignVCenter | QStyle.visualAlignment(
                direction, Qt.AlignmentFlag.AlignTrailing)
            painter.drawText(at.note, int(trailing), metrics.elidedText(
                row.note, Qt.TextElideMode.ElideRight, at.note.width()))
        if not at.chevron.isNull():
            icons.draw(painter, "chevron-down", at.chevron, t.secondary)
        if row.edited:
            icons.draw(painter, "pencil", at.pencil, t.accent)


class PartsList(QListView):
    """The parts; asks the view model for everything that changes the letter."""

    focused = Signal(str)
    switched = Signal(str, bool)
    chosen = Signal(str, str)
    moved = Signal(str, int)
    menu_asked = Signal(str, QPoint)
    fields_asked = Signal(str)

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)
        self._model = PartsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_PartDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(tr("Parts"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAutoScroll(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setViewportMargins(0, Space.S, 0, Space.S)
        self.can_move = True
        """A letter that is only read keeps its order."""
        self._pressed_on = ""
        self._drag = RowDrag(self)

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        part = self.part()
        self._model.show_rows(rows)
        if part and part != self.part():
            self.select(part)

    def select(self, part: str) -> None:
        row = self._model.row_of(part)
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
        """The menu of blocks for the current part."""
        row = self.row()
        if row is None or not row.choices:
            return
        menu = QMenu(self)
        for block, words in row.choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(block == row.block)
            action.triggered.connect(
                lambda _checked=False, b=block, p=row.part: self.chosen.emit(p, b))
        at = self._places(self.currentIndex())
        menu.popup(self.viewport().mapToGlobal(at.note.bottomLeft() + QPoint(0, -Space.XS)))

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

    def _places(self, index: QModelIndex) -> _Places:
        return _Places(self.visualRect(index), self.layoutDirection(), index.data(ROW), True)
