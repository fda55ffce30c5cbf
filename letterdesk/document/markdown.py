"""The Markdown reader, with only the rules that letters need, and the notes of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

MOST_LISTS_NESTED = 9
"""As many as Word numbers; a line that would begin one more is words."""

MOST_BRACKETS = 2_000
"""Links, notes and fixed words of one text; one with more has none of them."""

_LEVELS_OF_A_LIST = 2
"""The list and its item."""

_NOTE = re.compile(r"\\.|(?P<words>^ {0,3})?\[\^(?P<label>[^\]\s]+)\](?(words):)", re.MULTILINE)


class NoteAlone(NamedTuple):
    """A note's mark without its words, or its words without a mark, at an offset of a text."""

    at: int
    label: str
    is_mark: bool


def reader_for(text: str) -> MarkdownIt:
    """The reader that takes this text in a time that people do not notice."""
    return _plain_reader() if text.count("[") > MOST_BRACKETS else _reader()


@lru_cache(maxsize=1)
def _plain_reader() -> MarkdownIt:
    """Reads brackets as words: each one would be held against all that follow it."""
    reader = _Reader("zero").enable(["list", "heading", "emphasis", "escape", "newline"])
    return _with_lists_bounded(reader)


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    reader = _Reader("zero").enable(["list", "heading", "emphasis", "link", "escape", "newline"])
    reader.use(attrs_plugin, spans=True, after=(), allowed=("fixed", "look"))
    reader.use(footnote_plugin, inline=False)
    return _with_lists_bounded(reader)


def notes_alone(text: str) -> Iterator[NoteAlone]:
    """Marks and words of notes that lack the other: Markdown drops such words in silence."""
    if text.count("[") > MOST_BRACKETS:
        return
    marks: dict[str, int] = {}
    words: dict[str, int] = {}
    for match in _NOTE.finditer(text):
        if match["label"] is not None:
            known = words if match["words"] is not None else marks
            known.setdefault(match["label"], match.start())
    alone = [NoteAlone(at, label, True) for label, at in marks.items() if label not in words]
    alone += [NoteAlone(at, label, False) for label, at in words.items() if label not in marks]
    yield from sorted(alone)


class _Reader(MarkdownIt):
    def normalizeLink(self, url: str) -> str:
        """A link as it was written; percent-encoding would hide the slots in it."""
        return url


def _with_lists_bounded(reader: MarkdownIt) -> MarkdownIt:
    """Lists as deep as letters have them; beyond its own limit the reader drops words."""
    reader.block.ruler.at("list", _bounded_list, {"alt": ["paragraph"]})
    return reader


def _bounded_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level >= _LEVELS_OF_A_LIST * MOST_LISTS_NESTED:
        return False
    return list_block(state, start, end, silent)
