"""The journal of the letter that is open: begun with the first change, closed with the letter."""

from __future__ import annotations

import threading
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from letterdesk.letters.history import MOST_STEPS, History
from letterdesk.letters.journal import Begun, Closed, Done, Kept, Line, Moved, Saving, compacted
from letterdesk.letters.journal_file import JournalWriter
from letterdesk.letters.model import Letter
from letterdesk.operations.clock import now, stamp
from letterdesk.operations.journals import Resumed, journal_paths


class LetterJournal(QObject):
    """Hands each alteration of a letter to the thread that writes it down."""

    troubled = Signal(object)
    """Finding: the journal cannot be written; None: it can again."""

    def __init__(self, path: Path, resumed: Resumed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begun = Begun(str(path), resumed.letter, resumed.edition, resumed.stamps)
        self._writer: JournalWriter | None = None
        self._is_closed = False
        self._lock = threading.Lock()
        """A file is saved in a thread of its own while the journal may begin anew."""

    @property
    def folder(self) -> Path | None:
        """Where the words lie; None: nowhere."""
        place = self._writer.path if self._writer is not None else None
        return place.parent if place is not None else None

    def begin(self, letter: Letter, history: History) -> None:
        """Writes the journal anew with the steps that are kept."""
        if self._is_closed:
            return
        if self._writer is None:
            self._writer = JournalWriter(journal_paths(letter.id, Path(self._begun.file)),
                                         self.troubled.emit)
        with self._lock:
            lines = compacted(replace(self._begun, at=_now()), letter, history)
            self._begun = replace(lines[0], letter=letter)
            self._writer.begin(lines)

    def add(self, line: Done | Moved | Kept, letter: Letter, history: History) -> None:
        """Writes one line; `letter` and `history` are those after it."""
        if self._writer is None or len(self._writer) > MOST_STEPS + _changes(history):
            self.begin(letter, history)
        else:
            self._writer.add(line)

    def will_save(self, stamp_of_file: str) -> None:
        """The file is about to hold the state of now. Called in the thread that saves it."""
        with self._lock:
            self._begun = replace(self._begun, stamps=(*self._begun.stamps, stamp_of_file))
            writer = None if self._is_closed else self._writer
            if writer is not None:
                writer.add(Saving(stamp_of_file))
        if writer is not None:
            writer.flush()

    def flush(self) -> bool:
        """Waits until all is on disk; False where the disk does not take it."""
        return self._writer is None or self._writer.flush()

    def close(self, *, is_saved: bool) -> None:
        """Ends the thread. What is not in the letter's file is offered at the next start."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._writer is not None:
            if is_saved:
                last: Line = Closed(_now())
                self._writer.add(last)
            self._writer.close()


def _changes(history: History) -> int:
    return sum(len(step.changes) for step in history.steps)


def _now() -> str:
    return stamp(now())
