"""Lines of the PDF: where they break, and in which order their words stand."""

from __future__ import annotations

import io
import unicodedata

import msgspec
import pikepdf
import pypdf
import pytest

from letterdesk.document.model import (
    Addresses,
    LineBreak,
    List,
    Note,
    NoteMark,
    Origin,
    Picture,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Subject,
    Text,
)
from letterdesk.export import prepare
from tests.export.pdf_letters import (
    FILES,
    STYLE,
    faults,
    item,
    letter,
    lines,
    paragraph,
    place_of,
    poppler_words,
    spans,
    tags,
    value,
    words,
    words_on_pages,
    write,
)
from tests.export.printed_pdf import LONG, item_list


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


def test_a_gap_stands_between_chinese_and_latin_also_at_a_field():
    said = paragraph("中", value("ab", "x"), "文", NoteMark("n"), "c中", LineBreak(), "d")
    notes = (Note("n", (paragraph("注"),)),)
    pdf = write(letter(said, language="zh", notes=notes))
    first, latin = place_of(pdf, "中"), place_of(pdf, "ab")
    assert latin.x - first.x > 11.5 + 0.19 * 11.5


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
