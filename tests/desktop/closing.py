"""Closes windows at the end of a test, whatever state their letters are in."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.shell.window import Window


def close(window: Window) -> None:
    if window.composer is not None and not window.leave_letter():
        window.composer.session._held = True
        window.composer.model.close()
        window.composer = None
    window.close()
    window.deleteLater()
    delete_now()


def delete_now() -> None:
    """Lets go of what is to be deleted later: that waits for an event loop, which a test has not.

    Windows that stayed would all be styled anew with each change of theme.
    """
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
