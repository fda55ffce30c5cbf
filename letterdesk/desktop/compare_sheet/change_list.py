"""A list of places under headings, one of them looked at; painted rows that speak whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import listed
from letterdesk.desktop.widgets.focus_ring import OWN_RING, draw_ring

ROW = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class ChangeRow(Struct, frozen=True):
    """A place that differs, or a heading."""

    key: str
    name: str
    note: str = ""
    icon: str = ""
    tone: str = "secondary"
    is_heading: bool = False
    state: str = ""
    """What the icon says, for those who hear it."""

    @property
    def spoken(self) -> str:
        return listed(words for words in (self.name, self.note, self.state) if words)


class _Rows(QAbstractListModel):
    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ChangeRow, ...] = ()

    def show_rows(self, rows: tuple[ChangeRow, ...]) -> None:
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        row: ChangeRow = index.data(ROW)
        least = Size.ROW if row.is_heading else Size.ROW_TALL
        lines = theme.line_height() + (0 if row.is_heading else theme.line_height(theme.CAPTION))
        return QSize(option.rect.width(), max(least, lines + Space.M))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: ChangeRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._heading(painter, option, row)
        else:
            self._row(painter, option, index, row)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, row: ChangeRow) -> None:
        painter.setFont(theme.font(theme.CAPTION, strong=True, figures=True))
        painter.setPen(theme.colour(theme.tokens().secondary))
        box = option.rect.adjusted(Space.L, 0, -Space.L, -Space.S // 2)
        at = Qt.AlignmentFlag.AlignBottom | QStyle.visualAlignment(
            option.direction, Qt.AlignmentFlag.AlignLeading)
        painter.drawText(box, int(at), row.name)

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex,
             row: ChangeRow) -> None:
        t, view = theme.tokens(), option.widget
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        frame = option.rect.adjusted(Space.S, 1, -Space.S, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour(t.accent_wash) if selected
                             else theme.colour(t.text, 0.05))
            painter.drawRoundedRect(frame, Radius.CONTROL, Radius.CONTROL)

        def at(box: QRect) -> QRect:
            return QStyle.visualRect(option.direction, option.rect, box)

        if selected:
            painter.setBrush(theme.colour(t.accent))
            painter.drawRoundedRect(at(QRect(frame.left(), frame.top() + 6, Size.BAR,
                                             frame.height() - 12)), 1.5, 1.5)
        side, left = Size.ICON, frame.left() + Space.M
        if row.icon:
            icons.draw(painter, row.icon, at(QRect(
                left, frame.center().y() - side // 2, side, side)), getattr(t, row.tone),
                option.direction)
        left += side + Space.S
        width = frame.right() - left - Space.S
        high = theme.line_height()
        block = high + (theme.line_height(theme.CAPTION) if row.note else 0)
        top = frame.center().y() - block // 2
        self._line(painter, option, at(QRect(left, top, width, high)), row.name,
                   strong=selected, ink=t.text)
        if row.note:
            self._line(painter, option, at(QRect(left, top + high, width,
                                                 theme.line_height(theme.CAPTION))),
                       row.note, kind=theme.CAPTION, ink=t.secondary)
        if view.hasFocus() and view.currentIndex() == index and view.property("keyboard_focus"):
            draw_ring(painter, frame.adjusted(4, 4, -4, -4))

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, words: str, *,
              kind: str = theme.BODY, strong: bool = False, ink: str) -> None:
        painter.setFont(theme.font(kind, strong=strong))
        painter.setPen(theme.colour(ink))
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight,
                                                        box.width())
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        painter.drawText(box, int(leading | Qt.AlignmentFlag.AlignVCenter), shown)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView,
                  option: QStyleOptionViewItem, index: QModelIndex) -> bool:
        """Words that are cut can be read in full."""
        row: ChangeRow | None = index.data(ROW)
        if row is not None and not row.is_heading:
            QToolTip.showText(event.globalPos(), row.spoken, view)
            return True
        return super().helpEvent(event, view, option, index)


class ChangeList(QListView):
    """Places in order; arrow keys go from one to the next, past the headings."""

    looked_at = Signal(str)
    entered_with_key = Signal()
    """Enter on the place that is looked at."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_rows(self, rows: Sequence[ChangeRow]) -> None:
        """Takes new rows and stays with the place that is looked at."""
        key = self.key()
        self._rows.show_rows(tuple(rows))
        self.look_at(key if any(row.key == key for row in rows) else self._first())

    def look_at(self, key: str) -> None:
        for number, row in enumerate(self._rows.rows):
            if row.key == key and not row.is_heading:
                self.setCurrentIndex(self._rows.index(number))
                return

    def key(self) -> str:
        """The place that is looked at; empty where there is none."""
        index = self.currentIndex()
        return index.data(ROW).key if index.isValid() else ""

    def names(self) -> list[str]:
        """What the rows say, headings too."""
        return [row.spoken for row in self._rows.rows]

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.looked_at.emit(current.data(ROW).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_with_key.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def _first(self) -> str:
        return next((row.key for row in self._rows.rows if not row.is_heading), "")
