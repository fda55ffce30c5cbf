"""Spans as runs: language, direction and look of every word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

import msgspec

from letterdesk.document.model import WORD_JOINER, Change, LineBreak, NoteMark, Span, Spans, Text
from letterdesk.document.redline import comma_before
from letterdesk.export.docx.languages import is_complex, is_east_asian, tags, word_tag
from letterdesk.export.docx.ooxml import XML_SPACE, Element, name, printable, sub
from letterdesk.export.docx.relations import Relations
from letterdesk.export.docx.tracking import Tracking, name_deleted
from letterdesk.export.voices import Voiced, voices

_PIECES = re.compile("([\t\u00ad]|\r\n|[\n\r\u2028\u2029])")
_WITH_SLASHES = re.compile(r"\S+/\S+")
_WEB_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
_COMMAS = {"ar": ("Noto Naskh Arabic", "060C")}
_CHARACTER_STYLES = {
    (True, True): "StrongEmphasis", (True, False): "Strong", (False, True): "Emphasis",
}
_NOTE_ANCHOR = "_ld_mark_of_note_"
_FIRST_NOTE_ANCHOR = 100_000
"""Far above the ids of the bookmarks of parts."""


class Look(msgspec.Struct, frozen=True):
    """How the words of one run look, beyond their paragraph's style."""

    language: str
    """A language, or its tag in Word."""
    is_rtl: bool = False
    style: str | None = None
    """Id of a character style."""
    bold: bool = False
    """Beside the style, where a run can name only one."""
    italic: bool | None = None
    face: str = ""
    """For characters that a program sets as those of the Arabic words around."""
    size: str = ""
    """The same, in half points."""


class LatinFace(NamedTuple):
    """How Latin words and figures look among Arabic ones.

    Word takes the Latin face of a style for words and figures from left to right, LibreOffice
    the face of complex scripts for figures and marks, whatever w:rtl says.
    """

    face: str
    sizes: Mapping[str, str]
    """Half points by id of the paragraph style, where Arabic words have another size."""


class Voice:
    """Writes the spans of one part of the package (body, notes, a header)."""

    def __init__(
        self, language: str, relations: Relations, *, locale: str = "", is_draft: bool = False,
        pointed_to: frozenset[str] = frozenset(), latin: LatinFace | None = None,
        tracking: Tracking | None = None,
    ) -> None:
        self.language = language
        self._tag = word_tag(language, locale)
        self._pointed_to = pointed_to
        """Notes with more than one mark."""
        self._is_draft = is_draft
        """Marks words that a finding is about."""
        self.relations = relations
        self._latin = latin if is_complex(language) else None
        self._marked: set[str] = set()
        self._tracking = tracking or Tracking()
        self.change: Change | None = None
        """Of all words that are added and have none of their own."""

    def write(
        self, paragraph: Element, spans: Spans, *, note_ids: Mapping[str, int] | None = None,
        is_bold: bool = False, style: str | None = None,
    ) -> None:
        """Adds spans to a paragraph.

        `is_bold`: its style is bold. Word takes bold in both styles for upright
        (ECMA-376 part 1, 17.7.3), so strong words there name no style.
        """
        in_style = paragraph[0][0].get(name("val")) or ""
        for link, numbered in groupby(enumerate(spans), key=lambda each: _link_of(each[1])):
            parent = self._hyperlink(paragraph, link) if link else paragraph
            for change, group in groupby(numbered, key=lambda each: each[1].change):
                holder = self._tracking.around(parent, change or self.change)
                for place, span in group:
                    if isinstance(span, NoteMark):
                        holder = self._comma(parent, holder, spans, place)
                    self._span(holder, span, note_ids or {}, in_style, is_bold=is_bold,
                               style=style)
        name_deleted(paragraph)

    def run(self, paragraph: Element) -> Element:
        """A new empty run, for a picture."""
        holder = self._tracking.around(paragraph, self.change)
        return _run(holder, Look(self._tag, is_complex(self.language)))

    def words(self, paragraph: Element, text: str, language: str | None = None) -> None:
        """Adds plain words."""
        self.write(paragraph, (Text(text, language=language),))

    def field(self, paragraph: Element, instruction: str, result: str, style: str | None = None
              ) -> None:
        """Adds a field that Word counts anew by itself (PAGE), with a first result."""
        look = Look(self._tag, is_complex(self.language), style)
        for kind in ("begin", "instr", "separate", "result", "end"):
            made = _run(paragraph, look)
            if kind == "instr":
                text = sub(made, "instrText")
                text.set(XML_SPACE, "preserve")
                text.text = f" {instruction} "
            elif kind == "result":
                sub(made, "t").text = result
            else:
                sub(made, "fldChar", fldCharType=kind)

    def _hyperlink(self, paragraph: Element, link: str) -> Element:
        target = self.relations.to("hyperlink", printable(link))
        made = sub(paragraph, "hyperlink", history="1")
        made.set(name("r:id"), target)
        return made

    def _span(
        self, parent: Element, span: Span, note_ids: Mapping[str, int], in_style: str, *,
        is_bold: bool, style: str | None,
    ) -> None:
        plain = Look(self._tag, is_complex(self.language), style)
        match span:
            case LineBreak():
                sub(_run(parent, plain), "br")
            case NoteMark() if span.note in note_ids:
                self._note_mark(parent, span.note, note_ids[span.note])
            case Text():
                for voiced in voices(span, self.language, marked=True):
                    look = self._look(span, voiced, is_bold, style)
                    if self._latin and (voiced.is_mark or not look.is_rtl):
                        size = "" if voiced.is_mark else self._latin.sizes.get(in_style, "")
                        look = msgspec.structs.replace(look, face=self._latin.face, size=size)
                    write_text(_run(parent, look), voiced.text)

    def _look(
        self, span: Text, voiced: Voiced, is_bold: bool, style: str | None
    ) -> Look:
        is_rtl = voiced.direction == "rtl" and not voiced.is_figures
        language = self._tag if voiced.language == self.language else voiced.language
        strong = span.strong and not is_bold
        named = "MissingValue" if span.trouble and self._is_draft \
            else "Hyperlink" if span.link else style
        if named:
            return Look(language, is_rtl, named, strong, span.emphasis or None)
        # Han characters have no italic: Word would slant the upright ones.
        upright = False if span.emphasis and is_east_asian(language) else None
        return Look(language, is_rtl, _CHARACTER_STYLES.get((strong, span.emphasis)),
                    italic=upright)

    def _comma(self, parent: Element, holder: Element, spans: Spans, place: int) -> Element:
        """Parts the marks of two notes at one spot, as 1 and 2 are not 12; gives where the
        second goes."""
        is_needed, change = comma_before(spans, place)
        if not is_needed:
            return holder
        own = spans[place].change
        within = holder if change == own else self._tracking.around(parent, change)
        look = Look(self._tag, is_complex(self.language), "FootnoteReference")
        face, character = _COMMAS.get(self.language, ("Times New Roman", "002C"))
        sub(_run(within, look), "sym", font=face, char=character)
        return holder if within is holder else self._tracking.around(parent, own)

    def note_reference(self, paragraph: Element) -> None:
        """Adds a note's own number at the beginning of its words."""
        look = Look(self._tag, is_complex(self.language), "FootnoteReference")
        sub(_run(paragraph, look), "footnoteRef")

    def _note_mark(self, parent: Element, note: str, number: int) -> None:
        """The mark of a note; a further mark of the same note is a reference to the first."""
        look = Look(self._tag, is_complex(self.language), "FootnoteReference")
        if note in self._marked:
            pointer = f"NOTEREF {_NOTE_ANCHOR}{number} \\h"
            if parent.tag in (name("ins"), name("del")):
                # A field of one element cannot stand in what came or went (CT_RunTrackChange).
                self.field(parent, pointer, str(number), "FootnoteReference")
                return
            field = sub(parent, "fldSimple", instr=f" {pointer} ")
            sub(_run(field, look), "t").text = str(number)
            return
        self._marked.add(note)
        anchor = str(_FIRST_NOTE_ANCHOR + number)
        if note in self._pointed_to:
            sub(parent, "bookmarkStart", id=anchor, name=f"{_NOTE_ANCHOR}{number}")
        sub(_run(parent, look), "footnoteReference", id=str(number))
        if note in self._pointed_to:
            sub(parent, "bookmarkEnd", id=anchor)


def write_text(run: Element, text: str) -> None:
    """Text in a run; what Word has an element for (tab, new line, hyphen) is that element.

    Hyphens in document symbols (A/HRC/RES/S-17/1) end no line. U+2060 is dropped: Word and
    LibreOffice end no line after a slash, and no face has a glyph for it.
    """
    whole = printable(text).replace(WORD_JOINER, "")
    at = 0
    for hyphen in _hyphens_in_symbols(whole):
        _write_pieces(run, whole[at:hyphen])
        sub(run, "noBreakHyphen")
        at = hyphen + 1
    _write_pieces(run, whole[at:])


def _hyphens_in_symbols(text: str) -> Iterator[int]:
    if "-" not in text or "/" not in text:
        return
    for match in _WITH_SLASHES.finditer(text):
        if not _WEB_ADDRESS.search(match[0]):
            yield from (match.start() + at for at, c in enumerate(match[0]) if c == "-")


def _write_pieces(run: Element, text: str) -> None:
    for piece in _PIECES.split(text):
        if piece == "\t":
            sub(run, "tab")
        elif piece == "\u00ad":
            sub(run, "softHyphen")
        elif piece in ("\n", "\r", "\r\n", "\u2028", "\u2029"):
            sub(run, "br")
        elif piece:
            words = sub(run, "t")
            words.text = piece
            words.set(XML_SPACE, "preserve")


def _run(parent: Element, look: Look) -> Element:
    run = sub(parent, "r")
    properties = sub(run, "rPr")
    if look.style:
        sub(properties, "rStyle", val=look.style)
    if is_east_asian(look.language):
        sub(properties, "rFonts", hint="eastAsia")
    elif look.face:
        sub(properties, "rFonts", cs=look.face)
    if look.bold:
        sub(properties, "b")
        sub(properties, "bCs")
    if look.italic is not None:
        sub(properties, "i", val=str(int(look.italic)))
    if look.size:
        sub(properties, "szCs", val=look.size)
    if look.is_rtl:
        sub(properties, "rtl")
    sub(properties, "lang", **tags(look.language))
    return run


def _link_of(span: Span) -> str | None:
    return span.link if isinstance(span, Text) else None
