"""Files that are no Word file, or mean harm: a clear sentence, at once, with little memory."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.findings import LetterdeskError
from letterdesk.importing.docx import read_docx

TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
         'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
         '.wordprocessingml.document.main+xml"/></Types>')
RELATIONS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
             'relationships/officeDocument" Target="word/document.xml"/></Relationships>')
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def package(body: str = "<w:p/>", **more: str | bytes) -> bytes:
    parts: Mapping[str, str | bytes] = {
        "[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS,
        "word/document.xml": document(body), **more}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return target.getvalue()


def refused(data: bytes) -> str:
    """The code of the refusal, which comes soon and takes little memory."""
    tracemalloc.start()
    begun = time.perf_counter()
    with pytest.raises(LetterdeskError) as caught:
        read_docx(data)
    took, (_now, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 5 and peak < 100_000_000
    assert caught.value.finding.remedy is not None
    return caught.value.finding.code


def test_a_sound_package_is_read() -> None:
    assert read_docx(package("<w:p><w:r><w:t>Dear</w:t></w:r></w:p>")).rows[0].text == "Dear"


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"{\\rtf1 words}", b"plain words",
                                  b"\0" * 1000])
def test_what_is_no_word_file_is_said_to_be_none(data: bytes) -> None:
    assert refused(data) in ("no-docx", "docx-damaged")


def test_a_spreadsheet_is_no_word_file() -> None:
    assert refused(package(**{"[Content_Types].xml": TYPES.replace(
        "wordprocessingml", "spreadsheetml")})) == "no-docx"


def test_an_old_word_file_and_an_encrypted_one_are_told_apart() -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
    assert refused(ole + "WordDocument".encode("utf-16-le")) == "old-word"
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


def test_macros_are_refused_by_their_type_and_by_their_file() -> None:
    macro = TYPES.replace("vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                          "vnd.ms-word.document.macroEnabled.main")
    assert refused(package(**{"[Content_Types].xml": macro})) == "macros"
    assert refused(package(**{"word/vbaProject.bin": b"x"})) == "macros"


@pytest.mark.parametrize("doctype", [
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "http://example.invalid/x">]>',
])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_entities_are_refused(doctype: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{document("<w:p/>")}'
    assert refused(package(**{"word/document.xml": text.encode(encoding)})) == "docx-entities"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refused(package("<w:p/>" * 8_000_000)) == "docx-too-large"


def test_a_bomb_that_declares_a_small_size_is_cut_off() -> None:
    data = bytearray(package(" " * 2_000_000))
    size = (2_000_000 + len(document(""))).to_bytes(4, "little")
    assert size in data
    assert refused(bytes(data.replace(size, (100).to_bytes(4, "little")))) in (
        "docx-damaged", "docx-too-large")


def test_a_file_larger_than_any_letter_is_refused() -> None:
    assert refused(b"PK" + bytes(100_000_001)) == "docx-too-large"


def test_more_elements_than_any_letter_has_are_refused() -> None:
    words = "".join(f"<w:p w:x=\"{number * 7919 % 100_003}\"/>" for number in range(400_000))
    assert refused(package(words)) == "docx-too-large"


def test_deep_nesting_ends_in_a_sentence() -> None:
    assert refused(package("<w:sdt><w:sdtContent>" * 5000)) == "docx-damaged"
    deep = "<w:ins>" * 240 + "</w:ins>" * 240
    assert read_docx(package(f"<w:p>{deep}</w:p>")).rows


def test_a_file_that_points_outside_is_read_without_following() -> None:
    rels = RELATIONS.replace(
        "</Relationships>",
        '<Relationship Id="r2" Type="http://x/attachedTemplate" TargetMode="External" '
        'Target="http://example.invalid/t.dotm"/></Relationships>')
    story = read_docx(package(**{"word/_rels/document.xml.rels": rels}))
    assert [finding.code for finding in story.findings] == ["docx-outside"]


def test_a_target_above_the_package_is_not_there() -> None:
    rels = RELATIONS.replace("officeDocument\" Target=\"word/document.xml",
                             "styles\" Target=\"../../../etc/passwd")
    assert read_docx(package(**{"word/_rels/document.xml.rels": rels})).rows


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_file_ends_in_a_sentence_or_is_read(data: st.DataObject) -> None:
    whole = bytearray(package("<w:p><w:r><w:t>Dear Excellency,</w:t></w:r></w:p>"))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_docx(bytes(whole[:data.draw(st.integers(0, len(whole)))]))
    except LetterdeskError as error:
        assert error.finding.message.shown()
