"""Which paragraphs (or items, or entries) of two texts are the same one, if perhaps reworded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from letterdesk.letters.aligning import Aligning

_MOST_CELLS = 4_000
"""Pairs that are looked at between two that hold; beyond it all in between is replaced."""

Likeness = Callable[[int, int], float]
"""How alike two are by their places; 0: not the same one."""
Places = tuple[int | None, int | None]


def paired(before: Sequence[str], after: Sequence[str], likeness: Likeness) -> Iterator[Places]:
    """Places before and after, in order; one of the two is None where the other has no fellow.

    What has the same key stays a pair; between such pairs those are taken that are most
    alike in all. What is gone comes ahead of what is new in its stead.
    """
    aligning = Aligning(before, after, lambda _key: True)
    ends = [*aligning.pairs(0, len(before), 0, len(after)), (len(before), len(after))]
    i = j = 0
    for next_i, next_j in ends:
        yield from _between(i, next_i, j, next_j, likeness)
        if next_i < len(before):
            yield next_i, next_j
        i, j = next_i + 1, next_j + 1


def _between(i1: int, i2: int, j1: int, j2: int, likeness: Likeness) -> Iterator[Places]:
    i, j = i1, j1
    for next_i, next_j in [*_most_alike(i1, i2, j1, j2, likeness), (i2, j2)]:
        yield from ((gone, None) for gone in range(i, next_i))
        yield from ((None, new) for new in range(j, next_j))
        if next_i < i2:
            yield next_i, next_j
        i, j = next_i + 1, next_j + 1


def _most_alike(i1: int, i2: int, j1: int, j2: int, likeness: Likeness) -> list[tuple[int, int]]:
    """The pairs whose likenesses add up to the most, their places rising."""
    if not 0 < (i2 - i1) * (j2 - j1) <= _MOST_CELLS:
        return []
    width = j2 - j1
    alike = [[likeness(i, j) for j in range(j1, j2)] for i in range(i1, i2)]
    best = [[0.0] * (width + 1)]
    for row in alike:
        above, line = best[-1], [0.0]
        for j, score in enumerate(row):
            line.append(max(above[j + 1], line[j], above[j] + score))
        best.append(line)
    pairs = []
    i, j = i2 - i1, width
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i1 + i, j1 + j))
    return pairs[::-1]


def parts_together(places: Iterable[Places], before: Sequence[str],
                   after: Sequence[str]) -> Iterator[Places]:
    """The places of `paired`, with what came to a part beside the rest of that part.

    `before` and `after` have the part of each place. Without this, what is new at the end of
    one part would stand behind the next part that is gone.
    """
    part = ""
    gone: list[int] = []
    new: list[int] = []
    for i, j in places:
        if i is not None and j is not None:
            yield from _gap(gone, new, before, after, part)
            yield i, j
            part, gone, new = after[j], [], []
        elif i is not None:
            gone.append(i)
        elif j is not None:
            new.append(j)
    yield from _gap(gone, new, before, after, part)


def _gap(gone: Sequence[int], new: Sequence[int], before: Sequence[str], after: Sequence[str],
         part: str) -> Iterator[Places]:
    """What is between two pairs, the first of them of `part`."""
    left = [(name, list(places)) for name, places in groupby(gone, key=before.__getitem__)]
    new_parts = {after[j] for j in new}
    for name, places in groupby(new, key=after.__getitem__):
        if name in [other for other, _places in left]:
            upto = 1 + [other for other, _places in left].index(name)
        elif name == part:
            upto = 0
        else:
            upto = next((n for n, (other, _places) in enumerate(left) if other in new_parts),
                        len(left))
        yield from ((i, None) for _other, placed in left[:upto] for i in placed)
        left = left[upto:]
        yield from ((None, j) for j in places)
    yield from ((i, None) for _other, placed in left for i in placed)
