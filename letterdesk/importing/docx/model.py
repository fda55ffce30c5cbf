"""A Word file as read: rows of words, the map of parts, comments, and what was met beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from letterdesk.findings import Finding

BREAK = "\v"
"""A new line inside a paragraph."""
NOTE = "\ufffc"
"""The mark of a note."""


class Piece(NamedTuple):
    """Words of one look; `text` may hold BREAK, and is NOTE alone for the mark of a note."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    note: str = ""
    """Of the mark of a note: the note's name in `Story.notes`."""

    @property
    def look(self) -> tuple[bool, bool, str]:
        return self.strong, self.emphasis, self.link


class Shape(NamedTuple):
    """What a paragraph is: `heading` from 1, or an item at `depth` from 1, or neither."""

    heading: int = 0
    depth: int = 0
    is_ordered: bool = False


class Row(NamedTuple):
    """One paragraph, all tracked changes accepted."""

    pieces: tuple[Piece, ...]
    shape: Shape = Shape()
    table: int | None = None
    """Number of the table it stands in, from 0."""
    table_row: int = 0
    bookmarks: frozenset[str] = frozenset()
    """Hidden bookmarks `_ld_...` that reach over it."""
    authors: frozenset[str] = frozenset()
    """Who inserted, deleted or moved something in it, as far as that was tracked."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Comment(NamedTuple):
    """A comment, with the words it is about; an answer names the comment it answers."""

    id: str
    who: str
    when: str
    """ISO 8601, or empty."""
    words: str
    row: int | None
    """Index of the paragraph it begins in; None: outside the body."""
    about: str = ""
    answers: str | None = None


class PartEntry(NamedTuple):
    """One part as the map knows it."""

    part: str
    bookmark: str
    block: str = ""


class PartsMap(NamedTuple):
    """The map of parts that Letterdesk put into the file (export/docx/anchors.py)."""

    letter: str
    language: str
    changed: str
    """The letter's time of change when it was exported."""
    parts: tuple[PartEntry, ...]
    known: Mapping[str, Any]
    """What operations/parts_map.py told: hashes of the words, values as kept."""


class Story(NamedTuple):
    """All that was read from a file."""

    rows: tuple[Row, ...]
    notes: Mapping[str, tuple[Row, ...]]
    """The words of notes by name, in no order."""
    comments: tuple[Comment, ...]
    map: PartsMap | None
    furniture: tuple[str, ...] = ()
    """The words of heads and feet of pages."""
    pictures: int = 0
    aside: tuple[str, ...] = ()
    """Words in text boxes, which stand in no paragraph."""
    findings: tuple[Finding, ...] = ()
