"""Paragraphs, lists, tables and notes of the Word file."""

from __future__ import annotations

import pytest

from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Date,
    Heading,
    List,
    ListItem,
    Reference,
    Salutation,
    SignatureBlock,
    Title,
)
from letterdesk.library.model import HouseStyle, TypeSetting
from tests.export.docx_letters import (
    FILES,
    NS,
    STYLE,
    Opened,
    W,
    every_kind,
    item,
    letter,
    paragraph,
    said,
)
from tests.export.docx_parts import (
    ANN,
    BO,
    keeps_with_next,
    level_of,
    numbering,
    room_after,
    value,
)


@pytest.mark.parametrize(("words", "style"), [
    ("Open letter", "Title"), ("On the veto", "Subtitle"), ("Joint statement", "KindLine"),
    ("22 May 2014", "Date"), ("Our ref. 1", "ReferenceLine"), ("By e-mail", "DeliveryLine"),
    ("Minister", "InsideAddress"), ("cc: Bo Li", "Copies"), ("Re: ", "SubjectLine"),
    ("Dear Excellency", "Salutation"), ("What happened", "Heading1"), ("Deeper", "Heading2"),
    ("Deepest", "Heading3"), ("S/2014/348", "BodyText"), ("One", "ListNumber"),
    ("Two, more", "ListContinue"), ("Dot", "ListBullet"), ("deep", "ListBullet2"),
    ("deeper", "ListBullet3"), ("Yours sincerely", "Closing"), ("in an individual", "Signature"),
    ("Chair", "SignatureDetail"), ("Signatories", "SignatoriesHeading"),
    ("Alpha, Mali", "Signatory"), ("For identification", "SignatoriesDisclaimer"),
])
def test_each_element_has_a_style_of_its_own(words, style):
    assert Opened(every_kind()).style_of(words) == style


def test_the_styles_are_named_and_words_own_where_it_has_them():
    names = {style.name for style in Opened(letter()).word.styles}

    assert names >= {"Normal", "Title", "Date", "Salutation", "Closing", "Signature", "Body Text",
                     "Heading 1", "List Number", "Header", "Footer", "Inside Address",
                     "Subject Line", "footnote text", "Letterhead"}


def test_paragraphs_hold_no_fonts_sizes_or_colours_of_their_own():
    for name, part in Opened(every_kind()).stories().items():
        if name.startswith(("word/document", "word/header", "word/footer", "word/footnotes")):
            assert not part.xpath("//w:sz | //w:color | //w:rFonts[@w:ascii] | //w:jc | //w:shd",
                                  namespaces=NS)


@pytest.mark.parametrize(("align", "found"), [("justify", "both"), ("left", None)])
def test_alignment_and_indent_of_the_body_are_the_house_styles(align, found):
    style = HouseStyle(text=TypeSetting(align=align, indent=12))
    [body] = Opened(letter(), style).find("//w:style[@w:styleId='BodyText']/w:pPr",
                                          "word/styles.xml")

    assert value(body, "jc") == found
    assert body.find(f"{W}ind").get(f"{W}firstLine") == "240"


def test_two_lists_count_each_for_itself():
    opened = Opened(letter(List((item("one"), item("two")), marker="decimal"), paragraph("Words"),
                           List((item("uno"), item("due")), marker="decimal")))

    assert numbering(opened, "one") == numbering(opened, "two")
    assert numbering(opened, "uno") == numbering(opened, "due")
    assert numbering(opened, "one")[0] != numbering(opened, "uno")[0]
    assert level_of(opened, "uno")[1] == "1"


def test_a_list_that_goes_on_after_a_paragraph_starts_where_it_says():
    opened = Opened(letter(List((item("one"),), marker="decimal"), paragraph("Words"),
                           List((item("two"),), marker="decimal", start=2)))

    assert level_of(opened, "two")[1] == "2"


@pytest.mark.parametrize(("marker", "kind"), [
    ("decimal", "decimal"), ("alpha", "lowerLetter"), ("roman", "lowerRoman"),
    ("bullet", "bullet"), ("unheard-of", "bullet"),
])
def test_items_are_marked_as_the_list_says(marker, kind):
    opened = Opened(letter(List((item("one"),), marker=marker)))

    assert value(level_of(opened, "one")[0], "numFmt") == kind


@pytest.mark.parametrize(("marker", "kind", "face"), [
    ("alpha", "arabicAbjad", None), ("roman", "lowerRoman", "Times New Roman"),
    ("decimal", "decimal", "Times New Roman")])
def test_arabic_lists_count_in_the_abjad_and_their_figures_have_the_latin_face(marker, kind, face):
    opened = Opened(letter(List((item("أول"),), marker=marker), language="ar"))

    level, _ = level_of(opened, "أول")

    assert value(level, "numFmt") == kind
    fonts = level.find(f"{W}rPr/{W}rFonts")
    assert (None if fonts is None else fonts.get(f"{W}cs")) == face


def test_a_list_in_a_list_has_its_own_marks_one_level_deeper():
    inner = List((item("a"), item("b")), marker="roman")
    opened = Opened(letter(List((item("one", inner), item("two", "two goes on")),
                                marker="decimal")))

    level, start = level_of(opened, "a")
    assert (value(level, "numFmt"), start, numbering(opened, "a")[1]) == ("lowerRoman", "1", "1")
    assert numbering(opened, "two")[1] == "0"
    assert numbering(opened, "two goes on") is None


def test_lists_deeper_than_word_knows_stay_on_its_last_level():
    nested = List((item("bottom"),))
    for _ in range(12):
        nested = List((ListItem((paragraph("up"), nested)),))

    assert numbering(Opened(letter(nested)), "bottom")[1] == "8"


def test_headings_and_salutation_stay_with_what_follows():
    opened = Opened(every_kind())

    assert all(keeps_with_next(opened, words) for words in ("What happened", "Dear Excellency",
                                                            "Re: ", "Signatories"))


def test_more_columns_than_entries_leave_no_empty_column():
    opened = Opened(letter(SignatureBlock((ANN, BO), columns=5)))

    assert len(opened.word.tables[0].columns) == 2


def test_addresses_in_columns_are_read_row_by_row():
    blocks = tuple(AddressBlock(said(name)) for name in "abc")
    opened = Opened(letter(Addresses(blocks, columns=2), paragraph("Words")))

    assert [line for line in opened.lines() if line] == ["a", "b", "c", "Words"]


def test_lines_of_the_head_stand_close_and_the_last_has_room_under_it():
    opened = Opened(letter(Date(said("22 May 2014")), Reference(said("Ours")),
                           Reference(said("Yours")), Salutation(said("Sir,"))))
    gap = round(STYLE.text.gap * 20)

    assert room_after(opened, "22 May 2014") == str(gap)
    assert room_after(opened, "Ours") == "0"
    assert room_after(opened, "Yours") is None
    [style] = opened.find("//w:style[@w:styleId='ReferenceLine']//w:spacing/@w:after",
                          "word/styles.xml")
    assert style == str(2 * gap)


def test_headings_stand_in_the_outline():
    opened = Opened(letter(Heading(said("One")), Title(said("Name"))))

    assert opened.find("//w:style[@w:styleId='Heading1']//w:outlineLvl/@w:val",
                       "word/styles.xml") == ["0"]


def test_the_files_given_are_not_changed():
    before = dict(FILES)
    Opened(every_kind())

    assert before == FILES
