"""The lines of a letter's text as they stand on the pages of a PDF, read with pdftotext."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LETTERHEAD_ENDS, HEADER_ENDS, FOOTER_BEGINS = 90.0, 56.0, 62.0
"""Points from the page's top, on the first page and on later ones, and from its foot; the
lines compared stand between."""
_SAME_LINE = 6.0
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>')
_HEIGHT = re.compile(r'height="([\d.]+)"')
_PATIENCE_S = 60


class Line(NamedTuple):
    page: int
    middle: float
    """Points from the page's top."""
    words: tuple[str, ...]
    """From left to right."""


class Pages(NamedTuple):
    lines: tuple[Line, ...]
    pages: int


def reader() -> str | None:
    """pdftotext of poppler, where it is installed."""
    return shutil.which("pdftotext")


def lines_of(pdf: Path, *, has_letterhead: bool = True) -> Pages:
    """The lines of the letter's text, page by page.

    Without a letterhead the first page begins where later ones do. Raises FileNotFoundError
    where pdftotext is not installed, subprocess.CalledProcessError where it cannot read.
    """
    program = reader()
    if program is None:
        raise FileNotFoundError("pdftotext is not installed")
    told = subprocess.run([program, "-bbox", str(pdf), "-"], check=True, capture_output=True,
                          timeout=_PATIENCE_S).stdout.decode("utf-8", "replace")
    pages = told.split("<page ")[1:]
    first = LETTERHEAD_ENDS if has_letterhead else HEADER_ENDS
    return Pages(tuple(
        line for number, page in enumerate(pages, 1)
        for line in _lines(number, page, first if number == 1 else HEADER_ENDS)), len(pages))


def _lines(number: int, page: str, begins: float) -> Iterator[Line]:
    words = sorted(
        ((float(top) + float(bottom)) / 2, float(left), html.unescape(word))
        for left, top, bottom, word in _WORD.findall(page))
    rows: list[list[tuple[float, float, str]]] = []
    for word in words:
        if rows and word[0] - rows[-1][0][0] <= _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    height = _HEIGHT.search(page)
    ends = (float(height[1]) if height else 0.0) - FOOTER_BEGINS
    for row in rows:
        middle = row[0][0]
        if begins < middle < ends:
            yield Line(number, middle, tuple(w for _, _, w in sorted(row, key=lambda w: w[1])))
