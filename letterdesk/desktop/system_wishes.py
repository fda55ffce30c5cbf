"""What a person has asked of the whole system: less motion, more contrast, larger words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication

_USUAL_PIXELS = 15.0
"""No system has larger words by itself: 11 pt in GNOME, 9 pt in Windows, 13 px in macOS."""
_OURS_PIXELS = 13.0
_MOST_PERCENT = 200


def less_motion() -> bool:
    """Whether nothing should slide."""
    hints = QGuiApplication.styleHints()  # held: PySide drops its child when it goes
    return hints.accessibility().motionPreference() == Qt.MotionPreference.ReducedMotion


def more_contrast() -> bool:
    """Whether the system's own high contrast is on."""
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def text_percent() -> int:
    """How large the system's words are beside those of the interface, 100 to 200."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    pixels = QFontInfo(font).pixelSize()
    if pixels <= _USUAL_PIXELS:
        return 100
    return min(_MOST_PERCENT, round(pixels / _OURS_PIXELS * 100))


def on_change(call: Callable[[], object]) -> None:
    """Calls when the system changes to light or dark, or to more contrast."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(call)
    hints.accessibility().contrastPreferenceChanged.connect(call)
