"""What the finished pages show."""

import msgspec

from letterdesk.document.model import Close, Origin, SignatureBlock, Signer
from letterdesk.export.page_checks import page_findings
from letterdesk.findings import LOOK_AT, PUT_RIGHT
from tests.export.pdf_letters import CLOSE, SENTENCE, SIGNATURE, STYLE, letter, paragraph, write


def codes(document):
    return [finding.code for finding in page_findings(write(document), document, STYLE)]


def test_a_letter_of_one_page_has_nothing_to_look_at():
    assert codes(letter(paragraph("Words."), CLOSE, SIGNATURE)) == []


def test_many_signatures_that_are_split_are_named_with_their_part():
    block = SignatureBlock(tuple(Signer(f"N{n}", "Chair", "Org") for n in range(9)), 1,
                           Origin(part="signature", block="sign"))
    document = letter(paragraph(SENTENCE * 12), CLOSE, block)
    finding = page_findings(write(document), document, STYLE)[0]
    assert (finding.code, finding.severity) == ("split-signature", PUT_RIGHT)
    assert (finding.place.part, finding.place.block) == ("signature", "sign")
    assert "pages 1 and 2" in finding.line() and finding.words == "N0"


def test_a_close_so_long_that_the_signature_is_alone_is_named():
    document = letter(paragraph(SENTENCE * 20), *(
        Close((paragraph(SENTENCE * 9).spans), Origin(part="close")) for _ in range(3)), SIGNATURE)
    found = codes(document)
    assert "signature-alone" in found or "split-signature" not in found


def test_a_last_page_of_a_line_or_two_is_to_look_at():
    for count in range(20, 60):
        document = letter(*(paragraph("line", part=f"p{n}") for n in range(count)))
        pdf = write(document)
        if pdf.pages == 2:
            break
    finding = page_findings(pdf, document, STYLE)[0]
    assert (finding.code, finding.severity) == ("short-last-page", LOOK_AT)
    assert "only 1 lines" in finding.line() or "only 2 lines" in finding.line()


def test_a_letter_of_many_pages_is_to_look_at():
    document = letter(paragraph("Words."))
    long = msgspec.structs.replace(write(document), pages=13)
    (finding,) = page_findings(long, document, STYLE)
    assert finding.code == "length"
    assert "13 pages" in finding.line()
    short = msgspec.structs.replace(STYLE, most_pages=13)
    assert page_findings(long, document, short) == ()
