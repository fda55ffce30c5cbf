"""Keys as a person presses them, for tests of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_into(qtbot, box: QWidget, words: str) -> None:
    """Types over what stands in a box."""
    box.setFocus(Qt.FocusReason.TabFocusReason)
    box.selectAll()
    type_on(qtbot, box, words)


def type_on(qtbot, box: QWidget, words: str) -> None:
    """Types where the caret stands."""
    for letter in words:
        if letter.isascii():
            qtbot.keyClicks(box, letter)
        else:  # QTest knows the keys of ASCII alone; an input method sends the character
            QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0,
                                                  Qt.KeyboardModifier.NoModifier, letter))
