"""Texts with values in place: filters, conditions, loops, bounds and what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.contacts import Recipient
from letterdesk.document.model import LineBreak, Text, plain_text
from tests.letters.a_letter import codes, composed, reads

AMBASSADOR = Recipient("ambassador", "Marie Dupont", "f", "FR", "en", address=("1 Street",))


@pytest.mark.parametrize(("text", "words"), [
    ("{{ vetoing_states|country|list }}", "Russia and China"),
    ("{{ vetoing_states|list }}", "Russia and China"),
    ("{{ vetoing_states }}", "Russia and China"),
    ("{{ vetoing_states|sort|list }}", "China and Russia"),
    ("{{ vetoing_states|country|sort|list }}", "China and Russia"),
    ("{{ vetoing_states|count|spellout|capital }}", "Two"),
    ("{{ vetoed_drafts|ordinal }}", "fourth"),
    ("{{ vetoing_states|agree(singular='was', plural='were') }}", "were"),
    ("{{ country|agree(singular='has', plural='have') }}", "has"),
    ("{{ vetoed_drafts|plural(one='draft', other='drafts') }}", "drafts"),
    ("{{ country|country('in') }}", "in Syria"),
    ("{{ facts.members }}", "more than 2,500"),
    ("{{ facts.members|number }}", "2,500"),
    ("{{ facts.members|agree(singular='is', plural='are') }}", "are"),
    ("{{ recipient|address }}", "All Missions"),
    ("{{ recipient|salutation }}", "Excellency,"),
])
def test_a_filter_prints_the_words_of_the_language(text, words):
    assert reads(text) == words


@pytest.mark.parametrize(("text", "values", "words"), [
    ("{{ day|date }}", {"day": "2014-05-22"}, "22 May 2014"),
    ("{{ day }}", {"day": "2014-05-22"}, "22 May 2014"),
    ("{{ members }}", {"members": 2012}, "2012"),
    ("{{ members|number }}", {"members": 150000}, "150,000"),
    ("{{ members|percent }}", {"members": 40}, "40%"),
    ("{{ members|range(vetoed_drafts) }}", {"members": 2}, "2–4"),
    ("{{ things|list }}", {"things": ["a", "b", "c"]}, "a, b and c"),
    ("{% for thing in things %}{{ thing }};{% endfor %}", {"things": ["a", "b"]}, "a;b;"),
    ("{{ signatory }}", {"signatory": "ada"}, "Ada Ndiaye"),
    ("{{ signatory|agree(m='He', f='She', n='They') }}", {"signatory": "ada"}, "She"),
    ("{{ signatory|agree(m='He', f='She', n='They') }}", {"signatory": "bo"}, "They"),
    ("{% if firm == true %}firm{% else %}soft{% endif %}", {"firm": True}, "firm"),
    ("{% if day == day %}same{% endif %}", {"day": "2014-05-22"}, "same"),
    ("{% if country == 'SY' %}yes{% elif country == 'ML' %}no{% endif %}", {}, "yes"),
    ("{% if earlier_draft is missing %}none{% endif %}", {}, "none"),
    ("{% if earlier_draft is given %}a{% else %}b{% endif %}", {"earlier_draft": "A/66/L.42"}, "a"),
])
def test_values_and_conditions_choose_the_words(text, values, words):
    assert reads(text, values).replace("\u00a0", "\u00a0") == words


def test_a_recipient_is_addressed_by_role_and_gender():
    assert reads("{{ recipient|salutation }}", recipient=AMBASSADOR) == "Madam Ambassador,"
    address = composed("{{ recipient|address }}", kind="address", recipient=AMBASSADOR)
    (element,) = address.document.elements
    assert plain_text(element.blocks[0].spans).split("\n")[0] == "H.E. Ms. Marie Dupont"
    assert reads("{% if recipient.country == 'FR' %}yes{% endif %}", recipient=AMBASSADOR) == "yes"


def test_a_value_of_several_lines_prints_line_breaks():
    composition = composed("{{ words }}", {"words": "one\ntwo\r\nthree"})
    (paragraph,) = composition.document.elements
    assert [type(s) for s in paragraph.spans] == [Text, LineBreak] * 2 + [Text]


def test_a_missing_value_is_marked_and_named_once():
    composition = composed("{{ vetoed_drafts }} of {{ vetoed_drafts|ordinal }}",
                           {"vetoed_drafts": None})
    assert composition.parts[0].text == "‹Drafts vetoed› of ‹Drafts vetoed›"
    (finding,) = composition.findings
    place = finding.place
    assert (finding.code, place.field, place.part) == ("missing", "vetoed_drafts", "b")


def test_an_optional_value_that_a_text_prints_all_the_same_is_to_put_right():
    composition = composed("Draft {{ earlier_draft }}.")
    assert codes(composition) == ["missing"] and "‹Earlier draft›" in composition.parts[0].text


def test_a_malformed_value_stays_as_typed_with_the_right_form_offered():
    composition = composed("{{ earlier_draft }}", {"earlier_draft": "A/66/L.42/Rev2"})
    assert composition.parts[0].text == "A/66/L.42/Rev2"
    (finding,) = composition.findings
    assert finding.fix.values == {"field": "earlier_draft", "value": "A/66/L.42/Rev.2"}
    assert composition.document.elements[0].spans[0].trouble == "malformed"


@pytest.mark.parametrize("text", [
    "{{ day|ordinal }}", "{{ things|money }}", "{{ country|percent }}", "{{ firm }}",
])
def test_a_filter_that_cannot_print_a_value_says_so(text):
    values = {"day": "2014-05-22", "things": ["a"], "firm": True}
    composition = composed(text, values)
    assert len(composition.findings) <= 1 and "‹" in composition.parts[0].text


def test_an_agreement_that_cannot_be_made_is_to_put_right():
    composition = composed("{{ vetoing_states|agree(singular='has') }}")
    assert codes(composition) == ["no-agreement"]
    assert codes(composed("{{ vetoed_drafts|plural(one='x') }}")) == ["no-agreement"]


def test_a_fact_that_the_library_does_not_have_is_named():
    composition = composed("{{ facts.partners }}")
    assert codes(composition) == ["missing"] and "partners" in composition.parts[0].text


def test_a_comparison_with_a_missing_value_is_false_and_does_not_stop():
    assert composed("{% if vetoed_drafts > 1 %}more{% else %}first{% endif %}",
                    {"vetoed_drafts": None}).parts[0].text == "first"
    assert composed("{% if vetoed_drafts <= 1 %}few{% else %}more{% endif %}",
                    {"vetoed_drafts": "x"}).parts[0].text == "more"


def test_a_text_of_endless_length_stops_with_a_finding():
    things = ["x" * 200] * 200
    loop = "{% for a in things %}{% for b in things %}{{ a }}{{ b }}{% endfor %}{% endfor %}"
    assert codes(composed(loop, {"things": things})) == ["unreadable-text"]


def test_a_text_outside_the_block_language_prints_nothing_and_says_so():
    assert codes(composed("{% set x = 1 %}{{ x }}")) == ["unreadable-text"]


def test_every_decision_is_written_down_by_its_source():
    text = ("{% if vetoed_drafts > 1 %}{{ vetoing_states|count|plural(one='a', other='b') }}"
            "{% endif %}{% for s in vetoing_states %}{{ s|country }}{% endfor %}"
            "{{ country|agree(singular='has', plural='have') }}")
    assert composed(text).parts[0].decided == {
        "vetoed_drafts > 1": True, "vetoing_states|count|plural": "other",
        "for vetoing_states": ["RU", "CN"], "country|agree": "singular",
    }


def test_words_lead_back_to_field_fact_and_block():
    spans = composed("In {{ country|country }}, {{ facts.members }}.").document.elements[0].spans
    origins = [(s.origin.block, s.origin.field, s.origin.fact, s.origin.expression) for s in spans]
    assert origins[1] == ("b", "country", None, "country|country")
    assert origins[3] == ("b", None, "members", "facts.members")
    assert {s.origin.part for s in spans} == {"b"}


@given(st.text(max_size=40).map(str.strip).filter(bool))
def test_a_typed_value_is_printed_as_typed_wherever_it_stands(value):
    composition = composed("**{{ subject }}** and ({{ subject }}).", {"subject": {"en": value}})
    typed = value.replace("\r\n", "\n").replace("\r", "\n")
    assert composition.parts[0].text == f"{typed} and ({typed})."
