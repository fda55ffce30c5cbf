"""Differences read in phrases, and no word of either text is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from letterdesk.letters.compare import PartDifference, compare_words
from letterdesk.letters.phrases import in_phrases

WORDS = st.lists(st.sampled_from(["a", "the", "Council", "veto", "three", "\n", "years", "和平"]),
                 max_size=14).map(" ".join)


@given(WORDS, WORDS)
def test_both_texts_are_what_they_were(before, after):
    pieces = in_phrases(compare_words(before, after))
    read = PartDifference("part", pieces)
    assert (read.before, read.after) == (before, after)
    kinds = [piece.kind for piece in pieces]
    assert all(pair not in (("same", "same"), ("gone", "gone"), ("new", "new"), ("new", "gone"))
               for pair in pairwise(kinds))


def test_a_crumb_between_two_changes_is_read_with_them():
    pieces = in_phrases(compare_words("The crisis has now lasted long.",
                                      "The Council has had time enough."))
    gone = [piece.text for piece in pieces if piece.kind == "gone"]
    assert gone == ["crisis has now lasted long"]


def test_a_long_run_that_stayed_keeps_two_changes_apart():
    pieces = in_phrases(compare_words("One of the permanent members said no.",
                                      "Two of the permanent members said yes."))
    assert [piece.text for piece in pieces if piece.kind == "new"] == ["Two", "yes"]


def test_no_line_is_read_with_the_next():
    pieces = in_phrases(compare_words("old\nold", "new\nnew"))
    assert [piece.kind for piece in pieces] == ["gone", "new", "same", "gone", "new"]
