"""Quotations that do not end, or end without having begun.

Double marks are looked at in all languages, single ones in Chinese alone: everywhere else
the closing one is the apostrophe, and the opening one begins names (‘Abd al-Rahman).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from letterdesk.findings import LOOK_AT, Finding, say
from letterdesk.letters.checks.printed import Line, Spot, told_apart

_PAIRS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "《": "》"}
_ALSO_CLOSES = {"„": "”"}
_ONLY_CHINESE = {"‘": "’", "〈": "〉"}
_EITHER_WAY = {"ar": "“”"}
"""Marks that writers of a language type either way round."""
_MEASURE = re.compile(r"\d\"")
_WORDS_SHOWN = re.compile(r"\S+(?:\s+\S+){0,2}")
_LEAD = " \t\u00a0\u202f"


class _Open(NamedTuple):
    mark: str
    line: Line
    at: int


def unpaired_marks(lines: Sequence[Line], language: str) -> tuple[tuple[str, Spot], ...]:
    """`unclosed-quote` or `unopened-quote`, and the mark with the words beside it, in order.

    A quotation of several paragraphs may begin each of them with its mark, and ends once.
    """
    found: list[tuple[str, Spot]] = []
    for _, group in groupby((line for line in lines if line.number is not None),
                            key=lambda line: line.part):
        found += _of_part(list(group), language)
    spots = told_apart(spot for _, spot in found)
    return tuple((code, spot) for (code, _), spot in zip(found, spots, strict=True))


def _of_part(lines: Sequence[Line], language: str) -> list[tuple[str, Spot]]:
    reading = _Reading(language)
    for line in lines:
        reading.read(line)
    found = [*reading.found, *(("unclosed-quote", _after(o.line, o.at)) for o in reading.open)]
    return sorted(found, key=lambda f: (lines.index(f[1].line), f[1].start))


class _Reading:
    """The marks of one part, in reading order."""

    def __init__(self, language: str) -> None:
        self._pairs = _PAIRS | (_ONLY_CHINESE if language == "zh" else {})
        self._toggles = '"' + _EITHER_WAY.get(language, "")
        self._marks = frozenset([*self._pairs, *self._pairs.values(), *self._toggles])
        self.open: list[_Open] = []
        self.found: list[tuple[str, Spot]] = []

    def read(self, line: Line) -> None:
        if not self._marks.intersection(line.text):
            return
        text = line.text
        start = len(text) - len(text.lstrip(_LEAD))
        at = start + self._continued(text[start:])
        while at < len(text):
            if text[at] in self._marks:
                self._mark(text[at], line, at)
            at += 1

    def _continued(self, text: str) -> int:
        """How many marks at the start of a paragraph only go on with what is open."""
        count = 0
        for one in self.open:
            mark = text[count:count + 1]
            if not mark or mark not in (one.mark, self._pairs.get(one.mark)):
                break
            # A mark that is closed at once (a paragraph of one word) does not go on.
            count += 1
        return count

    def _mark(self, mark: str, line: Line, at: int) -> None:
        if mark in self._toggles:
            self._toggle(mark, line, at)
        elif self.open and mark in (self._pairs.get(self.open[-1].mark),
                                    _ALSO_CLOSES.get(self.open[-1].mark)):
            self.open.pop()
        elif mark in self._pairs:
            self._begin(mark, line, at)
        else:
            self._end(mark, line, at)

    def _toggle(self, mark: str, line: Line, at: int) -> None:
        is_measure = mark == '"' and at > 0 and _MEASURE.match(line.text, at - 1) is not None
        if self.open and self.open[-1].mark in (self._toggles if mark != '"' else mark):
            self.open.pop()
        elif is_measure:
            return
        else:
            self.open.append(_Open(mark, line, at))

    def _begin(self, mark: str, line: Line, at: int) -> None:
        """A mark inside a quotation of the same marks shows that this one never ended."""
        if self.open and self.open[-1].mark == mark:
            unclosed = self.open.pop()
            self.found.append(("unclosed-quote", _after(unclosed.line, unclosed.at)))
        self.open.append(_Open(mark, line, at))

    def _end(self, mark: str, line: Line, at: int) -> None:
        """A mark that ends an outer quotation shows that the inner ones never ended."""
        outer = [n for n, one in enumerate(self.open) if self._pairs.get(one.mark) == mark]
        if not outer:
            self.found.append(("unopened-quote", _before(line, at)))
            return
        for one in self.open[outer[-1] + 1:]:
            self.found.append(("unclosed-quote", _after(one.line, one.at)))
        del self.open[outer[-1]:]


def _after(line: Line, at: int) -> Spot:
    """The mark and the next words."""
    words = _WORDS_SHOWN.match(line.text, at)
    return Spot(line, at, words.end() if words else at + 1)


def _before(line: Line, at: int) -> Spot:
    """The last words and the mark."""
    start = at
    for _ in range(3):
        start = max(line.text.rfind(space, 0, max(0, start - 1)) for space in " \n\u00a0") + 1
        if start == 0:
            break
    return Spot(line, start, at + 1)


def quotation_findings(lines: Sequence[Line], language: str) -> Iterator[Finding]:
    for code, spot in unpaired_marks(lines, language):
        if code == "unclosed-quote":
            message = say("the quotation that begins with “{words}” does not end",
                          words=spot.words.lstrip("".join(_PAIRS) + '"“”‘〈' + _LEAD))
            remedy = say("close it, or take its mark out")
        else:
            message = say("the quotation that ends with “{words}” does not begin",
                          words=spot.words.rstrip("".join(_PAIRS.values()) + '"“”’〉' + _LEAD))
            remedy = say("put a mark where it begins, or take this one out")
        yield Finding(code, LOOK_AT, spot.place(language), message, remedy, words=spot.words)
