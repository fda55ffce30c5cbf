"""Marks of list items: 1. a. i. and the bullet."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_mark(marker: str, number: int, bullet: str = "•") -> str:
    """What stands before an item: `3.`, `c.`, `iii.`, or the bullet."""
    if marker == "bullet":
        return bullet
    written = {"alpha": _alpha, "roman": _roman}.get(marker, str)(number)
    return f"{written}."


def _alpha(number: int) -> str:
    """a to z, then aa, ab ..., as Word and Typst count."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written
