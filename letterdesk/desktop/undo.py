"""A step of the undo stack: one change of a letter, forwards and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from letterdesk.letters.model import Letter


class ChangeCommand(QUndoCommand):
    """Puts the letter after a change in place, and the letter before it back.

    Steps with the same `merge` key are one step (typing in one field until the
    focus leaves or a pause comes).
    """

    ID = 1

    def __init__(self, words: str, before: Letter, after: Letter, changed: frozenset[str],
                 put: Callable[[Letter, frozenset[str]], None], merge: object = None) -> None:
        super().__init__(words)
        self._before, self._after = before, after
        self._changed = changed
        self._put = put
        self._merge = merge

    def id(self) -> int:
        return self.ID

    def redo(self) -> None:
        self._put(self._after, self._changed)

    def undo(self) -> None:
        self._put(self._before, self._changed)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChangeCommand) or self._merge is None:
            return False
        if other._merge != self._merge:
            return False
        self._after = other._after
        self._changed |= other._changed
        other.forget()
        return True

    def forget(self) -> None:
        """Lets go of the letters: PySide6 keeps commands that Qt has deleted."""
        self._before = self._after = self._put = None
