"""Whether this window has its letter to itself: it waits while another one has it."""

from __future__ import annotations

import getpass
import os
import platform
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from letterdesk.desktop.worker import NewestFirst
from letterdesk.letters.holding import BEAT_SECONDS, Hold, Holder
from letterdesk.operations.clock import now, stamp
from letterdesk.operations.journals import locks_folder

_LOOK_MS = 2_000
_SHARED = frozenset({"nfs", "nfs4", "cifs", "smbfs", "smb2", "smb3", "afpfs", "webdav", "davfs",
                     "fuse.sshfs", "fuse.davfs", "fuse.rclone", "9p", "ncpfs", "afs", "ceph"})
"""File systems that other computers write to, as QStorageInfo names them."""


class LetterHold(QObject):
    """Takes a letter for this window, or says who has it and when that is over."""

    came_free = Signal()
    """Who had the letter has closed it, and this window has it now."""

    def __init__(self, path: Path, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_shared = is_shared_drive(path.parent)
        who = Holder(name or _user(), platform.node(), stamp(now()))
        self._hold = Hold(path, who, locks_folder(), is_shared=self._is_shared)
        self._hold.take()
        self._asks = NewestFirst(lambda _request, _is_newest: self._look(), self)
        self._asks.done.connect(self._looked)
        self._timer = QTimer(self, interval=round(BEAT_SECONDS * 1000) if self.is_mine
                             else _LOOK_MS)
        self._timer.timeout.connect(self.look)
        if self._is_shared or not self.is_mine:
            self._timer.start()

    @property
    def is_mine(self) -> bool:
        return self._hold.is_mine

    @property
    def other(self) -> Holder | None:
        """Who has the letter, where that is not this window."""
        return self._hold.other

    @property
    def can_take_anyway(self) -> bool:
        """Another computer has it, or had it when it was switched off: nobody can tell."""
        return self._hold.is_on_another_computer

    def take_anyway(self) -> None:
        self._hold.take_anyway()
        if self.is_mine:
            self._timer.setInterval(round(BEAT_SECONDS * 1000))

    def look(self) -> None:
        """Says that this window is there, or looks whether the letter came free."""
        if self._is_shared:
            self._asks.ask("look")
        else:
            self._looked("look", self._look())

    def close(self) -> None:
        """Leaves the letter to others."""
        self._timer.stop()
        self._asks.close()
        self._hold.let_go()

    def _look(self) -> tuple[bool, bool]:
        """Whether the letter was this window's, and is."""
        was = self._hold.is_mine
        if was:
            self._hold.beat()
        return was, self._hold.take()

    def _looked(self, _request: object, found: tuple[bool, bool]) -> None:
        if found == (False, True):
            self._timer.stop()
            self.came_free.emit()


def is_shared_drive(folder: Path) -> bool:
    """Whether other computers may write into a folder.

    On Windows the real path of a network drive begins with the name of its server.
    """
    if sys.platform == "win32":
        return os.path.realpath(folder).startswith("\\\\")
    kind = QStorageInfo(str(folder)).fileSystemType()
    return bytes(kind.data()).decode("ascii", "replace").lower() in _SHARED


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
