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
    pinned_names,
    sort_names,
)
from letterdesk.language.rules import ROLES
from letterdesk.language.table import states, table

_SHORT = {language: Usage(language) for language in LANGUAGES}


def test_the_states_are_the_193_members_and_two_observers() -> None:
    assert len(country_codes()) == len(set(country_codes())) == 195
    assert {"VA", "PS"} <= set(country_codes())
    assert not {"TW", "XK", "EH", "GL", "HK"} & set(country_codes())


@pytest.mark.parametrize("language", LANGUAGES)
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["short", "formal"])
def test_every_role_of_every_state_is_words_without_holes_in(language: str, form: str) -> None:
    usage = Usage(language, form=form)
    for code in country_codes():
        for role in ROLES:
            name = country(code, usage, role)
            assert name.text.strip() == name.text and "  " not in name.text
            assert name.bare and name.key and name.code == code and name.role == role
            assert str(name) == name.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_states_have_one_name_in(language: str) -> None:
    for form in ("short", "formal"):
        names = [country(code, Usage(language, form=form)).text for code in country_codes()]
        assert len(set(names)) == 195


@pytest.mark.parametrize("language", LANGUAGES)
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


@pytest.mark.parametrize(
    ("language", "code", "name", "role", "shown"),
    [
        ("ru", "KP", "КНДР", "by", "КНДР"), ("ru", "PS", "Палестина", "in", "в Палестине"),
        ("ru", "LK", "Цейлон", "in", "в Цейлоне"), ("ru", "PS", " Палестина ", "of", "Палестины"),
        ("fr", "TR", "la Turquie", "in", "en Turquie"),
        ("fr", "PS", "la Palestine", "from", "de Palestine"),
        ("es", "PE", "Perú", "of", "de Perú"), ("zh", "GB", "英国", "in", "在英国"),
        ("ar", "LU", "اللوكسمبورغ", "to", "للوكسمبورغ"), ("ar", "HU", "المجر", "to", "للمجر"),
    ],
)
def test_the_name_of_the_house_is_inflected_as_its_words_are(
    language: str, code: str, name: str, role: str, shown: str
) -> None:
    assert country(code, Usage(language, names={code: {"name": name}}), role).text == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["short", "formal"])
def test_pinned_names_print_what_the_table_prints(language: str, form: str) -> None:
    usage = Usage(language, form=form)
    pinned = Usage(language, form=form, names=pinned_names(country_codes(), usage))
    for role in ROLES:
        names = [country(code, usage, role) for code in country_codes()]
        kept = [country(code, pinned, role) for code in country_codes()]
        assert [(n.text, n.gender, n.number, n.key) for n in kept] == [
            (n.text, n.gender, n.number, n.key) for n in names
        ]
        assert join(kept[:9], pinned) == join(names[:9], usage)


def test_pinned_names_keep_what_the_house_says() -> None:
    usage = Usage("en", names={"KP": {"name": "North Korea", "in": "up in North Korea"}})
    pinned = Usage("en", names=pinned_names(["KP"], usage))
    assert country("KP", pinned, "in").text == "up in North Korea"
    assert country("KP", pinned, "of").text == "of North Korea"


def test_a_language_without_rules_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        join([], Usage("de"))


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
    assert _grammar("fr", "US") == ("m", "plural") and _grammar("fr", "PH") == ("f", "plural")
    assert _grammar("fr", "IR") == ("m", "singular") and _grammar("fr", "AF") == ("m", "singular")
    assert _grammar("es", "US") == ("m", "plural") and _grammar("es", "PH") == ("f", "singular")
    assert _grammar("ru", "RU") == ("f", "singular") and _grammar("ru", "CN") == ("m", "singular")
    assert _grammar("ru", "ML") == ("n", "singular") and _grammar("ru", "US") == ("m", "plural")
    assert _grammar("ru", "GB") == ("n", "singular") and _grammar("zh", "CN") == ("n", "singular")


def _grammar(language: str, code: str) -> tuple[str, str]:
    name = country(code, Usage(language))
    return name.gender, name.number


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
        ("fr", "by", "RU CN", "par la Russie et par la Chine"),
        ("fr", "of", "FR GB US", "de la France, du Royaume-Uni et des États-Unis"),
        ("fr", "name", "FR GB US", "la France, le Royaume-Uni et les États-Unis"),
        ("es", "name", "FR IR", "Francia e Irán"),
        ("es", "of", "FR IR", "de Francia y de Irán"),
        ("es", "name", "RU CN US", "Rusia, China y los Estados Unidos"),
        ("ru", "by", "RU CN", "Россией и Китаем"),
        ("ru", "in", "ML CU", "в Мали и на Кубе"),
        ("ru", "in", "ML FR", "в Мали и Франции"),
        ("ru", "name", "FR GB US", "Франция, Соединенное Королевство и Соединенные Штаты"),
        ("zh", "name", "RU CN", "俄罗斯和中国"),
        ("zh", "in", "FR GB US", "在法国、联合王国和美国"),
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


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("fr", "AF ZA BY BE GM GD IL GB"), ("es", "DE DZ ES US PE GB"),
        ("ru", "EG CI SY US FR"), ("zh", "AL FR PH FJ FI NA NR NP CF CN"),
    ],
)
def test_states_are_sorted_by_the_alphabet_of(language: str, codes: str) -> None:
    usage = Usage(language)
    backwards = [country(code, usage) for code in reversed(codes.split())]
    assert [name.code for name in sort_names(backwards, usage)] == codes.split()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_letter_with_a_stroke_stands_under_that_letter(language: str) -> None:
    names = ("Dora", "Đorđe", "Líbano", "Łódź", "Maison", "Ora", "Øre", "Zorro")
    assert sort_names(reversed(names), Usage(language)) == names


def test_spanish_sorts_an_n_with_tilde_after_n() -> None:
    assert sort_names(["ñu", "nube", "oca"], Usage("es")) == ("nube", "ñu", "oca")


@pytest.mark.parametrize(
    ("following", "conjunction"),
    [("Italia", " e "), ("Haití", " y "), ("hijos", " e "), ("hierro", " y "), ("yodo", " y ")],
)
def test_spanish_and_becomes_e_before_the_sound_of_i(following: str, conjunction: str) -> None:
    assert join(["a", following], Usage("es")) == f"a{conjunction}{following}"


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_latin_names_stand_by_their_letters_among_russian_and_chinese_ones(language: str) -> None:
    own = {"ru": ("Ёлка", "Иран", "Йемен", "Юта"), "zh": ("阿伊莎", "大马士革", "约旦")}[language]
    names = ("Agir", "Équité", "La Voz", "Łódź", "Mali", "õiguse", "Peace", *own)
    assert sort_names(reversed(names), Usage(language)) == names
