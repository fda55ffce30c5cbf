"""What joining two copies of a letter gives: the letter, what joined, and what a person decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from letterdesk.letters.model import Letter

Side = Literal["mine", "theirs", "both", "same"]
"""Who made a change: one side, both together in one value or text, or both the same one."""
SpotKind = Literal[
    "value", "text", "block", "inside", "paragraph", "order", "recipient", "language", "title",
    "library", "other",
]


class Spot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in a letter where two copies can differ."""

    kind: SpotKind
    part: str = ""
    field: str = ""
    language: str = ""
    detail: str = ""

    @property
    def key(self) -> str:
        """`text:opening:en`, `value:subject:fr`, `order`: by which a pick names it."""
        words = (self.kind, self.part, self.field, self.language, self.detail)
        return ":".join(word for word in words if word)


class Conflict(msgspec.Struct, frozen=True):
    """Both sides changed one thing, each otherwise; None stands for nothing there.

    The values are what a letter keeps: a value as typed, an Edit, a paragraph's
    body, a recipient. The words are those values as people read them.
    """

    spot: Spot
    base: Any
    mine: Any
    theirs: Any
    base_words: str = ""
    mine_words: str = ""
    theirs_words: str = ""

    @property
    def kind(self) -> SpotKind:
        return self.spot.kind

    @property
    def place(self) -> str:
        return self.spot.key


class Joined(msgspec.Struct, frozen=True):
    """A change that needed nobody's decision, and which side made it."""

    spot: Spot
    side: Side
    before: str = ""
    after: str = ""


class Own(msgspec.Struct, frozen=True):
    """A decision that is neither side's: a value as a letter keeps it; of a text, its body.

    None takes away: the value, the edit (so that the approved text stands again),
    the paragraph.
    """

    value: Any = None
    by: str = ""
    on: str = ""


Pick = Literal["mine", "theirs", "base"] | Own
Picks = Mapping[str, Pick]
"""Place of a conflict -> what stands there."""


class Combined(msgspec.Struct, frozen=True):
    """Two copies joined. Where a conflict is open, the letter has what mine has."""

    letter: Letter
    conflicts: tuple[Conflict, ...]
    joined: tuple[Joined, ...]
    base: Letter
    mine: Letter
    theirs: Letter

    @property
    def taken(self) -> tuple[Joined, ...]:
        """What comes into mine from the other copy."""
        return tuple(one for one in self.joined if one.side in ("theirs", "both"))
