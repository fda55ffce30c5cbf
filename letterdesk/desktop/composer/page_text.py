"""Where words stand on the pages of a PDF: its text by QtPdf, searched as a person reads it.

What a PDF gives back differs from what was printed: lines end anywhere, a hyphen at a line's
end is a control character, Arabic letters with vowel signs come twice, and in a file that
reads from the right every run from the left comes with its pieces the other way round
(`S/2014/348` as `/2014/348S`: pdfium orders the segments of a line, not of a run).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtPdf import QPdfDocument

from letterdesk.desktop.composer.page_places import Box
from letterdesk.language.searching import folded

_HYPHENS = "\x02\ufffe\xad"
"""What stands for a hyphen at the end of a line."""
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_TOLERANCE = 2.0
"""Points that words may stand out of a box and still be in it."""


class PageText:
    """The text of all pages of a PDF in memory. To be used in the thread that made it."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(None)
        self._document.load(self._buffer)
        self._pages: dict[int, _Page] = {}

    def find(self, words: str, *, boxes: Iterable[Box] | None = None) -> tuple[Box, ...]:
        """Every line's piece of every place where the words stand, in points, in order.

        Spellings are not told apart (see language/searching.py), nor where lines break.
        `boxes` keeps the places that lie in one of them.
        """
        return tuple(box for place in self.places(words, boxes=boxes) for box in place)

    def places(self, words: str, *,
               boxes: Iterable[Box] | None = None) -> tuple[tuple[Box, ...], ...]:
        """As `find`, each place by itself: one box a line, each as high as its line."""
        wanted = _folded_words(words)
        if not wanted:
            return ()
        inside = None if boxes is None else tuple(boxes)
        pages = range(self._document.pageCount()) if inside is None \
            else sorted({box.page for box in inside})
        found = []
        for number in pages:
            page = self._page(number)
            for indices in page.places(wanted):
                place = tuple(self._lines(number, page, indices))
                if place and (inside is None or _lies_in(place, inside)):
                    found.append(place)
        return tuple(found)

    def line_number(self, box: Box, boxes: Iterable[Box]) -> int:
        """Which of the lines of text in `boxes` a box stands in, from 1."""
        number = 0
        for one in boxes:
            lines = self._page(one.page).lines_between(one.y, one.y + one.height)
            if one.page == box.page:
                middle = box.y + box.height / 2
                return number + max(1, sum(line.top() <= middle for line in lines))
            number += len(lines)
        return max(1, number)

    def _page(self, number: int) -> _Page:
        if number not in self._pages:
            whole = self._document.getAllText(number)
            rects = [polygon.boundingRect() for polygon in whole.bounds()]
            self._pages[number] = _Page(whole.text(), rects)
        return self._pages[number]

    def _lines(self, number: int, page: _Page, indices: Sequence[int]) -> Iterator[Box]:
        """The rectangles of characters, joined to one a line and grown to the line's height."""
        rects: list[QRectF] = []
        for first, last in _runs(indices):
            chosen = self._document.getSelectionAtIndex(number, first, last - first + 1)
            if chosen.text() != page.text[first:last + 1]:
                return
            rects += [polygon.boundingRect() for polygon in chosen.bounds()]
        for line in _joined(rects):
            top, bottom = page.band(line)
            yield Box(number, line.x(), top, line.width(), bottom - top)


class _Reading(Struct, frozen=True):
    """A text in the form that is searched, and where each of its characters came from."""

    text: str
    origins: tuple[int, ...]


class _Page:
    """The text of one page with its rectangles."""

    def __init__(self, text: str, rects: list[QRectF]) -> None:
        self.text, self._rects = text, rects
        ordered = list(range(len(text)))
        self._readings = [_reading(text, ordered)]
        if _reads_from_right(text):
            self._readings.insert(0, _reading(text, _runs_turned(text)))

    def places(self, wanted: str) -> Iterator[tuple[int, ...]]:
        """The indices of the characters at each place where the words stand."""
        for reading in self._readings:
            start = reading.text.find(wanted)
            if start < 0:
                continue
            while start >= 0:
                end = start + len(wanted)
                yield reading.origins[start:end]
                start = reading.text.find(wanted, end)
            return

    def lines_between(self, top: float, bottom: float) -> list[QRectF]:
        """The lines of text whose middle lies in a stretch of the page."""
        return [line for line in _joined(self._rects) if top <= line.center().y() <= bottom]

    def band(self, line: QRectF) -> tuple[float, float]:
        """Top and bottom of the line of text that a rectangle stands in."""
        rects = [r for r in self._rects if line.top() <= r.center().y() <= line.bottom()]
        return (min([line.top(), *(r.top() for r in rects)]),
                max([line.bottom(), *(r.bottom() for r in rects)]))


def _folded_words(words: str) -> str:
    return _reading(words, range(len(words))).text.strip()


def _reading(text: str, order: Iterable[int]) -> _Reading:
    """The characters in `order` as they are searched: one spelling, no line breaks, no hyphens."""
    made: list[str] = []
    origins: list[int] = []
    after_hyphen = after_mark = doubled = False
    for index in order:
        character = text[index]
        is_space = character.isspace()
        if character in _HYPHENS or (is_space and after_hyphen):
            after_hyphen = True
            continue
        after_hyphen = False
        if unicodedata.category(character) == "Mn":
            after_mark = True
            continue
        for part in folded(character):
            if part == "-" or (part == " " and (not made or made[-1] == " ")):
                continue
            if after_mark and doubled and made and made[-1] == part:
                continue
            made.append(part)
            origins.append(index)
        doubled, after_mark = after_mark, False
    return _without_east_asian_spaces(_Reading("".join(made), tuple(origins)))


def _without_east_asian_spaces(reading: _Reading) -> _Reading:
    """Beside Chinese a space or a line break says nothing."""
    text = reading.text
    kept = [n for n, c in enumerate(text) if c != " " or not any(
        _EAST_ASIAN.match(text[near]) for near in (n - 1, n + 1) if 0 <= near < len(text))]
    if len(kept) == len(text):
        return reading
    return _Reading("".join(text[n] for n in kept), tuple(reading.origins[n] for n in kept))


def _reads_from_right(text: str) -> bool:
    kinds = [unicodedata.bidirectional(c) for c in text]
    return kinds.count("AL") + kinds.count("R") > kinds.count("L")


def _runs_turned(text: str) -> list[int]:
    """The indices with the pieces of every run from the left in the order in which they read."""
    made: list[int] = []
    run: list[int] = []
    for index, character in enumerate(text):
        if character in "\r\n" or _side(character) == "right":
            made += [*_turned(text, run), index]
            run = []
        else:
            run.append(index)
    return made + _turned(text, run)


def _turned(text: str, run: list[int]) -> list[int]:
    if all(_side(text[index]) != "left" for index in run):
        return run
    pieces = [list(group) for _side_, group in groupby(run, lambda index: _side(text[index]))]
    first = 1 if _side(text[pieces[0][0]]) == "neutral" else 0
    last = len(pieces) - (1 if _side(text[pieces[-1][0]]) == "neutral" else 0)
    turned = [*pieces[:first], *reversed(pieces[first:last]), *pieces[last:]]
    return [index for piece in turned for index in piece]


def _side(character: str) -> str:
    """To which side a character runs, as pdfium sees it (CFX_BidiChar)."""
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL"):
        return "right"
    if kind == "L":
        return "left"
    return "weak" if kind in ("AN", "EN", "NSM", "CS", "ES", "ET", "BN") else "neutral"


def _runs(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring characters, with what was dropped between."""
    ordered = sorted(indices)
    start = previous = ordered[0]
    for index in ordered[1:]:
        if index - previous > 3:
            yield start, previous
            start = index
        previous = index
    yield start, previous


def _joined(rects: Iterable[QRectF]) -> list[QRectF]:
    """Rectangles of one line as one."""
    lines: list[QRectF] = []
    for rect in rects:
        for number, line in enumerate(lines):
            low, high = max(line.top(), rect.top()), min(line.bottom(), rect.bottom())
            if high - low > min(line.height(), rect.height()) / 2:
                lines[number] = line.united(rect)
                break
        else:
            lines.append(QRectF(rect))
    return lines


def _lies_in(place: Sequence[Box], boxes: Sequence[Box]) -> bool:
    """Whether the middle of every piece lies in one of the boxes."""
    return all(any(
        box.page == piece.page
        and box.x - _TOLERANCE <= piece.x + piece.width / 2 <= box.x + box.width + _TOLERANCE
        and box.y - _TOLERANCE <= piece.y + piece.height / 2 <= box.y + box.height + _TOLERANCE
        for box in boxes) for piece in place)
