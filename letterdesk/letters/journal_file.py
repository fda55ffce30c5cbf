"""Writes a journal beside the work: a line is on disk within a second of its change."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from letterdesk.findings import LOOK_AT, Finding, LetterdeskError, Place, say
from letterdesk.letters.journal import Line, file_bytes
from letterdesk.letters.saving import write_atomically

_PACE_SECONDS = 0.25
"""Lines that come within it go to the disk together."""
_AGAIN_SECONDS = 2.0
"""After which a disk that took nothing is tried again."""

Tell = Callable[[Finding | None], None]
"""Called in the writer's thread: why lines wait, or None as soon as they are on disk again."""


class JournalWriter:
    """A thread that writes lines to the first of `paths` that takes them."""

    def __init__(self, paths: Sequence[Path], tell: Tell) -> None:
        self._paths, self._tell = tuple(paths), tell
        self.path: Path | None = None
        """Where the lines lie; None: nowhere yet."""
        self._lines: list[Line] = []
        self._written = 0
        self._file: BinaryIO | None = None
        self._wake = threading.Condition()
        self._is_busy = self._is_stuck = self._is_urgent = self._ends = False
        self._thread: threading.Thread | None = None

    def __len__(self) -> int:
        """Lines since the journal began anew."""
        return len(self._lines)

    def begin(self, lines: Sequence[Line]) -> None:
        """Writes the journal anew; the old file stays whole until the new one is on disk."""
        with self._wake:
            self._lines, self._written = list(lines), 0
            self._start()

    def add(self, line: Line) -> None:
        with self._wake:
            self._lines.append(line)
            self._start()

    def flush(self, seconds: float = 10.0) -> bool:
        """Waits until all lines are on disk; False where the disk does not take them."""
        with self._wake:
            self._is_urgent = True
            self._wake.notify_all()
            self._wake.wait_for(lambda: not self._is_busy and (
                self._is_stuck or not self._waits()), seconds)
            self._is_urgent = False
            return not self._waits()

    def close(self) -> bool:
        """Writes what waits, once more where it was stuck, and ends the thread; False where
        lines are not on disk."""
        with self._wake:
            self._ends = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._let_go()
        return not self._waits()

    def _start(self) -> None:
        self._wake.notify_all()
        if self._thread is None and not self._ends:
            self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()

    def _waits(self) -> bool:
        return self._written < len(self._lines)

    def _run(self) -> None:
        ends = False
        while not ends:
            with self._wake:
                self._wake.wait_for(lambda: self._ends or self._waits())
                ends = self._ends
                lines, begun = self._lines, self._written
                until = len(lines)
                self._is_busy = True
            trouble = self._put(lines[begun:until], anew=lines[:until] if not begun else None) \
                if until > begun else None
            with self._wake:
                self._is_busy = False
                if lines is self._lines:
                    # After a failure all lines are written anew: the file may end in half a line.
                    self._written = until if trouble is None else 0
                self._say(trouble)
                self._wake.notify_all()
                self._wake.wait_for(lambda: self._ends or (self._is_urgent and not self._is_stuck),
                                    _AGAIN_SECONDS if trouble else _PACE_SECONDS)

    def _put(self, news: list[Line], anew: list[Line] | None) -> Finding | None:
        """Appends lines, or writes all of them anew; a finding where no place takes them."""
        if anew is not None or self._file is None:
            return self._write_anew(anew or news)
        try:
            self._file.write(file_bytes(news))
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            self._let_go()
            return _trouble(self.path or self._paths[0], error)
        return None

    def _write_anew(self, lines: list[Line]) -> Finding | None:
        self._let_go()
        data, trouble = file_bytes(lines), None
        for path in self._paths:
            try:
                make_private_folder(path.parent)
                write_atomically(path, data)
                self._file = path.open("ab")
            except (OSError, LetterdeskError) as error:
                trouble = trouble or _trouble(path, error)
                continue
            self.path = path
            self._forget_others()
            return None
        return trouble

    def _forget_others(self) -> None:
        """An older journal in another place would only be in the way."""
        for path in self._paths:
            if path != self.path:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)

    def _say(self, trouble: Finding | None) -> None:
        if (trouble is not None) != self._is_stuck:
            self._is_stuck = trouble is not None
            self._tell(trouble)

    def _let_go(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None


def make_private_folder(folder: Path) -> None:
    """Makes a folder that nobody else may look into.

    Raises OSError, also where it is another person's: anybody may put one into a
    folder for all, such as the system's for temporary files.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if hasattr(os, "getuid") and (folder.is_symlink() or folder.stat().st_uid != os.getuid()):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(folder))


def _trouble(path: Path, error: Exception) -> Finding:
    reason = error.finding.message if isinstance(error, LetterdeskError) else say(
        "the file was not written ({reason})",
        reason=getattr(error, "strerror", None) or str(error))
    return Finding("journal-not-written", LOOK_AT, Place(file=str(path)), say(
        "the journal cannot be written to {folder}: {reason}", folder=str(path.parent),
        reason=reason), say("your words are in the window and go into the letter’s file as always"))
