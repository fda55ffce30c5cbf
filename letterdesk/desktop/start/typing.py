"""Which keys are words: on the start page they search, wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_COMMAND = (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier)


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key gives a letter, a digit or a sign; a space alone begins no word."""
    words = event.text()
    return bool(words.strip()) and words.isprintable() and not event.modifiers() & _COMMAND
