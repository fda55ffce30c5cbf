"""Which part of the letter each paragraph of a Word file belongs to.

Words that are the same tell best; then the hidden bookmarks; then words that are alike;
then what stands around. What belongs nowhere stands behind the part before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from letterdesk.importing.docx import Row
from letterdesk.letters.aligning import in_order
from letterdesk.operations.taking_back.texts import fold

_WORD = re.compile(r"[\u2e80-\u9fff]|[^\W_]+")
_ALIKE = 0.5
"""Share of words by which a paragraph is known without its bookmark."""
_MORE_ALIKE = 0.3
"""By so much another part must be more alike for a bookmark to be thought to have moved."""
_MOST_COMPARED = 400
"""Paragraphs that are compared by words with each of the letter's."""


class BaseRow(NamedTuple):
    """A paragraph of the file as exported, and its part."""

    part: str
    row: Row


class Placed(NamedTuple):
    """The paragraphs of a file by part."""

    parts: Mapping[str, tuple[int, ...]]
    """Part -> its paragraphs, by index; parts without any are left out."""
    order: tuple[str, ...]
    """The parts in the order of the file."""
    extra: tuple[tuple[str | None, tuple[int, ...]], ...]
    """Paragraphs of no part, with the part that they stand behind."""
    moved: tuple[str, ...]
    """The fewest parts that must have moved to stand in this order."""

    def part_of(self, index: int) -> str | None:
        """The part of a paragraph, or the one that it stands behind."""
        for part, rows in self.parts.items():
            if index in rows:
                return part
        return next((after for after, rows in self.extra if index in rows), None)


def placed(rows: Sequence[Row], base: Sequence[BaseRow],
           bookmarks: Mapping[str, str]) -> Placed:
    """`bookmarks` gives the part of each bookmark."""
    told = [index for index, row in enumerate(rows) if row.text.strip()]
    claims = _claims([rows[index] for index in told], base, bookmarks)
    claims = _in_one_piece(_between_filled(claims), [len(rows[index].text) for index in told])
    parts: dict[str, list[int]] = {}
    extra: list[tuple[str | None, tuple[int, ...]]] = []
    last: str | None = None
    for claim, group in groupby(zip(told, claims, strict=True), key=lambda pair: pair[1]):
        indexes = [index for index, _claim in group]
        if claim is None:
            extra.append((last, tuple(indexes)))
        else:
            parts.setdefault(claim, []).extend(indexes)
            last = claim
    order = tuple(parts)
    was = list(dict.fromkeys(row.part for row in base))
    pairs = [(n, was.index(part)) for n, part in enumerate(order)]
    kept = {n for n, _ in in_order(pairs)} if pairs else set()
    moved = tuple(part for n, part in enumerate(order) if n not in kept)
    return Placed({part: tuple(found) for part, found in parts.items()}, order, tuple(extra),
                  moved)


def _claims(rows: Sequence[Row], base: Sequence[BaseRow],
            bookmarks: Mapping[str, str]) -> list[str | None]:
    known = {one.part for one in base}
    by_words: dict[str, list[str]] = {}
    for one in base:
        by_words.setdefault(fold(one.row.text), []).append(one.part)
    marked = [[bookmarks[name] for name in sorted(row.bookmarks)
               if bookmarks.get(name) in known] for row in rows]
    claims: list[str | None] = [None] * len(rows)
    reached = 0
    order = {part: n for n, part in enumerate(dict.fromkeys(one.part for one in base))}
    for n, row in enumerate(rows):
        same = by_words.get(fold(row.text), [])
        if same:
            ahead = [part for part in same if order[part] >= reached]
            claims[n] = next((part for part in marked[n] if part in same),
                             ahead[0] if ahead else same[0])
            reached = order[claims[n] or ""]
    alike = _Alike(base)
    compared = 0
    for n, row in enumerate(rows):
        if claims[n] is not None:
            continue
        compared += 1
        claims[n] = alike.of(row, marked[n]) if compared <= _MOST_COMPARED else \
            next(iter(marked[n]), None)
    return claims


class _Alike:
    """Finds the part whose words are most like those of a paragraph."""

    def __init__(self, base: Sequence[BaseRow]) -> None:
        self._words = [(one.part, _words(one.row.text)) for one in base]

    def of(self, row: Row, marked: Sequence[str]) -> str | None:
        here = _words(row.text)
        shares: dict[str, float] = {}
        for part, words in self._words:
            total = here.total() + words.total()
            share = 2 * (here & words).total() / total if total else 0.0
            shares[part] = max(share, shares.get(part, 0.0))
        best = max(shares, key=lambda part: shares[part], default=None)
        is_alike = best is not None and shares[best] >= _ALIKE
        if marked:
            own = max(marked, key=lambda part: shares.get(part, 0.0))
            is_elsewhere = is_alike and shares[best or ""] - shares.get(own, 0.0) > _MORE_ALIKE
            return best if is_elsewhere else own
        return best if is_alike else None


def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(fold(text)))


def _between_filled(claims: Sequence[str | None]) -> list[str | None]:
    """A paragraph between two of one part belongs to it."""
    filled = list(claims)
    last: str | None = None
    waiting: list[int] = []
    for n, claim in enumerate(claims):
        if claim is None:
            waiting.append(n)
            continue
        if claim == last:
            for place in waiting:
                filled[place] = claim
        last, waiting = claim, []
    return filled


def _in_one_piece(claims: Sequence[str | None], lengths: Sequence[int]) -> list[str | None]:
    """Each part in one run, its longest; what stands elsewhere belongs to what is around it."""
    runs: list[tuple[str | None, int, int]] = []
    at = 0
    for claim, group in groupby(claims):
        size = sum(1 for _ in group)
        runs.append((claim, at, at + size))
        at += size
    main: dict[str, int] = {}
    for n, (claim, start, end) in enumerate(runs):
        if claim is not None:
            longest = main.get(claim)
            if longest is None or sum(lengths[start:end]) > \
                    sum(lengths[slice(*runs[longest][1:])]):
                main[claim] = n
    settled: list[str | None] = list(claims)
    for n, (claim, start, end) in enumerate(runs):
        if claim is not None and main[claim] != n:
            settled[start:end] = [None] * (end - start)
    return _between_filled(settled)
