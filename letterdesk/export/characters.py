"""Makes a document printable: every character has a glyph, every picture is one.

What a format cannot hold is dropped or marked here, once for all writers, and each
case is a finding that names where it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec

from letterdesk.document.model import Document, LineBreak, Origin, Picture, Span, Spans, Text
from letterdesk.export.fonts import FAMILIES, LATIN, LATIN_SANS, without_glyph
from letterdesk.export.measures import LONGEST_UNPRINTED
from letterdesk.export.pictures import Unprintable, printable
from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Message, Place, say
from letterdesk.library.model import HouseStyle

NO_GLYPH = "\u25a1"
"""Stands where a character has no glyph: WHITE SQUARE, which every Latin font here has."""

_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u017f‘’“”–—\u202f]*")
_NEW_LINE = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
"""Controls, halves of a pair, noncharacters, and U+FFFC, where page makers keep objects."""
_WORDS = frozenset({
    "text", "name", "title", "organisation", "country", "email", "detail", "alt", "page_label",
    "author",
})
"""Fields of the document's values that are printed or read aloud."""
_NEVER_DRAWN = "alt"


class Prepared(msgspec.Struct, frozen=True):
    """A document that every writer can print, and what had to be changed for it."""

    document: Document
    findings: tuple[Finding, ...]


def prepare(document: Document, style: HouseStyle,
            files: Mapping[str, bytes] | None = None) -> Prepared:
    """The document without what cannot be printed.

    Control characters are dropped; a character that no font has becomes `NO_GLYPH`; new
    lines inside words become line breaks, tabs spaces. With `files`, the letter's pictures
    by name, a picture that is missing or none is taken out. The fonts of `style` stand in
    for each other, so every style prints the same characters.
    """
    preparation = _Preparation(document.language, files)
    prepared = preparation.value(document, Origin())
    fonts = _unknown_fonts(style, document.language)
    return Prepared(prepared, (*fonts, *preparation.findings.values()))


def printable_spans(spans: Spans, language: str) -> Spans:
    """Spans of a page that is no letter, without what cannot be printed; nobody is told."""
    made: Spans = _Preparation(language, None).value(spans, Origin())
    return made


def _unknown_fonts(style: HouseStyle, language: str) -> list[Finding]:
    named = {style.setting(language).font: LATIN}
    if style.letterhead:
        named[style.letterhead.font] = LATIN_SANS
    return [
        Finding("font", LOOK_AT, Place(detail=f"{style.id} {font}"),
                say("the house style names the font {font}, which Letterdesk does not have",
                    font=font),
                say("{other} is used; the fonts are {fonts}", other=other,
                    fonts=", ".join(FAMILIES)))
        for font, other in named.items() if font not in FAMILIES
    ]


class _Preparation:
    def __init__(self, language: str, files: Mapping[str, bytes] | None) -> None:
        self._language = language
        self._files = files
        self.findings: dict[str, Finding] = {}

    def value(self, value: Any, origin: Origin) -> Any:
        """`value` made printable; the same object where nothing had to change."""
        if isinstance(value, tuple):
            return self._tuple(value, origin)
        if not isinstance(value, msgspec.Struct) or isinstance(value, Origin):
            return value
        own = getattr(value, "origin", None) or origin
        changes: dict[str, Any] = {}
        for field in value.__struct_fields__:
            old = getattr(value, field)
            new: Any
            if field == "link" and old and len(old) > LONGEST_UNPRINTED:
                self._note_long_link(old, own)
                new = None
            elif isinstance(old, str):
                drawn = field != _NEVER_DRAWN and not isinstance(value, Document)
                new = self._words(old, own, drawn=drawn) if field in _WORDS else old
                if field == _NEVER_DRAWN:
                    new = new[:LONGEST_UNPRINTED]
            elif isinstance(old, Picture):
                new = self._picture(old, own)
            else:
                new = self.value(old, own)
            if new is not old:
                changes[field] = new
        return msgspec.structs.replace(value, **changes) if changes else value

    def _tuple(self, values: tuple[Any, ...], origin: Origin) -> tuple[Any, ...]:
        made: list[Any] = []
        for value in values:
            if isinstance(value, Text) and _NEW_LINE.search(value.text):
                made += [self.value(piece, origin) for piece in _lines(value)]
            else:
                made.append(self.value(value, origin))
        same = len(made) == len(values) and all(a is b for a, b in zip(made, values, strict=True))
        return values if same else tuple(made)

    def _words(self, words: str, origin: Origin, *, drawn: bool) -> str:
        if _PLAIN.fullmatch(words):
            return words
        kept = _NEW_LINE.sub(" ", words).replace("\t", " ")
        for character in sorted(set(_DROPPED.findall(kept))):
            self._note("control-character", LOOK_AT, character, origin,
                       say("a character that cannot be printed was left out: U+{code}",
                           code=_code(character)),
                       say("delete it where the words were typed or pasted"))
        kept = _DROPPED.sub("", kept)
        for character in sorted(without_glyph(kept)) if drawn else ():
            self._note("no-glyph", PUT_RIGHT, character, origin,
                       say("no font has the character “{character}” (U+{code} {name})",
                           character=character, code=_code(character),
                           name=unicodedata.name(character, "")),
                       say("write it another way; the page shows {mark} in its place",
                           mark=NO_GLYPH), NO_GLYPH)
            kept = kept.replace(character, NO_GLYPH)
        return words if kept == words else kept

    def _note(self, code: str, severity: Any, character: str, origin: Origin,
              message: Message, remedy: Message, words: str = "") -> None:
        place = Place(part=origin.part or None, block=origin.block, field=origin.field,
                      language=self._language, detail=f"U+{_code(character)}")
        finding = Finding(code, severity, place, message, remedy, words=words)
        self.findings.setdefault(finding.id, finding)

    def _note_long_link(self, link: str, origin: Origin) -> None:
        place = Place(part=origin.part or None, block=origin.block, field=origin.field,
                      language=self._language, detail=link[:60])
        finding = Finding("long-link", LOOK_AT, place,
                          say("the address of a link has {count} characters; it is printed "
                              "without the link", count=len(link)),
                          say("use an address of at most {most} characters",
                              most=LONGEST_UNPRINTED))
        self.findings.setdefault(finding.id, finding)

    def _picture(self, picture: Picture, origin: Origin) -> Picture | None:
        if self._files is None:
            return self._described(picture, origin)
        reason: Message
        try:
            printable(self._files[picture.file], picture.height_mm)
        except KeyError:
            reason = say("the letter has no such file")
        except Unprintable as trouble:
            reason = trouble.reason
        else:
            return self._described(picture, origin)
        place = Place(part=origin.part or None, block=origin.block, detail=picture.file)
        finding = Finding("picture", PUT_RIGHT, place,
                          say("the picture {file} cannot be printed: {reason}",
                              file=picture.file, reason=reason),
                          say("put a PNG or JPEG picture in its place"))
        self.findings.setdefault(finding.id, finding)
        return None

    def _described(self, picture: Picture, origin: Origin) -> Picture:
        made: Picture = self.value(picture, origin)
        return made


def _lines(span: Text) -> list[Span]:
    """The lines of a span, with line breaks between."""
    pieces: list[Span] = []
    for place, line in enumerate(_NEW_LINE.split(span.text)):
        pieces += [LineBreak(span.origin)] if place else []
        pieces += [msgspec.structs.replace(span, text=line)] if line else []
    return pieces


def _code(character: str) -> str:
    return f"{ord(character):04X}"
