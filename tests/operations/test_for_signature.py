"""What an export for signature asks of a letter."""

from letterdesk.document.model import Origin, Paragraph, SignatureBlock, Signer, Text
from letterdesk.findings import PUT_RIGHT
from letterdesk.operations.for_signature import unsignable_findings
from tests.export.pdf_letters import letter


def test_a_letter_that_nobody_signs_has_no_place_for_a_field():
    words = Paragraph((Text("Words."),), Origin(part="body"))
    for document in (letter(words), letter(words, SignatureBlock(()))):
        (finding,) = unsignable_findings(document)
        assert (finding.code, finding.severity) == ("no-place-to-sign", PUT_RIGHT)
    assert unsignable_findings(letter(words, SignatureBlock((Signer("Ann"),)))) == ()
