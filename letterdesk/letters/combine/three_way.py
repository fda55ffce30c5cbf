"""Joins one value three ways, and sequences by the identity of what stands in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from letterdesk.letters.combine.model import Own, Picks, Side, Spot

V = TypeVar("V")
Key = Hashable

_encode = msgspec.json.Encoder(order="deterministic").encode


def same(one: Any, other: Any) -> bool:
    """Whether two values are kept alike in a file: 1 is not True, a tuple is a list."""
    return one is other or _encode(one) == _encode(other)


def content(value: Any) -> bytes:
    """A value as bytes, by which equals are found and ties are broken the same on every desk."""
    return _encode(value)


class Open(NamedTuple):
    """A conflict as found, its words not written yet."""

    spot: Spot
    base: Any
    mine: Any
    theirs: Any


class Made(NamedTuple):
    """A change that one side or both made."""

    spot: Spot
    side: Side
    before: Any
    after: Any


class Joining:
    """One pass over two copies: collects what joined and what did not, and asks the picks."""

    def __init__(self, picks: Picks) -> None:
        self._picks = picks
        self.conflicts: list[Open] = []
        self.made: list[Made] = []
        self.asked: set[str] = set()
        """Places where both sides differ, picked or not."""

    def note(self, spot: Spot, side: Side, before: Any, after: Any) -> None:
        self.made.append(Made(spot, side, before, after))

    def clear(self, spot: Spot, base: Any, mine: Any, theirs: Any) -> Side | None:
        """Whose value stands where that needs no decision; notes it."""
        if same(mine, theirs):
            if not same(mine, base):
                self.note(spot, "same", base, mine)
            return "same"
        if same(theirs, base):
            self.note(spot, "mine", base, mine)
            return "mine"
        if same(mine, base):
            self.note(spot, "theirs", base, theirs)
            return "theirs"
        return None

    def one(self, spot: Spot, base: V, mine: V, theirs: V,
            own: Callable[[Own], V] = lambda own: own.value) -> V:
        """The value that stands; a conflict where both sides changed it, each otherwise."""
        side = self.clear(spot, base, mine, theirs)
        if side is None:
            return self.decide(spot, base, mine, theirs, own)
        return theirs if side == "theirs" else mine

    def decide(self, spot: Spot, base: V, mine: V, theirs: V,
               own: Callable[[Own], V] = lambda own: own.value) -> V:
        """What was picked for a place; without a pick an open conflict, and mine stands."""
        self.asked.add(spot.key)
        pick = self._picks.get(spot.key)
        if isinstance(pick, Own):
            return own(pick)
        if pick is None:
            self.conflicts.append(Open(spot, base, mine, theirs))
        return theirs if pick == "theirs" else base if pick == "base" else mine


def join_table(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any],
               join: Callable[[str, Any, Any, Any], Any]) -> dict[str, Any]:
    """Tables joined by key; None stands for a key that is not there."""
    joined = {}
    for key in dict.fromkeys((*mine, *theirs, *base)):
        value = join(key, base.get(key), mine.get(key), theirs.get(key))
        if value is not None:
            joined[key] = value
    return joined


def numbered(keys: Iterable[Key]) -> list[Key]:
    """Keys made unique: the second of its kind is another one."""
    seen: dict[Key, int] = {}
    made: list[Key] = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        made.append((key, seen[key]))
    return made


def join_order(base: Sequence[Key], mine: Sequence[Key], theirs: Sequence[Key],
               rank: Callable[[Key], Any]) -> list[Key] | None:
    """One order of what stands in `mine` or `theirs`; None where both moved things, each otherwise.

    The callers have taken out what is to go. Where both sides added at one
    place, `rank` says which comes first, whoever joins.
    """
    if list(theirs) == list(base) or list(mine) == list(theirs):
        return list(mine)
    if list(mine) == list(base):
        return list(theirs)
    common = set(base) & set(mine) & set(theirs)
    frame = _frame(*([key for key in side if key in common] for side in (base, mine, theirs)))
    if frame is None:
        return None
    chains: dict[Key | None, list[list[Key]]] = {}
    for side in (mine, theirs):
        for anchor, chain in _additions(side, common):
            chains.setdefault(anchor, []).append(chain)
    joined: list[Key] = []
    for anchor in (None, *frame):
        joined += [] if anchor is None else [anchor]
        for chain in sorted(chains.get(anchor, []), key=lambda chain: [rank(key) for key in chain]):
            joined += [key for key in chain if key not in joined]
    return joined


def _additions(side: Sequence[Key], common: set[Key]) -> list[tuple[Key | None, list[Key]]]:
    """Runs that are not common, each with the common thing it stands behind."""
    anchor: Key | None = None
    runs: list[tuple[Key | None, list[Key]]] = []
    goes_on = False
    for key in side:
        if key in common:
            anchor, goes_on = key, False
        elif goes_on:
            runs[-1][1].append(key)
        else:
            runs.append((anchor, [key]))
            goes_on = True
    return runs


def _frame(base: list[Key], mine: list[Key], theirs: list[Key]) -> list[Key] | None:
    """The order of what all three have; None where the moves of both cannot stand together."""
    if theirs == base or mine == theirs:
        return mine
    if mine == base:
        return theirs
    moved_by_me, moved_by_them = _moved(base, mine), _moved(base, theirs)
    if moved_by_me & moved_by_them:
        return None
    one = _replaced(theirs, mine, moved_by_me)
    return one if one == _replaced(mine, theirs, moved_by_them) else None


def _replaced(frame: list[Key], side: list[Key], moved: set[Key]) -> list[Key]:
    """The frame with what a side moved standing behind what it stands behind there."""
    made = [key for key in frame if key not in moved]
    for index, key in enumerate(side):
        if key in moved:
            made.insert(made.index(side[index - 1]) + 1 if index else 0, key)
    return made


def _moved(base: list[Key], side: list[Key]) -> set[Key]:
    """The fewest things whose moving explains the order of a side."""
    at = {key: index for index, key in enumerate(base)}
    ends: list[int] = []
    chains: list[list[Key]] = []
    for key in side:
        place = bisect_left(ends, at[key])
        chain = [*(chains[place - 1] if place else []), key]
        ends[place:place + 1] = [at[key]]
        chains[place:place + 1] = [chain]
    return set(side) - set(chains[-1] if chains else ())
