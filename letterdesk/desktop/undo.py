"""The steps of an open letter as the window undoes them.

It has the names of QUndoStack, and is none: PySide6 keeps the commands that Qt has
deleted, so that memory would grow with every key pressed. The steps themselves are
the core's, which also keeps them in the journal.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from letterdesk.letters.history import History, Step
from letterdesk.letters.model import Letter


class UndoStack(QObject):
    """Moves along the history of a letter, and says so."""

    indexChanged = Signal(int)

    def __init__(self, history: History, go_to: Callable[[Letter, frozenset[str]], None],
                 parent: QObject | None = None) -> None:
        """`go_to` puts a letter of undo or redo in place, with what differs."""
        super().__init__(parent)
        self.history = history
        self._go_to = go_to

    def undo(self) -> None:
        step = self.history.undo()
        if step is not None:
            self._moved(step, step.before)

    def redo(self) -> None:
        step = self.history.redo()
        if step is not None:
            self._moved(step, step.after)

    def canUndo(self) -> bool:
        return self.history.next_undo() is not None

    def canRedo(self) -> bool:
        return self.history.next_redo() is not None

    def undoText(self) -> str:
        step = self.history.next_undo()
        return step.words if step else ""

    def redoText(self) -> str:
        step = self.history.next_redo()
        return step.words if step else ""

    def index(self) -> int:
        return self.history.index

    def count(self) -> int:
        return len(self.history)

    def _moved(self, step: Step, letter: Letter) -> None:
        self._go_to(letter, step.changed)
        self.indexChanged.emit(self.history.index)
