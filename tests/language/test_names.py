"""Names of states: the tables whole, roles, overrides, and finding a state by a name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.language import (
    LANGUAGES,
    UnknownCountry,
    Usage,
    country,
    country_codes,
    find_country,
    join,
    sort_names,
)
from letterdesk.language.rules import ROLES
from letterdesk.language.table import has_table, states, table

_TABLES = [language for language in LANGUAGES if has_table(language)]
_SHORT = {language: Usage(language) for language in _TABLES}


def test_there_are_tables_for_english_and_arabic() -> None:
    assert {"en", "ar"} <= set(_TABLES)


def test_the_states_are_the_193_members_and_two_observers() -> None:
    assert len(country_codes()) == len(set(country_codes())) == 195
    assert {"VA", "PS"} <= set(country_codes())
    assert not {"TW", "XK", "EH", "GL", "HK"} & set(country_codes())


@pytest.mark.parametrize("language", _TABLES)
def test_every_state_has_a_row_with_a_source_in(language: str) -> None:
    rows = table(language)
    assert list(rows) == list(country_codes())
    for row in rows.values():
        assert row.sources, row.code
        for words in (row.short, row.formal):
            assert words.text == " ".join(words.text.split()), row.code
            assert words.text == unicodedata.normalize("NFC", words.text), row.code
            assert words.gender in ("m", "f", "n") and words.number in ("singular", "plural")
            assert "'" not in words.text, row.code


@pytest.mark.parametrize("language", _TABLES)
@pytest.mark.parametrize("form", ["short", "formal"])
def test_every_role_of_every_state_is_words_without_holes_in(language: str, form: str) -> None:
    usage = Usage(language, form=form)
    for code in country_codes():
        for role in ROLES:
            name = country(code, usage, role)
            assert name.text.strip() == name.text and "  " not in name.text
            assert name.bare and name.key and name.code == code and name.role == role
            assert str(name) == name.text


@pytest.mark.parametrize("language", _TABLES)
def test_no_two_states_have_one_name_in(language: str) -> None:
    for form in ("short", "formal"):
        names = [country(code, Usage(language, form=form)).text for code in country_codes()]
        assert len(set(names)) == 195


@pytest.mark.parametrize("language", _TABLES)
def test_every_name_of_every_state_is_found_again_in(language: str) -> None:
    for code, row in table(language).items():
        for name in (row.short.text, row.formal.text, *row.also):
            for typed in (name, name.upper(), unicodedata.normalize("NFD", name), f" {name} "):
                assert find_country(typed) == code, typed
    for code in country_codes():
        assert find_country(country(code, _SHORT[language]).plain) == code


def test_a_code_of_two_or_three_letters_is_found_in_any_case() -> None:
    for code, alpha3 in states().items():
        for typed in (code, code.lower(), alpha3, alpha3.lower(), alpha3.title()):
            assert find_country(typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Turkiye", "TR"), ("Türkiye", "TR"), ("Turkey", "TR"), ("cote d'ivoire", "CI"),
        ("Ivory Coast", "CI"), ("gambia", "GM"), ("The Gambia", "GM"), ("UK", "GB"),
        ("Iran (Islamic Republic of)", "IR"), ("Russian Federation", "RU"), ("DRC", "CD"),
        ("صين", "CN"), ("الصين", "CN"), ("الصّين", "CN"), ("المانيا", "DE"), ("سورية", "SY"),
        ("guinea bissau", "GW"), ("Burma", "MM"), ("Swaziland", "SZ"),
    ],
)
def test_a_state_is_found_by_what_people_type(typed: str, code: str) -> None:
    assert find_country(typed) == code


@pytest.mark.parametrize("typed", ["", "  ", "the", "ال", "Atlantis", "EU", "XX", "Kore", "-", "é"])
def test_words_that_are_no_state_find_none(typed: str) -> None:
    assert find_country(typed) is None


@given(st.text(max_size=40))
def test_any_text_finds_a_known_code_or_none(text: str) -> None:
    assert find_country(text) in {None, *country_codes()}


@pytest.mark.parametrize("code", ["XX", "", "sy", "Syria"])
def test_an_unknown_code_is_an_error_that_names_it(code: str) -> None:
    with pytest.raises(UnknownCountry) as caught:
        country(code, Usage("en"))
    assert caught.value.args == (code,)
    assert isinstance(caught.value, KeyError)


def test_an_unknown_role_is_an_error() -> None:
    with pytest.raises(ValueError, match="near"):
        country("SY", Usage("en"), "near")


def test_a_name_that_the_house_gives_takes_the_roles_by_the_rules() -> None:
    usage = Usage("en", names={"KP": {"name": "North Korea"}, "MM": {"name": "the Union of Burma"}})
    assert country("KP", usage, "of").text == "of North Korea"
    assert country("MM", usage).plain == "Union of Burma"
    assert country("KR", usage).text == "the Republic of Korea"
    arabic = Usage("ar", names={"SY": {"name": "القطر السوري", "gender": "m"}})
    assert country("SY", arabic, "to").text == "للقطر السوري"
    assert country("SY", arabic).gender == "m"


def test_a_role_that_the_house_gives_stands_as_given() -> None:
    usage = Usage("en", names={"UA": {"in": "in the Ukraine", "number": "plural"}})
    assert country("UA", usage, "in").text == "in the Ukraine"
    assert country("UA", usage, "of").text == "of Ukraine"
    assert country("UA", usage).number == "plural"


def test_gender_and_number_are_those_that_a_verb_takes() -> None:
    arabic = Usage("ar")
    masculine = {c for c in country_codes() if country(c, arabic).gender == "m"}
    assert masculine == {"MA", "LB", "JO", "IQ", "SD", "YE", "SO", "SS", "ME", "VA"}
    assert country("RU", arabic).gender == "f"
    assert country("RU", Usage("ar", form="formal")).gender == "m"
    assert country("US", arabic).number == "singular"
    assert {country(c, Usage("en")).number for c in ("US", "NL", "PH")} == {"singular"}


def _join(language: str, role: str, codes: str) -> str:
    usage = Usage(language)
    return join([country(code, usage, role) for code in codes.split()], usage)


@pytest.mark.parametrize(
    ("language", "role", "codes", "expected"),
    [
        ("en", "name", "", ""),
        ("en", "name", "US", "the United States"),
        ("en", "by", "RU CN", "by Russia and China"),
        ("en", "name", "FR GB US", "France, the United Kingdom and the United States"),
        ("en", "of", "FR GB US", "of France, the United Kingdom and the United States"),
        ("ar", "name", "RU CN", "روسيا والصين"),
        ("ar", "name", "FR GB US", "فرنسا والمملكة المتحدة والولايات المتحدة"),
        ("ar", "to", "CN RU", "للصين وروسيا"),
        ("ar", "in", "SY LB", "في سوريا ولبنان"),
    ],
)
def test_a_list_of_states_reads_as_the_language_writes_it(
    language: str, role: str, codes: str, expected: str
) -> None:
    assert _join(language, role, codes) == expected


def test_a_list_of_words_takes_the_same_conjunctions() -> None:
    assert join(["a", "b", "c"], Usage("en")) == "a, b and c"
    assert join(["أ", "ب", "ج"], Usage("ar")) == "أ وب وج"
    assert join(["S/2014/348", "S/2014/349"], Usage("ar")) == "S/2014/348 و\u00a0S/2014/349"
    assert join(["x", ""], Usage("ar")).startswith("x")


def test_prepositions_that_differ_are_all_written() -> None:
    usage = Usage("en", names={"CU": {"in": "on Cuba"}})
    assert join([country(c, usage, "in") for c in ("ML", "CU")], usage) == "in Mali and on Cuba"


def test_states_are_sorted_by_the_alphabet_without_articles() -> None:
    english = Usage("en")
    codes = ["VA", "GB", "CI", "GM", "CR", "HR", "US", "AE"]
    sorted_codes = [n.code for n in sort_names([country(c, english) for c in codes], english)]
    assert sorted_codes == ["CR", "CI", "HR", "GM", "VA", "AE", "GB", "US"]
    arabic = Usage("ar")
    codes = ["CN", "SY", "DE", "JO", "YE", "BR"]
    sorted_codes = [n.code for n in sort_names([country(c, arabic) for c in codes], arabic)]
    assert sorted_codes == ["JO", "DE", "BR", "SY", "CN", "YE"]
    assert sort_names(["the b", "Á", "c"], english) == ("Á", "the b", "c")
