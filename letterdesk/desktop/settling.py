"""Waits until a window has nothing under way: for pictures and tests."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from letterdesk.desktop.shell.window import Window

_ROUNDS = 4
"""What ends in the background may begin something else: a list, its pictures, a picture's paint."""


def settle(window: Window) -> None:
    """Lets everything that works in the background come to its end."""
    for _round in range(_ROUNDS):
        QApplication.processEvents()
        window.wait()
        QApplication.processEvents()
