"""One open letter: its state, the steps that can be undone, and its file."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from letterdesk.desktop.composer.wording import step_words
from letterdesk.desktop.theme import Size
from letterdesk.desktop.undo import ChangeCommand
from letterdesk.desktop.worker import NewestFirst
from letterdesk.findings import Finding, LetterdeskError
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.model import Letter
from letterdesk.letters.store import stamp_of, write_letter
from letterdesk.operations.clock import now, stamp
from letterdesk.operations.letter_files import OpenLetter, is_bundled


@dataclass(frozen=True)
class _Save:
    path: Path
    letter: Letter
    known: str | None
    """Stamp of the file as this window last saw it; None writes whatever is there."""


class ChangedOutside(Exception):
    """The file is another than the one this window read or wrote."""


class LetterSession(QObject):
    """A letter and its file. Every alteration is a change and a step that can be undone."""

    changed = Signal(frozenset)
    saved = Signal(object)
    """Time of day at which the file was last written."""
    not_saved = Signal(object)
    """Finding: why the file could not be written; the letter stays whole in the window."""
    file_gone = Signal()
    file_changed_outside = Signal()
    refused = Signal(object)
    """Finding: a change that the letter does not take."""

    def __init__(self, opened: OpenLetter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.letter = opened.letter
        self.findings = opened.findings
        self.path = opened.path
        self.is_example = is_bundled(opened.path)
        """Lies in the bundled library, which stays as it is."""
        self.is_read_only = opened.is_read_only or self.is_example
        self.undo_stack = QUndoStack(self)
        self._stamp: str | None = opened.stamp
        self._kept = opened.letter
        """The state that lies in the file."""
        self._held = False
        """Saving waits for the person: the file went away or was changed outside."""
        self._typing: tuple[str, int] = ("", 0)
        self._typed_at = 0.0
        self._joined: object = None
        self._saver = NewestFirst(self._write, self)
        self._saver.done.connect(self._written)
        self._saver.failed.connect(self._not_written)
        self._pause = QTimer(self, singleShot=True, interval=Size.SAVE_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._watch()

    @property
    def stamp(self) -> str | None:
        """Of the file as this window last saw it."""
        return self._stamp

    @property
    def is_saved(self) -> bool:
        return self.letter is self._kept

    def do(self, change: ch.Change, typing_in: str = "") -> bool:
        """Applies a change as one undo step; typing in one place goes on with its last step."""
        if self.is_read_only:
            return False
        try:
            applied = apply(self.letter, change)
        except LetterdeskError as error:
            self.refused.emit(error.finding)
            return False
        if not applied.changed:
            return False
        after = replace(applied.letter, changed=stamp(now()))
        changed = applied.changed | ({"title"} if after.title != self.letter.title else set())
        self.undo_stack.push(ChangeCommand(
            step_words(self.letter, change), self.letter, after, changed, self._put,
            merge=self._burst(typing_in)))
        return True

    @contextlib.contextmanager
    def one_step(self) -> Iterator[None]:
        """Changes made inside are one undo step, named after the first."""
        at = self.undo_stack.index()
        self._joined = ("joined", time.monotonic())
        try:
            yield
        finally:
            self._joined = None
            if self.undo_stack.index() > at:
                self.end_typing()

    def end_typing(self) -> None:
        """The focus left: what is typed next is a step of its own."""
        self._typing = ("", self._typing[1] + 1)

    def save(self) -> None:
        """Writes the file in the background if the letter differs from it."""
        self._pause.stop()
        if not self.is_saved and not self._held and not self.is_read_only:
            self._saver.ask(_Save(self.path, self.letter, self._stamp))

    def save_now(self) -> bool:
        """Writes the file before anything else happens; False where that failed."""
        self._pause.stop()
        self._saver.settle()
        if self.is_saved or self._held or self.is_read_only:
            return self.is_saved
        request = _Save(self.path, self.letter, self._stamp)
        try:
            self._written(request, self._write(request, lambda: True))
        except (LetterdeskError, ChangedOutside, FileNotFoundError) as error:
            self._not_written(request, error)
            return False
        return True

    def save_again(self) -> None:
        """Writes the file though it went away or is another now; the person asked for it."""
        self._held = False
        self._stamp = None
        self._kept = None
        self.save()

    def take_snapshots(self, exported: Letter, stamp: str | None) -> None:
        """Takes over the snapshots that an export kept in the file."""
        was_saved = self.is_saved
        if exported.snapshots != self.letter.snapshots:
            self.letter = replace(self.letter, snapshots=exported.snapshots)
            self._stamp = stamp
            if was_saved:
                self._kept = self.letter

    def save_copy(self, path: Path) -> None:
        """Writes the letter to another file and stays with its own. Raises LetterdeskError."""
        write_letter(path, self.letter)

    def move_to(self, path: Path) -> None:
        """Goes on in another file, which is written at once. Raises LetterdeskError."""
        self._stamp = write_letter(path, self.letter)
        self.path = path
        self._kept, self._held = self.letter, False
        self._watch()
        self.saved.emit(now().time())

    def close(self) -> bool:
        """Writes what is not written yet and ends the threads; False: it could not be written."""
        fine = self.save_now()
        self._saver.close()
        for index in range(self.undo_stack.count()):
            command = self.undo_stack.command(index)
            if isinstance(command, ChangeCommand):
                command.forget()
        return fine or self.is_read_only

    def settle(self) -> None:
        """Waits for a save in the background."""
        self._saver.settle()

    def _burst(self, typing_in: str) -> object:
        if self._joined is not None:
            return self._joined
        if not typing_in:
            self.end_typing()
            return None
        now = time.monotonic()
        name, number = self._typing
        if name != typing_in or (now - self._typed_at) * 1000 > Size.TYPING_PAUSE_MS:
            number += 1
        self._typing, self._typed_at = (typing_in, number), now
        return self._typing

    def _put(self, letter: Letter, changed: frozenset[str]) -> None:
        self.letter = replace(letter, snapshots=self.letter.snapshots)
        self.changed.emit(changed)
        if not self.is_read_only:
            self._pause.start()

    def _write(self, request: _Save, _is_newest: object) -> str:
        if request.known is not None:
            now = stamp_of(request.path)
            if now is None:
                raise FileNotFoundError(request.path)
            if now != request.known:
                raise ChangedOutside(request.path)
        return write_letter(request.path, request.letter)

    def _written(self, request: _Save, stamp: str) -> None:
        self._stamp = stamp
        self._kept = request.letter
        self._watch()
        self.saved.emit(now().time())
        if not self.is_saved:
            self._pause.start()

    def _not_written(self, _request: _Save, error: Exception) -> None:
        if isinstance(error, ChangedOutside):
            self._held = True
            self.file_changed_outside.emit()
        elif isinstance(error, FileNotFoundError):
            self._held = True
            self.file_gone.emit()
        elif isinstance(error, LetterdeskError):
            finding: Finding = error.finding
            self.not_saved.emit(finding)
            self._pause.start()
        else:
            raise error

    def _watch(self) -> None:
        """Looks at the folder: a file that is replaced whole is another file to a watcher."""
        for folder in self._watcher.directories():
            self._watcher.removePath(folder)
        if self.path.parent.is_dir():
            self._watcher.addPath(str(self.path.parent))

    def _look(self, _folder: str) -> None:
        if not self._held and not self.path.exists():
            self._held = True
            self._kept = None
            self.file_gone.emit()
