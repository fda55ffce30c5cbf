"""Figures measured in turns, and the page that shows them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

import msgspec


class Series(msgspec.Struct, frozen=True):
    """Times of one thing, in milliseconds."""

    name: str
    times: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def slow(self) -> float:
        """The time that one in twenty exceeds; the slowest where there are few."""
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * 0.95))]


class Ratio(msgspec.Struct, frozen=True):
    """One figure to reach: ours against theirs, in one run."""

    says: str
    value: float
    bound: float
    at_most: bool = True
    unit: str = "times"

    @property
    def is_reached(self) -> bool:
        return self.value <= self.bound if self.at_most else self.value >= self.bound

    def row(self) -> str:
        """A row of the table in docs/benchmarks.md."""
        bound = f"{'at most' if self.at_most else 'at least'} {self.bound:g} {self.unit}"
        reached = "yes" if self.is_reached else "**no**"
        return f"| {self.says} | {self.value:.2f} {self.unit} | {bound} | {reached} |"


def in_turns(
    things: Sequence[tuple[str, Callable[[int], object]]], rounds: int, *, warm: int = 2
) -> list[Series]:
    """Calls each thing once a round, so that a busy moment of the machine falls on all of them.

    A thing is handed the number of the round, and makes another letter of it
    each time: a typesetter that kept the last page would measure nothing.
    """
    times: dict[str, list[float]] = {name: [] for name, _ in things}
    for number in range(rounds + warm):
        for name, thing in things:
            begun = time.perf_counter()
            thing(number)
            if number >= warm:
                times[name].append((time.perf_counter() - begun) * 1000)
    return [Series(name, tuple(values)) for name, values in times.items()]


def table(series: Sequence[Series]) -> list[str]:
    """Rows of a Markdown table, head included."""
    return [
        "| what | median ms | 95 % below | letters or runs |",
        "|---|---:|---:|---:|",
        *(f"| {one.name} | {one.median:.1f} | {one.slow:.1f} | {len(one.times)} |"
          for one in series),
    ]
