"""A PDF for electronic signature: fields where people sign, and signatures that hold in them."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from letterdesk.document.model import Close, Origin, Picture, SignatureBlock, Signer, Text
from letterdesk.export.measures import from_mm
from letterdesk.export.pdf import PdfWriter
from letterdesk.export.pdf.signature_fields import WIDEST_MM
from letterdesk.library.model import HouseStyle
from tests.export.pdf_letters import (
    FILES,
    FURNITURE,
    SENTENCE,
    STYLE,
    WRITER,
    faults,
    letter,
    page_words,
    paragraph,
    place_of,
    spans,
    tags,
    words_on_pages,
    write,
)

ANN = Signer("Annelise", "Chair", "Coalition",
             picture=Picture("signature.png", "Signature of Annelise", 13.6))
THREE = (ANN, Signer("Beatrix", "Convenor"), Signer("Cyprian", "Legal adviser"))
LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
SAYS = {"en": "Signature of Annelise", "fr": "Signature\u00a0: Annelise", "es": "Firma: Annelise",
        "ar": "توقيع Annelise", "ru": "Подпись: Annelise", "zh": "签名：Annelise"}


def signed_by(*signers, columns=1, language="en", paragraphs=2):
    said = {"ar": "أتشرف بأن أشير", "ru": "Имею честь", "zh": "谨提及"}.get(language, SENTENCE)
    return letter(*(paragraph(said) for _ in range(paragraphs)), Close(spans("1")),
                  SignatureBlock(signers, columns, Origin(part="signature")),
                  language=language, furniture=FURNITURE)


def for_signature(document, style=STYLE):
    return WRITER.write(document, style, FILES, for_signature=True)


def fields(pdf):
    """Name, page from 1, and x, y, right, bottom in points from the top left of each field."""
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        pages = {page.objgen: n for n, page in enumerate(opened.pages, 1)}
        found = []
        for field in opened.Root.AcroForm.Fields:
            left, bottom, right, top = map(float, field.Rect)
            page = pages[field.P.objgen]
            height = float(opened.pages[page - 1].MediaBox[3])
            found.append((str(field.T), page, left, height - top, right, height - bottom))
        return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_says_in_the_letters_language_whose_signature_it_takes(language):
    pdf = for_signature(signed_by(*THREE, columns=2, language=language))
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        form = opened.Root.AcroForm
        assert "/NeedAppearances" not in form and int(form.SigFlags) == 1
        first = form.Fields[0]
        assert str(first.TU) == str(first.Contents) == SAYS[language]
        for field in form.Fields:
            assert (field.FT, field.Subtype, int(field.F)) == ("/Sig", "/Widget", 4)
            assert "/V" not in field and "/A" not in field
            assert field.AP.N.read_bytes()
            assert field.P.Tabs == "/S"
            assert field.objgen in [annotation.objgen for annotation in field.P.Annots]


def test_a_field_stands_in_the_tags_before_the_name_of_who_signs_in_it():
    pdf = for_signature(signed_by(*THREE, columns=2))
    assert tags(pdf)[-8:-3] == ["/Form", "/P", "/P", "/Div", "/Form"]
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        parents = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
        for field in opened.Root.AcroForm.Fields:
            tag = parents[int(field.StructParent)]
            (reference,) = tag.K
            assert (tag.S, reference.Type) == ("/Form", "/OBJR")
            assert reference.Obj.objgen == field.objgen


def test_both_standards_are_named_still():
    pdf = for_signature(signed_by(ANN))
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        metadata = bytes(opened.Root.Metadata.read_bytes()).decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_field_fills_the_room_above_its_name(language):
    pdf = for_signature(signed_by(*THREE, columns=2, language=language))
    found = fields(pdf)
    assert [name for name, *_ in found] == ["signature-1", "signature-2", "signature-3"]
    left, right = from_mm(25), 595.3 - from_mm(25)
    middle = (left + right) / 2
    for (_, page, x, y, end, foot), name in zip(found, ("Annelise", "Beatrix", "Cyprian"),
                                                strict=True):
        word = place_of(pdf, name)
        assert page == word.page == 1
        assert -6 < word.y - foot < STYLE.setting(language).line / 2
        assert foot - y >= from_mm(STYLE.signature_room) - 0.1
        if language == "ar":
            assert end == pytest.approx(word.right, abs=1)
        else:
            assert x == pytest.approx(word.x, abs=1)
        assert left - 0.1 <= x < end <= right + 0.1
    starts_left = [x < middle for _, _, x, *_ in found]
    assert starts_left == ([True, False, True] if language == "en" else [False, True, False])


def test_alone_in_its_row_a_field_is_no_wider_than_a_signature():
    (_, _, x, _, end, _), = fields(for_signature(signed_by(ANN)))
    assert end - x == pytest.approx(from_mm(WIDEST_MM))


def test_a_field_may_stand_on_page_two():
    document = signed_by(*THREE, columns=2, paragraphs=26)
    pdf = for_signature(document)
    assert pdf.pages == 2 and faults(pdf) == []
    assert [page for _, page, *_ in fields(pdf)] == [2, 2, 2]


@pytest.mark.parametrize("signers", [THREE, (ANN,), THREE[1:]])
@pytest.mark.parametrize("paragraphs", [2, 21, 22, 23, 24, 25, 26])
def test_neither_words_nor_pages_move(signers, paragraphs):
    document = signed_by(*signers, columns=2, paragraphs=paragraphs)
    plain, pdf = write(document, FILES), for_signature(document)
    assert words_on_pages(pdf) == words_on_pages(plain)
    assert page_words(pdf) == page_words(plain)
    assert (pdf.pages, pdf.places) == (plain.pages, plain.places)


def test_a_signature_picture_gives_its_room_to_the_field():
    with pikepdf.open(io.BytesIO(write(signed_by(ANN), FILES).data)) as opened:
        with_picture = len(opened.pages[0].get_images())
    with pikepdf.open(io.BytesIO(for_signature(signed_by(ANN)).data)) as opened:
        assert len(opened.pages[0].get_images()) == with_picture - 1


def test_the_same_letter_gives_the_same_bytes():
    document = signed_by(*THREE, columns=2)
    again = PdfWriter()
    again.write(signed_by(ANN), STYLE, FILES)
    assert again.write(document, STYLE, FILES, for_signature=True) == for_signature(document)


def test_a_link_in_the_letter_stays_a_link():
    typed = Text("here", link="letterdesk-signature:0")
    document = letter(paragraph("Sign ", typed), SignatureBlock((ANN,)))
    pdf = for_signature(document)
    assert len(fields(pdf)) == 1 and faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        kinds = [str(annotation.Subtype) for annotation in opened.pages[0].Annots]
    assert sorted(kinds) == ["/Link", "/Widget"]


@pytest.mark.parametrize("name", ["", "(a) \\", "Ann\u0301 & <b>", "漢字", "x" * 500])
def test_a_field_is_called_as_its_signatory_is(name):
    pdf = for_signature(letter(SignatureBlock((Signer(name, "Chair"),)),
                               language="zh" if name == "漢字" else "en"))
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert name in str(opened.Root.AcroForm.Fields[0].TU)


def test_a_letter_that_nobody_signs_by_hand_has_no_fields():
    pdf = for_signature(letter(paragraph("Words.")))
    assert pdf == write(letter(paragraph("Words.")))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate made here, as a PKCS #12 file; `secret` opens it."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Annelise of the Coalition")])
    begin = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(begin).not_valid_after(begin + dt.timedelta(days=30))
            .add_extension(x509.KeyUsage(
                digital_signature=True, content_commitment=True, key_encipherment=False,
                data_encipherment=False, key_agreement=False, key_cert_sign=True, crl_sign=False,
                encipher_only=False, decipher_only=False), critical=True)
            .sign(key, hashes.SHA256()))
    file = tmp_path_factory.mktemp("certificate") / "annelise.p12"
    file.write_bytes(pkcs12.serialize_key_and_certificates(
        b"annelise", key, made, None, serialization.BestAvailableEncryption(b"secret")))
    return file


def sign(data, field, certificate):
    """What a person's own signing program does with the file."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    signer = signers.SimpleSigner.load_pkcs12(str(certificate), passphrase=b"secret")
    target = io.BytesIO()
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)),
                     signers.PdfSignatureMetadata(field_name=field), signer=signer,
                     existing_fields_only=True, output=target)
    return target.getvalue()


def pdfsig(data, folder):
    program = shutil.which("pdfsig")
    assert program, "pdfsig of poppler-utils is needed"
    file = folder / "signed.pdf"
    file.write_bytes(data)
    said = subprocess.run([program, "-nocert", str(file)], capture_output=True, text=True,
                          check=False)
    return said.stdout


def test_two_people_sign_one_after_the_other_and_both_signatures_are_valid(certificate, tmp_path):
    data = for_signature(signed_by(*THREE, columns=2)).data
    once = sign(data, "signature-1", certificate)
    twice = sign(once, "signature-3", certificate)
    said = pdfsig(twice, tmp_path)
    assert said.count("Signature is Valid.") == 2
    assert said.count("Signature #") == 3 and said.count("is not signed") == 1
    assert "Annelise of the Coalition" in said
    with pikepdf.open(io.BytesIO(twice)) as opened:
        assert opened.check_pdf_syntax() == []
        assert "/V" in opened.Root.AcroForm.Fields[0]


def test_a_byte_changed_after_signing_is_noticed(certificate, tmp_path):
    signed = bytearray(sign(for_signature(signed_by(ANN)).data, "signature-1", certificate))
    place = signed.index(b"/Title")
    signed[place + 9] ^= 1
    assert "Signature is Valid." not in pdfsig(bytes(signed), tmp_path)


def test_in_a_house_style_of_its_own_the_field_is_as_high_as_the_room_is():
    (_, _, _, y, _, foot), = fields(for_signature(
        signed_by(Signer("Annelise")), HouseStyle(signature_room=40)))
    assert foot - y == pytest.approx(from_mm(40))
