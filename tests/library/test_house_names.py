"""What a library says of names of States and of numbers in words: `[names]`, `[spelling]`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding
from letterdesk.language import Usage, agree, country, spell_out
from letterdesk.library import Library, load_library

Make = Callable[..., Path]
_HEAD = """format = 1
id = "small"
source_language = "en"
organisation.en = "Small House"
[languages]
en = "en-GB"
fr = "fr-FR"
"""


def _loaded(make: Make, more: str) -> tuple[Library, tuple[Finding, ...]]:
    library, found = load_library(make({"library.toml": _HEAD + more}))
    return library, tuple(one for one in found if one.place.file == "library.toml")


def test_a_house_gives_gender_and_number_with_a_name(make: Make) -> None:
    library, found = _loaded(make, """[names]
TV = { en = "Tuvalu", fr = { name = "le Tuvalu", gender = "m", number = "singular" } }
NL = { en = { number = "plural" }, fr = "les Pays-Bas" }
""")
    assert found == ()
    french, english = library.usages["fr"], library.usages["en"]
    name = country("TV", french, "in")
    assert (name.text, name.gender, name.number) == ("au Tuvalu", "m", "singular")
    assert agree(country("NL", english), {"singular": "has", "plural": "have"}, english) == "have"
    assert country("NL", english, "of").text == "of the Netherlands"


def test_a_house_gives_cases_in_russian_and_a_sorting_key_in_chinese(make: Make) -> None:
    head = _HEAD.replace('fr = "fr-FR"', 'ru = "ru-RU"\nzh = "zh-Hans"')
    folder = make({"library.toml": head + """[names]
KP = { en = "North Korea", zh = { name = "朝鲜", key = "朝鲜" }, ru = { name = "КНДР" } }
CU = { en = "Cuba", zh = "古巴", ru = { name = "Куба", place = "в", genitive = "Кубы" } }
"""})
    library, found = load_library(folder)
    assert [one for one in found if one.place.file == "library.toml"] == []
    russian = library.usages["ru"]
    assert country("CU", russian, "in").text == "в Кубе"
    assert country("KP", russian, "by").text == "КНДР"


@pytest.mark.parametrize(
    ("said", "detail"),
    [
        ('fr = { gender = "n" }', "names.KP.fr.gender"),
        ('fr = { gender = "female" }', "names.KP.fr.gender"),
        ('fr = { number = "dual" }', "names.KP.fr.number"),
        ('fr = { genitive = "x" }', "names.KP.fr.genitive"),
        ('fr = { gender = 1 }', "names.KP.fr.gender"), ('fr = { name = " " }', "names.KP.fr.name"),
        ('fr = { near = "x" }', "names.KP.fr.near"), ('ru = "x"', "names.KP.ru"),
    ],
)
def test_what_a_house_says_wrongly_of_a_name_is_told_with_its_line(
    make: Make, said: str, detail: str
) -> None:
    library, found = _loaded(make, f'[names]\nKP = {{ en = "North Korea", {said} }}\n')
    wrong = [one for one in found if one.severity is PUT_RIGHT]
    assert [(one.place.detail, one.place.line) for one in wrong] == [(detail, 9)]
    assert library.usages["en"].names["KP"] == {"name": "North Korea"}


def test_a_name_that_the_house_has_in_one_language_only_is_to_be_looked_at(make: Make) -> None:
    _, found = _loaded(make, '[names]\nMM = { en = "Burma" }\n')
    (one,) = found
    assert (one.code, one.severity, one.place.line) == ("name-not-in-all-languages", LOOK_AT, 9)
    assert one.message.shown() == "MM has a name of this house in en and the UN's in fr"
    assert one.remedy and one.remedy.shown() == "write it for fr too, or take it out"


@pytest.mark.parametrize("code", ["SU", "XK", "YU", "Syria"])
def test_a_code_of_no_state_under_names_is_told_with_what_to_choose(
    make: Make, code: str
) -> None:
    _, found = _loaded(make, f'[names]\n{code} = {{ en = "X", fr = "X" }}\n')
    (one,) = found
    assert one.severity is PUT_RIGHT and one.place.detail == f"names.{code}"
    assert one.remedy and one.remedy.shown().startswith(
        {"SU": "this code was withdrawn", "YU": "this code was withdrawn",
         "XK": "no member or observer State", "Syria": "type SY"}[code])


def test_the_house_sets_which_numbers_are_spelled(make: Make) -> None:
    library, found = _loaded(make, "[spelling]\nnumbers_up_to = { en = 9, fr = 16 }\n")
    assert found == ()
    english, french = library.usages["en"], library.usages["fr"]
    assert [spell_out(n, english) for n in (9, 10, 2500)] == ["nine", "10", "2,500"]
    assert [spell_out(n, french, "f") for n in (1, 16, 17)] == ["une", "seize", "17"]
    one_for_all, _ = _loaded(make, "[spelling]\nnumbers_up_to = 10\n")
    assert {usage.spelled_up_to for usage in one_for_all.usages.values()} == {10}
    assert spell_out(2500, Usage("en")) == "two thousand five hundred"


@pytest.mark.parametrize("said", ["-1", "{ en = -3 }", "{ ru = 5 }", '"ten"', "1.5", "true"])
def test_a_limit_that_is_none_is_told_with_its_line(make: Make, said: str) -> None:
    _, found = _loaded(make, f"[spelling]\nnumbers_up_to = {said}\n")
    (one,) = found
    assert one.severity is PUT_RIGHT and one.place.line == 9
