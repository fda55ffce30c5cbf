"""The paragraphs of one story of a Word file (body, a note, a head), in reading order.

Tracked changes count as accepted: what was inserted or moved here stands, what was
deleted or moved away is gone, and a paragraph whose mark was deleted goes on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from letterdesk.export.docx.ooxml import Element, name
from letterdesk.importing.docx.looks import Face, Looks
from letterdesk.importing.docx.model import BREAK, NOTE, Piece, Row
from letterdesk.importing.docx.package import Relation

_W = name("p").rpartition("}")[0][1:]
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PART = "_ld_"
_MARK_OF_NOTE = "_ld_mark_of_note_"
_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"', re.IGNORECASE)
_NOTE_REFERENCE = re.compile(r"NOTEREF\s+(\S+)", re.IGNORECASE)
_CAME = frozenset({"ins", "moveTo"})
_WENT = frozenset({"del", "moveFrom"})
_PRIVATE = range(0xF000, 0xF100)
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0E0: "→", 0xF0DF: "←", 0xF0FC: "✓", 0xF0A8: "◻", 0xF0D8: "➢",
}
"""Characters of Symbol and Wingdings that people put into letters."""
_UNKNOWN_SYMBOL = "□"
_PLAIN = {"tab": "\t", "cr": BREAK, "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}


class Mentioned(NamedTuple):
    """Where a comment stands, and the words it is about."""

    row: int
    about: str


class _Field:
    """A field of Word: its code, then its result."""

    def __init__(self) -> None:
        self.code = ""
        self.has_result = False

    @property
    def link(self) -> str:
        found = _LINK.search(self.code)
        return found[1] if found else ""

    @property
    def note(self) -> str:
        found = _NOTE_REFERENCE.search(self.code)
        return found[1] if found else ""


class Rows:
    """Reads one story; afterwards `rows` holds it."""

    def __init__(self, looks: Looks, relations: Mapping[str, Relation]) -> None:
        self._looks = looks
        self._relations = relations
        self._pieces: list[Piece] = []
        self._authors: set[str] = set()
        self._over: set[str] = set()
        self._bookmarks: dict[str, str] = {}
        self._fields: list[_Field] = []
        self._by: list[str] = []
        self._deleting = 0
        self._link = ""
        self._table: tuple[int, int] | None = None
        self._tables = 0
        self._talked: dict[str, list[str]] = {}
        self._note_of: dict[str, str] = {}
        self.rows: list[Row] = []
        self.mentioned: dict[str, Mentioned] = {}
        self.aside: list[str] = []
        self.pictures = 0
        self.met: set[str] = set()
        """What was met and cannot be taken: `chunk`, `object`, `symbol`, `hidden`."""

    def read(self, container: Element) -> None:
        """Adds the paragraphs of a body, a note or a cell."""
        for child in container:
            self._block(child)
        if self._pieces:
            self._end_row(Row(()))

    # Blocks

    def _block(self, element: Element) -> None:
        local = _local(element)
        if local == "p":
            self._paragraph(element)
        elif local == "tbl":
            self._read_table(element)
        elif local == "altChunk":
            self.met.add("chunk")
        elif local == "sdt":
            for content in element.findall(name("sdtContent")):
                for child in content:
                    self._block(child)
        elif local in _CAME or local in ("customXml", "smartTag"):
            for child in element:
                self._block(child)
        else:
            self._range(local, element)

    def _read_table(self, table: Element) -> None:
        outer, number = self._table, self._tables
        self._tables += 1
        for place, row in enumerate(table.iter(name("tr"))):
            if next(row.iterancestors(name("tbl"))) is not table:
                continue
            properties = row.find(name("trPr"))
            if properties is not None and properties.find(name("del")) is not None:
                continue
            for cell in row.iter(name("tc")):
                if next(cell.iterancestors(name("tbl"))) is table:
                    self._table = (number, place)
                    self.read(cell)
        self._table = outer

    def _paragraph(self, paragraph: Element) -> None:
        style = self._looks.style_of(paragraph)
        begun = len(self._pieces)
        self._inline(paragraph, style)
        mark = paragraph.find(f"{name('pPr')}/{name('rPr')}")
        gone = _first(mark, _WENT)
        for change in (gone, _first(mark, _CAME)):
            if change is not None:
                self._authors.add(_author(change))
        if gone is not None:
            self._lose_mark(begun)
            return
        table, place = self._table or (None, 0)
        self._end_row(Row((), self._looks.shape(paragraph, style), table, place))

    def _lose_mark(self, begun: int) -> None:
        """A paragraph without its mark goes on in the next one; without words it is gone."""
        reached = set(self._bookmarks.values())
        if len(self._pieces) == begun and self.rows and self.rows[-1].bookmarks & reached:
            last = self.rows[-1]
            self.rows[-1] = last._replace(authors=last.authors | self._authors)
            self._authors = set()

    def _end_row(self, row: Row) -> None:
        pieces = _trimmed(_joined(self._pieces))
        over = self._over if pieces else {*self._bookmarks.values()}
        self.rows.append(row._replace(
            pieces=pieces, bookmarks=frozenset(over), authors=frozenset(self._authors - {""})))
        self._pieces, self._authors, self._over = [], set(), set()

    # Within a paragraph

    def _inline(self, parent: Element, style: str) -> None:
        for child in parent:
            local = _local(child)
            if local == "r":
                self._run(child, style)
            elif local in _CAME or local in _WENT:
                self._changed(child, style, local in _WENT)
            elif local == "hyperlink":
                self._hyperlink(child, style)
            elif local == "fldSimple":
                self._simple_field(child, style)
            elif local in ("sdtContent", "sdt", "smartTag", "customXml", "bdo", "dir", "ruby",
                           "rubyBase"):
                self._inline(child, style)
            elif local in ("oMath", "oMathPara"):
                self._add("".join(str(text) for text in child.itertext()))
            else:
                self._range(local, child)

    def _changed(self, element: Element, style: str, went: bool) -> None:
        self._by.append(_author(element))
        self._deleting += went
        if went and any(text.text for text in element.iter(name("delText"), name("t"))):
            self._authors.add(self._by[-1])
        self._inline(element, style)
        self._deleting -= went
        self._by.pop()

    def _hyperlink(self, element: Element, style: str) -> None:
        outer = self._link
        relation = self._relations.get(str(element.get(name("r:id"), "")))
        self._link = relation.target if relation is not None and relation.is_external else ""
        self._inline(element, style)
        self._link = outer

    def _simple_field(self, element: Element, style: str) -> None:
        field = _Field()
        field.code = str(element.get(name("instr"), ""))
        self._result(field)
        self._inline(element, style)
        self._fields.pop()

    def _result(self, field: _Field) -> None:
        field.has_result = True
        if field.note in self._note_of:
            self._add(NOTE, note=self._note_of[field.note])
        self._fields.append(field)

    def _range(self, local: str, element: Element) -> None:
        """Where bookmarks and the words of comments begin and end."""
        number = str(element.get(name("id"), ""))
        if local == "bookmarkStart":
            named = str(element.get(name("name"), ""))
            if named.startswith(_PART):
                self._bookmarks[number] = named
        elif local == "bookmarkEnd":
            self._bookmarks.pop(number, None)
        elif local == "commentRangeStart":
            self._talked[number] = []
            self.mentioned[number] = Mentioned(len(self.rows), "")
        elif local in ("commentRangeEnd", "commentReference") and number in self._talked:
            about = "".join(self._talked.pop(number))
            self.mentioned[number] = self.mentioned[number]._replace(about=about)
        elif local == "commentReference":
            self.mentioned.setdefault(number, Mentioned(len(self.rows), ""))

    def _run(self, run: Element, style: str) -> None:
        face = self._looks.face(run, style)
        for child in run:
            local = _local(child)
            if local == "t":
                self._add(_words(child.text or ""), face)
            elif local in _PLAIN:
                self._add(_PLAIN[local], face)
            elif local == "br":
                if child.get(name("type"), "textWrapping") == "textWrapping":
                    self._add(BREAK, face)
            elif local == "sym":
                self._add(self._symbol(child), face)
            elif local in ("footnoteReference", "endnoteReference"):
                self._note(f"{local[0]}{child.get(name('id'), '')}")
            elif local == "fldChar":
                self._field_mark(str(child.get(name("fldCharType"), "")))
            elif local == "instrText" and self._fields:
                self._fields[-1].code += child.text or ""
            elif local == "ruby":
                self._inline(child, style)
            else:
                self._beside(local, child)

    def _note(self, note: str) -> None:
        self._add(NOTE, note=note)
        for named in self._bookmarks.values():
            if named.startswith(_MARK_OF_NOTE):
                self._note_of[named] = note

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._result(self._fields.pop())
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _symbol(self, element: Element) -> str:
        try:
            code = int(str(element.get(name("char"), "")), 16)
        except ValueError:
            code = 0
        if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xF000:
            return chr(code)
        if code not in _SYMBOLS:
            self.met.add("symbol")
        return _SYMBOLS.get(code, _UNKNOWN_SYMBOL)

    def _beside(self, local: str, element: Element) -> None:
        if local == "AlternateContent":
            choice = element.find(f"{{{_COMPATIBILITY}}}Choice")
            for child in choice if choice is not None else ():
                self._beside(_local(child), child)
        elif local in ("drawing", "pict", "object"):
            if not self._deleting:
                self._drawing(element)
        else:
            self._range(local, element)

    def _drawing(self, element: Element) -> None:
        boxes = list(element.iter(name("txbxContent")))
        for box in boxes:
            words = "\n".join("".join(str(t.text or "") for t in line.iter(name("t")))
                              for line in box.iter(name("p")))
            if words.strip():
                self.aside.append(words.strip())
        if not boxes:
            self.pictures += 1

    def _add(self, text: str, face: Face | None = None, *, note: str = "") -> None:
        if self._deleting or not text:
            return
        if self._fields and (not self._fields[-1].has_result
                             or (self._fields[-1].note in self._note_of and not note)):
            return
        face = face or Face(False, False, False)
        if face.is_hidden:
            self.met.add("hidden")
            return
        link = self._link or next((field.link for field in self._fields if field.link), "")
        self._pieces.append(Piece(text, face.strong, face.emphasis, link, note))
        self._over |= set(self._bookmarks.values())
        if self._by:
            self._authors.add(self._by[-1])
        for heard in self._talked.values():
            heard.append(text.replace(BREAK, " ").replace(NOTE, ""))


def _words(text: str) -> str:
    """Text as XML hands it on: new lines in w:t are spaces."""
    return text.replace("\r", " ").replace("\n", " ").replace(NOTE, " ").replace(BREAK, " ")


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one look as one piece, however Word cut them."""
    made: list[Piece] = []
    for (look, note), group in groupby(pieces, key=lambda piece: (piece.look, piece.note)):
        run = list(group)
        made += run if note else [Piece("".join(piece.text for piece in run), *look)]
    return made


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Without spaces and line breaks at the ends of the paragraph, which print nothing."""
    trims: tuple[tuple[int, Callable[[str], str]], ...] = (
        (0, lambda text: text.lstrip(" \t" + BREAK)), (-1, lambda text: text.rstrip(" \t" + BREAK)))
    for place, trim in trims:
        while pieces and not pieces[place].note:
            text = trim(pieces[place].text)
            if text:
                pieces[place] = pieces[place]._replace(text=text)
                break
            del pieces[place]
    return tuple(pieces)


def _local(element: Element) -> str:
    tag = element.tag
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def _first(parent: Element | None, locals_: frozenset[str]) -> Element | None:
    if parent is None:
        return None
    return next((child for child in parent if _local(child) in locals_), None)


def _author(change: Element) -> str:
    return str(change.get(name("author"), "")).strip()
