"""A text box for a part's words: no undo and no scroll bars of its own, its caret by positions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor, QTextFrameFormat, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from letterdesk.desktop.theme import Size
from letterdesk.desktop.widgets.focus_ring import OWN_RING


class WordsEdit(QTextEdit):
    """Positions are Qt's, counted in UTF-16 units.

    The text stands `Size.EDIT_SIDE` from both edges.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_own = False
        """What is done to the document now is the editor's own doing."""

    def set_up(self) -> None:
        """What sends events, and so needs a complete object."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setIndentWidth(Size.EDIT_INDENT)
        frame = QTextFrameFormat(document.rootFrame().frameFormat())
        frame.setLeftMargin(Size.EDIT_SIDE)
        frame.setRightMargin(Size.EDIT_SIDE)
        document.rootFrame().setFrameFormat(frame)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setCursorWidth(Size.RING)
        self.setProperty(OWN_RING, True)

    @contextmanager
    def unnoticed(self) -> Iterator[None]:
        """What is done to the document here is the editor's own, and one step for its layout."""
        was_own, self.is_own = self.is_own, True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()
            self.is_own = was_own

    def selected_range(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def caret_ends(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.anchor(), cursor.position()

    def select(self, start: int, end: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def go(self, anchor: int, position: int | None = None) -> None:
        """Puts the caret at a position, as far as the document goes."""
        last = self.document().characterCount() - 1
        self.select(min(anchor, last), min(anchor if position is None else position, last))

    def content_height(self) -> int:
        """The height that shows every line, in pixels."""
        return round(self.document().size().height() + 0.5)

    def is_composing(self) -> bool:
        """Whether an input method shows what it has not committed."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def take_preedit_away(self) -> None:
        """What an input method was showing makes room for what it commits."""
        QTextEdit.inputMethodEvent(self, QInputMethodEvent())

