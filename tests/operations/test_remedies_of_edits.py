"""Fixed words restored, edits kept, restored or merged, parts left out or chosen anew."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterdesk.letters.compose import compose
from letterdesk.library import Rule
from letterdesk.operations.remedies import remedied, remedies

FIXED = "The Coalition takes no position on the referral"


@pytest.fixture
def neutral(letter, change):
    return change(letter, choose=("position=neutral-on-referral",))


def source(letter, part="position"):
    return compose(letter, "en").part(part).source


def ways(letter, finding):
    return {way.words.shown(): way for way in remedies(letter, finding, by="Sam")}


@pytest.mark.parametrize(("old", "new", "says", "certain"), [
    ("takes no position", "takes no side", "were changed", True),
    ("{fixed=referral}", "", "stand without their mark", True),
])
def test_fixed_words_are_put_back_where_they_stood(neutral, change, found, old, new, says, certain):
    text = source(neutral).replace(old, new).replace("defeated", "stopped")
    text = text.replace("[", "").replace("]", "") if not new else text
    changed = change(neutral, text=(f"position={text}",))
    (finding,) = found(changed, "fixed-words")
    assert says in finding.line() and finding.severity == "put right" and finding.words
    way = ways(changed, finding)["restore the fixed words"]
    after = remedied(changed, way)
    assert way.is_sure is certain and found(after, "fixed-words") == []
    words = compose(after, "en").part("position").text
    assert words == compose(neutral, "en").part("position").text.replace("defeated", "stopped")


@pytest.mark.parametrize("text", ["It was stopped.", "It was stopped.\n\n- By a veto"])
def test_fixed_words_that_are_gone_stand_at_the_end_if_somebody_says_so(neutral, change, found,
                                                                         text):
    changed = change(neutral, text=(f"position={text}",))
    (finding,) = found(changed, "fixed-words")
    assert "are gone" in finding.line()
    restore, original = remedies(changed, finding)
    assert not restore.is_sure
    after = remedied(changed, restore)
    assert found(after, "fixed-words") == []
    assert FIXED in compose(after, "en").part("position").text
    assert remedied(changed, original).parts == neutral.parts


def test_an_edit_whose_chips_follow_other_decisions_is_kept_or_restored(letter, change, found):
    text = source(letter).replace("On the veto", "On every veto")
    edited = change(letter, text=(f"position={text}",))
    changed = change(edited, set=("vetoing_states=RU",))
    finding = found(changed, "edit-decided")[0]
    offered = ways(changed, finding)
    assert list(offered) == ["keep the edit", "restore the approved text"]
    assert [way.is_sure for way in offered.values()] == [True, False]
    for way in offered.values():
        assert found(remedied(changed, way), "edit-decided") == []
    kept = compose(remedied(changed, offered["keep the edit"]), "en").part("position").text
    assert "by the negative vote of one permanent member" in kept and "On every veto" in kept


def test_an_edit_where_a_condition_chose_other_words_is_merged_too(letter, change, found):
    text = source(letter, "opening").replace("I write to you", "I turn to you")
    edited = change(letter, text=(f"opening={text}",))
    assert "today" in compose(edited, "en").part("opening").text
    changed = change(edited, set=("vote_date=2014-05-21",))
    offered = ways(changed, found(changed, "edit-decided")[0])
    assert list(offered)[1:] == ["keep the edit", "restore the approved text"]
    assert not any(way.is_sure for way in offered.values())
    merged = remedied(changed, offered["put the edit into the text as it is now"])
    assert found(merged, "edit-decided") == []
    words = compose(merged, "en").part("opening").text
    assert "on 21 May 2014" in words and "I turn to you" in words


def test_an_edit_that_meets_the_change_is_not_merged(letter, change, found):
    text = source(letter).replace("negative", "adverse")
    text = text.replace('{{ vetoing_states|count|plural(one="vote", other="votes") }}', "ballots")
    changed = change(change(letter, text=(f"position={text}",)), set=("vetoing_states=RU",))
    finding = found(changed, "edit-decided")[0]
    assert "keep the edit" in ways(changed, finding)


def test_an_edit_of_an_older_text_is_kept_or_restored(letter, change, found):
    edited = change(letter, text=("call=We call on States.",))
    block = edited.pinned.blocks["call-on-states"]
    newer = replace(block, texts={**block.texts, "en": "Every State has a stake."})
    blocks = {**edited.pinned.blocks, "call-on-states": newer}
    changed = replace(edited, pinned=replace(edited.pinned, blocks=blocks))
    (finding,) = found(changed, "edit-of-older-text")
    keep, restore = remedies(changed, finding)
    assert found(remedied(changed, keep), "edit-of-older-text") == []
    assert compose(remedied(changed, restore), "en").part("call").text == "Every State has a stake."


def test_a_version_is_said_to_be_done(six, change, found):
    changed = change(six, text=("call=We call on States.",))
    finding = found(changed, "edited-in-one")[0]
    (way,) = remedies(changed, finding)
    assert not way.is_sure
    assert finding.id not in [f.id for f in found(remedied(changed, way), "edited-in-one")]


def test_a_part_without_text_is_left_out_or_another_block_chosen(letter, change, found):
    blocks = dict(letter.pinned.blocks)
    for name in ("situation-in-figures", "position-on-the-veto-alone"):
        blocks[name] = replace(blocks[name], texts={}, text={})
    chosen = change(letter, choose=("position=position-on-the-veto-alone",
                                    "situation=situation-in-figures"))
    changed = replace(chosen, pinned=replace(letter.pinned, blocks=blocks))
    required, optional = found(changed, "no-text")
    offered = ways(changed, required)
    assert "leave the part out" not in offered and len(offered) == 2
    offered = ways(changed, optional)
    assert found(remedied(changed, offered["leave the part out"]), "no-text") == [required]
    other = next(way for words, way in offered.items() if words.startswith("choose"))
    assert compose(remedied(changed, other), "en").part("situation").block == (
        "situation-in-one-sentence")


def test_a_free_paragraph_that_one_language_lacks_can_be_left_out(six, change, found):
    changed = change(six, insert_after=("call=More.",))
    finding = found(changed, "no-text")[0]
    (way,) = remedies(changed, finding)
    assert found(remedied(changed, way), "no-text") == []


def test_a_block_that_a_rule_demands_is_taken_in(letter, change, found):
    rules = (Rule("a", needs_block="call-on-states"), Rule("b", needs_block="neutral-on-referral"),
             Rule("c", needs_block="nowhere"))
    changed = change(replace(letter, pinned=replace(letter.pinned, rules=rules)),
                     without=("call",), choose=("position=position-on-the-veto-alone",))
    call, position, nowhere = found(changed, "block-needed")
    assert remedies(changed, nowhere) == ()
    for finding in (call, position):
        (way,) = remedies(changed, finding)
        assert way.is_sure
        changed = remedied(changed, way)
    assert found(changed, "block-needed") == [nowhere]
