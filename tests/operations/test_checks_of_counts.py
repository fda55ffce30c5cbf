"""Numbers typed in an edit against the lists that they count."""

from __future__ import annotations

import pytest

from letterdesk.letters.compose import compose
from letterdesk.operations.new import NewRequest, new


@pytest.fixture
def source():
    def source(letter, part="position", language="en"):
        return compose(letter, language).part(part).source
    return source


def test_a_typed_count_that_is_right_is_no_finding(letter, change, found, source):
    text = source(letter).replace("{{ vetoing_states|count|spellout }}", "two")
    assert "two" in text
    changed = change(letter, text=(f"position={text}",))
    assert found(changed, "count-differs") == []


def test_a_typed_count_is_told_when_the_list_grows(letter, change, found, source):
    text = source(letter).replace("{{ vetoing_states|count|spellout }}", "two")
    changed = change(change(letter, text=(f"position={text}",)), set=("vetoing_states=RU;CN;FR",))
    (finding,) = found(changed, "count-differs")
    assert (finding.words, finding.severity) == ("two", "put right")
    assert "the list has 3" in finding.line() and finding.place.part == "position"


def test_a_typed_count_in_figures_is_told_too(letter, change, found, source):
    text = source(letter).replace("{{ vetoing_states|count|spellout }}", "3")
    (finding,) = found(change(letter, text=(f"position={text}",)), "count-differs")
    assert finding.words == "3"


@pytest.mark.parametrize(("language", "words", "marked"), [
    ("en", "Three permanent members: China and Russia.", "Three"),
    ("en", "It was stopped by 3 permanent members: China and the Russian Federation.", "3"),
    ("en", "By two permanent members: China, France and Russia.", "two"),
    ("en", "By two members: {{ vetoing_states|country|list }}, France not among them; no.", None),
    ("fr", "Trois membres permanents : la Chine et la Russie.", "Trois"),
    ("es", "Tres miembros permanentes: China y Francia.", "Tres"),
    ("ar", "ثلاثة أعضاء دائمين: الصين وفرنسا.", "ثلاثة"),
    ("ru", "Три постоянных члена: Китай и Россия.", "Три"),
    ("zh", "三个常任理事国：中国和俄罗斯。", "三"),
])
def test_a_number_before_a_colon_counts_the_states_behind_it(six, change, found, language, words,
                                                             marked):
    changed = change(six, text=(f"call={words}",), language=language)
    assert [f.words for f in found(changed, "count-differs")] == ([marked] if marked else [])


@pytest.mark.parametrize("words", [
    "Two permanent members: China and Russia.",
    "Three permanent members: China and others.",
    "In paragraph 3 of the letter: China and Russia.",
    "On 22 May: China and Russia.",
    "We count three. The members: China and Russia.",
    "Members: China and Russia.", "Three members: nobody.", "One hundred and more:",
    "{{ vetoing_states|count|spellout }} permanent members: China, France and Russia.",
    "Some 2.5 million people: China and Russia.",
])
def test_a_number_that_counts_something_else_is_left_alone(letter, change, found, words):
    assert found(change(letter, text=(f"call={words}",)), "count-differs") == []


def test_a_list_of_the_letter_behind_a_colon_is_counted(letter, change, found):
    words = "Three permanent members: {{ vetoing_states|country|list }}."
    (finding,) = found(change(letter, text=(f"call={words}",)), "count-differs")
    assert (finding.words, finding.place.part) == ("Three", "call")
    right = change(letter, text=("call=Two permanent members: "
                                 "{{ vetoing_states|country|list }}.",))
    assert found(right, "count-differs") == []


def test_a_count_in_a_free_paragraph_is_looked_at(letter, change, found):
    changed = change(letter, insert_after=("call=Three members: China and Russia. "
                                           "Three members: China and Russia.",))
    first, second = found(changed, "count-differs")
    assert first.place.part == "added-1" and first.id != second.id


def test_points_are_counted_against_the_items_below_them(library, clock, change, found):
    letter = new(library, NewRequest("meeting-request", ("en",), (
        "topics=one; two; three", "purpose=peace", "first_day=2014-06-02")), clock=clock)
    words = ("There are {n} points that we should like to raise:\n\n1. One\n2. Two\n3. Three\n"
             "4. Four")
    wrong = change(letter, text=(f"points={words.format(n='three')}",))
    (finding,) = found(wrong, "count-differs")
    assert finding.words == "three" and "the list has 4" in finding.line()
    right = change(letter, text=(f"points={words.format(n='four')}",))
    assert found(right, "count-differs") == []
    none = "These are the points:\n\n1. One\n2. Two\n\nAnd so on."
    assert found(change(letter, text=(f"points={none}",)), "count-differs") == []
