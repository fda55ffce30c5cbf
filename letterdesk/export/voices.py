"""Words as runs of one language and direction: the same runs in every format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from letterdesk.document.model import Text
from letterdesk.language import Run, direction, script_runs

_FIGURES = re.compile(r"(?P<figures>\d+(?:[.,]\d+)*%?)|[-()[\]“”‘’–—/;?%+&…‹›•]+", re.ASCII)
"""Plain numbers, and marks that the Arabic faces have no glyph for."""
_PLAIN_FIGURES = re.compile(r"\d+(?:[.,:/]\d+)*\Z", re.ASCII)
"""What Unicode's algorithm reads as one number, in the order of its figures."""
_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
_KEPT_FIRST = {"ltr": ("L",), "rtl": ("R", "AL")}
_KEPT_LAST = {"ltr": ("L", "EN"), "rtl": ("R", "AL")}
"""Classes of Unicode's algorithm that keep their place at the ends of a run; figures follow
the letters before them, and a closing bracket what it encloses."""


class Voiced(NamedTuple):
    """A stretch of text as it is spoken and written."""

    text: str
    language: str
    direction: str
    is_figures: bool = False
    """A plain number in Arabic words, set in the Latin face and at its size."""
    is_mark: bool = False
    """Marks in Arabic words that the Arabic faces lack: set in the Latin face."""


def voices(span: Text, letter: str, *, marked: bool) -> tuple[Voiced, ...]:
    """The words of a span in a letter of the language `letter`; joined they are its text.

    `marked` adds marks of direction at the ends of runs where a reader needs them.
    Programs that order words by Unicode's algorithm alone (mail, LibreOffice) give a
    quotation mark, a full stop or the plus of a telephone number at the end of a run to
    the words around. U+200E and U+200F hold them; the Typst layout needs none.
    """
    return _voices(span.text, letter, span.language, span.direction, marked)


@lru_cache(maxsize=512)
def _voices(text: str, letter: str, language: str | None, way: str | None,
            marked: bool) -> tuple[Voiced, ...]:
    # Kept from one export to the next: of a letter that is being typed, little changes.
    runs = (Run(text, language, way),) if language or way else script_runs(text, letter)
    return tuple(voiced for run in runs for voiced in _voiced(run, letter, marked=marked))


def _voiced(run: Run, letter: str, *, marked: bool) -> Iterator[Voiced]:
    spoken = run.language or letter
    turn = run.direction or direction(spoken)
    text = _with_marks(run.text, turn, letter) if marked else run.text
    if spoken == "ar" and turn == "rtl":
        yield from _with_figures(text)
    elif text:
        yield Voiced(text, spoken, turn)


def _with_figures(text: str) -> Iterator[Voiced]:
    """Arabic words cut around numbers, and around marks that their face lacks."""
    at = 0
    for match in _FIGURES.finditer(text):
        if match.start() > at:
            yield Voiced(text[at:match.start()], "ar", "rtl")
        is_figures = match["figures"] is not None
        yield Voiced(match[0], "ar", "rtl", is_figures, not is_figures)
        at = match.end()
    if at < len(text):
        yield Voiced(text[at:], "ar", "rtl")


def _with_marks(text: str, turn: str, letter: str) -> str:
    if turn == direction(letter) or not text or _PLAIN_FIGURES.match(text):
        return text
    first = unicodedata.bidirectional(text[0]) in _KEPT_FIRST[turn]
    last = unicodedata.bidirectional(text[-1]) in _KEPT_LAST[turn] or text[-1] in ")]"
    return f"{'' if first else _MARKS[turn]}{text}{'' if last else _MARKS[turn]}"
