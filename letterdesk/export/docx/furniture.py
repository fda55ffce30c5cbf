"""Headers and footers: letterhead, header of later pages, footer, page number, draft mark."""

from __future__ import annotations

import re

from letterdesk.document.model import Document, Text
from letterdesk.export import measures
from letterdesk.export.docx.fonts import page_faces
from letterdesk.export.docx.ooxml import Element, lone, root, to_bytes, twips
from letterdesk.export.docx.paragraphs import Flow, set_room_before
from letterdesk.export.docx.pictures import Pictures
from letterdesk.export.docx.relations import Relations
from letterdesk.export.docx.runs import LatinFace, Voice
from letterdesk.export.docx.styles import (
    BESIDE_LETTERHEAD,
    NAME_LINE,
    letterhead_height,
    text_width,
)
from letterdesk.export.docx.tracking import Tracking
from letterdesk.library.model import HouseStyle

HEADERS = {"first": "header1.xml", "default": "header2.xml"}
FOOTERS = {"first": "footer1.xml", "default": "footer2.xml"}
"""Parts below word/ by the pages that they stand on."""

_COUNTS = re.compile("({page}|{pages})")
_FIELDS = {"{page}": ("PAGE", "2"), "{pages}": ("NUMPAGES", "2")}
_AFTER_LOGO = "\u00a0" * 3
_LEAST = 0.05
"""A twip."""


class Furniture:
    """Writes the headers and footers of one letter."""

    def __init__(self, document: Document, style: HouseStyle, pictures: Pictures,
                 tracking: Tracking, *, is_rtl: bool) -> None:
        self._tracking = tracking
        self._style = style
        self._document = document
        self._furniture = document.furniture
        self._pictures = pictures
        self._is_rtl = is_rtl
        self._latin = LatinFace(page_faces(style).latin, {})

    def parts(self) -> dict[str, tuple[bytes, Relations]]:
        """Each part below word/ with what it points to."""
        made = {}
        for part, tag, write in (
            (HEADERS["first"], "hdr", self._first), (HEADERS["default"], "hdr", self._later),
            (FOOTERS["first"], "ftr", self._foot), (FOOTERS["default"], "ftr", self._foot),
        ):
            story = root(tag, "r", "wp", "a", "pic")
            relations = Relations()
            voice = Voice(self._document.language, relations, locale=self._document.locale,
                          latin=self._latin, tracking=self._tracking)
            write(Flow(story, is_rtl=self._is_rtl), voice)
            made[part] = (to_bytes(story), relations)
        return made

    def _first(self, flow: Flow, voice: Voice) -> None:
        self._draft_mark(flow, voice)
        furniture = self._furniture
        logo = furniture.logo
        if not (furniture.organisation or furniture.lines or logo):
            flow.paragraph("Header")
            return
        name = flow.paragraph("Letterhead")
        height, beside = NAME_LINE, BESIDE_LETTERHEAD if furniture.lines else 0.0
        if logo is not None and self._pictures.can_draw(logo):
            height = max(NAME_LINE, logo.height_mm * measures.POINTS_PER_MM)
            self._pictures.draw(voice.run(name), logo, voice.relations, self._document.author)
            voice.words(name, _AFTER_LOGO)
        voice.write(name, furniture.organisation, is_bold=True)
        lines_height = measures.LETTERHEAD_LINE_HEIGHT * len(furniture.lines)
        highest = max(height, lines_height)
        self._frame(name, text_width(self._style) - beside, (highest - height) / 2, leads=True)
        for line in furniture.lines:
            paragraph = flow.paragraph("LetterheadLine")
            voice.write(paragraph, line)
            self._frame(paragraph, beside, (highest - lines_height) / 2, leads=False)
        rule = flow.paragraph("LetterheadRule")
        if abs(highest - letterhead_height(self._style, self._document.language)) >= _LEAST:
            set_room_before(rule, highest)

    def _frame(self, paragraph: Element, width: float, below: float, *, leads: bool) -> None:
        """Places a paragraph of the letterhead at the leading or the other margin.

        Name and lines stand beside each other in frames, without a table. The frame
        is not in the style, where it belongs, because LibreOffice then makes room for
        each above the next.
        """
        paragraph[0][0].addnext(lone(
            "framePr", w=twips(width), wrap="around", vAnchor="page", hAnchor="margin",
            xAlign="left" if leads is not self._is_rtl else "right",
            y=twips(measures.HEADER_FROM_TOP + below)))

    def _later(self, flow: Flow, voice: Voice) -> None:
        self._draft_mark(flow, voice)
        line = flow.paragraph("Header")
        voice.write(line, self._furniture.following)
        if self._furniture.page_label:
            voice.words(line, "\t")
            self._page_number(line, voice)

    def _foot(self, flow: Flow, voice: Voice) -> None:
        for line in self._furniture.footer or ((),):
            voice.write(flow.paragraph("Footer"), line)

    def _page_number(self, line: Element, voice: Voice) -> None:
        for piece in _COUNTS.split(self._furniture.page_label):
            if piece in _FIELDS:
                voice.field(line, *_FIELDS[piece])
            elif piece:
                voice.write(line, (Text(piece, language=self._document.language),))

    def _draft_mark(self, flow: Flow, voice: Voice) -> None:
        if self._document.draft and self._document.draft_label:
            voice.words(flow.paragraph("DraftMark"), f"\u00a0{self._document.draft_label}\u00a0")
