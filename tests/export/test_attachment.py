"""An attachment begins on a page of its own, with salutation and signatories of its own."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from letterdesk.document.model import Close, Salutation, SignatureBlock, Signer, Title
from letterdesk.export.docx import write_docx
from letterdesk.export.parity.comparing import compare
from letterdesk.export.parity.office import lay_out, office_program
from letterdesk.export.pdf import PdfWriter
from tests.export.docx_letters import FILES, STYLE, W, letter, paragraph, said
from tests.export.pdf_letters import faults, place_of, tags
from tests.letters.a_letter import composed


def with_attachment(language="en"):
    signed = (Close(said("Yours sincerely,")), SignatureBlock((Signer("Ann Lee"),)))
    return letter(
        Salutation(said("Excellency,")), paragraph("FIRST words."), *signed,
        Title(said("OLDER letter"), new_page=True), Title(said("of 14 March"), level=2),
        Salutation(said("Dear Minister,")), paragraph("LAST words."), *signed, language=language)


def test_the_pdf_begins_a_page_and_goes_on_conforming():
    pdf = PdfWriter().write(with_attachment(), STYLE, FILES)
    assert (place_of(pdf, "FIRST").page, place_of(pdf, "OLDER").page) == (1, 2)
    assert place_of(pdf, "LAST").page == pdf.pages == 2
    assert faults(pdf) == [] and "/H1" in tags(pdf)


def test_a_letter_that_is_an_attachment_alone_has_no_empty_page():
    pdf = PdfWriter().write(letter(Title(said("ANNEX"), new_page=True), paragraph("words")),
                            STYLE, FILES)
    assert pdf.pages == 1


def test_word_begins_a_page_at_that_paragraph_alone():
    with zipfile.ZipFile(io.BytesIO(write_docx(with_attachment(), STYLE, FILES))) as package:
        story = etree.fromstring(package.read("word/document.xml"))
    begins = ["".join(one.itertext()) for one in story.iter(f"{W}p")
              if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert begins == ["OLDER letter"]


def test_a_block_of_the_kind_gives_its_first_line_a_page():
    first, second = composed("Letter of 14 March\nto the Council", kind="attachment"
                             ).document.elements
    assert isinstance(first, Title) and first.new_page and first.level == 1
    assert second.level == 2 and not second.new_page
    (title,) = composed("Open letter", kind="title").document.elements
    assert not title.new_page


@pytest.mark.long
@pytest.mark.skipif(not office_program(), reason="needs LibreOffice")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_libreoffice_has_the_same_pages(tmp_path, language):
    document = with_attachment(language)
    pdf = tmp_path / "pdf.pdf"
    pdf.write_bytes(PdfWriter().write(document, STYLE, FILES).data)
    laid_out = lay_out({"word": write_docx(document, STYLE, FILES)}, tmp_path)["word"]
    found = compare(pdf, laid_out, right_to_left=language == "ar", has_letterhead=False)
    assert found.pages == (2, 2) and found.alike == found.lines, found.differing
