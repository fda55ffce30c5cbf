"""Notices what other programs do to a letter's file, and what they put beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from letterdesk.desktop.worker import NewestFirst
from letterdesk.operations.letter_files import OpenLetter
from letterdesk.operations.outside import Outside, conflict_copies, look_at_file


class Asked(NamedTuple):
    """What the file was when the look was asked for."""

    path: Path
    letter_id: str
    known: str | None
    """Stamp of the file as this window last saw it."""
    writes: int
    """How often this window had begun or ended to write it: a look meanwhile says nothing."""


class Looked(NamedTuple):
    is_gone: bool = False
    outside: Outside | None = None
    copies: tuple[OpenLetter, ...] = ()


class OutsideWatch(QObject):
    """Looks when the folder changes and when the window is come back to."""

    looked = Signal(object, object)
    """Asked and Looked."""

    def __init__(self, asked: Callable[[], Asked], parent: QObject | None = None) -> None:
        """`asked` gives what to look for now."""
        super().__init__(parent)
        self._asked = asked
        self._worker = NewestFirst(lambda request, _is_newest: _look(request), self)
        self._worker.done.connect(self.looked)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._watcher.fileChanged.connect(self.look)
        QGuiApplication.instance().applicationStateChanged.connect(self._came_back)

    def watch(self, path: Path) -> None:
        """Watches the file and its folder: replaced whole, it is another file to a watcher."""
        for watched in (*self._watcher.directories(), *self._watcher.files()):
            self._watcher.removePath(watched)
        for place in (path.parent, path):
            if place.exists():
                self._watcher.addPath(str(place))

    def look(self, _place: str = "") -> None:
        asked = self._asked()
        if not self._watcher.files():
            self.watch(asked.path)
        self._worker.ask(asked)

    def settle(self) -> None:
        self._worker.settle()

    def close(self) -> None:
        QGuiApplication.instance().applicationStateChanged.disconnect(self._came_back)
        for changed in (self._watcher.directoryChanged, self._watcher.fileChanged):
            changed.disconnect(self.look)
        self._worker.close()

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()


def _look(asked: Asked) -> Looked:
    try:
        outside = look_at_file(asked.path, asked.known)
    except FileNotFoundError:
        return Looked(is_gone=True)
    return Looked(outside=outside, copies=conflict_copies(asked.path, asked.letter_id))
