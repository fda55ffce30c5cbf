"""Puts the light or the dark appearance, or the system's high contrast, into effect."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from letterdesk.desktop import high_contrast, system_wishes, theme
from letterdesk.desktop.style_sheet import style_sheet

_DRESSED = "dressed"
"""Property of windows that have the style sheet."""


class _Sheet:
    """The style sheet of the appearance that was put into effect last."""

    text = ""


_sheet = _Sheet()


def apply(application: QApplication, dark: bool) -> None:
    """Puts the whole application into the light or the dark appearance, or into the system's
    own colours where they are of high contrast."""
    if system_wishes.more_contrast():
        _sheet.text = ""
        application.setPalette(QPalette())
        colours = application.palette()
        is_dark = colours.color(QPalette.ColorRole.Window).lightness() < 128
        theme.use_contrast(high_contrast.tokens(
            colours, theme.DARK if is_dark else theme.LIGHT))
    else:
        theme.use_contrast(None)
        chosen = theme.DARK if dark else theme.LIGHT
        application.setPalette(theme.palette(chosen))
        _sheet.text = style_sheet(chosen)
    for window in application.topLevelWidgets():
        if window.property(_DRESSED):
            window.setStyleSheet(_sheet.text)


def dress(window: QWidget) -> None:
    """Gives a window, or a popup that is nobody's child, the style sheet, now and whenever the
    appearance changes.

    The application itself has none: Qt would work it out again for every widget below each time
    that something half built is put into something larger, which costs more than the rest.
    """
    window.setProperty(_DRESSED, True)
    window.setStyleSheet(_sheet.text)


def follows_dark(application: QApplication, appearance: str) -> bool:
    """Whether `light`, `dark` or `system` means dark just now."""
    if appearance == "system":
        return application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return appearance == "dark"
