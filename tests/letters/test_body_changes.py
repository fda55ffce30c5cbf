"""Differences of two bodies, word by word, and each of them taken back alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.letters.body_changes import BodyChange, body_changes, without
from letterdesk.letters.body_tokens import Token, body_of_tokens, tokens_of

_WORDS = st.sampled_from(["firm", "Court", "the", "the", "veto", " ", " ", ", ", ".", "\u00a0",
                          "السلام", "مُهِمّ", "否决权", "l’État", "2,500", "a_b*c", "🕊"])
_PLAIN = st.lists(_WORDS, min_size=1, max_size=8).map(lambda words: "".join(words))
_LEAF: st.SearchStrategy[Any] = st.one_of(
    _PLAIN, _PLAIN, st.sampled_from([{"chip": "country|country"}, {"chip": "date"}, {"br": True},
                                     {"fixed": "line"}, {"note": "1"},
                                     {"fixed": "line", "words": ["own ", {"strong": ["line"]}]}]))
_SPAN = st.recursive(_LEAF, lambda inner: st.one_of(
    st.builds(lambda s: {"strong": [s]}, inner), st.builds(lambda s: {"em": [s]}, inner),
    st.builds(lambda s: {"link": [s], "to": "https://example.org"}, inner)), max_leaves=2)
_PARAGRAPH = st.builds(lambda spans: {"p": spans}, st.lists(_SPAN, max_size=4))
_HEADING = st.builds(lambda spans, n: {"h": spans, "level": n}, st.lists(_SPAN, max_size=2),
                     st.integers(1, 2))


def _lists(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    items = st.lists(st.lists(inner, max_size=3), max_size=3)
    return st.one_of(st.builds(lambda i: {"ul": i}, items),
                     st.builds(lambda i, n: {"ol": i, "start": n}, items, st.integers(1, 3)))


_BLOCK = st.one_of(_PARAGRAPH, _PARAGRAPH, _HEADING, st.recursive(_PARAGRAPH, _lists, max_leaves=6))
_NOTE = st.builds(lambda p: {"note": "1", "body": [p]}, _PARAGRAPH)
_BODY = st.builds(lambda blocks, notes: (*blocks, *notes), st.lists(_BLOCK, max_size=5),
                  st.lists(_NOTE, max_size=1))


@st.composite
def _two(draw: st.DrawFn) -> tuple[Any, Any]:
    """Two bodies that have something in common."""
    before, other = draw(_BODY), draw(_BODY)
    if draw(st.booleans()):
        return before, other
    blocks = [*before, *other[:1]]
    return before, tuple(draw(st.permutations(blocks)))[:draw(st.integers(0, len(blocks)))]


def canonical(body: Any) -> Any:
    return body_of_tokens(tokens_of(body))


@given(_BODY)
def test_a_body_comes_back_from_its_tokens(body: Any) -> None:
    once = canonical(body)
    assert canonical(once) == once
    assert body_of_tokens(tokens_of(once)) == once


@settings(max_examples=300)
@given(_two())
def test_taking_back_all_changes_gives_what_was(two: tuple[Any, Any]) -> None:
    before, after = two
    assert without(after, before, *body_changes(before, after)) == canonical(before)


@settings(max_examples=300)
@given(_two())
def test_there_are_no_changes_where_the_bodies_are_the_same_and_only_there(
        two: tuple[Any, Any]) -> None:
    before, after = two
    assert (body_changes(before, after) == ()) == (canonical(before) == canonical(after))
    assert body_changes(before, before) == ()


@settings(max_examples=300)
@given(_two())
def test_taking_back_one_change_leaves_the_words_of_the_others(two: tuple[Any, Any]) -> None:
    before, after = two
    changes = body_changes(before, after)
    for change in changes:
        others = [c for c in changes if c is not change]
        tokens, gone = tokens_of(after), set()
        for hunk in change.hunks:
            gone |= set(range(hunk.j1, hunk.j2))
        stay = [t for n, t in enumerate(tokens) if n not in gone]
        back = [t for hunk in change.hunks for t in tokens_of(before)[hunk.i1:hunk.i2]]
        left = tokens_of(without(after, before, change))
        assert Counter(_leaves(left)) == Counter(_leaves([*stay, *back])), others


def _leaves(tokens: Iterable[Token]) -> Iterator[Any]:
    """Characters with their look, chips and the like; rows aside."""
    for token in tokens:
        if token.kind in ("word", "space", "mark"):
            yield from ((letter, token.look) for letter in token.text)
        elif token.kind != "row":
            yield token.key, token.look


@settings(max_examples=200)
@given(_two())
def test_changes_can_be_taken_back_one_after_the_other(two: tuple[Any, Any]) -> None:
    before, after = two
    body: Any = after
    for _step in range(len(body_changes(before, after)) + 20):
        changes = body_changes(before, body)
        if not changes:
            break
        body = without(body, before, changes[0])
    assert canonical(body) == canonical(before)


def p(*spans: Any) -> dict[str, Any]:
    return {"p": list(spans)}


def told(before: Any, after: Any, **words: str) -> list[tuple[str, str, str]]:
    return [(c.kind, c.before, c.after) for c in body_changes(before, after, words)]


BEFORE = (p("Two members, ", {"chip": "states|list"}, ", voted against. ", {"fixed": "neutral"},
            " Our view is firm: no member should use it."),
          p("We ask for your support."))


def one(before: Any, after: Any) -> BodyChange:
    changes = body_changes(before, after)
    assert len(changes) == 1, changes
    return changes[0]


def test_added_words_are_one_change() -> None:
    after = (p("Two members, ", {"chip": "states|list"}, ", voted against. ", {"fixed": "neutral"},
               " Our view is firm and long held: no member should use it."), BEFORE[1])
    assert told(BEFORE, after) == [("inserted", "", " and long held")]


def test_a_word_for_another_is_one_change_and_does_not_cut_words() -> None:
    after = (BEFORE[0], p("We ask for your supporters."))
    assert told(BEFORE, after) == [("replaced", "support", "supporters")]


def test_a_phrase_for_another_is_not_cut_into_crumbs() -> None:
    after = (BEFORE[0], p("We count on the help you give."))
    assert told(BEFORE, after) == [
        ("replaced", "ask for your support", "count on the help you give")]


def test_a_chip_taken_out_is_told_by_its_printed_words() -> None:
    after = (p("Two members voted against. ", {"fixed": "neutral"},
               " Our view is firm: no member should use it."), BEFORE[1])
    assert told(BEFORE, after, **{"states|list": "Russia and China"}) == [
        ("deleted", ", Russia and China,", "")]


def test_touched_fixed_words_are_one_change() -> None:
    changed = {"fixed": "neutral", "words": ["We take a side."]}
    after = (p("Two members, ", {"chip": "states|list"}, ", voted against. ", changed,
               " Our view is firm: no member should use it."), BEFORE[1])
    assert told(BEFORE, after, neutral="We take no side.") == [
        ("replaced", "We take no side.", "We take a side.")]


def test_bold_words_are_a_change_of_their_look() -> None:
    after = (BEFORE[0], p("We ", {"strong": ["ask for"]}, " your support."))
    change = one(BEFORE, after)
    assert (change.kind, change.after, change.gained, change.lost) == (
        "format", "ask for", ("strong",), ())
    assert without(after, BEFORE, change) == BEFORE


def test_paragraphs_that_became_a_list_are_one_change() -> None:
    before = (p("We ask you:"), p("to speak"), p("to vote"), p("Thank you."))
    after = (p("We ask you:"), {"ul": [[p("to speak")], [p("to vote")]]}, p("Thank you."))
    change = one(before, after)
    assert (change.kind, change.gained, change.after) == ("format", ("bullets",),
                                                          "to speak\nto vote")
    assert without(after, before, change) == before


def test_a_paragraph_that_became_an_item_did_not_move() -> None:
    before = (p("We ask for one thing alone."), p("Thank you."))
    after = ({"ul": [[p("We ask for one thing alone.")]]}, p("Thank you."))
    change = one(before, after)
    assert (change.kind, change.gained) == ("format", ("bullets",))
    assert without(after, before, change) == before


def test_an_added_paragraph_is_itself_and_not_its_neighbour() -> None:
    before = (p("One stands here."), p("Two stands here."))
    after = (before[0], p("A new one."), before[1])
    assert told(before, after) == [("inserted", "", "A new one.")]
    after = (before[0], {"ul": [[p("A new one.")]]}, before[1])
    assert told(before, after) == [("inserted", "", "A new one.")]


def test_a_paragraph_cut_in_two_is_one_change() -> None:
    after = (BEFORE[0], p("We ask "), p("for your support."))
    change = one(BEFORE, after)
    assert (change.kind, change.paragraph) == ("inserted", 2)
    assert without(after, BEFORE, change) == BEFORE


def test_a_moved_paragraph_is_one_change_and_goes_back_alone() -> None:
    paragraphs = [p(f"Paragraph {n} says a thing of its own, number {n}.") for n in range(5)]
    moved = [paragraphs[n] for n in (0, 2, 3, 1, 4)]
    moved[4] = p("Paragraph 4 says another thing of its own, number 4.")
    changes = body_changes(paragraphs, moved)
    assert [c.kind for c in changes] == ["moved", "replaced"]
    assert changes[0].after == "Paragraph 1 says a thing of its own, number 1."
    back = without(moved, paragraphs, changes[0])
    assert back == (*paragraphs[:4], moved[4])
    assert without(moved, paragraphs, changes[1]) == tuple(
        paragraphs[n] for n in (0, 2, 3, 1, 4))


@pytest.mark.parametrize(("before", "after", "changes"), [
    ("否决权不得用于阻止行动。", "否决权绝不得用于阻止行动。", [("inserted", "", "绝")]),
    ("这项决议很重要。", "这项草案很重要。", [("replaced", "决议", "草案")]),
    ("موقفنا ثابت: لا حق نقض.", "موقفنا ثابت وقديم: لا حق نقض.", [("inserted", "", " وقديم")]),
    ("قرارٌ مُهِمّ اليوم", "قرارٌ مُلِحّ اليوم", [("replaced", "مُهِمّ", "مُلِحّ")]),
    ("42\u00a0000 EUR", "42 000 EUR", [("replaced", "\u00a0", " ")]),
])
def test_languages_are_compared_by_their_own_words(
        before: str, after: str, changes: list[tuple[str, str, str]]) -> None:
    assert told((p(before),), (p(after),)) == changes


def test_a_long_text_is_compared_word_by_word_too() -> None:
    words = [f"word{n % 300}" for n in range(2000)]
    then = tuple(p(" ".join(words[n:n + 100])) for n in range(0, 2000, 100))
    words[1500:1503] = ["three", "other", "ones"]
    words[700] = "another"
    now = tuple(p(" ".join(words[n:n + 100])) for n in range(0, 2000, 100))
    assert told(then, now) == [
        ("replaced", "word100", "another"),
        ("replaced", "word0 word1 word2", "three other ones")]


def test_a_text_written_anew_is_replaced_as_a_whole() -> None:
    """Words that hold nothing in place are not held against each other one by one."""
    then = (p(" ".join(["a b c d e"] * 4_000)),)
    now = (p(" ".join(["e d x b a"] * 4_000)),)
    change = one(then, now)
    assert change.kind == "replaced"
    assert without(now, then, change) == then
