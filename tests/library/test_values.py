"""Values of fields: read from JSON or from words typed, held against bounds, shown again."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.language import LANGUAGES, Usage
from letterdesk.library import (
    FIELD_TYPES,
    Choice,
    Country,
    Field,
    Money,
    Parsed,
    Recipient,
    Signatory,
    UnSymbol,
    parse_value,
    read_typed,
    show_typed,
)

EN = Usage("en")
KNOWN = {
    "rana": Signatory("Rana Haddad", id="rana", gender="f"),
    "olga": Signatory({"en": "Olga Sidorova", "ru": "Ольга Сидорова"}, id="olga"),
}
TONES = (Choice("firm", {"en": "Firm", "fr": "Ferme"}), Choice("warm", {"en": "Warm"}))


def parsed(kind: str, raw: Any, usage: Usage = EN, **more: Any) -> Parsed:
    return parse_value(Field("f", kind, **more), raw, usage, signatories=KNOWN)


@pytest.mark.parametrize(("kind", "raw", "value"), [
    ("text", " words \n", "words"), ("text", "\u00a0« mot »\u202f", "\u00a0« mot »\u202f"),
    ("paragraph", "a\nb", "a\nb"), ("date", "2014-05-22", dt.date(2014, 5, 22)),
    ("date", "0001-01-01", dt.date(1, 1, 1)), ("date", dt.date(2014, 5, 22), dt.date(2014, 5, 22)),
    ("number", 4, 4), ("number", 19.99, Decimal("19.99")), ("number", "150000", 150000),
    ("number", 4.0, 4), ("number", "2.50", Decimal("2.50")), ("number", -3, -3),
    ("money", {"amount": 1500, "currency": "EUR"}, Money(1500, "EUR")),
    ("choice", "firm", "firm"), ("yes_no", False, False), ("yes_no", True, True),
    ("list", ["a", " ", "b "], ("a", "b")), ("country", "SY", Country("SY")),
    ("countries", ["RU", "CN"], (Country("RU"), Country("CN"))),
    ("un_symbol", " S/2014/348 ", UnSymbol("S/2014/348")), ("signatory", "rana", KNOWN["rana"]),
    ("signatory", {"name": "Sam"}, Signatory("Sam")),
    ("signatories", ["rana", {"name": {"en": "Sam"}}], (KNOWN["rana"], Signatory({"en": "Sam"}))),
    ("person", "Sam", Recipient(name="Sam")),
    ("recipient", {"role": "minister", "name": "X", "gender": "f", "country": "FR"},
     Recipient(role="minister", name="X", gender="f", country="FR")),
])
def test_a_value_of_the_right_form_is_read(kind: str, raw: Any, value: Any) -> None:
    result = parsed(kind, raw, choices=TONES, fractions=True)
    assert result.problem is None
    assert result.value == value
    assert type(result.value) is type(value)


@pytest.mark.parametrize("kind", FIELD_TYPES)
@pytest.mark.parametrize("raw", [None, "", "  ", [], {}, [""]])
def test_nothing_given_is_no_value_and_no_problem(kind: str, raw: Any) -> None:
    assert parsed(kind, raw) == Parsed()


@pytest.mark.parametrize(("kind", "raw", "suggestion"), [
    ("text", 5, "5"), ("text", ["a"], None), ("text", "x" * 100_001, None),
    ("date", "22 May 2014", "2014-05-22"), ("date", "2014-02-30", "2014-02-28"), ("date", 5, None),
    ("date", "soon", None), ("number", "1,500", 1500), ("number", "many", None),
    ("number", True, None), ("number", 10**20, None), ("number", float("nan"), None),
    ("number", "9" * 39, None),
    ("money", "EUR 1,500", {"amount": 1500, "currency": "EUR"}), ("money", "much", None),
    ("money", {"amount": "x", "currency": "EUR"}, None), ("money", {"amount": 1}, None),
    ("money", {"amount": 1, "currency": "euro"}, None),
    ("choice", "ferme", "firm"), ("choice", "cold", None), ("yes_no", "perhaps", None),
    ("list", "a;b", None), ("list", [1], None), ("country", "Syria", "SY"),
    ("country", "Atlantis", None), ("country", 5, None), ("countries", "RU", ["RU"]),
    ("countries", ["Russia", "CN"], ["RU", "CN"]), ("countries", ["RU", "Atlantis"], None),
    ("countries", ["RU", "CN", "RU"], ["RU", "CN"]), ("countries", [["RU"]], None),
    ("un_symbol", "A/66/L.42/Rev2", "A/66/L.42/Rev.2"), ("un_symbol", 5, None),
    ("signatory", "Olga Sidorova", "olga"), ("signatory", "nobody", None),
    ("signatory", {"title": "x"}, None), ("signatory", {"name": " "}, None), ("signatory", 5, None),
    ("signatories", "rana", ["rana"]), ("signatories", ["rana", "nobody"], None),
    ("person", 5, None), ("person", {"nmae": "x", "role": 3}, None),
    ("recipient", {"role": "king"}, None), ("recipient", {"gender": "Female"}, None),
    ("recipient", {"country": "France"}, None), ("poem", "x", None),
])
def test_a_malformed_value_has_a_problem_and_where_it_can_a_suggestion(
    kind: str, raw: Any, suggestion: Any
) -> None:
    result = parsed(kind, raw, choices=TONES)
    assert result.value is None
    assert result.problem is not None
    assert len(result.problem.shown()) < 400
    assert "{" not in result.problem.shown().replace('{"', "")
    assert result.suggestion == suggestion
    if suggestion is not None:
        assert parsed(kind, suggestion, choices=TONES).problem is None


@pytest.mark.parametrize(("kind", "raw", "least", "most"), [
    ("number", 0, 1, None), ("number", 6, None, 5), ("number", Decimal("5.5"), None, 5),
    ("money", {"amount": 0, "currency": "EUR"}, 1, None),
    ("date", "1944-01-01", "1945-06-26", None),
    ("date", "2030-01-01", None, dt.date(2029, 12, 31)), ("text", "ab", 3, None),
    ("paragraph", "abcd", None, 3), ("countries", ["RU", "CN"], None, 1), ("list", ["a"], 2, None),
])
def test_a_value_out_of_bounds_says_which_bound(
    kind: str, raw: Any, least: Any, most: Any
) -> None:
    problem = parsed(kind, raw, at_least=least, at_most=most, fractions=True).problem
    assert problem is not None
    assert str(least if least is not None else most) in problem.shown()
    wide = parsed(kind, raw, at_least=None, at_most=None, fractions=True)
    assert wide.problem is None


def test_half_a_thing_is_no_number_of_things() -> None:
    problem = parsed("number", 4.5).problem
    assert problem is not None and "4.5 is no whole number" in problem.shown()


@pytest.mark.parametrize(("kind", "raw", "least", "most"), [
    ("number", 1, 1, 1), ("date", "2014-05-22", "2014-05-22", "2014-05-22"), ("text", "ab", 2, 2),
    ("list", ["a"], 1, 1), ("country", "SY", None, None), ("yes_no", True, 1, 2),
])
def test_a_value_on_its_bounds_is_taken(kind: str, raw: Any, least: Any, most: Any) -> None:
    assert parsed(kind, raw, at_least=least, at_most=most).problem is None


def test_a_number_of_thousands_of_digits_is_refused_in_a_short_sentence() -> None:
    problem = parsed("number", 10**5000).problem
    assert problem is not None
    assert len(problem.shown()) < 200


def test_a_translatable_value_is_read_in_its_own_language() -> None:
    raw = {"en": "grave crimes", "ru": "тяжкие преступления"}
    assert parsed("text", raw, Usage("ru"), translatable=True).value == "тяжкие преступления"
    assert parsed("text", raw, Usage("fr"), translatable=True) == Parsed()


def test_a_symbol_compares_with_the_words_of_a_text() -> None:
    value = parsed("un_symbol", "S/2014/348").value
    assert isinstance(value, UnSymbol)
    assert value == "S/2014/348"
    assert value.text == "S/2014/348"


@pytest.mark.parametrize(("kind", "typed", "raw"), [
    ("text", " as typed ", " as typed "), ("date", "2014-05-22", "2014-05-22"),
    ("date", "22 May 2014", "2014-05-22"), ("date", "soon", "soon"), ("number", "1,500", 1500),
    ("number", "19.99", 19.99), ("number", "many", "many"),
    ("number", "0.12345678901234567890", "0.12345678901234567890"),
    ("money", "EUR 1,500", {"amount": 1500, "currency": "EUR"}),
    ("money", "1500 usd", {"amount": 1500, "currency": "USD"}),
    ("money", "€2.5", {"amount": 2.5, "currency": "EUR"}), ("money", "much", "much"),
    ("money", "EUR many", "EUR many"), ("choice", "Ferme", "firm"), ("choice", "cold", "cold"),
    ("yes_no", "Yes", True), ("yes_no", "нет", False), ("yes_no", "perhaps", "perhaps"),
    ("list", "a; b ;;c", ["a", "b", "c"]), ("country", "Syria", "SY"), ("country", "sy", "SY"),
    ("country", "Atlantis", "Atlantis"), ("countries", "RU;China", ["RU", "CN"]),
    ("countries", "RU;Atlantis", ["RU", "Atlantis"]), ("un_symbol", " S/2014/348 ", "S/2014/348"),
    ("un_symbol", "A/66/L.42/Rev2", "A/66/L.42/Rev2"), ("signatory", " rana ", "rana"),
    ("signatories", "rana;olga", ["rana", "olga"]), ("person", "Sam", {"name": "Sam"}),
    ("recipient", "role=king;name=X", "role=king;name=X"), ("recipient", "Sam", "Sam"),
    ("poem", "x", "x"),
])
def test_typed_words_become_the_value_of_the_letter(kind: str, typed: str, raw: Any) -> None:
    assert read_typed(Field("f", kind, choices=TONES), typed, EN) == raw


def test_a_recipient_is_read_as_the_command_line_writes_it() -> None:
    raw = read_typed(Field("f", "recipient"), "role=ambassador;name=X Y;gender=f;country=FR", EN)
    assert raw["role"] == "ambassador"
    assert raw["country"] == "FR"
    assert parsed("recipient", raw).value == Recipient(
        role="ambassador", name="X Y", gender="f", country="FR")


@pytest.mark.parametrize("kind", FIELD_TYPES)
def test_an_empty_box_is_no_value(kind: str) -> None:
    assert read_typed(Field("f", kind), " ", EN) is None
    assert show_typed(Field("f", kind), None, EN) == ""


@pytest.mark.parametrize(("kind", "raw", "shown"), [
    ("date", "2014-05-22", "22 May 2014"), ("number", 150000, "150,000"),
    ("number", 2012, "2012"),
    ("choice", "firm", "Firm"), ("yes_no", True, "yes"), ("country", "SY", "Syria"),
    ("countries", ["SY", "MX"], "Syria; Mexico"),
    ("money", {"amount": 1500, "currency": "EUR"}, "EUR 1,500"), ("list", ["a", "b"], "a; b"),
    ("text", "as typed", "as typed"), ("person", {"name": "Sam"}, "name=Sam"),
    ("recipient", {"name": "Sam", "address": ["a", "b"]}, "name=Sam;address=a|b"),
])
def test_a_value_is_shown_as_the_language_writes_it(kind: str, raw: Any, shown: str) -> None:
    assert show_typed(Field("f", kind, choices=TONES), raw, EN) == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "raw"), [
    ("date", "2014-05-22"), ("date", "0987-12-01"), ("date", "soon"), ("number", 150000),
    ("number", 1234.5), ("number", -2), ("number", "many"), ("choice", "warm"), ("choice", "cold"),
    ("yes_no", True), ("yes_no", False), ("yes_no", "perhaps"), ("country", "XX"),
    ("list", ["a", "b"]), ("un_symbol", "A/66/L.42/Rev2"), ("signatories", ["rana", "olga"]),
    ("money", {"amount": 1234.5, "currency": "EUR"}), ("text", "«x»\u00a0:\u202f5"),
    ("money", "much"), ("countries", ["Atlantis"]),
])
def test_what_a_box_shows_is_read_as_the_same_value_again(
    language: str, kind: str, raw: Any
) -> None:
    field, usage = Field("f", kind, choices=TONES), Usage(language)
    assert read_typed(field, show_typed(field, raw, usage), usage) == raw


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_state_is_shown_and_read_again(language: str) -> None:
    from letterdesk.language import country_codes

    usage = Usage(language)
    codes = list(country_codes())
    field = Field("f", "countries")
    assert read_typed(field, show_typed(field, codes, usage), usage) == codes
    one = Field("f", "country")
    assert all(read_typed(one, show_typed(one, code, usage), usage) == code for code in codes)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["RU", "2014-05-22", "rana", "S/2014/348", "EUR"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["name", "role", "amount", "currency", "en", "address"]), inner,
        max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(FIELD_TYPES), JSON)
def test_any_json_is_a_value_nothing_or_a_problem(kind: str, raw: Any) -> None:
    result = parsed(kind, raw, choices=TONES)
    assert result.value is None or result.problem is None
    if result.problem is not None:
        assert result.problem.shown()
    assert isinstance(show_typed(Field("f", kind, choices=TONES), raw, EN), str)


@given(st.sampled_from(FIELD_TYPES), st.text(max_size=30), st.sampled_from(LANGUAGES))
def test_any_typed_words_are_kept_or_understood(kind: str, typed: str, language: str) -> None:
    field, usage = Field("f", kind, choices=TONES), Usage(language)
    raw = read_typed(field, typed, usage)
    assert (raw is None) == (not typed.strip())
    result = parse_value(field, raw, usage, signatories=KNOWN)
    assert result.value is None or result.problem is None
