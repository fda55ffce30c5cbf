"""Names of files: by a pattern, fit for every system, never empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.findings import NotUnderstood
from letterdesk.letters.file_names import fit_for_files, pieces, places, stem_of
from tests.letters.a_letter import a_block, a_letter


@pytest.fixture
def veto():
    """A letter with a date and a country."""
    letter = a_letter(a_block("We write.", name="opening"))
    return replace(letter, title="Veto on S/2014/348 · Syria")


def test_places_stand_where_the_pattern_names_them(veto):
    assert stem_of("{date} {title}", veto, "en") == "2014-05-22 Veto on S-2014-348 · Syria"
    assert stem_of("{country}_{language}", veto, "en") == "Syria_en"
    assert stem_of("{vetoing_states}", veto, "en") == "Russia, China"
    assert stem_of("Letter to {recipient}", veto, "en", Recipient(country="FR")) \
        == "Letter to France"
    assert stem_of("{recipient}", veto, "en", Recipient(name="Ana: Paz")) == "Ana- Paz"
    assert stem_of("{template}", veto, "en") == veto.template


def test_a_place_without_a_value_takes_the_words_before_it_along(veto):
    assert stem_of("{date}-{recipient}-{language}", veto, "en") == "2014-05-22-en"
    assert stem_of("{recipient} - {title}", veto, "en") == "Veto on S-2014-348 · Syria"


def test_a_pattern_of_nothing_gives_the_title_and_a_letter_without_one_its_template(veto):
    assert stem_of("", veto, "en") == "Veto on S-2014-348 · Syria"
    assert stem_of("{recipient}", replace(veto, title="..."), "en") == veto.template


def test_an_unknown_place_is_refused_by_name(veto):
    with pytest.raises(NotUnderstood) as error:
        stem_of("{datum}", veto, "en")
    assert "datum" in error.value.finding.line() and "date" in error.value.finding.line()
    assert "date" in places(veto)


def test_braces_that_are_not_closed_are_words(veto):
    assert [piece.words for piece in pieces("a{b")] == ["a{b"]
    assert stem_of("a{b", veto, "en") == "a{b"


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "lpt9.txt"])
def test_names_that_windows_keeps_for_itself_are_changed(name):
    assert fit_for_files(name) == f"{name}_"


@given(st.text(max_size=200))
def test_any_words_make_a_name_that_every_system_takes(words):
    made = fit_for_files(words)
    assert not set(made) & set('/\\:*?"<>|')
    assert all(ord(c) >= 32 for c in made)
    assert made == made.strip(" .") and len(made) <= 81
    assert fit_for_files(made) in (made, f"{made}_")


@given(st.text(alphabet="{} date-title", max_size=30))
def test_a_pattern_is_its_pieces(pattern):
    made = "".join(f"{{{p.words}}}" if p.is_place else p.words for p in pieces(pattern))
    assert made.replace(" ", "") == pattern.replace(" ", "")
