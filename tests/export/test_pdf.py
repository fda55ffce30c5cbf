"""The PDF of a letter: its standards, its bytes, and its words as they were typed."""

import io
import os
import subprocess
import sys
import unicodedata

import msgspec
import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.document.model import (
    Addresses,
    Close,
    Date,
    Document,
    Heading,
    LineBreak,
    List,
    Note,
    NoteMark,
    Origin,
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
    lines,
    paragraph,
    picture,
    place_of,
    poppler_words,
    spans,
    tags,
    value,
    words,
    words_on_pages,
    write,
)

AS_TYPED = ("<select>", "100<100", "Zack & Tyler", "a &amp; b", "]]>", "/", "- item",
            "1. Resolution 2231", "= A", "#MeToo", "$5", "@office", "_x_", "**", "\\", "~",
            "/* a */", "// b", "#import \"x.typ\": *", "<label>", "`raw`", "{{ x }}")


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


def item_list(typed):
    return List((item(typed),))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=4))
def test_any_text_whatever_prints(texts):
    document = letter(Subject(spans(texts[0])),
                      *(paragraph(value(text, "field"), text) for text in texts))
    prepared = prepare(document, STYLE)
    assert write(prepared.document).data.startswith(b"%PDF-1.7")


def test_no_break_spaces_and_hyphens_keep_their_kind():
    typed = "42\u00a0000\u202fEUR «\u202fmot\u202f» §\u00a05 a\u2011b"
    pdf = write(letter(paragraph(typed)))
    assert pypdf.PdfReader(io.BytesIO(pdf.data)).pages[0].extract_text() == typed


def test_words_from_right_to_left_stand_in_order():
    pdf = write(letter(paragraph(
        "رسالة Jean Dupont (الوزير) المؤرخة 12/03/2024، المرجع A/78/L.5، لا"), language="ar"))
    places = [place_of(pdf, word) for word in ("رسالة", "Dupont", "الوزير", "المؤرخة",
                                               "12/03/2024", "المرجع", "A/78/L.5")]
    assert max(place.y for place in places) - min(place.y for place in places) < 10
    assert [place.x for place in places] == sorted((p.x for p in places), reverse=True)
    assert place_of(pdf, "Jean").x < place_of(pdf, "Dupont").x


def test_arabic_words_in_an_english_letter_come_out_in_order():
    printed = poppler_words(write(letter(paragraph(
        "The letter of السيد محمد (الوزير) of 12/03/2024, ref. A/78/L.5, says no."))))
    assert "السيد محمد" in printed
    assert "of 12/03/2024, ref. A/78/L.5, says no." in printed


def test_a_mark_of_a_field_does_not_part_joined_arabic_letters():
    marked = letter(paragraph("وذلك ل", value("سوريا", "country"), "ية"), language="ar")
    plain = letter(paragraph("وذلك لسورياية"), language="ar")
    assert poppler_words(write(marked)) == poppler_words(write(plain))


def test_chinese_and_latin_stand_in_one_paragraph():
    pdf = write(letter(paragraph("中文文本 1234 abcd 堃玥喆"), language="zh"))
    printed = poppler_words(pdf)
    assert "中文文本" in printed and "1234 abcd" in printed and "堃玥喆" in printed


def test_two_numbered_lists_each_begin_at_one_and_a_third_goes_on():
    pdf = write(letter(List((item("one"), item("two")), "decimal"), paragraph("Between."),
                       List((item("uno"),), "decimal"), List((item("tres"),), "decimal", 3)))
    assert words(pdf) == "1. one 2. two Between. 1. uno 3. tres"


def test_list_marks_follow_the_kind_of_the_list():
    inner = List((item("deep"),), "bullet")
    pdf = write(letter(List((item("x"), item("y")), "alpha"), List((item("x"),), "roman", 4),
                       List((item("flat", inner),), "bullet")))
    assert words(pdf) == "a. x b. y iv. x • flat – deep"


def test_letters_of_an_arabic_list_are_those_of_the_abjad():
    listed = List(tuple(item(f"بند{n}") for n in range(3)), "alpha", 2)
    told = poppler_words(write(letter(listed, language="ar")))
    told = "".join(c for c in told if c != " " and unicodedata.category(c) != "Cf")
    assert told == "ب.بند0ج.بند1د.بند2"


def test_arabic_lists_and_notes_count_forward():
    pdf = write(letter(List((item("أولا"), item("ثانيا")), "decimal"),
                       paragraph("نص", NoteMark("a"), NoteMark("b")), language="ar",
                       notes=(Note("b", (paragraph("حاشية أخرى"),)),
                              Note("a", (paragraph("حاشية"),)))))
    printed = poppler_words(pdf)
    assert printed.index("أولا") < printed.index("ثانيا")
    assert printed.index("حاشية") < printed.index("حاشية أخرى")


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


def test_a_gap_stands_between_chinese_and_latin_also_at_a_field():
    said = paragraph("中", value("ab", "x"), "文", NoteMark("n"), "c中", LineBreak(), "d")
    notes = (Note("n", (paragraph("注"),)),)
    pdf = write(letter(said, language="zh", notes=notes))
    first, latin = place_of(pdf, "中"), place_of(pdf, "ab")
    assert latin.x - first.x > 11.5 + 0.19 * 11.5


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


def contents(pdf):
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        return b"".join(page.Contents.read_bytes() for page in opened.pages)


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


def test_lines_are_broken_beside_a_symbol_and_never_in_it():
    symbol = "A/HRC/32/L.20/Add.1"
    for count in range(1, 30):
        pdf = write(letter(paragraph("word " * count + symbol + " and " + symbol)))
        assert poppler_words(pdf).count(symbol) == 2, count


def test_no_chinese_line_begins_with_the_dot_of_a_name():
    for count in range(1, 45):
        pdf = write(letter(paragraph("会" * count + "与卡里姆·扎耶德商定会面的日期和时间。" * 2),
                           language="zh"))
        assert " ·" not in poppler_words(pdf), count


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh"])
def test_a_hyphen_at_the_end_of_a_line_is_not_printed_twice(language):
    address = "joint-letter@example.org"
    typed = f"tele-trabajo y {address} o A/HRC/S-17/L-a, pos-guerra"
    for count in range(20, 40):
        pdf = write(letter(
            paragraph(Text("a " * count, language="es"), Text(typed, language="es")),
            paragraph("a " * count + typed, Text(address, link=f"mailto:{address}")),
            language=language))
        told = "".join(c for c in words(pdf) if c != " " and unicodedata.category(c) != "Cf")
        assert told.count(address) == 3, count
        assert told.count("pos-guerra") == 2 and "--" not in told


def test_hyphens_of_spanish_words_leave_no_trace_in_the_line():
    typed = "Un tele-trabajo: joint-letter@example.org, A/HRC/S-17/1."
    pdf = write(letter(paragraph(typed), language="es"))
    assert poppler_words(pdf) == words(pdf) == typed


def test_an_address_of_160_characters_is_broken_inside_the_margins():
    address = "https://example.org/" + "documents/" * 14
    pdf = write(letter(paragraph("See ", Text(address, link=address))))
    assert words(pdf).replace(" ", "") == "See" + address
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        right = max(float(a.Rect[2]) for a in opened.pages[0].Annots)
    assert right < 595.3 - 70


LONG = {
    "link": "https://example.org/" + "a" * 140, "letters": "a" * 120, "value": "b" * 40_000,
    "arabic": "م" * 40_000, "marks": "e\u0301" * 200, "path": "A/HRC/" + "b" * 60 + "/c-d" * 40,
}


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG)
@pytest.mark.parametrize("language", ["en", "es", "ar", "zh"])
def test_a_word_longer_than_its_line_is_broken_inside_the_margins(typed, language):
    part = typed[:300]
    document = letter(
        Subject(spans(part)), paragraph("See ", value(typed, "note"), " end."), item_list(part),
        Addresses((lines(part), lines("b")), 2), SignatureBlock((Signer(part), Signer("b")), 2),
        SignatoryList((SignerGroup((), (Signer(part, "x", country="y"), Signer("b"))),), 3),
        SignatoryList((SignerGroup((), (Signer(part, "x", country="y"),)),), layout="ruled"),
        language=language)
    pdf = write(document)
    found = words_on_pages(pdf)
    assert max(w.right for w in found) < 595.3 - 70 and min(w.x for w in found) > 70
    told = "".join(c for c in words(pdf) if c == typed[-1])
    assert len(told) >= typed.count(typed[-1])


def test_what_a_file_keeps_unprinted_is_cut_and_a_long_heading_is_none():
    alt = Signer("Ann", picture=Picture("signature.png", "a" * 40_000))
    link = Text("there", Origin(part="p"), link="https://example.org/" + "a" * 40_000)
    document = letter(Subject(spans("word " * 9000)), paragraph(link), SignatureBlock((alt,)))
    long = msgspec.structs.replace(document, title="t" * 40_000, author="u" * 40_000)
    prepared = prepare(long, STYLE, FILES)
    pdf = write(prepared.document, FILES)
    assert [(f.code, f.place.part) for f in prepared.findings] == [("long-link", "p")]
    assert "there" in words(pdf) and "/H1" not in tags(pdf)
    assert faults(pdf) == []


def test_a_long_word_that_fits_a_line_stays_whole():
    address = "a-very-long-address-of-somebody@organisation.example.org"
    for count in range(20, 30):
        pdf = write(letter(paragraph("word " * count + address + " word")))
        whole = [w.words for w in words_on_pages(pdf) if "organisation" in w.words]
        assert whole and "@organisation.example.org" in whole[0]


def test_addresses_in_columns_are_read_one_after_the_other():
    pdf = write(letter(Addresses((lines("A1", "A2"), lines("B1"), lines("C1", "C2")), 2)))
    assert words(pdf) == "A1 A2 B1 C1 C2"


def test_an_empty_document_is_a_page():
    assert write(Document("en", "ltr", "Nothing yet", ())).pages == 1
