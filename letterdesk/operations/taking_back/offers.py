"""What is offered to the person who takes a Word file back."""

from __future__ import annotations

from typing import Literal, NamedTuple

from letterdesk.findings import Message
from letterdesk.letters import changes as ch
from letterdesk.letters.compare import PartDifference

Decision = Literal["take", "words", "refuse"]
"""Of a value: it becomes the field's, or stays typed words in its place, or is not taken."""


class ValueOffer(NamedTuple):
    """A field's value that was changed in the text."""

    field: str
    before: str
    after: str
    parts: tuple[str, ...]
    """Where it was changed."""
    change: ch.SetField
    warning: Message | None = None


class PartOffer(NamedTuple):
    """A change of one part."""

    kind: Literal["edit", "added", "out", "moved", "noted"]
    part: str
    """Of an added paragraph: the part that it stands behind; empty at the top."""
    difference: PartDifference
    by: str
    """Who made it; empty where that is not known, or several did."""
    change: ch.Change
    warning: Message | None = None
