"""The forms of address of the bundled library: six languages, six roles, f, m and neither."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from letterdesk.contacts import ROLES, Recipient, form_of_address, parse_recipient
from letterdesk.document.model import Origin, plain_text
from letterdesk.language import LANGUAGES
from letterdesk.letters.new_letter import new_letter
from letterdesk.letters.render import render
from letterdesk.letters.values import read_values
from letterdesk.library import Library, load_library
from letterdesk.resources import bundled_library

_KINDS = ("f", "m", "neutral")
_ALL = [(role, language, kind) for role in ROLES for language in LANGUAGES for kind in _KINDS]
_NO_SOURCE = "no published source was found"
_OF_MEN = {
    "en": ("Mr.", "Dear Sir,"), "fr": ("Monsieur l", "Cher Monsieur"),
    "es": ("Señor ", "señor ", "Estimado "),
    "ar": ("السيد ", "صاحب السعادة", "معالي الوزير،", "فخامة الرئيس،"),
    "ru": ("господин ", "Уважаемый"), "zh": ("先生",),
}
"""Words that only a man is addressed by."""


@cache
def _library() -> Library:
    return load_library(bundled_library())[0]


def _person(role: str, kind: str) -> Recipient:
    return Recipient(role, "N. Adeyemi", kind if kind in ("f", "m") else None, "ML")


def test_there_are_108_rows_and_no_other() -> None:
    forms = _library().forms
    rows = [(role, language, kind) for role, by_language in forms.items()
            for language, by_gender in by_language.items() for kind in by_gender]
    assert sorted(rows) == sorted(_ALL) and len(rows) == 108


@pytest.mark.parametrize(("role", "language", "kind"), _ALL)
def test_every_form_is_there_with_a_source_or_says_that_none_was_found(
    role: str, language: str, kind: str
) -> None:
    form = _library().forms[role][language][kind]
    for words in (form.salutation, form.vocative, form.close, form.address, form.envelope):
        assert words.strip() == words and words
    names_a_work = len(form.source) >= 20
    assert names_a_work or _NO_SOURCE in form.source.lower()


@pytest.mark.parametrize(("role", "language", "kind"), _ALL)
def test_the_vocative_stands_inside_the_body(role: str, language: str, kind: str) -> None:
    person = _person(role, kind)
    form = form_of_address(person, _library().forms, language)
    assert form is not None
    letter = new_letter(_library(), "veto-reform", [language], recipients=(person,),
                        now=dt.datetime(2014, 5, 22, tzinfo=dt.UTC))
    scope = read_values(letter, language, person).scope
    rendered = render("A, {{ recipient|vocative }}, b.", scope, Origin())
    (words,) = [plain_text(output.spans) for output in rendered.outputs]
    assert words == form.vocative.replace("{name}", "N. Adeyemi")
    assert words[-1] not in ",،，:：!"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_neutral_form_has_no_word_for_a_man(role: str, language: str) -> None:
    form = _library().forms[role][language]["neutral"]
    for words in (form.salutation, form.vocative, form.close, form.envelope, form.address):
        assert not any(word in words for word in _OF_MEN[language]), words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["Other", "", "unknown", "x", "none"])
def test_who_is_neither_woman_nor_man_is_addressed_neutrally(language: str, typed: str) -> None:
    for role in ROLES:
        person = parse_recipient(f"role={role};name=N. Adeyemi;gender={typed}")
        assert person.gender is None
        assert form_of_address(person, _library().forms, language) == form_of_address(
            Recipient(role, "N. Adeyemi"), _library().forms, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["Female", "f", "F", "woman"])
def test_a_woman_is_addressed_as_one_however_it_is_typed(language: str, typed: str) -> None:
    for role in ROLES:
        person = parse_recipient(f"role={role};name=N. Adeyemi;gender={typed}")
        form = form_of_address(person, _library().forms, language)
        assert form is not None and form.salutation == (
            _library().forms[role][language]["f"].salutation)
