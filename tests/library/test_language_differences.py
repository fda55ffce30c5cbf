"""What a translation says and its source does not."""

from __future__ import annotations

import datetime as dt

import pytest

from letterdesk.language import Usage
from letterdesk.library import Block, Library
from letterdesk.library.language_differences import figures, language_differences, printed_names


def told(english, french, **more):
    block = Block("body", "b", texts={"en": english, "fr": french}, **more)
    library = Library("l", usages={"en": Usage("en"), "fr": Usage("fr")}, blocks={"b": block})
    return [(f.code, f.place.file, f.place.detail) for f in language_differences(library)]


@pytest.mark.parametrize(("english", "french", "code", "detail"), [
    ("In {{ country }} now", "Maintenant", "field-differs", "country"),
    ("Now", "En {{ country|country('in') }}", "field-differs", "country"),
    ("{% for s in states %}{{ s }}{% endfor %}", "x", "field-differs", "states"),
    ("{{ facts.members }} members", "des membres", "field-differs", "facts.members"),
    ("of 14 March 2013", "du 14 mars", "number-differs", "2013"),
    ("two", "2", "number-differs", "2"),
])
def test_a_field_or_number_of_one_language_alone_is_told(english, french, code, detail):
    assert told(english, french) == [(code, "blocks/b/fr.md", detail)]


@pytest.mark.parametrize(("english", "french"), [
    ("{{ n|number }} dead", "{{ n|number }} {{ n|plural(one='mort', other='morts') }}"),
    ("She is", "{{ signatory|agree(m='Il', f='Elle', n='On')|capital }} est"),
    ("{% if vote_date == date %}today{% endif %}", "aujourd'hui"),
    ("2,500 members[^1]\n\n[^1]: note", "2\u00a0500 membres[^2]\n\n[^2]: note"),
    ("1. one\n2. two", "- un\n- deux"),
    ("2,500", "2\u202f500"),
])
def test_words_that_a_language_chooses_by_a_value_are_no_difference(english, french):
    assert told(english, french) == []


def test_texts_that_cannot_be_read_and_retired_blocks_are_left_to_other_checks():
    assert told("{% set x = 1 %}", "{{ country }}") == [
        ("field-differs", "blocks/b/fr.md", "country")]
    assert told("{{ a }}", "b", retired=dt.date(2014, 1, 1)) == []
    assert printed_names("{{") == figures("{{") == frozenset()
    alone = Library("l", usages={"en": Usage("en"), "fr": Usage("fr")},
                    blocks={"b": Block("body", "b", texts={"fr": "x"})})
    assert list(language_differences(alone)) == []
