"""What was done to a letter, step by step: the last thousand steps can be undone."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import Change
from letterdesk.letters.model import Letter

MOST_STEPS = 1_000
"""Older ones are forgotten: memory stays level over a day of typing."""


class Stamped(msgspec.Struct, frozen=True, omit_defaults=True):
    """A change and when it was made."""

    change: Change
    at: str
    """ISO 8601 with offset, as `Letter.changed` keeps it."""


class Step(msgspec.Struct, frozen=True):
    """What one Undo takes back. Letters share what did not change, so a step is small."""

    words: str
    """As it stands after Undo: `taking out “Position”`."""
    changes: tuple[Stamped, ...]
    before: Letter
    after: Letter
    changed: frozenset[str]
    merge: str = ""
    """Steps with the same key are one step; empty: never."""


class History:
    """The steps of a letter, and how many of them are done (the rest can be redone)."""

    def __init__(self, steps: Iterable[Step] = (), index: int | None = None) -> None:
        self._steps = list(steps)[-MOST_STEPS:]
        self.index = len(self._steps) if index is None else index

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, step: Step) -> None:
        """Takes a step that was done; what could be redone is gone."""
        del self._steps[self.index:]
        last = self._steps[-1] if self._steps else None
        if last is not None and step.merge and last.merge == step.merge:
            self._steps[-1] = _joined(last, step)
            return
        self._steps.append(step)
        if len(self._steps) > MOST_STEPS:
            del self._steps[0]
        self.index = len(self._steps)

    def forget(self) -> None:
        """Lets go of all steps and their letters."""
        self._steps.clear()
        self.index = 0

    def undo(self) -> Step | None:
        """Goes one step back; the letter is that step's `before`. None: there is none."""
        if not self.index:
            return None
        self.index -= 1
        return self._steps[self.index]

    def redo(self) -> Step | None:
        """Goes one step on; the letter is that step's `after`. None: there is none."""
        if self.index == len(self._steps):
            return None
        self.index += 1
        return self._steps[self.index - 1]

    def next_undo(self) -> Step | None:
        return self._steps[self.index - 1] if self.index else None

    def next_redo(self) -> Step | None:
        return self._steps[self.index] if self.index < len(self._steps) else None


def step_of(letter: Letter, stamped: Stamped, words: str, merge: str = "") -> Step | None:
    """The step that a change is on a letter; None: it alters nothing.

    Raises NotUnderstood for a change that the letter does not take.
    """
    applied = apply(letter, stamped.change)
    if not applied.changed:
        return None
    after = replace(applied.letter, changed=stamped.at)
    changed = applied.changed | ({"title"} if after.title != letter.title else set())
    return Step(words, (stamped,), letter, after, frozenset(changed), merge)


def _joined(last: Step, step: Step) -> Step:
    """Two steps as one. Of typing in one place only the newest change is kept."""
    changes = (*last.changes, *step.changes)
    if len(last.changes) == 1 and _gives(last.before, step.changes[-1], step.after):
        changes = step.changes
    return Step(last.words, changes, last.before, step.after, last.changed | step.changed,
                last.merge)


def _gives(before: Letter, stamped: Stamped, after: Letter) -> bool:
    """Whether a change alone leads from one state to the other.

    One that alters nothing, as where a letter was typed and taken out again, is no step by
    itself: a journal that holds it alone could not be read.
    """
    try:
        applied = apply(before, stamped.change)
    except LetterdeskError:
        return False
    return bool(applied.changed) and replace(applied.letter, changed=after.changed) == after
