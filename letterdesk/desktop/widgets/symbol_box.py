"""A UN document symbol that gets its capitals and strokes while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.library.symbol_typing import symbol_as_typed


class SymbolBox(LineBox):
    """Shapes what is typed; one Backspace takes a stroke back to what was typed for it.

    What was taken back stays as typed until it is deleted. What is pasted is not touched:
    its right form is offered where it has another.
    """

    typed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.edit.textEdited.disconnect(self.typed)
        self.edit.textEdited.connect(self._shape)
        self._before = ""
        """The text before the last key."""
        self._as_typed: tuple[str, int] | None = None
        """Text and caret before the shaping that Backspace takes back."""
        self._kept_as_typed = ""
        """The beginning that a Backspace brought back: nothing behind it is shaped."""
        self.edit.textChanged.connect(self._forget_other)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.KeyPress \
                and event.key() == Qt.Key.Key_Backspace and not event.modifiers() \
                and self._take_back():
            return True
        if event.type() == QEvent.Type.FocusOut and event.reason() not in (
                Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._as_typed, self._kept_as_typed = None, ""
        return super().eventFilter(watched, event)

    def _shape(self, text: str) -> None:
        is_one_more = len(text) == len(self._before) + 1
        self._as_typed = None
        if not (self._kept_as_typed and text.startswith(self._kept_as_typed)):
            self._kept_as_typed = ""
            if is_one_more:
                text = self._shaped(text)
        self._before = text
        self.typed.emit(text)

    def _shaped(self, text: str) -> str:
        caret = self.edit.cursorPosition()
        shaped = symbol_as_typed(text, caret)
        if shaped.text == text:
            return text
        self._put(shaped.text, shaped.caret)
        if shaped.text.casefold() != text.casefold():  # capitals alone are nothing to take back
            self._as_typed = (text, caret)
        return shaped.text

    def _take_back(self) -> bool:
        if self._as_typed is None or self.edit.hasSelectedText():
            return False
        text, caret = self._as_typed
        self._as_typed, self._kept_as_typed = None, text[:caret]
        self._put(text, caret)
        self.typed.emit(text)
        return True

    def _put(self, text: str, caret: int) -> None:
        self._before = text
        self.edit.setText(text)
        self.edit.setCursorPosition(caret)

    def _forget_other(self, text: str) -> None:
        """A value that came from elsewhere is where typing goes on from."""
        if not self.edit.isModified():
            self._before = text
