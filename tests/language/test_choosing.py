"""What a person is told to choose where a code or a word is no State."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.language import (
    LANGUAGES,
    Usage,
    country_codes,
    find_country,
    nearest_states,
    state_to_choose,
)
from letterdesk.language.choosing import RETIRED


def _told(typed: object, language: str = "en") -> str:
    return state_to_choose(typed, Usage(language)).shown()


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("SU", "Russia (RU)"), ("yu", "Serbia (RS)"), ("AN", "Netherlands (NL)"),
        ("CS", "Czechia (CZ)"), ("DD", "Germany (DE)"), ("ZR", "Congo (CD)"),
        ("BUR", "Myanmar (MM)"), ("TP", "Timor-Leste (TL)"),
    ],
)
def test_for_a_retired_code_the_states_of_today_are_named(typed: str, states: str) -> None:
    assert "withdrawn" in _told(typed) and states in _told(typed)


@pytest.mark.parametrize("typed", ["XK", "TW", "HK", "EUE"])
def test_a_code_of_no_member_or_observer_is_said_to_be_that(typed: str) -> None:
    assert "no member or observer State of the United Nations has this code" in _told(typed)


@pytest.mark.parametrize(
    ("language", "typed", "choice"),
    [
        ("en", "Syra", "Syria (SY)"), ("en", "Phillipines", "Philippines (PH)"),
        ("fr", "Côte d'Ivore", "Côte d’Ivoire (CI)"), ("ru", "Фрнция", "Франция (FR)"),
        ("ar", "سورياا", "سوريا (SY)"), ("es", "Filipina", "Filipinas (PH)"),
    ],
)
def test_a_misspelt_name_brings_the_one_like_it_in_the_language_of_the_letter(
    language: str, typed: str, choice: str
) -> None:
    assert choice in _told(typed, language)


@pytest.mark.parametrize("typed", ["Atlantis", "the crisis", "", 5, None, ["SY"], "Kosovo"])
def test_any_other_value_is_told_what_a_state_is_typed_like(typed: object) -> None:
    assert _told(typed) == "type its name or its two letters, like Syria or SY"


def test_a_name_is_answered_with_its_code() -> None:
    assert _told("Burma") == "type MM"


def test_no_retired_code_is_one_of_today_and_all_lead_to_states_of_today() -> None:
    for code, states in RETIRED.items():
        assert find_country(code) is None, code
        assert set(states.split()) <= set(country_codes())


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_gets_an_answer_in_whole_words(typed: str, language: str) -> None:
    assert set(nearest_states(typed, Usage(language))) <= set(country_codes())
    assert _told(typed, language)
