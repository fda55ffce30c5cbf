"""What a file says of its letter: read back, held against the content, kept by the standards."""

from __future__ import annotations

import io
import subprocess
import zipfile

import docx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from letterdesk.document.model import Text
from letterdesk.export.docx import write_docx
from letterdesk.export.docx.made_from import said_by_docx
from letterdesk.export.made_from import MadeFrom, Unreadable, legible
from letterdesk.export.pdf.made_from import NAMESPACE, said_by_pdf, with_made_from
from tests.export.pdf_letters import (
    FILES,
    STYLE,
    WRITER,
    every_kind,
    faults,
    letter,
    paragraph,
    words,
    write,
)

SOURCE = MadeFrom("l-abc", "Veto on S/2014/348 · <Syria> & \"more\"", "en", "house",
                  "sha256:1", "Export 1", "sha256:2", "2014-05-22T12:00:00-04:00")


def stamped(document=None, source=SOURCE):
    pdf = write(document or every_kind(), FILES)
    return pdf, with_made_from(pdf.data, source)


def word_file(document=None, source=SOURCE):
    return write_docx(document or every_kind(), STYLE, FILES, {}, source)


def saved_anew(data: bytes, change=None, **options) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if change is not None:
            change(pdf)
        made = io.BytesIO()
        pdf.save(made, **options)
    return made.getvalue()


def repacked(data: bytes, change) -> bytes:
    """The package with each part put through `change(name, bytes)`; None takes a part out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            part = change(entry.filename, old.read(entry))
            if part is not None:
                new.writestr(entry.filename, part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def test_a_pdf_says_what_it_was_made_from_and_keeps_both_standards(tmp_path):
    plain, data = stamped()
    said = said_by_pdf(data)
    assert said is not None and said.made_from == SOURCE and said.is_unchanged
    pdf = replace(plain, data=data)
    assert faults(pdf) == [] and words(pdf) == words(plain)
    (tmp_path / "x.pdf").write_bytes(data)
    checked = subprocess.run(["qpdf", "--check", str(tmp_path / "x.pdf")], capture_output=True,
                             text=True)
    assert checked.returncode == 0 and "No syntax or stream encoding errors" in checked.stdout
    assert data[:8] == plain.data[:8] == b"%PDF-1.7"


def test_each_property_of_ours_is_described_as_pdf_a_asks():
    with pikepdf.open(io.BytesIO(stamped()[1])) as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
        assert "/Filter" not in pdf.Root.Metadata
    root = etree.fromstring(metadata)
    prefix = "{http://www.aiim.org/pdfa/ns/%s#}%s"
    (uri,) = (e for e in root.iter(prefix % ("schema", "namespaceURI")) if e.text == NAMESPACE)
    schema = uri.getparent()
    assert schema.findtext(prefix % ("schema", "prefix")) == "letterdesk"
    described = {e.text for e in schema.iter(prefix % ("property", "name"))}
    used = {etree.QName(e).localname for e in root.iter(f"{{{NAMESPACE}}}*")}
    assert used and used <= described
    for tag in ("category", "description", "valueType"):
        assert len(list(schema.iter(prefix % ("property", tag)))) == len(described)
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<" in metadata


def test_the_same_letter_gives_the_same_file():
    assert stamped()[1] == stamped()[1]
    assert word_file() == word_file()
    assert stamped(source=replace(SOURCE, snapshot="Export 2"))[1] != stamped()[1]


@pytest.mark.parametrize("options", [
    {"object_stream_mode": pikepdf.ObjectStreamMode.generate}, {"linearize": True},
    {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}])
def test_a_pdf_that_another_program_saved_anew_is_unchanged(options):
    said = said_by_pdf(saved_anew(stamped()[1], **options))
    assert said is not None and said.is_unchanged


def test_a_signature_field_changes_no_page_and_a_comment_does():
    def add(kind):
        def change(pdf):
            pdf.pages[0].obj["/Annots"] = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 9, 9], **kind))]))
        return change

    data = stamped(letter(paragraph("Words.")))[1]
    field = saved_anew(data, add({"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Sig}))
    comment = saved_anew(data, add({"Subtype": pikepdf.Name.FreeText, "Contents": "No."}))
    assert said_by_pdf(field).is_unchanged
    assert not said_by_pdf(comment).is_unchanged


def change_words(pdf):
    contents = pdf.pages[0].Contents
    contents.write(contents.read_bytes().replace(b"Tj", b"Tj\n0 1 Td", 1) + b"\n")


def change_link(pdf):
    note = next(n for n in pdf.pages[0].Annots if "/A" in n)
    note.A.URI = pikepdf.String("https://elsewhere.example")


def turn_page(pdf):
    pdf.pages[0].obj["/Rotate"] = 90


def change_source(pdf):
    metadata = pdf.Root.Metadata
    metadata.write(metadata.read_bytes().replace(b"l-abc", b"l-xyz"))


def change_picture(pdf):
    for page in pdf.pages:
        for picture in page.Resources.get("/XObject", {}).values():
            picture.write(picture.read_bytes()[::-1] + b"x")


def double_page(pdf):
    pdf.pages.append(pdf.pages[0])


def test_a_changed_picture_is_told():
    said = said_by_pdf(saved_anew(stamped()[1], change_picture))
    assert said is not None and not said.is_unchanged


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_a_letter_in_each_language_reads_back_unchanged_and_keeps_both_standards(language):
    said = {"ar": "أتشرف بأن أشير إلى الوثيقة S/2014/348", "zh": "谨提及S/2014/348号文件",
            "ru": "Имею честь"}.get(language, "À l’œuvre, señor")
    plain, data = stamped(letter(paragraph(
        said, Text(" (more)", link="https://example.org/a(b)c\\d")), language=language),
        replace(SOURCE, title=said, language=language))
    assert faults(replace(plain, data=data)) == []
    found = said_by_pdf(data)
    assert found.is_unchanged and found.made_from.title == said


def test_words_of_the_format_in_a_title_do_no_harm():
    document = replace(letter(paragraph("Words.")), title="endobj </rdf:RDF> stream")
    data = stamped(document, replace(SOURCE, title="endobj stream startxref trailer"))[1]
    assert said_by_pdf(data).is_unchanged
    assert faults(replace(write(document), data=data)) == []


def test_a_file_that_was_saved_since_says_it_too():
    saved = saved_anew(PLAIN, fix_metadata_version=False)
    data = with_made_from(saved, SOURCE)
    assert said_by_pdf(data).is_unchanged and data == with_made_from(saved, SOURCE)
    for broken in (b"", b"%PDF-1.7\nstartxref\n9999\n%%EOF"):
        with pytest.raises(ValueError, match="no PDF"):
            with_made_from(broken, SOURCE)


def test_a_file_for_signature_says_it_too():
    pdf = WRITER.write(every_kind(), STYLE, FILES, for_signature=True)
    data = with_made_from(pdf.data, SOURCE)
    assert faults(replace(pdf, data=data)) == []
    said = said_by_pdf(data)
    assert said.is_unchanged and said.made_from == SOURCE


@pytest.mark.parametrize("change", [change_words, change_link, turn_page, change_source,
                                    double_page], ids=lambda change: change.__name__)
def test_a_changed_pdf_is_told(change):
    document = letter(paragraph("Words and ", Text("a link", link="https://example.org")))
    said = said_by_pdf(saved_anew(stamped(document)[1], change))
    assert said is not None and not said.is_unchanged


def test_a_pdf_of_another_program_is_none_of_ours():
    assert said_by_pdf(write(every_kind(), FILES).data) is None
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        made = io.BytesIO()
        pdf.save(made)
    assert said_by_pdf(made.getvalue()) is None


def protected(data):
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    return made.getvalue()


def bomb(data):
    """A page that unpacks to 400 MB from 400 kB."""
    def change(pdf):
        import zlib
        pdf.pages[0].Contents = pdf.make_indirect(pikepdf.Stream(pdf, b""))
        packer = zlib.compressobj(9)
        packed = b"".join(packer.compress(bytes(4_000_000)) for _ in range(100)) + packer.flush()
        pdf.pages[0].Contents.write(packed, filter=pikepdf.Name.FlateDecode)
    return saved_anew(data, change, compress_streams=False,
                      stream_decode_level=pikepdf.StreamDecodeLevel.none)


def nested(data):
    def change(pdf):
        inner = pikepdf.Dictionary()
        for _ in range(300):
            inner = pikepdf.Dictionary(A=inner)
        pdf.pages[0].Resources["/Deep"] = inner
    return saved_anew(data, change)


def loop_of_parents(data):
    def change(pdf):
        page = pdf.pages[0].obj
        del page["/MediaBox"]
        pdf.Root.Pages["/Parent"] = pdf.Root.Pages
    return saved_anew(data, change)


@pytest.mark.parametrize("build", [protected, nested, bomb, loop_of_parents,
                                   lambda data: b"%PDF-1.7\n" + bytes(5000),
                                   lambda data: b"%PDF-1.7\n%%EOF\n"])
def test_a_hostile_pdf_ends_in_a_word_and_not_in_a_crash(build):
    data = build(stamped(letter(paragraph("Words.")))[1])
    try:
        said = said_by_pdf(data)
    except Unreadable as refused:
        assert str(refused) in ("broken", "protected", "too large")
    else:
        # What is nested is shown nowhere.
        assert said is not None and said.is_unchanged is (build is nested)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_damage_to_a_pdf_is_told_or_seen(data):
    whole = bytearray(DAMAGED)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        said_by_pdf(bytes(whole[:data.draw(st.integers(0, len(whole)))]))
    except Unreadable as refused:
        assert str(refused)


DAMAGED = stamped(letter(paragraph("Words.")))[1]


def test_a_word_file_says_what_it_was_made_from():
    said = said_by_docx(word_file())
    assert said is not None and said.made_from == SOURCE and said.is_unchanged
    assert said_by_docx(word_file(source=replace(SOURCE, draft=True))).made_from.draft
    assert said_by_docx(write_docx(every_kind(), STYLE, FILES, {})) is None


def test_a_word_file_that_another_program_saved_is_unchanged_and_a_changed_one_told():
    document = docx.Document(io.BytesIO(word_file()))
    same, changed = io.BytesIO(), io.BytesIO()
    document.save(same)
    assert said_by_docx(same.getvalue()).is_unchanged
    next(run for p in document.paragraphs for run in p.runs if run.text).text = "other"
    document.save(changed)
    assert not said_by_docx(changed.getvalue()).is_unchanged


@pytest.mark.parametrize(("part", "old", "new"), [
    ("word/document.xml", b"</w:body>", b"<w:p><w:r><w:t>More.</w:t></w:r></w:p></w:body>"),
    ("word/footnotes.xml", b"<w:t", b"<w:t>x</w:t><w:t"),
    ("word/footer1.xml", b"</w:ftr>", b"<w:p><w:r><w:t>More.</w:t></w:r></w:p></w:ftr>"),
    ("customXml/item1.xml", b"l-abc", b"l-xyz")])
def test_words_added_to_any_part_are_seen(part, old, new):
    def change(name, data):
        return data.replace(old, new, 1) if name == part else data

    data = repacked(word_file(), change)
    assert data != word_file()
    assert not said_by_docx(data).is_unchanged


def test_cut_runs_a_new_page_number_and_another_name_of_the_part_are_no_change():
    def change(name, data):
        if name == "word/document.xml":
            return data.replace(b"</w:body>", b"<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>7</w:t>"
                                b"</w:r></w:fldSimple></w:p></w:body>")
        return data

    assert said_by_docx(repacked(word_file(), change)).is_unchanged
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename.replace("customXml/item1.xml", "customXml/item3.xml"),
                         old.read(entry))
    assert said_by_docx(made.getvalue()).is_unchanged


def zeros(size):
    return b"<x>" + bytes(size) + b"</x>"


@pytest.mark.parametrize("change", [
    lambda name, data: None if name == "word/document.xml" else data,
    lambda name, data: zeros(70_000_000) if name == "word/document.xml" else data,
    lambda name, data: data[:100] if name == "word/footnotes.xml" else data,
    lambda name, data: data.replace(b"<letter", b'<!DOCTYPE a [<!ENTITY b "c">]><letter', 1),
    lambda name, data: data.replace(
        b"<w:document", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document', 1)])
def test_a_hostile_word_file_ends_in_a_word(change):
    with pytest.raises(Unreadable, match=r"broken|too large"):
        said_by_docx(repacked(word_file(letter(paragraph("Words."))), change))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", bytes.fromhex("d0cf11e0a1b11ae1") + b"x",
                                  b"PK\x05\x06" + bytes(18)])
def test_what_is_no_package_ends_in_a_word(data):
    with pytest.raises(Unreadable):
        said_by_docx(data)


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(), min_size=1, max_size=80), st.booleans())
def test_any_title_is_read_back_as_it_can_be_written(title, draft):
    source = MadeFrom("l-1", title, "en", title, draft=draft)
    said = said_by_pdf(with_made_from(PLAIN, source))
    assert said.is_unchanged and said.made_from == legible(source)
    said = said_by_docx(write_docx(letter(paragraph("W.")), STYLE, {}, {}, source))
    assert said.is_unchanged and said.made_from == legible(source)


PLAIN = write(letter(paragraph("Words."))).data
