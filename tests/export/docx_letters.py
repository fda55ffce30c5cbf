"""Letters for the tests of the Word files, and a file opened for a look inside."""

from __future__ import annotations

import io
import zipfile
from functools import cached_property

import docx
from lxml import etree
from PIL import Image

from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Close,
    Copies,
    Date,
    Delivery,
    Document,
    Heading,
    LineBreak,
    List,
    ListItem,
    Note,
    NoteMark,
    Origin,
    PageFurniture,
    Paragraph,
    Picture,
    Reference,
    Salutation,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Subject,
    Text,
    Title,
)
from letterdesk.export.docx import write_docx
from letterdesk.library.model import HouseStyle, Letterhead

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NS = {
    "w": W[1:-1],
    "r": R[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}

WORDS = {
    "en": "The Council failed to adopt draft resolution S/2014/348 of 22 May 2014.",
    "ru": "Совет не принял проект резолюции S/2014/348 от 22 мая 2014 года.",
    "ar": "لم يعتمد المجلس مشروع القرار S/2014/348 المؤرخ 22 أيار 2014.",
    "zh": "安理会未能通过2014年5月22日的决议草案 S/2014/348。",
}


def picture(size=(120, 60), colour=(20, 60, 120), **saved) -> bytes:
    """A PNG of one colour."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "PNG", **saved)
    return made.getvalue()


FILES = {"logo.png": picture(), "ann.png": picture(colour=(0, 0, 0))}
STYLE = HouseStyle(
    id="plain",
    letterhead=Letterhead(organisation={"en": "Coalition"}, lines={"en": ("1 Main Street",)},
                          logo="logo.png"),
)


def said(text, **look):
    return (Text(text, **look),)


def paragraph(text, part="body", **look):
    return Paragraph(said(text, **look), origin=Origin(part=part))


def item(*elements):
    return ListItem(tuple(paragraph(e) if isinstance(e, str) else e for e in elements))


DEEP = List((item("deep", List((item("deeper"),))),))
"""A list of two levels."""


def letter(*elements, language="en", **more):
    """A letter of these elements."""
    values = {"title": "On the veto", "author": "Coalition", "letter": "l-1",
              "changed": "2014-05-22T18:00:00+02:00", **more}
    return Document(language=language, direction="rtl" if language == "ar" else "ltr",
                    elements=elements, **values)


def every_kind(language="en", **more):
    """A letter with each kind of element, header, footer, notes and pictures."""
    words = WORDS[language]
    lines = (Text("Ann Lee"), LineBreak(), Text("Minister"))
    signers = (
        Signer("Ann Lee", title="Director", organisation="Coalition", email="ann@example.org",
               picture=Picture("ann.png", "Signature of Ann Lee"), logo=Picture("logo.png", "")),
        Signer("Bo Li", detail="in an individual capacity"),
        Signer("Cy Ng", title="Chair"),
    )
    groups = (SignerGroup(said("Organisations"), (Signer("Alpha", country="Mali"), Signer("Beta"))),
              SignerGroup((), (Signer("Gamma", title="Lawyer"),)))
    return letter(
        Title(said("Open letter")), Title(said("On the veto"), level=2),
        Title(said("Joint statement"), level=3),
        Date(said("22 May 2014"), origin=Origin(part="date")),
        Reference(said("Our ref. 1")), Reference(said("Your ref. 2")),
        Delivery(said("By e-mail")),
        Addresses((AddressBlock(lines),), origin=Origin(part="address")),
        Addresses(tuple(AddressBlock(lines) for _ in range(3)), columns=2),
        Copies((AddressBlock(lines), AddressBlock(lines)), columns=2),
        Copies((AddressBlock(said("cc: Bo Li")), AddressBlock(said("Cy Ng")))),
        Subject((Text("Re: the "), Text("veto", strong=True))),
        Salutation(said("Dear Excellency,"), origin=Origin(part="salutation")),
        Heading(said("What happened")),
        Paragraph((Text(words), NoteMark("n1"), Text(" Loud", strong=True),
                   Text(" soft", emphasis=True), Text(" both", strong=True, emphasis=True),
                   LineBreak(), Text("a link", link="https://example.org/?a=1&b=2"),
                   Text("?", trouble="missing", origin=Origin(part="body", field="country"))),
                  origin=Origin(part="body", block="situation")),
        Heading(said("In short."), run_in=True),
        paragraph(words),
        List((item("One"), item("Two", "Two, more", List((item("a"), item("b")), marker="alpha"))),
             marker="decimal"),
        List((item("Dot"), item("Dash", DEEP))),
        Heading(said("Deeper"), level=2), Heading(said("Deepest"), level=5),
        Close(said("Yours sincerely,")),
        SignatureBlock(signers, columns=2), SignatureBlock(signers),
        *(SignatoryList(groups, layout=layout, columns=columns, heading=said("Signatories"),
                        disclaimer=said("For identification only."))
          for layout, columns in (("plain", 1), ("plain", 2), ("ruled", 1), ("running", 1))),
        language=language,
        notes=(Note("n1", (Paragraph((Text("See "), Text("this", link="https://example.org"))),
                           paragraph("and that."))),),
        furniture=PageFurniture(
            organisation=said("Coalition"), lines=(said("1 Main Street"), said("example.org")),
            logo=Picture("logo.png", "Logo of the Coalition"), following=said("Coalition"),
            footer=(said("Registered charity 12"), said(words)),
            page_label="Page {page} of {pages}"),
        draft=True, draft_label="Draft", **more)


class Opened:
    """A Word file, open for a look inside."""

    def __init__(self, document, style=STYLE, files=FILES, parts_map=None):
        self.data = write_docx(document, style, files, parts_map)
        self.zip = zipfile.ZipFile(io.BytesIO(self.data))
        self.names = self.zip.namelist()

    @cached_property
    def word(self):
        return docx.Document(io.BytesIO(self.data))

    def part(self, name):
        return etree.fromstring(self.zip.read(name))

    @cached_property
    def main(self):
        return self.part("word/document.xml")

    def stories(self):
        """Every part that holds words or their looks, by name."""
        return {name: self.part(name) for name in self.names
                if name.startswith("word/") and name.endswith(".xml") and "theme" not in name}

    def find(self, path, part="word/document.xml"):
        return self.part(part).xpath(path, namespaces=NS)

    def paragraph(self, words):
        """The first w:p of the body that holds these words."""
        return next(p for p in self.main.iter(f"{W}p") if words in "".join(p.itertext()))

    def style_of(self, words):
        return self.paragraph(words).find(f"{W}pPr/{W}pStyle").get(f"{W}val")

    def lines(self):
        """The lines of all paragraphs in order, cells of tables row by row."""
        return [line for block in self.word.element.body.iter(f"{W}p")
                for line in docx.text.paragraph.Paragraph(block, None).text.split("\n")]

    def targets(self, part="document.xml"):
        """Relationship id -> target."""
        rels = self.part(f"word/_rels/{part}.rels")
        return {rel.get("Id"): rel.get("Target") for rel in rels}
