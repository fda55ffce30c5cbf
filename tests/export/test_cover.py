"""The cover sheet as PDF: its standards, its directions, and its words as they are."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.export.pdf import Pdf
from letterdesk.export.pdf.cover import CoverSheet, Entry, Line, Run, Section, plain, write_cover
from letterdesk.library.model import HouseStyle
from tests.export.pdf_letters import STYLE, faults, page_words, place_of, poppler_words, tags
from tests.export.printed_pdf import AS_TYPED

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
CHANGED = Line((Run("The text was "), Run("old", "gone"), Run("new", "new"), Run(" here.")), "en")
CHANGED_ARABIC = Line((Run("كان "), Run("قديما", "gone"), Run("جديدا", "new")), "ar")


def sheet(language="en", words="Words", lines=(CHANGED, CHANGED_ARABIC), entries=1):
    label = plain(words, language)
    return CoverSheet(
        language, words, words, (Entry(label, (label, label)),),
        (Section(words, 2, words, (Entry(label, tuple(lines)),) * entries),
         Section(words, 3), Section(words, 2, "", (Entry(label, ()),))),
        changed="2014-05-22T10:00:00+00:00", page_label="Page {page} of {pages}")


def pdf(made, style=STYLE):
    return Pdf(write_cover(made, style), 1, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_each_language_the_sheet_keeps_both_standards(language):
    words = {"ar": "للتوقيع", "ru": "На подпись", "zh": "送签"}.get(language, "À l’attention")
    made = pdf(sheet(language, words))
    assert faults(made) == []
    assert [tag for tag in tags(made) if tag.startswith("/H")] == ["/H1", "/H2", "/H3", "/H2"]
    with pikepdf.open(io.BytesIO(made.data)) as opened:
        assert str(opened.Root.Lang)[:2] == language
        direction = str(opened.Root.ViewerPreferences.Direction)
        assert direction == ("/R2L" if language == "ar" else "/L2R")
        metadata = bytes(opened.Root.Metadata.read_bytes()).decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_in_arabic_labels_stand_at_the_right_and_english_lines_run_from_the_left():
    made = sheet("ar", "كلمة")
    found = pdf(made)
    right = place_of(found, "كلمة").right
    assert right > 500
    assert place_of(found, "The").x < 100
    assert place_of(pdf(sheet("en", "Words")), "Words").x < 100


def test_the_words_of_a_value_in_another_script_keep_their_order():
    line = Line((Run("Ann Lee, Chair", language="en"),), "ar")
    made = pdf(sheet("ar", "كلمة", lines=(line,)))
    ann, chair = place_of(made, "Ann"), place_of(made, "Chair")
    assert ann.y == chair.y and ann.x < chair.x


@pytest.mark.parametrize("typed", AS_TYPED)
def test_what_is_typed_is_printed_as_typed(typed):
    line = Line((Run(typed, "gone"), Run(typed, "new"), Run(typed)), "en")
    found = pdf(sheet("en", f"x {typed} x", lines=(line,)))
    text = " ".join(page_words(found)).replace(" ", "")
    assert text.count(typed.replace(" ", "")) >= 6


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_can_be_told(heading, words):
    line = Line((Run(words, "gone"), Run(words, "new")), "ru")
    write_cover(sheet("en", f"A {heading}", lines=(line,)), HouseStyle())


def test_many_changes_go_over_pages_with_the_page_told():
    made = pdf(sheet(entries=60))
    assert faults(made) == []
    pages = page_words(made)
    assert len(pages) > 2 and "Page 2 of" in pages[1]


def test_the_same_sheet_gives_the_same_bytes():
    assert pdf(sheet()) == pdf(sheet())


def test_a_line_of_rare_chinese_is_printed():
    assert "堃" in poppler_words(pdf(sheet("zh", "送签", lines=(plain("堃", "zh"),))))
