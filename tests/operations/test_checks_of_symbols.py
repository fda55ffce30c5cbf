"""Symbols of UN documents against dates, sessions, organs and the resolutions that there are."""

from __future__ import annotations

import datetime as dt

import pytest

from letterdesk.library.symbol_dates import (
    is_resolution,
    organ_of,
    period_of,
    resolution_of,
    session_of,
    year_of_resolution,
)
from letterdesk.operations.new import NewRequest, new


@pytest.mark.parametrize(("symbol", "first", "last"), [
    ("S/2014/348", "2014-01-01", "2014-12-31"),
    ("S/RES/2139 (2014)", "2014-01-01", "2014-12-31"),
    ("S/PRST/2013/15", "2013-01-01", "2013-12-31"),
    ("A/66/L.42/Rev.2", "2011-09-01", "2012-09-30"),
    ("A/RES/68/182", "2013-09-01", "2014-09-30"),
    ("A/C.3/68/L.1", "2013-09-01", "2014-09-30"),
    ("A/HRC/25/L.7", "2014-01-01", "2014-12-31"),
    ("A/HRC/RES/16/21", "2011-01-01", "2011-12-31"),
    ("E/2014/1", "2014-01-01", "2014-12-31"),
])
def test_a_symbol_says_when_its_document_is_from(symbol, first, last):
    assert period_of(symbol) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("symbol", [
    "S/26584", "A/RES/ES-11/1", "A/HRC/S-17/1", "A/5217", "E/CN.4/1994/1", "S/PV.7180",
    "S/RES/2139", "A/RES/3314 (XXIX)", "S/9999/1",
])
def test_a_symbol_that_says_no_time_is_not_guessed_at(symbol):
    assert period_of(symbol) is None


def test_organ_session_and_resolution_are_read_from_a_symbol():
    assert [organ_of(s) for s in ("S/2014/348", "A/66/1", "A/HRC/25/1")] == ["S", "A", "A/HRC"]
    assert [session_of(s) for s in ("A/HRC/25/1", "A/66/L.1", "S/2014/1")] == [25, 66, None]
    assert is_resolution("A/RES/68/182") and not is_resolution("A/66/L.42")
    assert resolution_of("S/RES/2139 (2014)") == (2139, 2014)
    assert resolution_of("S/2014/348") is None
    assert [year_of_resolution(n) for n in (2132, 2133, 1325, 5, 99_999)] == [
        2013, 2014, 2000, None, None]


@pytest.mark.parametrize("values", [
    ("resolution=S/2013/900", "date=2014-01-20", "vote_date=2014-01-15"),
    ("resolution=S/2014/1",), ("earlier_draft=A/66/L.42", "earlier_draft_year=2011"),
    ("earlier_draft=A/66/L.42", "earlier_draft_year="), ("resolution=S/26584",),
    ("date=",), ("vote_date=",),
])
def test_symbols_that_fit_their_dates_are_no_finding(letter, change, found, values):
    changed = change(letter, set=values)
    assert found(changed, "symbol-date") == found(changed, "symbol-organ") == []


@pytest.mark.parametrize(("values", "field", "says"), [
    (("resolution=S/2015/1",), "resolution", "from 2015 or later, and the letter is dated 2014"),
    (("resolution=S/2012/77",), "resolution", "is not from the time of “Date of the vote”"),
    (("earlier_draft_year=2013",), "earlier_draft", "is not of the year 2013"),
    (("earlier_draft=A/70/L.1",), "earlier_draft", "is from 2015 or later"),
])
def test_a_symbol_that_contradicts_a_date_is_to_look_at(letter, change, found, values, field,
                                                        says):
    (finding,) = found(change(letter, set=values), "symbol-date")
    assert finding.place.field == field and finding.severity == "look at"
    assert says in finding.line()


def test_the_words_of_a_symbol_in_a_field_are_those_printed(letter, change, found):
    (finding,) = found(change(letter, set=("resolution=S/2015/1",)), "symbol-date")
    assert finding.words == "S/2015/1"


@pytest.mark.parametrize(("symbol", "says"), [
    ("A/66/L.42", "a document of the Security Council, and A/66/L.42 is one of the General"),
    ("S/RES/2139 (2014)", "asks for a draft, and S/RES/2139 (2014) is a resolution"),
    ("CRC/C/SYR/3", "is one of CRC"),
])
def test_a_document_of_another_organ_is_to_look_at(letter, change, found, symbol, says):
    (finding,) = found(change(letter, set=(f"resolution={symbol}",)), "symbol-organ")
    assert says in finding.line() and finding.severity == "look at"


def test_the_session_of_a_draft_is_held_against_the_session_that_is_named(library, clock, found):
    def letter(session):
        return new(library, NewRequest("joint-letter", ("en",), (
            "council_draft=A/HRC/25/L.7", f"session={session}", "country=ML",
            "date=2014-03-20")), clock=clock)
    assert found(letter(25), "symbol-date") == []
    (finding,) = found(letter(26), "symbol-date")
    assert "is of session 25, and “Session of the Council” says 26" in finding.line()


@pytest.mark.parametrize(("words", "code", "marked"), [
    ("We saw A/66/L42/Rev2 here.", "symbol-form", "A/66/L42/Rev2"),
    ("Draft S/14/348 was vetoed.", "symbol-form", "S/14/348"),
    ("We cite S/RES/2139 here.", "symbol-form", "S/RES/2139"),
    ("We cite S/2015/1.", "symbol-date", "S/2015/1"),
    ("We cite S/RES/2139 (2013).", "symbol-year", "S/RES/2139 (2013)"),
    ("By resolution 2139 (2013), all agreed.", "symbol-year", "2139 (2013)"),
])
def test_symbols_that_were_typed_into_the_words_are_looked_at(letter, change, found, words, code,
                                                              marked):
    changed = change(letter, text=(f"call={words}",))
    (finding,) = found(changed, code)
    assert (finding.place.part, finding.words) == ("call", marked)
    assert finding.severity == "look at"


@pytest.mark.parametrize("words", [
    "See S/2014/348, A/66/L.42/Rev.2 and S/RES/2139 (2014).",
    "He/she said and/or; A/B tests; 24/7; s/he; https://undocs.org/S/2015/1",
    "Resolutions 2132 (2013) and resolution 2133 (2014), by 2139 (2013) votes.",
    "By resolution 2132 (2014), at the turn of a year.",
    "By resolution 9999 (2013), which there is not yet.",
])
def test_right_symbols_and_what_is_none_are_left_alone(letter, change, found, words):
    changed = change(letter, text=(f"call={words}",))
    assert [found(changed, f"symbol-{kind}") for kind in ("form", "date", "year")] == [[], [], []]


@pytest.mark.parametrize(("language", "words"), [
    ("fr", "Par la résolution 2139 (2013), on l’a dit."),
    ("es", "En la resolución 2139 (2013) se dijo."),
    ("ar", "في القرار 2139 (2013) قيل."),
    ("ru", "В резолюции 2139 (2013) сказано."),
    ("zh", "第2139（2013）号决议。"),
])
def test_a_resolution_is_found_as_each_language_cites_it(six, change, found, language, words):
    changed = change(six, text=(f"call={words}",), language=language)
    (finding,) = found(changed, "symbol-year")
    assert finding.place.language == language and "adopted in 2014" in finding.line()


def test_a_free_paragraph_is_looked_at_too(letter, change, found):
    changed = change(letter, insert_after=("call=We cite S/2015/1 and S/2015/1.",))
    first, second = found(changed, "symbol-date")
    assert first.place.part == "added-1" and first.id != second.id
