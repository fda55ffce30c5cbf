"""Letters dropped on the window: the open letter may take them, else they are opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window


class Drops(QObject):
    """Watches the window for files that are dropped on it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and files_of(event.mimeData()):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop:
            paths = files_of(event.mimeData())
            if paths:
                event.acceptProposedAction()
                self._window.take_files(paths)
                return True
        return False


def files_of(data: QMimeData) -> list[Path]:
    """The files on this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
