"""A remedy, and what one is asked for with."""

from __future__ import annotations

from typing import NamedTuple

from letterdesk.findings import Finding, Message
from letterdesk.letters import changes as ch
from letterdesk.letters.model import Letter
from letterdesk.library import Library


class Remedy(NamedTuple):
    """One way to put a finding right: its changes are one step to undo."""

    words: Message
    changes: tuple[ch.Change, ...]
    is_sure: bool = True
    """Whether nobody would want it otherwise: such a one can be done at a click."""


class Asked(NamedTuple):
    """A letter and what was found in it."""

    letter: Letter
    finding: Finding
    library: Library | None
    """The letter's own library as it is now, where it is known."""
    by: str
    on: str
    """ISO 8601: who edits, and when."""

    @property
    def language(self) -> str:
        """The version that the finding is in."""
        named = self.finding.place.language
        return named if named in self.letter.languages else self.letter.languages[0]
