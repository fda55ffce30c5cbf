"""Which pieces of two lines are the same, found in time that hardly grows with their length.

Words that stand once in both lines hold the rest in place (patience diff); what lies
between them is short and compared piece by piece. Where that would take too long, it
counts as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

_MOST_CELLS = 10_000
"""Pairs of pieces that one comparison may look at."""
_MOST_CELLS_OF_ALL = 200_000

Pair = tuple[int, int]


class Aligning:
    """Aligns parts of two lines of keys; one object for two lines."""

    def __init__(self, before: Sequence[str], after: Sequence[str],
                 can_hold: Callable[[str], bool]) -> None:
        """`can_hold`: whether a piece says enough to hold others in place."""
        self._before = before
        self._after = after
        self._can_hold = can_hold
        self._cells = _MOST_CELLS_OF_ALL

    def pairs(self, i1: int, i2: int, j1: int, j2: int) -> Iterator[Pair]:
        """Places of the same pieces in before[i1:i2] and after[j1:j2], in order."""
        before, after = self._before, self._after
        while i1 < i2 and j1 < j2 and before[i1] == after[j1]:
            yield i1, j1
            i1, j1 = i1 + 1, j1 + 1
        at_end = 0
        while i1 < i2 - at_end and j1 < j2 - at_end and \
                before[i2 - at_end - 1] == after[j2 - at_end - 1]:
            at_end += 1
        yield from self._between(i1, i2 - at_end, j1, j2 - at_end)
        for back in range(at_end, 0, -1):
            yield i2 - back, j2 - back

    def _between(self, i1: int, i2: int, j1: int, j2: int) -> Iterator[Pair]:
        if i1 == i2 or j1 == j2:
            return
        holding = in_order(self._once_in_both(i1, i2, j1, j2))
        if not holding:
            yield from self._piece_by_piece(i1, i2, j1, j2)
            return
        for i, j in holding:
            yield from self.pairs(i1, i, j1, j)
            yield i, j
            i1, j1 = i + 1, j + 1
        yield from self.pairs(i1, i2, j1, j2)

    def _once_in_both(self, i1: int, i2: int, j1: int, j2: int) -> list[Pair]:
        before, after = self._before[i1:i2], self._after[j1:j2]
        times, there = Counter(before), Counter(after)
        where = {key: j for j, key in enumerate(after, j1) if there[key] == 1}
        return [(i, where[key]) for i, key in enumerate(before, i1)
                if times[key] == 1 and key in where and self._can_hold(key)]

    def _piece_by_piece(self, i1: int, i2: int, j1: int, j2: int) -> Iterator[Pair]:
        cells = (i2 - i1) * (j2 - j1)
        if cells > min(_MOST_CELLS, self._cells):
            return
        self._cells -= cells
        matcher = SequenceMatcher(None, self._before[i1:i2], self._after[j1:j2], autojunk=False)
        for i, j, length in matcher.get_matching_blocks():
            for n in range(length):
                yield i1 + i + n, j1 + j + n


def in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The most pairs whose second places rise, of pairs whose first places do."""
    ends: list[int] = []
    last: list[int] = []
    earlier: list[int] = []
    for number, (_i, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        earlier.append(last[at - 1] if at else -1)
        ends[at:at + 1] = [j]
        last[at:at + 1] = [number]
    found: list[Pair] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = earlier[number]
    return found[::-1]
