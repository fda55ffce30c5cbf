"""A Word file changed as Word and its users do: by its XML, without any of our own reading."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree

from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.operations.parts_map import parts_map

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "word/document.xml"
Element = etree._Element


def w(local: str) -> str:
    return f"{{{W}}}{local}"


def docx_of(letter: Letter, language: str = "en") -> bytes:
    """The file that an export writes."""
    composition = compose(letter, language)
    prepared = prepare(composition.document, letter.pinned.style, letter.pinned.files)
    return write_docx(prepared.document, letter.pinned.style, letter.pinned.files,
                      parts_map(letter, composition))


class WordFile:
    """A package that is being worked on."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts[DOCUMENT])
        self._ids = 9000

    @property
    def body(self) -> Element:
        return self.root[0]

    def save(self) -> bytes:
        self.parts[DOCUMENT] = etree.tostring(self.root, encoding="UTF-8", xml_declaration=True)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return target.getvalue()

    # Places

    def paragraphs(self) -> list[Element]:
        return list(self.body.iter(w("p")))

    def paragraph(self, words: str) -> Element:
        return next(p for p in self.paragraphs() if words in said(p))

    # What people do

    def retype(self, old: str, new: str) -> WordFile:
        """Words replaced by typing over them, wherever Word has cut the runs."""
        self._cut(old, lambda runs: _typed_over(runs, new))
        return self

    def track(self, old: str, new: str, author: str) -> WordFile:
        """Words replaced with tracked changes."""
        def change(runs: list[Element]) -> None:
            gone, came = self._change("del", author), self._change("ins", author)
            run = copy.deepcopy(runs[0])
            runs[0].addprevious(gone)
            for one in runs:
                gone.append(one)
                for text in one.iter(w("t")):
                    text.tag = w("delText")
            if new:
                for text in run.findall(w("t")):
                    text.text = new
                came.append(run)
                gone.addnext(came)
        self._cut(old, change)
        return self

    def comment(self, about: str, words: str, author: str, answers: int | None = None) -> int:
        """A comment on words; gives its number."""
        number = self._number()
        if about:
            def mark(runs: list[Element]) -> None:
                runs[0].addprevious(etree.Element(w("commentRangeStart"), {w("id"): str(number)}))
                end = etree.Element(w("commentRangeEnd"), {w("id"): str(number)})
                runs[-1].addnext(end)
                run = etree.Element(w("r"))
                etree.SubElement(run, w("commentReference"), {w("id"): str(number)})
                end.addnext(run)
            self._cut(about, mark)
        comments = self._part("comments", W, "comments")
        made = etree.SubElement(comments, w("comment"), {
            w("id"): str(number), w("author"): author, w("date"): "2014-05-23T09:00:00Z"})
        line = etree.SubElement(made, w("p"), {f"{{{W14}}}paraId": f"{number:08X}"})
        etree.SubElement(etree.SubElement(line, w("r")), w("t")).text = words
        self._put("comments", comments)
        extended = self._part("commentsExtended", W15, "commentsEx")
        entry = etree.SubElement(extended, f"{{{W15}}}commentEx",
                                 {f"{{{W15}}}paraId": f"{number:08X}"})
        if answers is not None:
            entry.set(f"{{{W15}}}paraIdParent", f"{answers:08X}")
        self._put("commentsExtended", extended)
        return number

    def add_after(self, words: str, new: str, *, author: str | None = None) -> Element:
        """A new paragraph behind another one, as Enter and typing make it."""
        before = self.paragraph(words)
        made = etree.Element(w("p"))
        style = before.find(f"{w('pPr')}/{w('pStyle')}")
        properties = etree.SubElement(made, w("pPr"))
        if style is not None:
            properties.append(copy.deepcopy(style))
        run = etree.Element(w("r"))
        etree.SubElement(run, w("t")).text = new
        if author is None:
            made.append(run)
        else:
            marks = etree.SubElement(properties, w("rPr"))
            marks.append(self._change("ins", author))
            came = self._change("ins", author)
            came.append(run)
            made.append(came)
        before.addnext(made)
        return made

    def remove(self, words: str, *, author: str | None = None) -> WordFile:
        """A whole paragraph deleted; its bookmarks go with it unless the deletion is tracked."""
        paragraph = self.paragraph(words)
        if author is None:
            paragraph.getparent().remove(paragraph)
            return self
        for run in list(paragraph.iter(w("r"))):
            gone = self._change("del", author)
            run.addprevious(gone)
            gone.append(run)
            for text in run.iter(w("t")):
                text.tag = w("delText")
        properties = paragraph[0]
        marks = properties.find(w("rPr"))
        if marks is None:
            marks = etree.SubElement(properties, w("rPr"))
        marks.insert(0, self._change("del", author))
        return self

    # What Word does by itself

    def as_word_saves(self) -> WordFile:
        """Runs cut in pieces, proofErr, rsid attributes and smart tags: no word is changed."""
        for number, run in enumerate(list(self.body.iter(w("r")))):
            run.set(w("rsidR"), f"{number:08X}")
            text = run.find(w("t"))
            if text is None or len(run.findall(w("t"))) > 1 or len(text.text or "") < 6:
                continue
            half = len(text.text) // 2
            other = copy.deepcopy(run)
            for piece, words in ((run, text.text[:half]), (other, text.text[half:])):
                held = piece.find(w("t"))
                held.text = words
                held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                for later in list(held.itersiblings()) if piece is run else \
                        list(held.itersiblings(preceding=True)):
                    if later.tag != w("rPr"):
                        piece.remove(later)
            run.addnext(other)
            run.addnext(etree.Element(w("proofErr"), {w("type"): "spellStart"}))
            if number % 3 == 0:
                tag = etree.Element(w("smartTag"), {w("element"): "place"})
                other.addprevious(tag)
                tag.append(other)
        for paragraph in self.paragraphs():
            paragraph.set(w("rsidRPr"), "00AB12CD")
        return self

    def with_renamed_styles(self) -> WordFile:
        """Style names and ids as a Word in another language writes them."""
        ids: dict[str, str] = {}
        styles = etree.fromstring(self.parts["word/styles.xml"])
        for number, style in enumerate(styles.findall(w("style"))):
            ids[style.get(w("styleId"))] = f"Vorlage{number}"
            style.set(w("styleId"), f"Vorlage{number}")
            style.find(w("name")).set(w("val"), f"Vorlage {number}")
        for root in (styles, self.root):
            for tag in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"):
                for one in root.iter(w(tag)):
                    one.set(w("val"), ids.get(one.get(w("val")), one.get(w("val"))))
        self.parts["word/styles.xml"] = etree.tostring(styles)
        return self

    def without_bookmarks(self, pattern: str = "") -> WordFile:
        for start in list(self.root.iter(w("bookmarkStart"))):
            if re.search(pattern, start.get(w("name"), "")):
                number = start.get(w("id"))
                for one in list(self.root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
                    if one.get(w("id")) == number:
                        one.getparent().remove(one)
        return self

    # Pieces

    def _number(self) -> int:
        self._ids += 1
        return self._ids

    def _change(self, kind: str, author: str) -> Element:
        return etree.Element(w(kind), {w("id"): str(self._number()), w("author"): author,
                                       w("date"): "2014-05-23T09:00:00Z"})

    def _cut(self, words: str, then: Callable[[list[Element]], None]) -> None:
        """Cuts runs so that words are runs of their own, and hands these on."""
        for paragraph in self.paragraphs():
            runs = [run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None]
            whole = "".join(words_of(run) for run in runs)
            at = whole.find(words)
            if at < 0:
                continue
            then(_cut_runs(runs, at, at + len(words)))
            return
        raise AssertionError(f"“{words}” stands in no paragraph")

    def _part(self, kind: str, namespace: str, tag: str) -> Element:
        if f"word/{kind}.xml" in self.parts:
            return etree.fromstring(self.parts[f"word/{kind}.xml"])
        prefixes = {None if namespace == W15 else "w": namespace, "w14": W14}
        return etree.Element(f"{{{namespace}}}{tag}", nsmap=prefixes)

    def _put(self, kind: str, root: Element) -> None:
        if f"word/{kind}.xml" not in self.parts:
            relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
            etree.SubElement(relations, f"{{{RELATIONS}}}Relationship", {
                "Id": f"rId{self._number()}", "Type": f"{OFFICE}/{kind}",
                "Target": f"{kind}.xml"})
            self.parts["word/_rels/document.xml.rels"] = etree.tostring(relations)
        self.parts[f"word/{kind}.xml"] = etree.tostring(root)


def words_of(run: Element) -> str:
    return "".join(text.text or "" for text in run.findall(w("t")))


def said(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(w("t")))


def _cut_runs(runs: list[Element], start: int, end: int) -> list[Element]:
    found = []
    at = 0
    for run in runs:
        words = words_of(run)
        first, last = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if first >= last:
            continue
        if first > 0:
            before = copy.deepcopy(run)
            _set(before, words[:first])
            run.addprevious(before)
        if last < len(words):
            behind = copy.deepcopy(run)
            _set(behind, words[last:])
            run.addnext(behind)
        _set(run, words[first:last])
        found.append(run)
    return found


def _set(run: Element, words: str) -> None:
    texts = run.findall(w("t"))
    for extra in texts[1:]:
        run.remove(extra)
    texts[0].text = words
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _typed_over(runs: list[Element], new: str) -> None:
    _set(runs[0], new)
    for other in runs[1:]:
        other.getparent().remove(other)
