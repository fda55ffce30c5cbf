"""Distances on the page that both page writers share, so that their pages agree.

All in points unless the name says otherwise. What a house style sets is not here.
"""

from __future__ import annotations

from letterdesk.document.model import (
    Addresses,
    Date,
    Delivery,
    Document,
    Element,
    Heading,
    Reference,
    SignatureBlock,
)
from letterdesk.library.model import HouseStyle, TypeSetting

POINTS_PER_MM = 72 / 25.4

FULL_LINE = 0.05
"""The PDF's lines are one twip shorter than the page has room for: Typst still takes a word that
ends on the last thousandth of a point, which a program that counts in twips sends on."""
HEADER_FROM_TOP = 40.0
"""From the page's top edge to the letterhead, and to the header of later pages."""
FOOTER_FROM_BOTTOM = 34.0
LETTERHEAD_GAP = 26.0
"""Least distance from the letterhead (its rule) to the first line of the letter."""
LETTERHEAD_PADDING = 9.0
"""Between letterhead and its rule."""
LETTERHEAD_NAME = 12.5
LETTERHEAD_LINE = 7.5
"""Size of the address lines; they stand `LETTERHEAD_LINE_HEIGHT` apart."""
LETTERHEAD_LINE_HEIGHT = 10.5
FURNITURE_SIZE = 8.0
"""Size of footer, later pages' header and page number."""
FURNITURE_LINE_HEIGHT = 11.0
ADDRESS_AT_END = 0.55
"""Share of the line's width before an address that stands at the trailing edge."""
LIST_INDENT = 20.0
"""From the edge of a list to its words; the mark stands at the edge."""
COLUMN_GAP = 24.0
TITLE, SUBTITLE, NOTE, DISCLAIMER = "title", "subtitle", "note", "disclaimer"
SCALES = {TITLE: (1.4, 1.5), SUBTITLE: (1.1, 1.0), NOTE: (0.82, 0.82), DISCLAIMER: (0.88, 1.0)}
"""Size and line height of words that are not as large as the text, of those of the text."""
LONGEST_UNPRINTED = 2000
"""Characters of a title among a file's properties, of words read aloud, of a link's address.
PDF/A has 32,767 bytes for them (ISO 19005-2, 6.1.13), and no program shows so many."""
SCREEN_MARK = "#B3261E"
SCREEN_WASH = "#FADAD6"
SECONDARY = "#5A5F66"
"""Colour of furniture and of the letterhead's lines."""


def twips(points: float) -> float:
    """The nearest twentieth of a point: Word knows no finer length."""
    return round(points * 20) / 20


def half_points(points: float) -> float:
    """The nearest half of a point: Word knows no finer size of letters."""
    return round(points * 2) / 2


def scaled(setting: TypeSetting, voice: str) -> tuple[float, float]:
    """Size and line height of what is set larger or smaller than the text."""
    size, line = SCALES.get(voice, (1.0, 1.0))
    return half_points(setting.size * size), twips(setting.line * line)


def from_mm(millimetres: float) -> float:
    """Millimetres as points, rounded as Word rounds them."""
    return twips(millimetres * POINTS_PER_MM)


def top_of_text(style: HouseStyle) -> float:
    """From the page's top edge to the text of following pages, under their header."""
    return max(from_mm(style.margins.top), HEADER_FROM_TOP + FURNITURE_LINE_HEIGHT)


def bottom_of_text(style: HouseStyle, document: Document) -> float:
    """From the page's bottom edge to the text: a footer of many lines pushes it up, as in Word."""
    lines = max(1, len(document.furniture.footer))
    return max(from_mm(style.margins.bottom), FOOTER_FROM_BOTTOM + lines * FURNITURE_LINE_HEIGHT)


_SPACES: dict[type, float] = {Addresses: 2.0, SignatureBlock: 2.0, Heading: 0.5}
_HEAD_LINES = (Date, Reference, Delivery)


def space_after(element: Element, following: Element | None, setting: TypeSetting) -> float:
    """Room under an element. Head lines of one kind that follow each other stand close."""
    if isinstance(element, _HEAD_LINES):
        if type(element) is type(following):
            return 0.0
        return setting.gap * (1 if isinstance(following, _HEAD_LINES) else 2)
    return setting.gap * _SPACES.get(type(element), 1.0)


def latin_size(style: HouseStyle, language: str) -> float:
    """Size of Latin words in a letter of `language`, in half points as Word has them.

    Naskh letters are small for their size: Latin capitals set at 0.92 of it stand beside
    Naskh figures without shouting.
    """
    size = style.setting(language).size
    return half_points(size * 0.92) if language == "ar" else size
