"""Letters in which nothing is wrong: what the library makes of them, whoever they go to."""

from __future__ import annotations

import datetime as dt

import pytest

from letterdesk.contacts import ROLES, Recipient
from letterdesk.letters.checks import checking
from letterdesk.letters.compose import compose
from letterdesk.letters.store import read_letter
from letterdesk.operations.check import check
from letterdesk.resources import bundled_library

EXAMPLES = sorted((bundled_library() / "examples").glob("*.letter"))
TODAY = dt.date(2014, 5, 22)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_of_the_library_has_no_finding(path):
    assert check(read_letter(path).letter, TODAY) == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_has_none_whomever_it_goes_to(path, change):
    letter = read_letter(path).letter
    # The close of the joint letter says “Excellency” to everybody; that one is right.
    known = {"form-of-address"} if letter.template == "joint-letter" else set()
    for role in ROLES:
        for gender in ("f", "m", None):
            one = Recipient(role, "Ana Lima", gender, "FR")
            composition = compose(letter, letter.languages[0], one)
            found = {f.code for f in checking.check_one(letter, composition, TODAY)}
            assert found <= known, (role, gender)


def test_a_letter_in_six_languages_has_none(six):
    assert check(six, TODAY, with_pages=True) == ()


@pytest.mark.parametrize(("language", "words"), [
    ("en", "We have had had enough of it, said the Minister, Mr. Sam Okoye: “the veto’s ‘price’ is "
           "paid in lives.” See S/2014/348 and resolution 2139 (2014), paragraph 3."),
    ("en", "On 22 May, at 10:30, three States – France, Jordan and Chile – spoke; and/or 24/7."),
    ("fr", "Nous nous félicitons que Monsieur le Ministre, M. Okoye, ait dit : « le “veto” ». "
           "Les 15 membres du Conseil, dont la France, l’ont entendu le 22 mai 2014."),
    ("es", "El señor Ministro dijo: «no al “veto”»; los 15 miembros lo oyeron el 22 de mayo."),
    ("ru", "Господин Министр сказал: «„вето“ — нет»; все 15 членов слышали это 22 мая."),
    ("ar", "قال السيد الوزير: «لا للنقض»، واحدا واحدا، في 22 أيار/مايو."),
    ("zh", "部长先生说：“不要‘否决’”，人人常常如此。2014年5月22日。"),
])
def test_words_as_people_write_them_have_none(six, change, language, words):
    one = change(six, to=("role=ambassador;name=Ana Lima;gender=f;country=BR",))
    changed = change(one, text=(f"call={words}",), language=language)
    codes = {f.code for f in check(changed, TODAY)}
    assert codes <= {"edited-in-one", "numbers-differ"}
