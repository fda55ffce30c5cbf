"""Lines and pages of the Word file, laid out by LibreOffice, beside those of the PDF."""

import random

import pytest

from letterdesk.document.model import (
    Close,
    Date,
    List,
    Note,
    NoteMark,
    PageFurniture,
    Paragraph,
    Salutation,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.export.docx import write_docx
from letterdesk.export.parity.comparing import compare
from letterdesk.export.parity.office import lay_out, office_program
from letterdesk.export.parity.page_lines import reader
from letterdesk.export.pdf import PdfWriter
from letterdesk.library.model import HouseStyle, Letterhead, TypeSetting
from tests.export.docx_letters import FILES, STYLE, item, letter, paragraph, said

needs_office = pytest.mark.skipif(not (office_program() and reader()),
                                  reason="needs LibreOffice and pdftotext")
SENTENCES = (
    "The Security Council failed on 22 May 2014 to adopt draft resolution S/2014/348, which "
    "would have referred the situation to the Prosecutor of the International Criminal Court.",
    "More than 150,000 people have lost their lives, and millions have fled to Türkiye, Lebanon, "
    "Jordan and Iraq; the figures that we cite are those of the United Nations.",
    "We take no position on the referral of any particular situation to the Court.",
    "France has proposed a code of conduct by which the permanent members would not veto action "
    "against genocide, war crimes and crimes against humanity (A/66/L.42/Rev.2 and “S/PV.7180”).",
    "We call on your Government to support it — publicly, and soon.",
    "It said so before: “never again” meant, and still means, that no State looks away.",
)


def long_letter(seed):
    """A letter of three pages or so, whose sentences chance has put together."""
    chance = random.Random(seed)

    def words():
        return " ".join(chance.choices(SENTENCES, k=chance.randint(2, 4)))

    body = [paragraph(words()) for _ in range(14)]
    body[3] = Paragraph((Text(words()), NoteMark("n"), Text(" " + words()),
                         Text(" No veto.", strong=True)))
    body[7:7] = [List((item(words()), item("Short.", List((item(words()), item("a")),
                                                            marker="alpha"))), marker="decimal")]
    return letter(
        Date(said("22 May 2014")), Salutation(said("Dear Excellency,")), *body,
        Close(said("Yours sincerely,")), SignatureBlock((Signer("Ann Lee", title="Director"),)),
        notes=(Note("n", (paragraph(words()),)),),
        furniture=PageFurniture(organisation=said("Coalition"), following=said("Coalition"),
                                footer=(said("Registered charity 12"),),
                                page_label="Page {page} of {pages}"))


STYLES = {
    "plain": STYLE,
    "letter": HouseStyle(paper="letter", text=TypeSetting(font="Liberation Sans", size=10.5,
                                                          line=14, gap=7)),
    "justified": HouseStyle(
        text=TypeSetting(font="Carlito", size=12, line=16, gap=8, align="justify"),
        letterhead=Letterhead(rule=False)),
    "placed": HouseStyle(date="end", addresses="end", subject="centred"),
    "indented": HouseStyle(text=TypeSetting(gap=4, indent=18, align="justify")),
}


@pytest.mark.long
@needs_office
def test_english_letters_have_the_lines_and_pages_of_their_pdf(tmp_path):
    letters = {f"{name}-{seed}": (long_letter(seed), style)
               for seed in (1, 2) for name, style in STYLES.items()}
    writer = PdfWriter()
    laid_out = lay_out(
        {name: write_docx(*each, FILES) for name, each in letters.items()}, tmp_path)

    lines = alike = 0
    differing = []
    for name, each in letters.items():
        pdf = tmp_path / f"{name}.typst.pdf"
        pdf.write_bytes(writer.write(*each, FILES).data)
        found = compare(pdf, laid_out[name])
        assert found.pages[0] == found.pages[1], (name, found.differing)
        lines, alike = lines + found.lines, alike + found.alike
        differing += [f"{name} {line}" for line in found.differing]
    assert alike / lines >= 0.98, "\n".join(differing)


def grid_of_signatories(lines):
    """A list in two columns that begins `lines` lines further down."""
    entries = tuple(Signer(f"Organisation {n} for the rule of law" + " and for peace" * (n % 3),
                           country="Mali") for n in range(150))
    return letter(*(paragraph("Before.") for _ in range(lines)),
                  SignatoryList((SignerGroup((), entries),), 2, heading=said("Signatories")))


@pytest.mark.long
@needs_office
def test_rows_of_a_grid_go_to_the_next_page_where_those_of_the_pdf_do(tmp_path):
    letters = {f"grid-{lines}": grid_of_signatories(lines) for lines in range(8)}
    writer = PdfWriter()
    laid_out = lay_out(
        {name: write_docx(each, STYLE, FILES) for name, each in letters.items()}, tmp_path)

    for name, each in letters.items():
        pdf = tmp_path / f"{name}.typst.pdf"
        pdf.write_bytes(writer.write(each, STYLE, FILES).data)
        found = compare(pdf, laid_out[name])
        assert found.on_the_same_page == found.lines, found.differing
