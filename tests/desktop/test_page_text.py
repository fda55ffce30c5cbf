"""Words found on the pages of a PDF, in the languages of the letters."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.desktop.composer.page_places import Box, bars
from letterdesk.desktop.composer.page_text import PageText
from letterdesk.export import prepare
from letterdesk.export.pdf import Pdf, PdfWriter
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.store import read_letter
from letterdesk.resources import bundled_library


@cache
def example(language: str) -> tuple[Composition, Pdf]:
    """The bundled letter on veto reform in one language."""
    letter = read_letter(bundled_library() / "examples" / f"veto-reform.{language}.letter").letter
    composition = compose(letter, language)
    document = prepare(composition.document, letter.pinned.style).document
    return composition, PdfWriter().write(document, letter.pinned.style, letter.pinned.files)


def part_boxes(language: str, part: str) -> tuple[Box, ...]:
    return bars(example(language)[1].places, part)


@pytest.mark.parametrize(("language", "part", "words"), [
    ("en", "situation", "three years"), ("en", "salutation", "Dear Excellency,"),
    ("en", "position", "A/66/L.42/Rev.2"), ("en", "opening", "Security Council’s failure"),
    ("ru", "opening", "Коалиции за всеобщее правосудие"),
    ("ru", "date", "22\u00a0мая 2014\u00a0года"),
    ("ar", "situation", "ثلاثة أعوام"), ("ar", "position", "A/66/L.42/Rev.2"),
    ("ar", "opening", "S/2014/348"), ("ar", "position", "يُعتمد المشروع"),
    ("ar", "situation", "2,800,000"), ("zh", "situation", "叙利亚危机"),
    ("zh", "position", "A/66/L.42/Rev.2 号决议草案"), ("zh", "date", "2014 年 5 月 22 日"),
])
def test_words_are_found_where_their_part_stands(application, language, part, words) -> None:
    text = PageText(example(language)[1].data)
    boxes = part_boxes(language, part)
    found = text.find(words, boxes=boxes)
    assert found, f"{words} is on the page"
    for box in found:
        assert any(b.x - 2 <= box.x and box.x + box.width <= b.x + b.width + 2
                   and b.y - 2 <= box.y and box.y + box.height <= b.y + b.height + 2
                   for b in boxes)


@pytest.mark.parametrize(("language", "before", "after"), [
    ("en", "adopt ", "draft resolution"), ("ru", "Совет ", "Безопасности"),
    ("zh", "安理", "会本应"), ("ar", "لكن ", "استخدام")])
def test_words_over_a_line_break_are_one_place_with_a_box_for_each_line(
        application, language, before, after) -> None:
    text = PageText(example(language)[1].data)
    broken = [place for place in text.places(before + after) if len(place) == 2]
    assert broken, "the words go over a line's end"
    first, second = broken[0]
    assert first.y < second.y
    if language == "ar":
        assert first.x < second.x, "the first line ends at the left"
    else:
        assert first.x > second.x


def test_every_place_is_given_and_boxes_choose_among_them(application) -> None:
    text = PageText(example("en")[1].data)
    everywhere = text.places("resolution")
    position = text.places("resolution", boxes=part_boxes("en", "position"))
    assert len(everywhere) > len(position) > 0
    assert set(position) < set(everywhere)


def test_boxes_of_one_line_are_of_one_height(application) -> None:
    text = PageText(example("en")[1].data)
    low, high = text.find("one: no")[0], text.find("On the veto")[0]
    assert low.y == high.y
    assert low.height == high.height


def test_spelling_and_case_make_no_difference(application) -> None:
    text = PageText(example("en")[1].data)
    assert text.find("security council's FAILURE") == text.find("Security Council’s failure")


def test_words_that_do_not_stand_there_are_not_found(application) -> None:
    text = PageText(example("ar")[1].data)
    for words in ("", " ", "كلمات لا توجد هنا", "Zack & Tyler", "\u2068\u2069", "-"):
        assert text.find(words) == ()


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_any_words_can_be_looked_for(words: str) -> None:
    text = _kept_text()
    for box in text.find(words):
        assert box.width >= 0
        assert box.height > 0


@cache
def _kept_text() -> PageText:
    return PageText(example("ar")[1].data)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh", "ar"])
def test_most_runs_of_three_words_of_a_letter_are_found(application, language) -> None:
    composition, pdf = example(language)
    text = PageText(pdf.data)
    looked, found = 0, 0
    for part in composition.parts:
        for line in part.text.splitlines():
            words = line.split() if language != "zh" else \
                [line[n:n + 3] for n in range(0, len(line), 3)]
            for at in range(0, len(words) - 2, 4):
                run = (" " if language != "zh" else "").join(words[at:at + 3])
                looked += 1
                found += bool(text.find(run))
    assert found / looked > (0.9 if language == "ar" else 0.99)
