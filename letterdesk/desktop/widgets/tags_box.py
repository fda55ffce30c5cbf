"""Several values as tags, with a line to add one by typing."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.boxes import Box
from letterdesk.desktop.widgets.buttons import IconButton
from letterdesk.desktop.widgets.flow import FlowLayout
from letterdesk.desktop.widgets.suggestions import Suggestion, SuggestionList

SEPARATOR = ";"
_PARTED = re.compile("[;\n\r\t\u2028\u2029\u061b\uff1b]+")
"""Lines, cells, and the semicolons of all scripts."""
_LEAD = 3
"""Added to the 5 px at which tags begin and the 2 px that a line edit keeps free itself."""


class Tag(QAbstractButton):
    """A value with a cross; Delete or Backspace takes it away too, Space and Enter edit it."""

    removed = Signal()
    edit_asked = Signal()
    moved = Signal(int)
    """-1 towards the first tag, +1 towards the last."""

    def __init__(self, words: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)
        self.setAccessibleDescription(hint or tr("Delete takes it away"))
        self.setToolTip(words)
        self.clicked.connect(self.edit_asked)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font()).horizontalAdvance(self._words)
        return QSize(Space.S + width + Space.XS + Size.ICON_ROW + Space.XS + 2, Size.TAG)

    def _cross(self) -> QRect:
        side = Size.ICON_ROW
        x = self.width() - side - Space.XS
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = Space.XS
        return QRect(x, (self.height() - side) // 2, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(t.accent_wash))
        painter.drawRoundedRect(self.rect(), Radius.BOX, Radius.BOX)
        icons.draw(painter, "x", self._cross(), t.secondary)
        painter.setFont(theme.font())
        painter.setPen(theme.colour(t.text))
        room = self.rect().adjusted(Space.S, 0, -(Size.ICON_ROW + 2 * Space.XS), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            room = self.rect().adjusted(Size.ICON_ROW + 2 * Space.XS, 0, -Space.S, 0)
        shown = QFontMetrics(painter.font()).elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter),
                         shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._cross().adjusted(-5, -5, 5, 5).contains(event.position().toPoint()):
            self.removed.emit()

    def keyPressEvent(self, event: QEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        key, ahead = event.key(), 1
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            ahead = -1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) \
                and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(ahead if key == Qt.Key.Key_Right else -ahead)
            return
        if key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._cross().adjusted(-5, -5, 5, 5).contains(event.position().toPoint()):
            self.edit_asked.emit()


class TagsBox(Box):
    """Tags in a flow, a line edit at the end, suggestions while typing."""

    changed = Signal(object)
    """The values, in order."""
    typed = Signal(str)
    """Words that are no suggestion, given with Enter or on leaving."""

    def __init__(self, name: str, *, single: bool = False, free: bool = False,
                 exact: bool = False, placeholder: str = "",
                 parent: QWidget | None = None) -> None:
        """`free` takes any words as a value, `exact` no suggestion for the start of its name."""
        super().__init__(parent)
        self._name, self._single, self._free, self._exact = name, single, free, exact
        self._placeholder = placeholder or (tr("Choose") if single else tr("Add"))
        self._values: list[object] = []
        self._tags: list[Tag] = []
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._flow = FlowLayout(holder, gap=Space.XS)
        self._flow.setContentsMargins(0, 4, 0, 4)
        self.row.setContentsMargins(theme.sided(5, 1, 4, 1))
        self.row.setSpacing(0)
        self.row.addWidget(holder, 1)
        self.edit = _TagLine(name)
        self._flow.addWidget(self.edit)
        self.watch(self.edit)
        self.opener = IconButton("chevron-down", tr("Show all for {field}", field=name),
                                 size=Size.HIT)
        self.opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.opener.setFixedHeight(Size.CONTROL - 2)
        self.opener.clicked.connect(self._show_all)
        self.row.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.list = SuggestionList(self.edit, self)
        self.list.chosen.connect(self.add)
        self.opener.hide()
        self._indent()
        self.edit.setPlaceholderText(self._placeholder)
        self.edit.returnPressed.connect(self._enter)
        self.left.connect(self._take_typed)
        self.edit.backspaced.connect(self._remove_last)
        self.edit.escaped.connect(self._leave_edit)
        self.edit.takes_many = not single
        self.edit.given_many.connect(self._take_many)
        self._edited: int | None = None
        """The tag whose words are in the line."""

    def set_suggestions(self, suggestions: list[Suggestion]) -> None:
        self.list.take(suggestions)
        self.opener.setVisible(bool(suggestions))

    def values(self) -> list[object]:
        return list(self._values)

    def show_values(self, values: list[tuple[object, str]]) -> None:
        """Values and their words, in order."""
        if [v for v, _w in values] == self._values and [
                w for _v, w in values] == [tag.accessibleName() for tag in self._tags]:
            return
        for tag in self._tags:
            tag.hide()
            self._flow.removeWidget(tag)
            tag.deleteLater()
        self._values = [value for value, _words in values]
        self._tags = []
        for index, (value, words) in enumerate(values):
            tag = Tag(words, hint=self._hint())
            tag.removed.connect(lambda v=value: self._remove(v))
            tag.moved.connect(lambda by, n=index: self._move(n, by))
            tag.edit_asked.connect(lambda n=index: self._edit_tag(n))
            self._flow.insert_widget(index, tag)
            tag.show()
            self._tags.append(tag)
        self.edit.setPlaceholderText("" if self._single and values else self._placeholder)
        self._indent()
        self.updateGeometry()

    def set_mark(self, mark: str) -> None:
        self.set_wrong(mark == "wrong")

    def describe(self, words: str) -> None:
        self.edit.setAccessibleDescription(words)

    def add(self, value: object) -> None:
        """Adds a value as if chosen; one that is there stays where it is."""
        self.edit.clear()
        at, self._edited = self._edited, None
        if at is not None and at < len(self._values):
            others = [kept for n, kept in enumerate(self._values) if n != at and kept != value]
            self.changed.emit([*others[:at], value, *others[at:]])
        elif self._single:
            self.changed.emit([value])
        elif value not in self._values:
            self.changed.emit([*self._values, value])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.row.contentsMargins()
        opener = self.opener.width() if self.opener.isVisibleTo(self) else 0
        inner = width - margins.left() - margins.right() - opener
        needed = self._flow.heightForWidth(inner) + margins.top() + margins.bottom()
        return max(Size.CONTROL, needed)

    def _indent(self) -> None:
        """Words begin where those of other boxes do; behind a tag its gap is enough.

        Behind the one tag that may stand there the line takes the room that is left.
        """
        lead = 0 if self._tags else _LEAD
        self.edit.setTextMargins(theme.sided(lead, 0, 0, 0))
        self.edit.is_narrow = self._single and bool(self._tags)
        self.edit.updateGeometry()

    def _show_all(self) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self.list.show_all()

    def _enter(self) -> None:
        """Enter takes the marked row of the list, else the words."""
        if not self.list.take_marked():
            self._take_typed()

    def _take_typed(self) -> None:
        self.list.close()
        words = self.edit.text().strip()
        if not words:
            return
        found = self.list.exact(words) if self._exact else self.list.sure(words)
        if found is not None:
            self.add(found.value)
        elif self._free:
            self.add(words)
        else:
            self.edit.clear()
            self.typed.emit(words)

    def _remove(self, value: object) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit([kept for kept in self._values if kept != value])

    def _hint(self) -> str:
        """What keys do with a tag, for screen readers."""
        if self._single:
            return tr("Delete takes it away")
        if self._free:
            return tr("Delete takes it away, F2 changes it, Alt and an arrow move it")
        return tr("Delete takes it away, Alt and an arrow move it")

    def _move(self, at: int, by: int) -> None:
        to = at + by
        if self._single or not 0 <= to < len(self._values):
            return
        values = self.values()
        values.insert(to, values.pop(at))
        self.changed.emit(values)
        if to < len(self._tags):
            self._tags[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _edit_tag(self, at: int) -> None:
        """Brings the words of a tag into the line; what stands there then takes its place."""
        if not self._free:
            return
        self._edited = at
        self.edit.setText(str(self._values[at]))
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_edit(self) -> None:
        """Esc: the tag stays as it was."""
        if self._edited is not None:
            self._edited = None
            self.edit.clear()

    def _take_many(self, pieces: list[str]) -> None:
        self.edit.clear()
        self._edited = None
        self.typed.emit(f"{SEPARATOR} ".join(pieces))

    def _remove_last(self) -> None:
        if self._values:
            self.changed.emit(self._values[:-1])


class _TagLine(QLineEdit):
    backspaced = Signal()
    escaped = Signal()
    given_many = Signal(list)
    """Pieces of what was pasted, or typed with a semicolon behind it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.takes_many = False
        self.textEdited.connect(self._split_typed)
        self.is_narrow = False
        self.setFrame(False)
        self.setFont(theme.font())
        self.setAccessibleName(name)
        self.setFixedHeight(Size.TAG)

    def sizeHint(self) -> QSize:
        return QSize(Space.L if self.is_narrow else 72, Size.TAG)

    def minimumSizeHint(self) -> QSize:
        return QSize(Space.L if self.is_narrow else 40, Size.TAG)

    def keyPressEvent(self, event: QEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backspaced.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste_many():
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; its Paste takes several lines as several values."""
        menu = self.createStandardContextMenu()
        paste = menu.findChild(QAction, "edit-paste")
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(lambda: self._paste_many() or self.paste())
        menu.popup(event.globalPos())

    def _paste_many(self) -> bool:
        """Takes a clipboard of several lines or pieces; False leaves it to the line."""
        pieces = pieces_of(QGuiApplication.clipboard().text())
        if not self.takes_many or len(pieces) < 2:
            return False
        self.given_many.emit(pieces)
        return True

    def _split_typed(self, text: str) -> None:
        if self.takes_many and SEPARATOR in text:
            self.given_many.emit(pieces_of(text))


def pieces_of(text: str) -> list[str]:
    """The values of a text: one a line or cell, or parted by semicolons."""
    return [piece.strip() for piece in _PARTED.split(text) if piece.strip()]
