"""The sheet of Ctrl+K: a line to type in, and the nearest things below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from letterdesk.desktop import icons, theme
from letterdesk.desktop.search_sheet.entries import Entry, entries, matching, meant
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.focus_ring import OWN_RING
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window

ENTRY = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class SearchEverything(QObject):
    """Opens the sheet, once."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.sheet: SearchSheet | None = None
        window.commands["search"] = self.open

    def open(self) -> None:
        if self.sheet is None:
            self.sheet = SearchSheet(self._window)
            self.sheet.closed.connect(self._forget)

    def _forget(self) -> None:
        self.sheet = None


class SearchSheet(Sheet):
    """What is typed finds; arrows move in the list while the line keeps the focus."""

    def __init__(self, window: Window) -> None:
        super().__init__(tr("Search"), Size.SEARCH_SHEET, window)
        self._known = entries(window)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        column.setSpacing(Space.S)
        self.line = LineBox(tr("Search"), tr("Find an action, a field, a template or a letter"))
        column.addWidget(self.line)
        self.list = QListView()
        self.list.setProperty(OWN_RING, True)
        self.list.setAccessibleName(tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _Rows(self)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        column.addWidget(self.list, 1)
        self._nothing = Label("", wraps=True, tone="secondary")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._guess = Button("", "link")
        self._guess.clicked.connect(lambda: self._take_guess())
        column.addWidget(self._nothing)
        column.addWidget(self._guess, 0, Qt.AlignmentFlag.AlignCenter)
        self._foot = Label("", theme.CAPTION, tone="secondary")
        column.addWidget(self._foot)
        self.line.typed.connect(self._find)
        self._arrows = _Arrows(self)
        self.list.clicked.connect(self._choose)
        self._find("")
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def found(self) -> tuple[Entry, ...]:
        return self._rows.entries

    def take_key(self, event: QKeyEvent) -> bool:
        """Keys of the line that belong to the list."""
        if event.key() in _KEYS:
            self._move(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        else:
            return False
        return True

    def _find(self, typed: str) -> None:
        found = matching(self._known, typed)
        self._rows.show_entries(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        guess = None if found else meant(self._known, typed)
        self._guess.setVisible(guess is not None)
        if found:
            self._mark(0)
        else:
            self._nothing.setText(tr("Nothing called “{words}”.", words=typed.strip()))
            self._guess.setText(tr("Did you mean {words}?", words=guess) if guess else "")
            self._guess.setProperty("words", guess)
        self._foot.setText(tr_n("{count} found", "{count} found", len(found)) + "  ·  "
                           + tr("Enter opens, Esc closes"))

    def _take_guess(self) -> None:
        words = self._guess.property("words")
        self.line.show_text(words)
        self._find(words)
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, event: QKeyEvent) -> None:
        page = max(1, self.list.viewport().height() // max(1, self.list.sizeHintForRow(0)))
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page,
                Qt.Key.Key_PageDown: page}[Qt.Key(event.key())]
        last = len(self.found) - 1
        at = self.list.currentIndex().row() + step
        if step in (-1, 1) and not 0 <= at <= last:
            at = last if at < 0 else 0  # round and round by single steps
        self._mark(max(0, min(last, at)))

    def _mark(self, row: int) -> None:
        index = self._rows.index(row, 0)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.line.describe(self.found[row].spoken)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.found[index.row()]
        self.close_sheet()
        entry.do()


class _Arrows(QObject):
    """Hands the list's keys over while the line has the focus."""

    def __init__(self, sheet: SearchSheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        sheet.line.edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and self._sheet.take_key(event)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, found: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        return {ENTRY: entry, Qt.ItemDataRole.DisplayRole: entry.words,
                Qt.ItemDataRole.AccessibleTextRole: entry.spoken}.get(role)


class _EntryDelegate(QStyledItemDelegate):
    """Icon, words, what it is, and keys or value at the trailing edge."""

    _KIND, _HINT = 112, 176

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        return QSize(Size.HIT, max(Size.ROW, theme.line_height() + Space.L))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        entry: Entry = index.data(ENTRY)
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(t.accent_wash))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), Radius.CONTROL, Radius.CONTROL)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour(t.text, 0.05))

        def at(left: int, width: int) -> QRect:
            return QStyle.visualRect(option.direction, box,
                                     QRect(box.left() + left, box.top(), width, box.height()))

        side = Size.ICON
        mark = at(Space.M, side)
        icons.draw(painter, entry.icon, QRect(mark.left(), mark.center().y() - side // 2 + 1,
                                              side, side), t.secondary, option.direction)
        hint_left = box.width() - self._HINT - Space.M
        kind_left = hint_left - self._KIND
        words_left = Space.M + side + Space.M
        leading, trailing = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        for words, where, font, ink, align in (
                (entry.words, at(words_left, kind_left - words_left - Space.S), theme.font(),
                 t.text, leading),
                (entry.kind, at(kind_left, self._KIND - Space.S), theme.font(theme.CAPTION),
                 t.secondary, leading),
                (entry.hint, at(hint_left, self._HINT), theme.font(theme.CAPTION, figures=True),
                 t.secondary, trailing)):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight,
                                                     where.width())
            place = QStyle.visualAlignment(option.direction, align) | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(where, int(place | Qt.AlignmentFlag.AlignAbsolute), shown)
        painter.restore()
