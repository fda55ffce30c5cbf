"""Marks in the layout that tell, after it is made, where a part or a field stands."""

from __future__ import annotations

from typing import NamedTuple

from letterdesk.document.model import Origin


class Marked(NamedTuple):
    """What a pair of marks encloses; without a field and expression it is a whole element."""

    part: str
    block: str | None
    field: str | None = None
    expression: str | None = None


class Marks:
    """Numbers what is marked in one document."""

    def __init__(self) -> None:
        self.marked: list[Marked] = []

    def number(self, origin: Origin, *, of_field: bool) -> int:
        """The number of a new pair of marks."""
        words = (origin.field, origin.expression) if of_field else (None, None)
        self.marked.append(Marked(origin.part, origin.block, *words))
        return len(self.marked) - 1
