"""Numbers of a sentence, in figures or in words, in six languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.language import LANGUAGES, Usage, format_number, spell_out
from letterdesk.language.numbers_in_text import numbers_in


def values(text, language):
    return [int(n.value) for n in numbers_in(text, language)]


@pytest.mark.parametrize(("language", "text", "numbers"), [
    ("en", "At least 150,000 people, 2.8 million, twenty-one States", [150_000, 2_800_000, 21]),
    ("en", "1 234 567; 3 thousand; 5 billion; a hundred", [1_234_567, 3000, 5 * 10**9]),
    ("en", "v2, S/2014", []),
    ("fr", "150\u00a0000 personnes, 2,8 millions, vingt et un, 3 milliards",
     [150_000, 2_800_000, 21, 3 * 10**9]),
    ("es", "150.000 personas y 2,8 millones, veintiún Estados", [150_000, 2_800_000, 21]),
    ("ru", "150 000 человек, 2,8 млн, 3 тыс., двадцатью одним", [150_000, 2_800_000, 3000, 21]),
    ("ar", "150,000 شخص و2.8 مليون، والدول الخمس، ٤٢", [150_000, 2_800_000, 5, 42]),
    ("zh", "至少15万人，280万，3亿，两国，二十一", [150_000, 2_800_000, 3 * 10**8, 2, 21]),
])
def test_numbers_are_read_as_each_language_writes_them(language, text, numbers):
    assert values(text, language) == numbers


def test_what_may_mean_something_else_is_not_certain():
    assert [n.is_certain for n in numbers_in("one, four, the fourth, 7", "en")] == [
        False, True, False, True]
    assert [n.is_certain for n in numbers_in("un élan neuf", "fr")] == [False, False]
    assert [n.is_certain for n in numbers_in("四川", "zh")] == [False]
    assert numbers_in("一一", "zh") == ()


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(3, 100))
@settings(max_examples=20, deadline=None)
def test_a_number_in_words_is_read_back(language, number):
    words = spell_out(number, Usage(language))
    assert Decimal(number) in [n.value for n in numbers_in(f"… {words} …", language)]


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(0, 10**9))
@settings(max_examples=25, deadline=None)
def test_a_number_in_figures_is_read_back(language, number):
    words = format_number(number, Usage(language))
    assert [int(n.value) for n in numbers_in(f"… {words} …", language)] == [number]


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_each_number_stands_where_it_says(text):
    for language in LANGUAGES:
        for number in numbers_in(text, language):
            assert 0 <= number.start < number.end <= len(text)
