"""How large the words of the interface are: the measures around them grow with them.

Measures of the page, of lines and rings, and of windows stay: larger words do not make a
screen larger. The threshold of the narrow layout grows, so that it takes over early.
"""

from __future__ import annotations

from typing import Any

TEXT_SIZES = (100, 125, 150, 200)
"""Per cent that can be chosen."""

_STAY = frozenset({
    "BAR", "RING", "RING_GAP", "PROGRESS", "WINDOW", "WINDOW_LEAST", "DESK_LEAST",
    "BESIDE_LEAST", "PAGE_TOP", "PAGE_SIDE", "PAGE_GAP", "BAR_OUTSIDE", "PAGE_MARK",
    "PAGE_MARK_ICON", "CARD", "CARD_LEAST", "CARD_GAP", "THUMBNAIL", "START_MARGIN",
    "EDIT_SIDE", "EDIT_INDENT", "EDIT_APART", "EDIT_LEAST",
})
_WIDTHS = frozenset({"PARTS", "FIELDS", "EXPORT_SETTINGS", "CHANGE_LIST", "FIRST_START",
                     "SETTINGS", "START_SEARCH"})
"""Of columns: words wrap in them, so they grow by half as much."""


class _Scale:
    """The size in use, and the measures of 100 %."""

    def __init__(self) -> None:
        self.percent = 100
        self.usual: dict[str, Any] = {}


_scale = _Scale()


def of(pixels: int) -> int:
    """A measure of words at the present size."""
    return round(pixels * _scale.percent / 100)


def use(percent: int, measures: type) -> None:
    """Makes the measures of a class those of a text size; known are the ones of 100 %."""
    if not _scale.usual:
        _scale.usual = {name: value for name, value in vars(measures).items()
                        if name.isupper() and not name.endswith("_MS") and name not in _STAY}
    _scale.percent = percent
    for name, value in _scale.usual.items():
        setattr(measures, name, _grown(name, value))


def _grown(name: str, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_grown(name, one) for one in value)
    if name in _WIDTHS:
        return round(value * (1 + (_scale.percent / 100 - 1) / 2))
    return of(value)
