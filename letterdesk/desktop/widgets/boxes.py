"""The frame that every field stands in, and the plain text field."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.widgets.clipboard_data import clipboard_data
from letterdesk.desktop.widgets.focus_ring import OWN_RING
from letterdesk.desktop.widgets.labels import Icon


def direction_of(text: str) -> str:
    """`rtl` or `ltr`, from the first letter that has a direction (Unicode's rule P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


class Box(QFrame):
    """A rounded frame of 32 px: edge, accent while focused, error while something is wrong."""

    left = Signal()
    """The focus went elsewhere."""
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(10, 1, 10, 1)
        self.row.setSpacing(Space.S)
        self.setMinimumHeight(Size.CONTROL)
        self._wrong = False
        self._focused = False

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def watch(self, inner: QWidget) -> None:
        """Takes `inner`'s focus as the box's own."""
        inner.setProperty(OWN_RING, True)
        inner.installEventFilter(self)
        self.setFocusProxy(inner)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)):
            event.ignore()
            return True  # the letter's undo stack knows each step, the field's own only typing
        if event.type() == QEvent.Type.FocusIn:
            self._focused = True
            self.update()
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self._focused = False
            self.update()
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.left.emit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._wrong or self._focused
        ink = t.error if self._wrong else t.accent if self._focused else t.edge
        painter.setOpacity(1 if self.isEnabled() else 0.45)
        painter.setPen(QPen(theme.colour(ink), Size.RING if wide else 1))
        painter.setBrush(theme.colour(t.field))
        inset = Size.RING / 2 if wide else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset),
                                Radius.CONTROL, Radius.CONTROL)


class LineBox(Box):
    """A line of text, with a mark at the trailing edge where it is right or wrong."""

    typed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setFont(theme.font())
        self.edit.setFrame(False)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTextMargins(-2, 0, -2, 0)
        self.row.addWidget(self.edit, 1)
        self._mark = Icon("check", Size.ICON, "good")
        self._mark.hide()
        self.row.addWidget(self._mark)
        self.watch(self.edit)
        self.edit.textChanged.connect(self._fit)
        self.edit.textEdited.connect(self.typed)
        self._fit(placeholder)

    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet gives a widget its font when it is first shown; ours comes after."""
        super().showEvent(event)
        self._fit(self.edit.text() or self.edit.placeholderText())

    def _fit(self, text: str) -> None:
        """Arabic letters need the room of their face; symbols stand at the leading edge."""
        wanted = theme.font_for(text)
        if wanted.families() != self.edit.font().families():
            self.edit.setFont(wanted)
        is_rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        if not is_rtl and text and direction_of(text) == "rtl":
            edge = Qt.AlignmentFlag.AlignRight
        self.edit.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute
                               | Qt.AlignmentFlag.AlignVCenter)

    def text(self) -> str:
        return self.edit.text()

    def show_text(self, text: str) -> None:
        """Shows a value that did not come from the keys; the cursor stays where it can."""
        if text != self.edit.text():
            at = self.edit.cursorPosition()
            self.edit.setText(text)
            self.edit.setCursorPosition(min(at, len(text)))
            if not self.edit.hasFocus():
                self.edit.setCursorPosition(0)

    def set_mark(self, mark: str) -> None:
        """`right`, `wrong` or nothing at the trailing edge."""
        self.set_wrong(mark == "wrong")
        self._mark.setVisible(bool(mark))
        if mark:
            self._mark.show_icon(*(("check", "good") if mark == "right"
                                   else ("circle-alert", "error")))

    def describe(self, words: str) -> None:
        """What a screen reader adds to the name: the error or the help."""
        self.edit.setAccessibleDescription(words)


class ParagraphBox(Box):
    """Long text that grows with its lines, three at least and twelve at most."""

    typed = Signal(str)

    _LEAST, _MOST = 3, 12

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _Plain()
        self.edit.setFont(theme.font())
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.document().setDocumentMargin(0)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.row.setContentsMargins(theme.sided(10, 6, 4, 6))
        self.row.addWidget(self.edit, 1)
        self.watch(self.edit)
        self._showing = False
        self.edit.textChanged.connect(self._changed)
        self._grow()

    def text(self) -> str:
        return self.edit.words()

    def show_text(self, text: str) -> None:
        if text != self.text():
            self._showing = True
            at = self.edit.textCursor().position()
            self.edit.setPlainText(text)
            caret = self.edit.textCursor()
            caret.setPosition(min(at, len(text)) if self.edit.hasFocus() else 0)
            self.edit.setTextCursor(caret)
            self._showing = False
            self._grow()

    def set_mark(self, mark: str) -> None:
        self.set_wrong(mark == "wrong")

    def describe(self, words: str) -> None:
        self.edit.setAccessibleDescription(words)

    def _changed(self) -> None:
        self._grow()
        if not self._showing:
            self.typed.emit(self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrower box the words need more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = max(self._LEAST, min(self._MOST, int(self.edit.document().size().height()) + 1))
        self.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + 14)


class _Plain(QPlainTextEdit):
    """A text edit whose words come back as typed.

    QPlainTextEdit.toPlainText turns U+00A0 into a space, so the words are read
    block by block, which keeps every code point; U+2028 is a soft line break.
    """

    def words(self) -> str:
        lines = []
        block = self.document().begin()
        while block.isValid():
            lines.append(block.text().replace("\u2028", "\n"))
            block = block.next()
        return "\n".join(lines)

    def createMimeDataFromSelection(self):
        made = clipboard_data()
        made.setText(self.textCursor().selectedText().replace("\u2029", "\n")
                     .replace("\u2028", "\n"))
        return made
