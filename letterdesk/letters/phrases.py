"""Differences in whole phrases: crumbs of what stayed, read with the changes around them."""

from __future__ import annotations

from collections.abc import Iterable

from letterdesk.letters.compare import Piece


def in_phrases(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces with short runs that stayed between two changes taken into these.

    Both texts are what they were. A run is short where it is white space, or no longer than
    half of the shorter change beside it; as in the comparison of bodies (body_changes).
    """
    changes: list[tuple[str, str]] = []
    between: list[str] = [""]
    for kind, text in pieces:
        if kind == "same":
            between[-1] += text
            continue
        if between[-1] or not changes:
            changes.append(("", ""))
            between.append("")
        gone, new = changes[-1]
        changes[-1] = (gone + text, new) if kind == "gone" else (gone, new + text)
    return tuple(_merged(changes, between))


def _merged(changes: list[tuple[str, str]], between: list[str]) -> Iterable[Piece]:
    """`between` has one run more than there are changes: around and between them."""
    made: list[tuple[str, str]] = []
    kept: list[str] = [between[0]]
    for change, after in zip(changes, between[1:], strict=True):
        made.append(change)
        while len(made) > 1 and _belong_together(made[-2], kept[-1], made[-1]):
            run = kept.pop()
            (gone, new), (gone_too, new_too) = made[-2:]
            made[-2:] = [(gone + run + gone_too, new + run + new_too)]
        kept.append(after)
    yield from _same(kept[0])
    for (gone, new), after in zip(made, kept[1:], strict=True):
        if gone:
            yield Piece("gone", gone)
        if new:
            yield Piece("new", new)
        yield from _same(after)


def _same(text: str) -> Iterable[Piece]:
    if text:
        yield Piece("same", text)


def _belong_together(one: tuple[str, str], run: str, other: tuple[str, str]) -> bool:
    if "\n" in run:
        return False
    if not run.strip():
        return True
    shorter = min(max(map(len, change)) for change in (one, other))
    return len(run.strip()) <= shorter // 2
