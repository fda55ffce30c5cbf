"""Words broken into lines of a given number of columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_PIECE = re.compile(f"(?<= )(?=[^ ])|(?<=[{_HAN}])(?=[^ ])|(?<=[^ “‘])(?=[{_HAN}])")
"""Where a line may end: after spaces, and beside Chinese characters."""
_NO_LINE_BEGINS_WITH = frozenset("，。、；：？！）》」』】”’…％,.;:?!)")
_NO_LINE_ENDS_WITH = frozenset("（《「『【“‘(")


def columns(text: str) -> int:
    """Columns on a screen of equal cells: Chinese takes two each, combining marks none."""
    return sum(
        0 if unicodedata.combining(character) else
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def wrapped(words: str, width: int, mark: str = "", indent: int = 0) -> Iterator[str]:
    """Lines of at most `width` columns; a longer word has a line for itself.

    `mark` begins the first line, `indent` columns in; the others stand under the words.
    A space that does not break (U+00A0, U+202F) stays.
    """
    lead, under = " " * indent + mark, " " * (indent + columns(mark))
    for line in words.split("\n"):
        room = max(width - columns(lead), 1)
        row = ""
        for piece in _pieces(line):
            if row and columns((row + piece).rstrip(" ")) > room:
                yield (lead + row).rstrip(" ")
                lead, row = under, ""
            row += piece
        yield (lead + row).rstrip(" ")
        lead = under


def _pieces(line: str) -> Iterator[str]:
    """What stays together on a line, each with the spaces after it."""
    held = ""
    for piece in _PIECE.split(line):
        may_part = held and piece and piece[0] not in _NO_LINE_BEGINS_WITH \
            and held[-1] not in _NO_LINE_ENDS_WITH
        if may_part:
            yield held
            held = ""
        held += piece
    yield held
