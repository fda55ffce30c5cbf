"""One open letter: its state, the steps that can be undone, its file and its journal."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from letterdesk.desktop.composer.letter_file import LetterFile
from letterdesk.desktop.composer.letter_hold import LetterHold
from letterdesk.desktop.composer.letter_journal import LetterJournal
from letterdesk.desktop.composer.wording import step_words
from letterdesk.desktop.theme import Size
from letterdesk.desktop.undo import UndoStack
from letterdesk.findings import LetterdeskError
from letterdesk.letters import changes as ch
from letterdesk.letters.history import Stamped, step_of
from letterdesk.letters.journal import Done, Kept, Moved
from letterdesk.letters.model import Letter, Snapshot
from letterdesk.letters.store import write_letter
from letterdesk.operations.clock import now, stamp
from letterdesk.operations.journals import GONE, Resumed, fresh, resume
from letterdesk.operations.letter_files import OpenLetter, is_bundled
from letterdesk.operations.outside import Outside, saw_copy


class LetterSession(QObject):
    """A letter and its file. Every alteration is a change and a step that can be undone."""

    changed = Signal(frozenset)
    saved = Signal(object)
    """Time of day at which the file was last written."""
    not_saved = Signal(object)
    """Finding: why the file could not be written; the letter stays whole in the window."""
    file_gone = Signal()
    file_changed_outside = Signal()
    """What it holds now is `outside`."""
    copy_found = Signal(object)
    """OpenLetter: another state of this letter, which a sync program put beside it."""
    other_kept = Signal(object)
    """Path under which the other program's file was kept."""
    journal_troubled = Signal(object)
    """Finding: the journal cannot be written; None: it can again."""
    came_free = Signal()
    """Who had the letter has closed it: opened again, it can be changed here."""
    refused = Signal(object)
    """Finding: a change that the letter does not take."""

    def __init__(self, opened: OpenLetter, parent: QObject | None = None, *,
                 by: str = "") -> None:
        """`by` is told to another window that opens the letter too."""
        super().__init__(parent)
        self.findings = opened.findings
        self.is_example = is_bundled(opened.path)
        """Lies in the bundled library, which stays as it is."""
        is_for_reading = opened.is_read_only or self.is_example
        self._by = by
        self.hold = None if is_for_reading else self._held(opened.path)
        self.is_read_only = is_for_reading or not self.hold.is_mine
        self.resumed: Resumed = fresh(opened) if self.is_read_only else resume(opened)
        self.letter = self.resumed.letter
        self.undo_stack = UndoStack(self.resumed.history, self._go_to, self)
        self.journal = self._journal(opened.path, self.resumed)
        self.file = LetterFile(opened, lambda: self.letter,
                               lambda stamp_: self.journal.will_save(stamp_), self,
                               is_for_reading=self.is_read_only)
        for ours, its in ((self.saved, self.file.saved), (self.not_saved, self.file.not_saved),
                          (self.file_gone, self.file.gone),
                          (self.file_changed_outside, self.file.changed_outside),
                          (self.copy_found, self.file.copy_found)):
            its.connect(ours)
        self.file.renewed.connect(self._renew)
        self._typing: tuple[str, int] = ("", 0)
        self._typed_at = 0.0
        self._joined = ""
        self._run = secrets.token_hex(4)
        """Keys of typing in an earlier run are others."""
        if self.resumed.theirs is not None:
            self.file.hold_back(Outside(self.resumed.theirs.stamp, self.resumed.theirs))
        if self.resumed.is_unfinished:
            self.journal.begin(self.letter, self.undo_stack.history)
            self.file.save_soon()

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def stamp(self) -> str | None:
        """Of the file as this window last saw it."""
        return self.file.stamp

    @property
    def outside(self) -> Outside | None:
        """The file as another program left it; this window does not write over it."""
        return self.file.outside

    @property
    def is_saved(self) -> bool:
        return self.file.is_saved

    @property
    def is_gone(self) -> bool:
        """The file is not there any more, and the person has not said what to do."""
        return self.file.is_held and self.outside is None

    def do(self, change: ch.Change, typing_in: str = "", *, named: str = "") -> bool:
        """Applies a change as one undo step; typing in one place goes on with its last step.

        `named` is what stands after Undo, where that says more than the change.
        """
        if self.is_read_only:
            return False
        stamped = Stamped(change, stamp(now()))
        try:
            step = step_of(self.letter, stamped, named or step_words(self.letter, change))
        except LetterdeskError as error:
            self.refused.emit(error.finding)
            return False
        if step is None:
            return False
        step = replace(step, merge=self._burst(typing_in))
        history = self.undo_stack.history
        history.add(step)
        self.letter = step.after
        self.journal.add(Done(change, step.words, stamped.at, step.merge), self.letter, history)
        self.changed.emit(step.changed)
        self.file.save_soon()
        self.undo_stack.indexChanged.emit(history.index)
        return True

    @contextlib.contextmanager
    def one_step(self) -> Iterator[None]:
        """Changes made inside are one undo step, named after the first."""
        if self._joined:
            yield
            return
        self.end_typing()
        self._joined = f"{self._run}-{self._typing[1]}"
        try:
            yield
        finally:
            self._joined = ""
            self.end_typing()

    def end_typing(self) -> None:
        """The focus left: what is typed next is a step of its own."""
        self._typing = ("", self._typing[1] + 1)

    # The file

    def save(self) -> None:
        """Writes the file in the background if the letter differs from it."""
        self.file.save()

    def save_now(self) -> bool:
        """Writes the file before anything else happens; False where that failed."""
        return self.file.save_now()

    def save_again(self) -> None:
        """Writes the file that went away anew; the person asked for it."""
        self.file.save_again()

    def take_snapshots(self, exported: Letter, stamp_of_file: str | None) -> None:
        """Takes over the snapshots that an export kept in the file."""
        if exported.snapshots != self.letter.snapshots:
            was_saved = self.is_saved
            self._keep(exported.snapshots)
            self.journal.will_save(stamp_of_file or GONE)
            self.file.take_as_saved(exported, stamp_of_file)
            if was_saved:
                self.file.mark_saved()

    def keep_state(self, letter: Letter) -> None:
        """Takes over a snapshot of the state of now, which no undo takes away."""
        if not self.is_read_only and letter.snapshots != self.letter.snapshots:
            self._keep(letter.snapshots)
            self.file.save_soon()

    def save_copy(self, path: Path) -> None:
        """Writes the letter to another file and stays with its own. Raises LetterdeskError."""
        write_letter(path, self.letter)

    def move_to(self, path: Path) -> None:
        """Goes on in another file, which is written at once. Raises LetterdeskError."""
        self.file.move_to(path)
        # What the old file lacks lies in the new one: nothing waits for the next start.
        self.journal.close(is_saved=True)
        if self.hold is not None:
            self.hold.close()
        self.hold = self._held(path)
        self.journal = self._journal(path, Resumed(
            self.letter, self.undo_stack.history, (self.stamp or GONE,)))
        self.journal.begin(self.letter, self.undo_stack.history)

    def close(self) -> bool:
        """Writes what is not written yet and ends the threads; False: it could not be written,
        and the journal has it for the next start."""
        fine = self.save_now()
        self.file.close()
        self.journal.close(is_saved=fine)
        if self.hold is not None:
            self.hold.close()
        self.undo_stack.history.forget()
        return fine or self.is_read_only

    def settle(self) -> None:
        """Waits for a save and a look in the background, and for the journal."""
        self.file.settle()
        self.journal.flush()

    # What others did

    def take_theirs(self) -> bool:
        """Puts what another program wrote in place, as one step that can be undone."""
        outside = self.outside
        return outside is not None and outside.opened is not None and self.take_combined(
            outside.opened.letter, outside.opened, "file")

    def take_combined(self, letter: Letter, theirs: OpenLetter, source: str = "copy") -> bool:
        """Puts a letter in place that has what `theirs` has: the other file or a copy."""
        self.end_typing()
        if letter != self.letter and not self.do(
                ch.TakeLetter(letter, source, theirs.path.name)):
            return False
        if theirs.path == self.path:
            self.file.agree(theirs)
        else:
            saw_copy(theirs.stamp)
        return True

    def keep_mine(self) -> None:
        """Writes this window's letter; what the other program wrote is kept beside it."""
        outside = self.outside
        kept = self.file.put_other_aside()
        if kept is not None and outside is not None:
            saw_copy(outside.stamp)
            self.other_kept.emit(kept)

    # Inside

    def _held(self, path: Path) -> LetterHold:
        hold = LetterHold(path, self._by, self)
        hold.came_free.connect(self.came_free)
        return hold

    def _journal(self, path: Path, resumed: Resumed) -> LetterJournal:
        journal = LetterJournal(path, resumed, self)
        journal.troubled.connect(self.journal_troubled)
        return journal

    def _burst(self, typing_in: str) -> str:
        if self._joined:
            return self._joined
        if not typing_in:
            self.end_typing()
            return ""
        clock = time.monotonic()
        name, number = self._typing
        if name != typing_in or (clock - self._typed_at) * 1000 > Size.TYPING_PAUSE_MS:
            number += 1
        self._typing, self._typed_at = (typing_in, number), clock
        return f"{self._run}-{number}"

    def _go_to(self, letter: Letter, changed: frozenset[str]) -> None:
        """Undo and redo; snapshots stay, they are no step."""
        self.end_typing()
        history = self.undo_stack.history
        self.letter = replace(letter, snapshots=self.letter.snapshots)
        self.journal.add(Moved(history.index, stamp(now())), self.letter, history)
        self.changed.emit(changed)
        self.file.save_soon()

    def _keep(self, snapshots: tuple[Snapshot, ...]) -> None:
        self.letter = replace(self.letter, snapshots=snapshots)
        self.journal.add(Kept(snapshots), self.letter, self.undo_stack.history)

    def _renew(self, letter: Letter) -> None:
        """The file has more: for reading all of it, else its snapshots."""
        if not self.is_read_only:
            self._keep(letter.snapshots)
            return
        self.letter = letter
        self.changed.emit(frozenset({"parts", "values", "title", "languages", "recipients",
                                     "pinned"}))
