"""Documents for the tests of the PDF writer, and what is read back from its files."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pdfua
import pikepdf
import pypdf
from PIL import Image

from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Close,
    Copies,
    Date,
    Delivery,
    Document,
    Element,
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
    Spans,
    Subject,
    Text,
    Title,
)
from letterdesk.export.pdf import Pdf, PdfWriter
from letterdesk.library.model import HouseStyle, Letterhead

STYLE = HouseStyle(letterhead=Letterhead())
WRITER = PdfWriter()
SENTENCE = ("The Council answers for peace and security, and it acts in the name of all Members, "
            "promptly and to good effect. ")


def spans(*words: str | Text | NoteMark | LineBreak) -> Spans:
    return tuple(Text(w) if isinstance(w, str) else w for w in words)


def value(words: str, field: str, trouble: str | None = None) -> Text:
    """Words of a field."""
    return Text(words, Origin(part="body", field=field, expression=field), trouble=trouble)


def lines(*words: str) -> AddressBlock:
    made: list[Text | LineBreak] = []
    for line in words:
        made += [LineBreak()] if made else []
        made.append(Text(line))
    return AddressBlock(tuple(made))


def paragraph(*words: str | Text | NoteMark | LineBreak, part: str = "body") -> Paragraph:
    return Paragraph(spans(*words), Origin(part=part, block=f"{part}-block"))


def item(*elements: str | Paragraph | List) -> ListItem:
    return ListItem(tuple(paragraph(e) if isinstance(e, str) else e for e in elements))


def letter(*elements: Element, language: str = "en", furniture: PageFurniture | None = None,
           notes: tuple[Note, ...] = (), draft: bool = False) -> Document:
    return Document(language, "rtl" if language == "ar" else "ltr", "A letter", elements,
                    notes=notes, furniture=furniture or PageFurniture(), author="The Coalition",
                    changed="2014-05-22T10:00:00+00:00", draft=draft,
                    draft_label="Draft" if draft else "")


def write(document: Document, files: dict[str, bytes] | None = None,
          style: HouseStyle = STYLE) -> Pdf:
    return WRITER.write(document, style, files or {})


def picture(width: int = 300, height: int = 100, mode: str = "RGB", kind: str = "PNG",
            **saved: object) -> bytes:
    """A picture whose upper half is dark."""
    image = Image.new(mode, (width, height), "white" if mode != "CMYK" else (0, 0, 0, 0))
    dark = "navy" if mode != "CMYK" else (255, 255, 0, 0)
    image.paste(dark, (0, 0, width, height // 2))
    target = io.BytesIO()
    image.save(target, kind, **saved)
    return target.getvalue()


FILES = {"signature.png": picture(), "logo.png": picture(120, 120)}
FURNITURE = PageFurniture(
    organisation=spans("Coalition & <Partners>"), lines=(spans("1 Long Street"), spans("Town")),
    logo=Picture("logo.png", "Emblem"), following=spans("Coalition, 22 May 2014"),
    footer=(spans("Registered charity no. 1 & only"),), page_label="Page {page} of {pages}",
)
SIGNATURE = SignatureBlock((Signer("Miriam Adeyemi", "Convenor", "The Coalition"),), 1,
                           Origin(part="signature"))
CLOSE = Close(spans("Yours faithfully,"), Origin(part="close"))


def every_kind() -> Document:
    """A letter with every element that a document can have."""
    entries = tuple(Signer(f"Organisation {n} (O{n})", country="France") for n in range(7))
    return letter(
        Title(spans("The veto"), 1), Title(spans("What is owed"), 2), Title(spans("Open"), 3),
        Date(spans("The Hague, 22 May 2014")), Reference(spans("Our ref. 1")),
        Reference(spans("Your ref. 2")), Delivery(spans("By e-mail")),
        Addresses((lines("Ms. A", "Mission"), lines("Mr. B"), lines("Mx. C")), 2),
        Copies((lines("cc: Ms. D"),)), Subject(spans("Re: a subject", NoteMark("one"))),
        Salutation(spans("Your Excellency,")),
        paragraph(SENTENCE, Text("strong", strong=True), "[bracket] ",
                  Text("leaning", emphasis=True), NoteMark("one"), NoteMark("two")),
        Heading(spans("A heading")), paragraph("Under it."),
        Heading(spans("A lower heading"), 2), Heading(spans("Run in."), 2, run_in=True),
        paragraph("The paragraph that it runs into."),
        List((item("first", "second paragraph"),
              item("second", List((item("small"), item("smaller")), "roman"))), "decimal"),
        paragraph("Between."), List((item("third"),), "decimal", 3),
        List((item("letter"),), "alpha"), List((item("bullet"),)),
        CLOSE,
        SignatureBlock((Signer("Ann", "Chair", "Org", "France", "a@example.org",
                               picture=Picture("signature.png", "Signature of Ann"),
                               logo=Picture("logo.png", "Logo of Org")),
                        Signer("Bea", detail="in an individual capacity")), 2),
        Copies((lines("cc: Mr. E"), lines("cc: Ms. F"))),
        SignatoryList((SignerGroup(spans("Organisations"), entries),
                       SignerGroup(spans("Persons"), (Signer("Cy", "Professor"),))), 2,
                      heading=spans("Signatories"), disclaimer=spans("For identification only.")),
        SignatoryList((SignerGroup(spans("Signed by"), entries),), layout="ruled"),
        SignatoryList((SignerGroup((), entries),), layout="running"),
        furniture=FURNITURE, draft=True,
        notes=(Note("one", (paragraph("The first note."),)),
               Note("two", (paragraph("The second note,"), paragraph("in two paragraphs.")))),
    )


def words(pdf: Pdf) -> str:
    """The words of all pages, white space made one space."""
    return " ".join(" ".join(page_words(pdf)).split())


def page_words(pdf: Pdf) -> list[str]:
    """The words of each page, as pypdf reads them."""
    reader = pypdf.PdfReader(io.BytesIO(pdf.data))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def poppler_words(pdf: Pdf) -> str:
    """The words as poppler reads them: in logical order where they run from right to left."""
    program = shutil.which("pdftotext")
    assert program, "pdftotext of poppler-utils is needed"
    made = subprocess.run([program, "-", "-"], input=pdf.data, capture_output=True, check=True)
    return " ".join(made.stdout.decode().split())


def faults(pdf: Pdf) -> list[str]:
    """What the PDF/UA checker and qpdf's check of the file's structure find."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letter.pdf"
        file.write_bytes(pdf.data)
        report = pdfua.validate(str(file))
        with pikepdf.open(file) as opened:
            return [str(finding) for finding in report.findings] + opened.check_pdf_syntax()


def tags(pdf: Pdf) -> list[str]:
    """The types of the structure elements, in order of the tree."""
    def walk(node: pikepdf.Object) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node.S)
            if "/K" in node:
                yield from walk(node.K)

    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        return list(walk(opened.Root.StructTreeRoot.K))


class WordOnPage(NamedTuple):
    words: str
    page: int
    x: float
    y: float
    right: float


_WORD = re.compile('<page |<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax=".*?">(.*?)</word>')


def words_on_pages(pdf: Pdf) -> list[WordOnPage]:
    """Each word with its place, in points from the top left."""
    program = shutil.which("pdftotext")
    assert program, "pdftotext of poppler-utils is needed"
    made = subprocess.run([program, "-bbox", "-", "-"], input=pdf.data, capture_output=True,
                          check=True)
    page, found = 0, []
    for match in _WORD.finditer(made.stdout.decode()):
        if match[1] is None:
            page += 1
            continue
        x, y, right = map(float, match.group(1, 2, 3))
        found.append(WordOnPage(html.unescape(match[4]), page, x, y, right))
    return found


def place_of(pdf: Pdf, word: str) -> WordOnPage:
    """The first place of a word; words from right to left are stored either way round."""
    return next(found for found in words_on_pages(pdf)
                if word in found.words or word[::-1] in found.words)
