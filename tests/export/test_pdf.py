"""The PDF of a letter: its standards, its bytes, and its words as they were typed."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import msgspec
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.document.model import (
    Close,
    Date,
    Document,
    Heading,
    List,
    Note,
    NoteMark,
    PageFurniture,
    Picture,
    Salutation,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Subject,
    Text,
    Title,
    to_json,
)
from letterdesk.export import prepare
from letterdesk.export.pdf import PdfWriter, write_pdf
from letterdesk.findings import LetterdeskError
from letterdesk.library.model import HouseStyle, Letterhead, TypeSetting
from tests.export.pdf_letters import (
    FILES,
    FURNITURE,
    SENTENCE,
    SIGNATURE,
    STYLE,
    every_kind,
    faults,
    item,
    letter,
    paragraph,
    picture,
    spans,
    tags,
    value,
    words,
    write,
)
from tests.export.printed_pdf import AS_TYPED, contents, item_list


def test_every_element_stands_in_one_file_that_keeps_both_standards():
    pdf = write(every_kind(), FILES)
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        metadata = bytes(opened.Root.Metadata.read_bytes()).decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_file_names_its_language_title_author_and_time():
    pdf = write(letter(paragraph("Words."), language="fr"))
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.Root.Lang) == "fr"
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.docinfo.Title) == "A letter"
        assert str(opened.docinfo.Author) == "The Coalition"
        assert str(opened.docinfo.ModDate) == "D:20140522100000Z"


@pytest.mark.parametrize(("locale", "tag"), [
    ("en-US", "en-US"), ("en-GB-oxendict", "en-GB"), ("ar-001", "ar"), ("zh-Hans", "zh-CN"),
    ("zh-Hant-TW", "zh-TW"), ("es-419", "es"), ("", "en")])
def test_the_variety_of_the_house_is_the_language_of_the_file_and_of_no_other_words(locale, tag):
    words_of = {"en": "A word.", "es": "Una palabra.", "ar": "كلمة S/2014/348", "zh": "中文 Word"}
    language = locale[:2] or "en"
    document = letter(paragraph(words_of[language]), language=language)
    pdf = write(msgspec.structs.replace(document, locale=locale))
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.Root.Lang) == tag
    assert faults(pdf) == []
    assert b"(en-CN)" not in contents(pdf) and b"(en-TW)" not in contents(pdf)


@pytest.mark.parametrize("changed", ["", "yesterday", "2014-05-22T12:00:00+02:00", "2014-05-22"])
def test_a_letter_without_a_title_or_a_readable_time_prints_all_the_same(changed):
    bare = msgspec.structs.replace(letter(paragraph("Words.")), title="", changed=changed)
    assert "Words." in words(write(bare))


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_a_letter_in_each_language_keeps_both_standards(language):
    said = {"ru": "Имею честь", "ar": "أتشرف بأن أشير إلى الوثيقة S/2014/348",
            "zh": "谨提及S/2014/348号文件"}
    made = letter(Subject(spans("S/2014/348")), paragraph(said.get(language, "À l’œuvre, señor")),
                  SIGNATURE, language=language, furniture=FURNITURE)
    assert faults(write(made, FILES)) == []


def test_the_same_letter_gives_the_same_bytes_whatever_was_written_before():
    document = every_kind()
    first = PdfWriter().write(document, STYLE, FILES)
    busy = PdfWriter()
    busy.write(letter(paragraph("Another letter.")), STYLE, {})
    assert busy.write(document, STYLE, FILES).data == first.data
    assert busy.write(document, STYLE, FILES) == first
    assert write_pdf(document, STYLE, FILES) == first


def test_the_same_letter_gives_the_same_bytes_in_another_process(tmp_path):
    document = letter(Date(spans("22 May 2014")), paragraph(SENTENCE), furniture=FURNITURE)
    (tmp_path / "letter.json").write_bytes(to_json(document))
    script = ("import sys, hashlib, pathlib; from letterdesk.document.model import from_json; "
              "from letterdesk.export.pdf import write_pdf; "
              "from letterdesk.library.model import HouseStyle; "
              "d = from_json(pathlib.Path(sys.argv[1]).read_bytes()); "
              "print(hashlib.sha256(write_pdf(d, HouseStyle(), {}).data).hexdigest())")
    digests = {
        subprocess.run([sys.executable, "-c", script, str(tmp_path / "letter.json")],
                       capture_output=True, check=True,
                       env={**os.environ, "TZ": zone, "LC_ALL": "C", "PYTHONHASHSEED": seed}).stdout
        for zone, seed in (("Asia/Tokyo", "1"), ("America/New_York", "2"))
    }
    assert len(digests) == 1


@pytest.mark.parametrize("typed", AS_TYPED)
def test_what_is_typed_is_printed_as_typed_everywhere(typed):
    furniture = PageFurniture(organisation=spans(typed), lines=(spans(typed),),
                              following=spans(typed), footer=(spans(typed),),
                              page_label="{page}")
    document = letter(
        Title(spans(typed)), Date(spans(typed)), Subject(spans(typed)), Salutation(spans(typed)),
        paragraph(Text("bold", strong=True), typed, NoteMark("n")), item_list(typed),
        *(paragraph(SENTENCE) for _ in range(40)),
        Close(spans(typed)), SignatureBlock((Signer(typed, typed, typed),)),
        SignatoryList((SignerGroup(spans(typed), (Signer(typed, country=typed),)),),
                      layout="ruled"),
        furniture=furniture, notes=(Note("n", (paragraph(typed),)),),
    )
    pdf = write(msgspec.structs.replace(document, title=typed))
    printed = words(pdf).replace(" ", "")
    # organisation, line, date, title, subject, salutation, paragraph, item, note, close,
    # signature (3), list (3), and header and footer of each page
    assert printed.count(typed.replace(" ", "")) >= 16 + pdf.pages + pdf.pages - 1
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.docinfo.Title) == typed


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=4))
def test_any_text_whatever_prints(texts):
    document = letter(Subject(spans(texts[0])),
                      *(paragraph(value(text, "field"), text) for text in texts))
    prepared = prepare(document, STYLE)
    assert write(prepared.document).data.startswith(b"%PDF-1.7")


def test_two_numbered_lists_each_begin_at_one_and_a_third_goes_on():
    pdf = write(letter(List((item("one"), item("two")), "decimal"), paragraph("Between."),
                       List((item("uno"),), "decimal"), List((item("tres"),), "decimal", 3)))
    assert words(pdf) == "1. one 2. two Between. 1. uno 3. tres"


def test_list_marks_follow_the_kind_of_the_list():
    inner = List((item("deep"),), "bullet")
    pdf = write(letter(List((item("x"), item("y")), "alpha"), List((item("x"),), "roman", 4),
                       List((item("flat", inner),), "bullet")))
    assert words(pdf) == "a. x b. y iv. x • flat – deep"


def test_a_note_marked_twice_prints_once_under_one_number():
    pdf = write(letter(
        paragraph("First", NoteMark("one"), " and again", NoteMark("one"), NoteMark("two")),
        notes=(Note("two", (paragraph("Other words."),)), Note("one", (paragraph("The words."),)))))
    printed = words(pdf)
    assert printed.startswith("First1 and again1,2")
    assert printed.count("The words.") == 1
    assert printed.index("1 The words.") < printed.index("2 Other words.")


def test_a_note_without_a_mark_is_printed_at_the_end():
    pdf = write(letter(paragraph("Words."), notes=(Note("lost", (paragraph("Lost words."),)),)))
    assert words(pdf) == "Words. 1 Lost words."


def test_headings_never_skip_a_level():
    assert [t for t in tags(write(letter(Heading(spans("Deep"), 3), Heading(spans("Up"), 1))))
            if t.startswith("/H")] == ["/H1", "/H1"]
    assert [t for t in tags(write(letter(Title(spans("T")), Subject(spans("S")),
                                         Heading(spans("H"), 1), Heading(spans("L"), 2))))
            if t.startswith("/H")] == ["/H1", "/H2", "/H2", "/H3"]


def test_a_list_of_signatories_stands_under_the_headings_before_it():
    groups = (SignerGroup(spans("Group"), (Signer("Ann"),)),)
    signed = SignatoryList(groups, heading=spans("List"))
    assert [t for t in tags(write(letter(Title(spans("T")), signed))) if t.startswith("/H")] == [
        "/H1", "/H2", "/H3"]
    assert [t for t in tags(write(letter(SignatoryList(groups)))) if t.startswith("/H")] == ["/H1"]


@pytest.mark.parametrize("said", ["", " ", "—", "\u200b", "***"])
def test_a_heading_that_says_nothing_prints_but_is_no_heading(said):
    groups = (SignerGroup(spans(said), (Signer("Ann"),)),)
    document = letter(Title(spans(said)), Subject(spans(said)), Heading(spans(said)),
                      SignatoryList(groups, heading=spans(said)))
    pdf = write(document)
    assert faults(pdf) == []
    assert not any(tag.startswith("/H") for tag in tags(pdf))


def test_a_plain_subject_is_not_bold():
    document = letter(Subject(spans("About a vote")))
    plain = write(document, style=HouseStyle(subject="plain"))
    assert b"LiberationSerif-Bold" in write(document).data
    assert b"LiberationSerif-Bold" not in plain.data


def test_pictures_have_their_alternative_text_and_transparent_ones_keep_the_standard():
    see_through = picture(mode="RGBA")
    signer = Signer("Ann", picture=Picture("s.png", "Signature of Ann"))
    unsaid = Signer("Bea", picture=Picture("s.png", ""))
    pdf = write(letter(paragraph("Words."), SignatureBlock((signer, unsaid), 2)),
                {"s.png": see_through})
    assert faults(pdf) == []
    assert tags(pdf).count("/Figure") == 2
    assert b"Alt(Signature of Ann)" in pdf.data and b"Alt(Bea)" in pdf.data


def test_a_picture_that_is_none_leaves_room_to_sign():
    signer = Signer("Ann", picture=Picture("s.png", "Signature"))
    document = letter(paragraph("Words."), SignatureBlock((signer,)))
    assert write(document, {"s.png": b"no picture"}) == write(document, {})


def test_the_same_logo_twice_is_stored_once():
    logo = Picture("logo.png", "Logo")
    pdf = write(letter(SignatureBlock((Signer("A", logo=logo), Signer("B", logo=logo)))), FILES)
    assert pdf.data.count(b"/Subtype/Image") == 1


def test_a_draft_carries_its_mark_and_its_troubles_and_a_clean_letter_does_not():
    elements = (paragraph(value("A/66/L.42/Rev2", "earlier", trouble="malformed")),)
    draft, clean = write(letter(*elements, draft=True)), write(letter(*elements))
    assert "Draft" in words(draft)
    assert "Draft" not in words(clean)
    wash = b"0.98039216 0.85490197 0.8392157"
    assert wash in contents(draft)
    assert wash not in contents(clean)


def test_the_draft_mark_is_no_part_of_the_letter_that_is_read_aloud():
    document = letter(paragraph("Words."), draft=True)
    assert tags(write(document)) == tags(write(letter(paragraph("Words."))))


def test_a_style_without_letterhead_and_one_with_an_unknown_font_both_print():
    document = letter(paragraph("Words."), furniture=PageFurniture(organisation=spans("Us")))
    strange = HouseStyle(text=TypeSetting(font="Comic Sans MS"), paper="papyrus",
                         letterhead=Letterhead(font="Papyrus"))
    for style in (HouseStyle(), strange):
        assert words(write(document, style=style)) == "Us Words."


def test_a_document_that_was_not_prepared_says_what_to_do():
    with pytest.raises(LetterdeskError, match="😀"):
        write(letter(paragraph("😀")))


def test_nothing_outside_its_private_folder_can_be_read():
    signer = Signer("Ann", picture=Picture("../../etc/hostname", "x"))
    assert "Ann" in words(write(letter(SignatureBlock((signer,)))))


def test_an_empty_document_is_a_page():
    assert write(Document("en", "ltr", "Nothing yet", ())).pages == 1
