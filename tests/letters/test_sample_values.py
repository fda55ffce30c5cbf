"""Texts rendered with sample values: what some number or name would leave without a form."""

from __future__ import annotations

import pytest

from letterdesk.language import Usage
from letterdesk.letters.sample_values import findings_with_samples
from letterdesk.library import Field, Library, Part, Signatory, Template
from tests.letters.a_letter import FORMS, a_block

FIELDS = (
    Field("states", "countries", at_least=1, at_most=5), Field("country", "country"),
    Field("drafts", "number", at_least=1), Field("subject", "text", translatable=True),
    Field("day", "date", default="today"), Field("who", "signatory"),
    Field("way", "choice", choices=()),
)


def told(text, language="en"):
    block = a_block(text, language=language)
    library = Library(
        "l", language, usages={language: Usage(language)}, blocks={"b": block}, forms=FORMS,
        signatories={"ada": Signatory("Ada", "ada", gender="f")},
        templates={"t": Template("t", part=(Part("b", ("b",)),), field=FIELDS,
                                 addressee_role="ambassador")})
    return [(f.code, f.place.line, f.place.detail) for f in findings_with_samples(library)]


@pytest.mark.parametrize(("text", "language"), [
    ("{{ states|agree(singular='voted') }}", "en"),
    ("{{ country|agree(singular='a') }}", "fr"),
    ("{{ drafts|plural(one='проект', few='проекта') }}", "ru"),
    ("{{ country|agree(m='il', plural='ils') }}", "fr"),
])
def test_a_form_that_some_value_needs_is_told_with_its_line(text, language):
    ((code, line, detail),) = told("One line.\n\n" + text, language)
    assert (code, line) == ("sample-no-agreement", 3) and detail in text.replace("'", '"')


@pytest.mark.parametrize("text", [
    "{{ states|agree(singular='voted', plural='vote') }} {{ drafts|ordinal }} {{ day }}",
    "{{ drafts|plural(one='draft', other='drafts') }} {{ subject }} {{ who }}",
    "{{ recipient|salutation }}",
])
def test_a_text_that_has_all_its_forms_tells_nothing(text):
    assert told(text) == []


def test_a_value_that_its_filter_cannot_print_is_told():
    assert [code for code, _, _ in told("{{ subject|ordinal }}")] == ["sample-not-printable"]
