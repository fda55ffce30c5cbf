"""Who has a letter open: one window writes, others read, on this computer and on a shared drive.

On one computer the system's lock on a file in the state folder decides: it ends with
the program that has it, however that ended, so no clock and no process number is
asked. Beside a letter on a shared drive lies a small file that its holder renews; it
counts as left behind when it has not changed for a while by the watch of who waits.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError
from letterdesk.letters.journal_file import make_private_folder
from letterdesk.letters.saving import write_atomically

BEAT_SECONDS = 20.0
"""How often the holder of a letter on a shared drive says that it is still there."""
SILENT_SECONDS = 90.0
"""After which a holder that was not heard counts as gone."""
_MOST_BYTES = 10_000
_LOCKED_BYTE = 1_000_000
"""Windows lets nobody read what is locked: a byte far behind the words is."""


class Holder(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who has a letter open."""

    name: str = ""
    computer: str = ""
    since: str = ""
    """ISO 8601 with offset."""
    token: str = ""
    """Of one window."""
    beat: int = 0


class Hold:
    """A letter that this window has, or waits for."""

    def __init__(self, path: Path, who: Holder, locks: Path, *, is_shared: bool = False,
                 watch: Callable[[], float] = time.monotonic) -> None:
        """`locks` is a folder of this user; `is_shared`: other computers may open the file."""
        self._who = replace(who, token=who.token or secrets.token_hex(8))
        real = os.path.realpath(path)
        self._lock = locks / (hashlib.sha256(real.encode("utf-8", "replace")).hexdigest()[:32]
                              + ".lock")
        self._beside = beside(Path(real)) if is_shared else None
        self._watch = watch
        self._handle: int | None = None
        self._seen: tuple[Holder, float] | None = None
        self.is_mine = False
        self.other: Holder | None = None
        """Who has it, where that is not this window."""

    @property
    def is_on_another_computer(self) -> bool:
        return not self.is_mine and self._handle is not None

    def take(self) -> bool:
        """Takes the letter where nobody else has it; asked again, it looks whether that is over."""
        if self.is_mine:
            return True
        self.other = self._take_lock()
        if self.other is None and self._beside is not None:
            self.other = self._take_beside(self._beside)
        self.is_mine = self.other is None
        return self.is_mine

    def take_anyway(self) -> None:
        """Takes a letter that another computer seems to have. Each sees what the other saves."""
        if self.is_on_another_computer:
            if self._beside is not None:
                self._write(self._beside)
            self.is_mine, self.other = True, None

    def beat(self) -> None:
        """Says on a shared drive that this window is still there."""
        if self.is_mine and self._beside is not None:
            there = _read(self._beside)
            if there is None or there.token == self._who.token:
                self._who = replace(self._who, beat=self._who.beat + 1)
                self._write(self._beside)

    def let_go(self) -> None:
        """Leaves the letter to others, and nothing behind."""
        if self.is_mine and self._beside is not None:
            there = _read(self._beside)
            if there is not None and there.token == self._who.token:
                _remove(self._beside)
        self.is_mine = False
        if self._handle is not None:
            handle, self._handle = self._handle, None
            # Where open files cannot be removed, the next one to come finds it free.
            _remove(self._lock)
            os.close(handle)

    def _take_lock(self) -> Holder | None:
        """Takes the lock of this computer; a desk whose state folder takes nothing has none."""
        while self._handle is None:
            try:
                make_private_folder(self._lock.parent)
                handle = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:
                return None
            try:
                if not _locked(handle):
                    os.close(handle)
                    return _read(self._lock) or Holder()
                if _is_at(handle, self._lock):
                    os.ftruncate(handle, 0)
                    os.write(handle, msgspec.json.encode(self._who))
                    self._handle = handle
                else:
                    # Its holder let go and took it away between the opening and the lock.
                    os.close(handle)
            except OSError:
                os.close(handle)
                return None
        return None

    def _take_beside(self, path: Path) -> Holder | None:
        there = _read(path)
        if there is None or there.token == self._who.token \
                or there.computer == self._who.computer or self._is_silent(there):
            self._write(path)
            return None
        return there

    def _is_silent(self, there: Holder) -> bool:
        """Whether the holder has not been heard for long, by the watch of this computer alone."""
        now = self._watch()
        if self._seen is None or self._seen[0] != there:
            self._seen = (there, now)
        return now - self._seen[1] >= SILENT_SECONDS

    def _write(self, path: Path) -> None:
        # In a folder that takes nothing the letter is only read anyway.
        with contextlib.suppress(LetterdeskError):
            write_atomically(path, msgspec.json.encode(self._who))


def beside(path: Path) -> Path:
    """The file beside a letter on a shared drive that says who has it."""
    total = hashlib.sha256(path.name.encode("utf-8", "replace")).hexdigest()[:8]
    return path.with_name(f".~{path.stem[:40]}-{total}.lock")


def _read(path: Path) -> Holder | None:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_MOST_BYTES), type=Holder)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        return Holder()


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _is_at(handle: int, path: Path) -> bool:
    try:
        there, here = path.stat(), os.fstat(handle)
    except OSError:
        return False
    return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
