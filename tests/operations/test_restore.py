"""Going back to a kept state: all of it comes back, and the state of now is kept."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError, NotUnderstood
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compare import words_of
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.store import letter_from_bytes
from letterdesk.operations.restore import restore
from letterdesk.operations.snapshot import snapshot


def changed(letter, *changes):
    for change in changes:
        letter = apply(letter, change).letter
    return letter


@pytest.fixture
def monday(letter, clock):
    return snapshot(changed(letter, ch.SetField("vetoed_drafts", 5),
                            ch.SwitchPart("call", False)), "Monday", by="Sam", clock=clock)


@pytest.fixture
def later(monday):
    return changed(monday, ch.SetField("vetoed_drafts", 6), ch.SwitchPart("call", True),
                   ch.InsertAfter(None, "en", ({"p": ["Later."]},)), ch.SetTitle("Later"))


def test_values_parts_title_and_words_come_back(monday, later, clock) -> None:
    restored, has_its_texts = restore(later, "Monday", by="Sam", clock=clock)
    assert has_its_texts
    assert (restored.values, restored.parts, restored.title) == (
        monday.values, monday.parts, monday.title)
    assert words_of(compose(restored, "en").document) == words_of(compose(monday, "en").document)
    assert letter_from_bytes(letter_bytes(restored), "x").letter == restored


def test_the_state_of_now_is_kept_and_can_be_gone_back_to(later, clock) -> None:
    restored, _ = restore(later, "Monday", by="Sam", clock=clock)
    kept = restored.snapshots[-1]
    assert kept.by == "Sam"
    back, _ = restore(restored, kept.name, clock=clock)
    assert (back.values, back.parts, back.title) == (later.values, later.parts, later.title)


def test_with_other_texts_in_the_letter_it_says_so(later, clock) -> None:
    blocks = dict(later.pinned.blocks)
    name = next(iter(blocks))
    blocks[name] = replace(blocks[name], texts={"en": "Other words."})
    other = replace(later, pinned=replace(later.pinned, blocks=blocks))
    restored, has_its_texts = restore(other, "Monday", clock=clock)
    assert not has_its_texts
    assert restored.values["vetoed_drafts"] == 5
    assert restored.pinned == other.pinned


def test_a_state_that_is_the_one_of_now_changes_nothing(monday, clock) -> None:
    assert restore(monday, "Monday", clock=clock)[0] is monday


def test_a_snapshot_that_is_not_there_is_named_with_those_that_are(later) -> None:
    with pytest.raises(NotUnderstood, match="Monday"):
        restore(later, "Mondy")


@pytest.mark.parametrize("harm", [{}, {"id": "another"}, {"languages": 3}, {"parts": [1]},
                                  {"languages": ["en", "en"]}])
def test_a_damaged_snapshot_is_refused_and_the_letter_stays(later, harm) -> None:
    data = {**later.snapshots[-1].letter, **harm} if harm else {}
    kept = msgspec.structs.replace(later.snapshots[-1], letter=data)
    with pytest.raises(LetterdeskError):
        restore(replace(later, snapshots=(kept,)), "Monday")
