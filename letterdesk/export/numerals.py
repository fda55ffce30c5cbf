"""Marks of list items: 1. a. i. and the bullet."""

from __future__ import annotations

from collections.abc import Sequence

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


_LATIN = tuple("abcdefghijklmnopqrstuvwxyz")
_ABJAD = ("أ", "ب", "ج", "د", "هـ", *"وزحطيكلمنسعفصقرشتثخذضظغ")
"""Letters in the order in which Arabic counts. Alone, the fifth could be taken for a figure."""


def item_mark(marker: str, number: int, language: str, bullet: str = "•") -> str:
    """What stands before an item: `3.`, `c.`, `iii.`, in Arabic `ج.`, or the bullet."""
    if marker == "bullet":
        return bullet
    if marker == "alpha":
        return f"{_lettered(number, _ABJAD if language == 'ar' else _LATIN)}."
    return f"{_roman(number) if marker == 'roman' else number}."


def _lettered(number: int, letters: Sequence[str]) -> str:
    """a to z, then aa, bb ..., as Word counts (ECMA-376 part 1, 17.18.59)."""
    times, place = divmod(max(number, 1) - 1, len(letters))
    return letters[place] * (times + 1)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written
