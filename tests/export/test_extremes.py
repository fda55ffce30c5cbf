"""Letters that are larger than any of the field: no word is lost in either file."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from letterdesk.document.model import (
    Close,
    Note,
    NoteMark,
    Paragraph,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.export.page_checks import page_findings
from letterdesk.export.pdf import PdfWriter
from letterdesk.library.model import HouseStyle
from tests.export.docx_letters import letter, paragraph, said
from tests.export.pdf_letters import faults, words_on_pages

STYLE = HouseStyle(page_label={"en": "Page {page} of {pages}"})


def numbered(word: str, count: int) -> str:
    """Words that can all be told apart."""
    return " ".join(f"{word}{number}" for number in range(count))


def written(document):
    """The document as PDF, and its words in the PDF and in the Word file, notes included."""
    prepared = prepare(document, STYLE, {}).document
    pdf = PdfWriter().write(prepared, STYLE, {})
    with zipfile.ZipFile(io.BytesIO(write_docx(prepared, STYLE, {}))) as package:
        stories = [package.read(f"word/{name}.xml").decode() for name in ("document", "footnotes")]
    texts = (re.sub("<[^>]+>", "", re.sub(r"<w:br/>|<w:tab/>|</w:p>", " ", one))
             for one in stories)
    return pdf, set(_bare(word.words for word in words_on_pages(pdf))), \
        set(_bare(" ".join(texts).split()))


def _bare(words):
    return (re.sub(r"\W+$", "", word) for word in words)


def test_a_letter_of_thirty_pages():
    document = letter(*(paragraph(numbered(f"p{n}w", 300)) for n in range(54)))
    pdf, printed, in_word = written(document)
    wanted = {f"p{n}w{number}" for n in range(54) for number in range(300)}
    assert pdf.pages >= 30
    assert wanted <= printed and wanted <= in_word
    assert faults(pdf) == []
    assert any(found.code == "length" for found in page_findings(pdf, document, STYLE))


def test_a_note_longer_than_a_page_goes_on_over_the_next():
    document = letter(Paragraph((Text("Before"), NoteMark("n"), Text(" after."))),
                      paragraph("Last words."),
                      notes=(Note("n", (paragraph(numbered("note", 1200)),)),))
    pdf, printed, in_word = written(document)
    wanted = {f"note{number}" for number in range(1200)}
    assert pdf.pages >= 2
    assert wanted <= printed and wanted <= in_word
    assert {"Before", "Last"} <= in_word
    assert faults(pdf) == []


@pytest.mark.parametrize("columns", [1, 2])
def test_forty_signatories_in_a_block(columns):
    signers = tuple(Signer(f"Name{n}", title=f"Title{n}", organisation=f"Org{n}",
                           email=f"n{n}@example.org") for n in range(40))
    document = letter(paragraph("We call."), Close(said("Yours sincerely,")),
                      SignatureBlock(signers, columns=columns))
    pdf, printed, in_word = written(document)
    for kind in ("Name", "Title", "Org"):
        wanted = {f"{kind}{n}" for n in range(40)}
        assert wanted <= printed and wanted <= in_word
    assert faults(pdf) == []


@pytest.mark.parametrize(("layout", "columns"), [
    ("plain", 1), ("plain", 2), ("plain", 3), ("ruled", 1), ("running", 1)])
def test_650_signatories(layout, columns):
    entries = tuple(Signer(f"Name{n}", title=f"Role{n}", country="Mali") for n in range(650))
    document = letter(paragraph("We call."), SignatoryList(
        (SignerGroup(said("Persons"), entries),), layout=layout, columns=columns,
        heading=said("Signatories")))
    pdf, printed, in_word = written(document)
    wanted = {f"Name{n}" for n in range(650)}
    assert wanted <= printed and wanted <= in_word
    assert faults(pdf) == []
