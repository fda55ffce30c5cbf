"""Words as a search sees them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.language.searching import (
    first_sentence,
    folded,
    has_all,
    nearest,
    query_words,
    spans_of,
    words_in,
)

ANY_SCRIPT = st.text(alphabet=st.characters(codec="utf-8", categories=(
    "Lu", "Ll", "Lo", "Nd", "Mn", "Zs", "Po", "Pd", "Sm", "Cf")), max_size=40)


@pytest.mark.parametrize(("typed", "stands"), [
    ("Türkiye", unicodedata.normalize("NFD", "Türkiye")),
    ("turkiye", "TÜRKİYE"),
    ("Cote d'Ivoire", "Côte d’Ivoire"),
    ("елка", "Ёлка"),
    ("اسرائيل", "إسرائيل"),
    ("المتحده", "المُتَّحِدَةِ"),
    ("الامم", "الأُمَم"),
    ("مسوول", "مسؤول"),
    ("علي", "على"),
    ("عربيه", "عربــية"),
    ("strasse", "Straße"),
    ("Lodz", "Łódź"),
    ("42 000", "42\u202f000"),
    ("2014", "٢٠١٤"),
    ("S/2014-348", "S/2014‑348"),
    ("ABC", "ＡＢＣ"),
    ("oeuvre", "Œuvre"),
    ("veto", "ve\u00adto"),
])
def test_spellings_of_one_word_find_each_other(typed: str, stands: str) -> None:
    assert folded(typed) == folded(stands)
    assert spans_of(query_words(typed), f"– {stands}.")


def test_the_place_found_has_the_marks_of_its_last_letter() -> None:
    text = "In Tu\u0308rkiye\u0301 today"
    [(start, end)] = spans_of(query_words("türkiye"), text)
    assert text[start:end] == "Tu\u0308rkiye\u0301"


@given(ANY_SCRIPT, ANY_SCRIPT)
def test_composed_and_decomposed_texts_are_found_alike(text: str, query: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert folded(composed) == folded(decomposed)
    words = query_words(query)
    assert has_all(words, folded(composed)) == has_all(words, folded(decomposed))


@given(ANY_SCRIPT, ANY_SCRIPT, ANY_SCRIPT)
def test_places_lie_in_the_text_in_order_and_apart(before: str, query: str, after: str) -> None:
    text = before + query + after
    at = 0
    for start, end in spans_of(query_words(query), text):
        assert at <= start < end <= len(text)
        at = end


def test_the_sentence_with_most_of_the_words_is_shown() -> None:
    text = "The Council met. Two members cast a veto. The draft fell.\nA veto is no right."
    found = first_sentence(query_words("cast veto"), text)
    assert found is not None
    assert found.sentence == "Two members cast a veto."
    assert [found.sentence[start:end] for start, end in found.spans] == ["cast", "veto"]
    chinese = first_sentence(query_words("否决"), "安理会开会。两国投了否决票。草案未通过。")
    assert chinese is not None
    assert chinese.sentence == "两国投了否决票。"
    assert first_sentence(query_words("nowhere"), text) is None


@pytest.mark.parametrize(("slip", "meant"), [
    ("veot", "veto"), ("vteo", "veto"), ("reslution", "resolution"), ("ветто", "вето"),
    ("الفيتوو", "الفيتو"),
])
def test_a_slip_finds_the_word_that_was_meant(slip: str, meant: str) -> None:
    known = words_in("vote veto vet resolution revolution вето весы الفيتو والفيتو")
    assert nearest(slip, known) == meant


def test_a_word_that_is_near_to_nothing_has_no_guess() -> None:
    assert nearest("xq", {"xa"}) is None
    assert nearest("budget", {"veto", "draft"}) is None
