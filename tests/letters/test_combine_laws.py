"""What joining copies keeps to, whatever was changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.findings import LetterdeskError
from letterdesk.letters import changes as ch
from letterdesk.letters.combine import Own, combine, last_common, resolved
from letterdesk.letters.combine.three_way import content
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.model import Waiver
from letterdesk.letters.soundness import first_unsoundness
from letterdesk.letters.store import letter_from_bytes
from letterdesk.operations.clock import now
from letterdesk.operations.snapshot import snapshot
from tests.letters.copies import (
    ADA,
    BASE,
    BO,
    STATES,
    changed,
    done,
    edited,
    laws,
    places,
    printed,
    readable,
    source,
    words_typed,
)


@laws
@given(before=STATES, mine=STATES)
def test_one_side_alone_changed_is_taken_as_it_is(before, mine):
    base = changed(BASE, before)
    one = changed(base, mine)
    for combined in (combine(base, one, base), combine(base, base, one), combine(base, one, one)):
        assert combined.letter == one
        assert combined.conflicts == ()


@laws
@given(mine=STATES, theirs=STATES)
def test_what_is_joined_is_a_sound_letter_that_composes_and_is_read_back(mine, theirs):
    combined = combine(BASE, changed(BASE, mine), changed(BASE, theirs))
    for letter in (combined.letter, *(resolved(combined, dict.fromkeys(places(combined), side))
                                      for side in ("mine", "theirs", "base"))):
        assert first_unsoundness(letter) is None
        printed(letter)
        assert letter_from_bytes(letter_bytes(letter), "x.letter").letter == letter


@laws
@given(mine=STATES, theirs=STATES)
def test_it_is_the_same_from_either_side_where_nothing_is_to_decide(mine, theirs):
    one, other = changed(BASE, mine), changed(BASE, theirs)
    there, back = combine(BASE, one, other), combine(BASE, other, one)
    kinds = [sorted(conflict.kind for conflict in one.conflicts) for one in (there, back)]
    assert kinds[0] == kinds[1]
    if not there.conflicts:
        by, by_back = readable(there.letter), readable(back.letter)
        assert [content(p) for p in by] == [content(p) for p in by_back]


@laws
@given(mine=STATES, theirs=STATES)
def test_nothing_that_one_side_alone_typed_is_lost(mine, theirs):
    one, other = changed(BASE, mine), changed(BASE, theirs)
    combined = combine(BASE, one, other)
    there = words_typed(BASE, combined.letter)
    open_values = {conflict.spot.field for conflict in combined.conflicts}
    open_parts = {conflict.spot.part for conflict in combined.conflicts}
    lists = {name for name, value in BASE.values.items() if isinstance(value, list)}
    for side, against in ((one, other), (other, one)):
        for typed in words_typed(BASE, side) - words_typed(BASE, against):
            kind, name, *_ = typed
            if kind == "value" and (name in open_values or name in lists or isinstance(
                    side.values[name], dict)):
                continue
            assert typed in there or (kind == "edit" and name in open_parts), typed


def test_values_are_joined_field_by_field_and_the_same_field_is_a_conflict():
    mine = done(BASE, ch.SetField("vetoed_drafts", 5))
    theirs = done(BASE, ch.SetField("country", "FR"))
    assert combine(BASE, mine, theirs).letter.values["vetoed_drafts"] == 5
    assert combine(BASE, mine, theirs).letter.values["country"] == "FR"
    combined = combine(BASE, mine, done(BASE, ch.SetField("vetoed_drafts", 7)))
    (conflict,) = combined.conflicts
    assert (conflict.base_words, conflict.mine_words, conflict.theirs_words) == ("4", "5", "7")
    assert resolved(combined, {"value:vetoed_drafts": Own(6)}).values["vetoed_drafts"] == 6


def test_lists_take_what_both_sides_added():
    mine = done(BASE, ch.SetField("vetoing_states", ["RU", "CN", "FR"]))
    theirs = done(BASE, ch.SetField("vetoing_states", ["CN", "US"]))
    combined = combine(BASE, mine, theirs)
    assert combined.conflicts == ()
    assert combined.letter.values["vetoing_states"] == ["CN", "FR", "US"]


def test_recipients_are_joined_by_name_and_by_what_is_known_of_them():
    base = done(BASE, ch.SetRecipients((ADA,)))
    mine = done(base, ch.SetRecipients((replace(ADA, gender="f"), BO)))
    theirs = done(base, ch.SetRecipients((Recipient("person", "Cy Ode"),
                                          replace(ADA, title="Convenor"))))
    combined = combine(base, mine, theirs)
    assert combined.conflicts == ()
    assert {one.name for one in combined.letter.recipients} == {"Ada Ndiaye", "Bo Lind", "Cy Ode"}
    assert replace(ADA, gender="f", title="Convenor") in combined.letter.recipients
    clash = combine(base, mine, done(base, ch.SetRecipients((replace(ADA, gender="m"),))))
    assert places(clash) == ["recipient:ada ndiaye"]
    assert resolved(clash, {"recipient:ada ndiaye": "theirs"}).recipients[0].gender == "m"


def test_a_title_that_follows_the_values_is_no_conflict_and_a_given_one_stays():
    mine = done(BASE, ch.SetField("country", "FR"))
    theirs = done(BASE, ch.SetField("resolution", "A/RES/66/1"))
    combined = combine(BASE, mine, theirs)
    assert combined.conflicts == ()
    assert combined.letter.title == "Veto on A/RES/66/1 · France"
    assert combine(BASE, mine, done(BASE, ch.SetTitle("Ours"))).letter.title == "Ours"
    both = combine(BASE, done(BASE, ch.SetTitle("Mine")), done(BASE, ch.SetTitle("Theirs")))
    assert places(both) == ["title"]
    assert resolved(both, {"title": Own("A third")}).title == "A third"


def test_waivers_of_both_are_kept():
    mine = done(BASE, ch.Waive("a:b", "asked", "A", "2014-05-01"))
    theirs = done(BASE, ch.Waive("c:d", "known", "B", "2014-05-02"),
                  ch.Waive("a:b", "asked again", "B", "2014-05-02"))
    assert combine(BASE, mine, theirs).letter.waived == (
        Waiver("a:b", "asked again", "B", "2014-05-02"), Waiver("c:d", "known", "B", "2014-05-02"))


def test_the_last_common_snapshot_is_found_and_serves_as_base():
    base = snapshot(done(BASE, ch.SetField("vetoed_drafts", 5)), "As sent round", clock=now)
    mine = done(base, ch.SetField("country", "FR"))
    theirs = snapshot(edited(base, "opening", "On behalf of", "For"), "Later", clock=now)
    found = last_common(mine, theirs)
    assert found.values == base.values and found.parts == base.parts
    combined = combine(found, mine, theirs)
    assert combined.conflicts == ()
    assert combined.letter.values["country"] == "FR"
    assert source(combined.letter, "opening").startswith("For the Coalition")
    assert [kept.name for kept in combined.letter.snapshots] == [
        "As made", "Later", "As sent round"]


def test_a_copy_that_only_went_on_is_taken_whole():
    theirs = done(snapshot(BASE, "Now", clock=now), ch.SetField("country", "FR"))
    combined = combine(last_common(BASE, theirs), BASE, theirs)
    assert combined.conflicts == () and combined.letter.values["country"] == "FR"


def test_snapshots_of_one_name_are_both_kept():
    mine = snapshot(done(BASE, ch.SetField("country", "FR")), "Export 1", clock=now)
    theirs = snapshot(done(BASE, ch.SetField("country", "CN")), "Export 1", clock=now)
    kept = {one.name: one.letter["values"]["country"]
            for one in combine(BASE, mine, theirs).letter.snapshots}
    assert kept == {"As made": "SY", "Export 1": "FR", "Export 2": "CN"}


def test_another_letter_and_one_without_a_common_past_are_refused_with_a_sentence():
    other = replace(BASE, id="l-another1")
    with pytest.raises(LetterdeskError, match="another letter"):
        combine(BASE, BASE, other)
    with pytest.raises(LetterdeskError, match="another letter"):
        last_common(BASE, other)
    with pytest.raises(LetterdeskError, match="no snapshot in common"):
        last_common(replace(BASE, snapshots=()),
                    replace(done(BASE, ch.SetField("country", "FR")), snapshots=()))


@pytest.mark.parametrize("data", [{"id": 4}, {"parts": "x"}, {"parts": [{"part": ""}]},
                                  {"id": "l-other", "languages": []}])
def test_a_damaged_snapshot_is_no_common_past(data):
    damaged = replace(BASE.snapshots[0], letter={**BASE.snapshots[0].letter, **data})
    mine = replace(done(BASE, ch.SetField("country", "FR")), snapshots=(damaged,))
    theirs = replace(done(BASE, ch.SetField("country", "CN")), snapshots=(damaged,))
    with pytest.raises(LetterdeskError, match="no snapshot in common"):
        last_common(mine, theirs)
