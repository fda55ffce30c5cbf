"""What two layouts of one letter have in common, line by line."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from letterdesk.document.model import Document, Text, spans_of
from letterdesk.export.parity.page_lines import Line, lines_of

WANTED = {"ar": 0.96, "zh": 0.80}
WANTED_ELSE = 0.99
"""The least share of lines alike, by language."""
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_VOWELS = re.compile("[\u064b-\u0652]")
_DOUBLED = re.compile("([\u0620-\u064a])\\1+")
"""Extraction doubles a letter with a vowel mark, or not, by writer."""


class Parity(NamedTuple):
    """What two layouts of one letter have in common."""

    lines: int
    """Of the layout that has more."""
    alike: int
    on_the_same_page: int
    pages: tuple[int, int]
    furthest: float
    """Greatest distance, in points, between two equal lines of one page."""
    differing: tuple[str, ...]
    italic: int = 0
    """Lines that differ only by LibreOffice's rule for italic words at a break."""

    @property
    def share(self) -> float:
        """Lines alike of those that LibreOffice's italic rule has no part in."""
        counted = self.lines - self.italic
        return self.alike / counted if counted else 1.0

    def is_enough(self, language: str) -> bool:
        """Whether the pages are as many, and the lines as alike as the language allows."""
        return self.pages[0] == self.pages[1] and \
            self.share >= WANTED.get(language, WANTED_ELSE)


def compare(one: Path, other: Path, *, right_to_left: bool = False,
            italic: frozenset[str] = frozenset(), has_letterhead: bool = True) -> Parity:
    """Parity of the PDF and of the DOCX as LibreOffice lays it out.

    Lines of Arabic are compared by the characters that they hold, not by their order,
    which extraction turns about. `italic` are the words that the letter prints in italics.
    Raises as `lines_of` does.
    """
    ours = lines_of(one, has_letterhead=has_letterhead)
    theirs = lines_of(other, has_letterhead=has_letterhead)
    keys = [[_key(line, right_to_left) for line in pages.lines] for pages in (ours, theirs)]
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    pairs = [(ours.lines[block.a + at], theirs.lines[block.b + at])
             for block in matcher.get_matching_blocks() for at in range(block.size)]
    close = [abs(a.middle - b.middle) for a, b in pairs if a.page == b.page]
    differing: list[str] = []
    by_italic = 0
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        is_italic = _broken_at_italic(ours.lines[a:b], theirs.lines[c:d], italic)
        by_italic += max(b - a, d - c) if is_italic else 0
        differing += _told(ours.lines[a:b], theirs.lines[c:d], is_italic)
    return Parity(max(len(ours.lines), len(theirs.lines)), len(pairs), len(close),
                  (ours.pages, theirs.pages), max(close, default=0.0), tuple(differing), by_italic)


def italic_words(document: Document) -> frozenset[str]:
    """The words of a document that are printed in italics."""
    return frozenset(
        word for element in document.elements for span in spans_of(element)
        if isinstance(span, Text) and span.emphasis for word in span.text.split())


def _broken_at_italic(ours: Sequence[Line], theirs: Sequence[Line],
                      italic: frozenset[str]) -> bool:
    """Whether the first line differs in that the DOCX breaks before a word in italics.

    LibreOffice shortens a line by a twelfth of the font's height where the word at the break
    is italic (its sw/source/core/text/guess.cxx); Word is not known to do so.
    """
    if not ours or not theirs:
        return False
    kept = len(theirs[0].words)
    moved = ours[0].words[kept:]
    return bool(moved) and ours[0].words[:kept] == theirs[0].words and moved[0] in italic


def _told(ours: Sequence[Line], theirs: Sequence[Line], is_italic: bool) -> Iterator[str]:
    mark = " (italic rule)" if is_italic else ""
    for name, lines in (("PDF ", ours), ("DOCX", theirs)):
        for line in lines:
            yield f"{name} page {line.page}{mark}: {' '.join(line.words)}"


def _key(line: Line, right_to_left: bool) -> str:
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", "".join(line.words)))
    if not right_to_left:
        return seen
    return "".join(sorted(_DOUBLED.sub(r"\1", _VOWELS.sub("", seen))))
