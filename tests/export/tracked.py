"""A Word file with its tracked changes accepted or rejected, and what a reader finds in it.

Written from ECMA-376 part 1, 17.13.5, and of nothing in the writer: a second opinion.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import groupby

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE = {"accepted": ("del", "ins"), "rejected": ("ins", "del")}
"""What goes, and what stays without its mark."""


def read(data, reading=None):
    """Paragraphs and tables with numbers, words, looks and notes; headers and footers.

    `reading` is `accepted` or `rejected`; without one the file must hold no change.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist()
                 if name.startswith("word/") and name.endswith((".xml", ".rels"))}
    for root in parts.values():
        if reading is not None:
            _settle(root, *_GONE[reading])
        assert not list(root.iter(f"{_W}ins", f"{_W}del", f"{_W}delText")), "a change is left"
    return _Reader(parts).all()


def ids_of_changes(data):
    """Ids of changes and bookmarks in all parts: no two may be the same."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [mark.get(f"{_W}id") for name in package.namelist()
                if name.startswith("word/") and name.endswith(".xml")
                for mark in etree.fromstring(package.read(name)).iter(
                    f"{_W}ins", f"{_W}del", f"{_W}bookmarkStart")]


def _settle(root, gone, kept):
    for row in list(root.iter(f"{_W}tr")):
        if row.find(f"{_W}trPr/{_W}{gone}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(f"{_W}tbl")):
        if table.find(f"{_W}tr") is None:
            table.getparent().remove(table)
    for mark in list(root.iter(f"{_W}{gone}")):
        if mark.getparent().tag != f"{_W}rPr":
            mark.getparent().remove(mark)
    for paragraph in list(root.iter(f"{_W}p")):
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{gone}") is not None:
            _join_with_next(paragraph)
    for mark in list(root.iter(f"{_W}{kept}")):
        parent, at = mark.getparent(), mark.getparent().index(mark)
        parent[at:at + 1] = list(mark)
    for old, new in (("delText", "t"), ("delInstrText", "instrText")):
        for words in list(root.iter(f"{_W}{old}")):
            assert kept == "del"
            words.tag = f"{_W}{new}"


def _join_with_next(paragraph):
    """Without its mark a paragraph runs into the next, whose properties both then have."""
    content = [child for child in paragraph if child.tag != f"{_W}pPr"]
    following = paragraph.getnext()
    runs = [child for child in content if child.tag not in (
        f"{_W}bookmarkStart", f"{_W}bookmarkEnd") and len(child)]
    if following is not None and following.tag == f"{_W}p":
        following[1:1] = content
    else:
        assert not runs, "words in a paragraph that goes, and none after it to take them"
        assert following is not None and following.tag == f"{_W}tbl", "the last one cannot go"
    paragraph.getparent().remove(paragraph)


class _Reader:
    def __init__(self, parts):
        self._parts = parts
        self._counts = {}
        self._series = {}
        self._starts = {}
        numbering = parts["word/numbering.xml"]
        formats = {kind.get(f"{_W}abstractNumId"): kind
                   for kind in numbering.iter(f"{_W}abstractNum")}
        for num in numbering.iter(f"{_W}num"):
            number = num.get(f"{_W}numId")
            self._series[number] = formats[num.find(f"{_W}abstractNumId").get(f"{_W}val")]
            for override in num.iter(f"{_W}lvlOverride"):
                self._starts[number, override.get(f"{_W}ilvl")] = int(
                    override.find(f"{_W}startOverride").get(f"{_W}val"))
        self._notes = {note.get(f"{_W}id"): note
                       for note in parts["word/footnotes.xml"].iter(f"{_W}footnote")}
        self._pointed = {}

    def all(self):
        body = self._parts["word/document.xml"][0]
        self._pointed = self._bookmarked_notes(body)
        found = {"body": [self._block(block, "document.xml") for block in body
                          if block.tag != f"{_W}sectPr"]}
        while found["body"] and found["body"][-1][:2] == ("GridEnd", ""):
            found["body"].pop()
        for name in ("header1.xml", "header2.xml", "footer1.xml", "footer2.xml"):
            root = self._parts.get(f"word/{name}")
            found[name] = [] if root is None else [self._block(block, name) for block in root]
        return found

    def _bookmarked_notes(self, body):
        """The words of the note at each bookmark that a second mark points to."""
        found, inside = {}, None
        for element in body.iter():
            name = str(element.get(f"{_W}name") or "")
            if element.tag == f"{_W}bookmarkStart" and "note" in name:
                inside = name
            elif element.tag == f"{_W}footnoteReference" and inside:
                found[inside] = element.get(f"{_W}id")
            elif element.tag == f"{_W}bookmarkEnd":
                inside = None
        return found

    def _block(self, block, part):
        if block.tag == f"{_W}tbl":
            return ("table", [[[self._block(p, part) for p in cell.iter(f"{_W}p")]
                               for cell in row.iter(f"{_W}tc")] for row in block.iter(f"{_W}tr")])
        style = block.find(f"{_W}pPr/{_W}pStyle").get(f"{_W}val")
        words = [(look, "".join(said for _look, said in group)) for look, group in groupby(
            self._words(block, part), key=lambda pair: pair[0])]
        return style, self._number(block), words

    def _number(self, paragraph):
        series = paragraph.find(f"{_W}pPr/{_W}numPr")
        if series is None:
            return ""
        level = series.find(f"{_W}ilvl").get(f"{_W}val")
        number = series.find(f"{_W}numId").get(f"{_W}val")
        key = number, level
        self._counts[key] = self._counts.get(key, self._starts[key] - 1) + 1
        kind = next(lvl for lvl in self._series[number].iter(f"{_W}lvl")
                    if lvl.get(f"{_W}ilvl") == level).find(f"{_W}numFmt").get(f"{_W}val")
        return f"{kind} {level} {'' if kind == 'bullet' else self._counts[key]}"

    def _words(self, paragraph, part):
        field = None
        for run in paragraph.iter(f"{_W}r", f"{_W}fldSimple"):
            if run.tag == f"{_W}fldSimple":
                yield self._again(run.get(f"{_W}instr")), ""
                continue
            if run.getparent().tag == f"{_W}fldSimple":
                continue
            kind = run.find(f"{_W}fldChar")
            if kind is not None:
                field = {"begin": "", "separate": field, "end": None}[kind.get(f"{_W}fldCharType")]
                continue
            asked = run.find(f"{_W}instrText")
            if asked is not None:
                yield self._again(asked.text), ""
            if field is None:
                yield from self._of_run(run, part)
            field = "" if field is not None else None

    def _again(self, asked):
        found = re.search(r"NOTEREF (\S+)", asked)
        return ("again", self._note(self._pointed[found[1]])) if found else ("field", asked)

    def _of_run(self, run, part):
        properties = run.find(f"{_W}rPr")
        look = (self._link(run, part), *(
            (tag, child.get(f"{_W}val")) for tag in ("rStyle", "b", "i", "rtl")
            if (child := properties.find(f"{_W}{tag}")) is not None))
        for piece in run:
            if piece.tag == f"{_W}t":
                yield look, piece.text or ""
            elif piece.tag == f"{_W}noBreakHyphen":
                yield look, "-"
            elif piece.tag == f"{_W}br":
                yield look, "\n"
            elif piece.tag == f"{_W}sym":
                yield look, f"({piece.get(f'{_W}char')})"
            elif piece.tag == f"{_W}footnoteReference":
                yield ("note", self._note(piece.get(f"{_W}id"))), ""
            elif piece.tag == f"{_W}drawing":
                yield look, "(picture)"

    def _note(self, number):
        return repr([self._block(p, "footnotes.xml") for p in self._notes[number]])

    def _link(self, run, part):
        link = next(run.iterancestors(f"{_W}hyperlink"), None)
        if link is None:
            return ""
        known = link.get(f"{_R}id")
        return next(r.get("Target") for r in self._parts[f"word/_rels/{part}.rels"]
                    if r.get("Id") == known)
