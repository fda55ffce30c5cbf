"""Two edits of one text joined word by word: laws for any body."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.letters.combine.bodies import join_bodies
from letterdesk.letters.combine.three_way import join_order, same
from letterdesk.letters.soundness import first_unsoundness

from .test_combine import BASE

WORDS = st.text(st.sampled_from("ab cde. é\u00a0中文عر\n"), min_size=1, max_size=12)
LEAVES = st.one_of(WORDS, WORDS, st.sampled_from([
    {"chip": "country"}, {"br": True}, {"fixed": "name"}, {"note": "1"},
    {"fixed": "name", "words": ["other"]}]))
SPANS = st.recursive(
    st.lists(LEAVES, min_size=1, max_size=4),
    lambda inner: st.lists(st.one_of(
        LEAVES, st.builds(lambda s: {"strong": s}, inner), st.builds(lambda s: {"em": s}, inner),
        st.builds(lambda s: {"link": s, "to": "https://un.org"}, inner)), max_size=3),
    max_leaves=5)
PARAGRAPHS = st.builds(lambda spans: {"p": spans}, SPANS)
BLOCKS = st.one_of(
    PARAGRAPHS, PARAGRAPHS, st.builds(lambda spans: {"h": spans, "level": 2}, SPANS),
    st.builds(lambda items: {"ul": items}, st.lists(st.lists(PARAGRAPHS, max_size=2), max_size=3)),
    st.builds(lambda items: {"ol": items, "start": 3},
              st.lists(st.lists(PARAGRAPHS, max_size=2), max_size=3)),
    st.builds(lambda body: {"note": "1", "body": body}, st.lists(PARAGRAPHS, max_size=2)))
BODIES = st.lists(BLOCKS, max_size=4)


@given(BODIES, BODIES)
def test_one_side_alone_is_taken_as_it_is(base, side):
    for joined in (join_bodies(base, side, base), join_bodies(base, base, side),
                   join_bodies(base, side, side)):
        assert joined is not None and same(joined, side)


@settings(deadline=None)
@given(BODIES, BODIES, BODIES)
def test_any_three_bodies_join_alike_from_either_side_or_not_at_all(base, mine, theirs):
    there, back = join_bodies(base, mine, theirs), join_bodies(base, theirs, mine)
    assert (there is None) == (back is None)
    if there is not None:
        assert same(there, back)
        part = msgspec.structs.replace(BASE.parts[0], free={"en": there})
        assert first_unsoundness(msgspec.structs.replace(BASE, parts=(part,))) is None


SENTENCE = "The Council met on Monday and heard what the States had to say about it at length."


@given(st.integers(0, 16), st.integers(0, 16), st.sampled_from(["new words", "x", ""]))
def test_a_word_of_each_is_changed_where_two_stand_between(at, other, put):
    words = SENTENCE.split(" ")

    def changed(index, word):
        return [{"p": [" ".join([*words[:index], word, *words[index + 1:]])]}]

    if abs(at - other) <= 3 or max(at, other) >= len(words):
        return
    mine, theirs = changed(at, "MINE" + put), changed(other, "THEIRS")
    joined = join_bodies([{"p": [SENTENCE]}], mine, theirs)
    expected = list(words)
    expected[at], expected[other] = "MINE" + put, "THEIRS"
    assert joined is not None and same(joined, [{"p": [" ".join(expected)]}])


@pytest.mark.parametrize(("mine", "theirs"), [
    (["One. Two. Three."], ["Nothing of it."]),
    (["One more. Two."], ["One less. Two."]),
    (["One. Two. And mine."], ["One. Two. And theirs."]),
])
def test_changes_that_meet_are_not_joined(mine, theirs):
    assert join_bodies([{"p": ["One. Two."]}], [{"p": mine}], [{"p": theirs}]) is None


def test_bodies_beyond_all_measure_are_left_to_a_person():
    base = [{"p": ["word " * 6_000]}]
    assert join_bodies(base, [{"p": ["x " + "word " * 6_000]}],
                       [{"p": ["word " * 6_000 + "y"]}]) is None


KEYS = st.lists(st.integers(0, 6), unique=True, max_size=7)


@given(KEYS, KEYS, KEYS)
def test_an_order_has_everything_once_and_is_the_same_from_either_side(base, mine, theirs):
    gone = {key for key in base if key not in mine or key not in theirs}
    base, mine, theirs = ([key for key in side if key not in gone]
                          for side in (base, mine, theirs))
    order = join_order(base, mine, theirs, lambda key: key)
    assert order == join_order(base, theirs, mine, lambda key: key)
    assert join_order(base, mine, base, lambda key: key) == mine
    if order is not None:
        assert sorted(order) == sorted({*mine, *theirs})
