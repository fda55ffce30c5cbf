"""Remedies in any order: each puts its finding right, keeps chips, and brings no new trouble."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.findings import must_be_put_right
from letterdesk.letters.compose import compose
from letterdesk.letters.soundness import first_unsoundness
from letterdesk.operations.check import check
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.remedies import remedied, remedies

TODAY = dt.date(2014, 5, 22)
PIECES = (
    "the the Council", "this illegal veto", "**An illegal** veto", "the P5", "A/66/L42/Rev2",
    "{{ country|country }}", "of *of the* rest", "three members: China and Russia.", "so. Unlawful "
    "veto", "S/RES/2139 (2013)", "“never", "- one of of them",
)


@pytest.fixture(scope="module", autouse=True)
def _letter(made):
    _Drawn.letter = made


class _Drawn:
    """The letter that words are drawn for, made once."""

    letter = None


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), order=st.randoms())
@settings(max_examples=25, deadline=None)
def test_certain_remedies_come_to_an_end_in_any_order(pieces, order):
    text = "\n\n".join(pieces)
    letter = edit(_Drawn.letter, EditRequest(text=(f"call={text}",)), library=lambda: None)
    chips = compose(letter, "en").part("call").source.count("{{")
    for _ in range(60):
        ways = [ways[0] for finding in check(letter, TODAY)
                if (ways := remedies(letter, finding, by="Sam")) and ways[0].is_sure]
        if not ways:
            break
        before = len(must_be_put_right(check(letter, TODAY)))
        letter = remedied(letter, order.choice(ways))
        assert len(must_be_put_right(check(letter, TODAY))) <= before
        assert first_unsoundness(letter) is None
    assert not ways
    assert compose(letter, "en").part("call").source.count("{{") == chips
    left = {finding.code for finding in check(letter, TODAY)}
    assert left <= {"unclosed-quote", "symbol-year"}
