"""The file of an open letter: written in the background, never over what others wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from letterdesk.desktop.composer.outside_watch import Asked, Looked, OutsideWatch
from letterdesk.desktop.theme import Size
from letterdesk.desktop.worker import NewestFirst
from letterdesk.findings import LetterdeskError
from letterdesk.letters.file_form import digest, letter_bytes
from letterdesk.letters.model import Letter
from letterdesk.letters.store import write_letter
from letterdesk.operations.clock import now
from letterdesk.operations.journals import GONE
from letterdesk.operations.letter_files import OpenLetter
from letterdesk.operations.outside import Outside, keep_other, look_at_file


class _Save(Struct, frozen=True):
    path: Path
    letter: Letter
    known: str | None
    """Stamp of the file as this window last saw it; None writes whatever is there."""


class ChangedOutside(Exception):
    """The file is another than the one this window read or wrote."""

    def __init__(self, outside: Outside) -> None:
        super().__init__(outside.stamp)
        self.outside = outside


class LetterFile(QObject):
    """Keeps a file at what the window has, until something is in the way."""

    saved = Signal(object)
    """Time of day at which the file was last written."""
    not_saved = Signal(object)
    """Finding: why the file could not be written; it is tried again."""
    gone = Signal()
    changed_outside = Signal()
    """What it holds now is `outside`."""
    renewed = Signal(object)
    """Letter: the file has another state, and nothing in this window is against it."""
    copy_found = Signal(object)
    """OpenLetter: another state of this letter, which a sync program put beside it."""

    def __init__(self, opened: OpenLetter, letter: Callable[[], Letter],
                 will_save: Callable[[str], None], parent: QObject, *,
                 is_for_reading: bool) -> None:
        """`letter` gives the state of now; `will_save` is told the stamp that the file is
        about to have, in the thread that writes."""
        super().__init__(parent)
        self.path = opened.path
        self.in_file = opened.letter
        """What the file held when this window last saw it: what both sides began with."""
        self.stamp: str | None = opened.stamp or None
        """Of the file as this window last saw it."""
        self.outside: Outside | None = None
        """The file as another program left it; this window does not write over it."""
        self._is_for_reading = is_for_reading
        self._letter, self._will_save = letter, will_save
        is_in_file = is_for_reading or letter() is opened.letter or digest(
            letter_bytes(letter())) == opened.stamp
        self._kept: Letter | None = letter() if is_in_file else None
        """The state that lies in the file."""
        self.is_held = opened.stamp == GONE
        """Saving waits for the person: the file went away or was changed outside."""
        self.is_refused = False
        """The last try to write failed."""
        self._writes = 0
        self._just_written: tuple[_Save, str] | None = None
        """Written in the background, and not told in this thread yet."""
        self._saver = NewestFirst(self._write, self)
        self._saver.done.connect(lambda _request, _stamp: self._take_written())
        self._saver.failed.connect(self._not_written)
        self._pause = QTimer(self, singleShot=True, interval=Size.SAVE_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.watch = OutsideWatch(self._asked, self)
        self.watch.looked.connect(self._looked)
        self.watch.watch(self.path)

    @property
    def is_saved(self) -> bool:
        return self._letter() is self._kept

    def save_soon(self) -> None:
        """Writes the file when nothing was changed for a while."""
        if not self._is_for_reading:
            self._pause.start()

    def save(self) -> None:
        """Writes the file in the background if the letter differs from it."""
        self._pause.stop()
        if not self.is_saved and not self.is_held and not self._is_for_reading:
            self._saver.ask(_Save(self.path, self._letter(), self.stamp))

    def save_now(self) -> bool:
        """Writes the file before anything else happens; False where that failed."""
        self._pause.stop()
        self._saver.settle()
        self._take_written()
        if self.is_saved or self.is_held or self._is_for_reading:
            return self.is_saved
        request = _Save(self.path, self._letter(), self.stamp)
        try:
            self._write(request, lambda: True)
            self._take_written()
        except (LetterdeskError, ChangedOutside, FileNotFoundError) as error:
            self._not_written(request, error)
            return self.is_saved
        return True

    def save_again(self) -> None:
        """Writes the file that went away anew; the person asked for it."""
        self.is_held, self.stamp, self._kept = False, None, None
        self.save()

    def move_to(self, path: Path) -> None:
        """Goes on in another file, which is written at once. Raises LetterdeskError."""
        self._saver.settle()
        self._take_written()
        self.stamp = write_letter(path, self._letter())
        self.path = path
        self._kept = self.in_file = self._letter()
        self.is_held = self.is_refused = False
        self.outside = None
        self._writes += 1
        self.watch.watch(path)
        self.saved.emit(now().time())

    def take_as_saved(self, letter: Letter, stamp: str | None) -> None:
        """Somebody else in this window wrote `letter`, whose words are those of now."""
        self._writes += 1
        self.stamp, self.in_file = stamp, letter

    def mark_saved(self) -> None:
        """The state of now lies in the file."""
        self._kept = self._letter()

    def agree(self, theirs: OpenLetter) -> None:
        """The window has what another program wrote: its file may be written again."""
        self.stamp, self.in_file = theirs.stamp, theirs.letter
        self.outside, self._kept, self.is_held = None, None, False
        self.save()

    def put_other_aside(self) -> Path | None:
        """Keeps what another program wrote beside the file, which is then written. Gives its
        name; None: there is nothing, or it cannot be kept."""
        if self.outside is None:
            return None
        try:
            kept = keep_other(self.path)
        except LetterdeskError as error:
            self.not_saved.emit(error.finding)
            return None
        self.stamp, self.outside, self._kept, self.is_held = self.outside.stamp, None, None, False
        self.save()
        return kept

    def hold_back(self, outside: Outside) -> None:
        """Writes nothing until the person has said what to do with another's changes."""
        self.is_held, self.outside = True, outside

    def settle(self) -> None:
        """Waits for a save and a look in the background."""
        self._saver.settle()
        self.watch.settle()

    def close(self) -> None:
        self._pause.stop()
        self._saver.close()
        self.watch.close()

    def _asked(self) -> Asked:
        return Asked(self.path, self._letter().id, self.stamp, self._writes)

    def _looked(self, asked: Asked, looked: Looked) -> None:
        if asked.path != self.path or asked.writes != self._writes:
            self.watch.look()
            return
        if looked.is_gone:
            self._take_gone()
            return
        if looked.outside is not None and asked.known is not None:
            self._take_outside(looked.outside)
        for copy in looked.copies if not self._is_for_reading else ():
            if not _is_same(copy.letter, self._letter()):
                self.copy_found.emit(copy)

    def _take_gone(self) -> None:
        if not self.is_held:
            self.is_held, self._kept = True, None
            self.gone.emit()

    def _take_outside(self, outside: Outside) -> None:
        theirs = outside.opened
        if theirs is not None and self._is_for_reading:
            self.stamp, self.in_file = theirs.stamp, theirs.letter
            self.renewed.emit(theirs.letter)
            self._kept = self._letter()
        elif theirs is not None and _is_same(theirs.letter, self._letter()):
            self.stamp, self._kept, self.in_file = theirs.stamp, self._letter(), theirs.letter
        elif theirs is not None and _adds_snapshots(theirs.letter, self.in_file):
            was_saved = self.is_saved
            self.stamp, self.in_file = theirs.stamp, theirs.letter
            self.renewed.emit(replace(self._letter(), snapshots=theirs.letter.snapshots))
            if was_saved:
                self._kept = self._letter()
        elif self.outside is None or self.outside.stamp != outside.stamp:
            self.hold_back(outside)
            self.changed_outside.emit()

    def _write(self, request: _Save, _is_newest: object) -> str:
        if request.known is not None:
            outside = look_at_file(request.path, request.known)
            if outside is not None:
                raise ChangedOutside(outside)
        self._writes += 1
        try:
            self._will_save(digest(letter_bytes(request.letter)))
            stamp = write_letter(request.path, request.letter)
        finally:
            self._writes += 1
        self._just_written = (request, stamp)
        return stamp

    def _take_written(self) -> None:
        written, self._just_written = self._just_written, None
        if written is None:
            return
        request, stamp = written
        self._writes += 1
        self.stamp = stamp
        self._kept = self.in_file = request.letter
        self.is_refused = False
        self.watch.watch(self.path)
        self.saved.emit(now().time())
        if not self.is_saved:
            self._pause.start()

    def _not_written(self, _request: _Save, error: Exception) -> None:
        if isinstance(error, ChangedOutside):
            self._take_outside(error.outside)
            if not self.is_held and not self.is_saved:
                self._pause.start()
        elif isinstance(error, FileNotFoundError):
            self._take_gone()
        elif isinstance(error, LetterdeskError):
            self.is_refused = True
            self.not_saved.emit(error.finding)
            self._pause.start()
        else:
            raise error


def _is_same(one: Letter, other: Letter) -> bool:
    """Whether two files of a letter hold the same, whenever that was written."""
    return replace(one, changed="") == replace(other, changed="")


def _adds_snapshots(theirs: Letter, known: Letter) -> bool:
    """Whether a letter has nothing new but kept states, as an export leaves it."""
    return _is_same(replace(theirs, snapshots=known.snapshots), known)
