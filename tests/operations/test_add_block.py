import datetime as dt

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
from letterdesk.operations.add_block import block_added, blocks_to_add
from letterdesk.operations.block_previews import added_preview, choice_preview
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.show import show
from letterdesk.operations.update import update

HELD, OTHER = "call-on-all-members", "thanks-for-vote"
"""A block that the letter's template offers, and one of other templates."""


@pytest.fixture
def change(library, clock):
    def change(letter, **asked):
        return edit(letter, EditRequest(**asked), library=lambda: library, by="Sam", clock=clock)
    return change


def order(letter):
    return [part.part for part in letter.parts]


def part(letter, name, language="en"):
    return next(part for part in show(letter, language).parts if part.part == name)


def with_text(library, block, before, after):
    old = library.blocks[block]
    changed = replace(old, texts={**old.texts, "en": old.texts["en"].replace(before, after)})
    assert changed != old
    return replace(library, blocks={**library.blocks, block: changed})


def test_a_block_of_the_library_stands_behind_a_part_with_its_approved_words(letter, change):
    added = change(letter, add_block=(f"position={OTHER}",))
    assert order(added)[order(added).index("position") + 1] == "added-1"
    shown = part(added, "added-1")
    assert shown.block == OTHER and shown.inside and not shown.edited
    assert "thank" in shown.text.casefold()
    assert letter_from_bytes(letter_bytes(added), "x").letter == added


def test_a_block_that_the_letter_holds_needs_no_library(letter, clock):
    asked = EditRequest(add_block=(f"call={HELD}",))
    added = edit(letter, asked, library=lambda: None, clock=clock)
    assert part(added, "added-1").block == HELD
    with pytest.raises(NotUnderstood) as refused:
        edit(letter, EditRequest(add_block=(f"call={OTHER}",)), library=lambda: None, clock=clock)
    assert "is not known here" in refused.value.finding.line()


def test_the_words_of_an_added_block_are_edited_and_restored_and_the_block_is_removed(
        letter, change):
    added = change(letter, add_block=(f"position={OTHER}",))
    edited = change(added, text=("added-1=Thank you.",))
    assert part(edited, "added-1").text == "Thank you."
    assert part(edited, "added-1").edited
    assert change(edited, restore=("added-1",)).parts == added.parts
    assert apply(edited, ch.RemovePart("added-1")).letter.parts == letter.parts
    left_out = change(added, without=("added-1",))
    assert not part(left_out, "added-1").inside
    assert not compose(left_out, "en").part("added-1").elements


def test_a_block_that_prints_fields_which_the_letter_does_not_ask_for_is_refused_with_the_reason(
        letter, library):
    with pytest.raises(NotUnderstood) as refused:
        block_added(letter, "meeting-points", "position", library)
    assert "it prints “Points to discuss”" in refused.value.finding.line()
    block = library.blocks["meeting-points"]
    pinned = replace(letter.pinned, blocks={**letter.pinned.blocks, block.id: block})
    with pytest.raises(NotUnderstood):
        apply(letter, ch.InsertBlock("position", block.id, pinned))
    with pytest.raises(NotUnderstood) as unknown:
        block_added(letter, "thanks-for-vot", "position", library)
    assert "thanks-for-vote" in unknown.value.finding.line()


def test_a_block_that_prints_a_field_of_another_type_is_refused(letter, library):
    block = library.blocks[OTHER]
    block = replace(block, texts={"en": "{{ resolution|money }}"})
    library = replace(library, blocks={**library.blocks, OTHER: block})
    with pytest.raises(NotUnderstood) as refused:
        block_added(letter, OTHER, None, library)
    assert "another kind of value" in refused.value.finding.line()


def test_a_retired_block_is_not_added(letter, library):
    retired = replace(library.blocks[OTHER], retired=dt.date(2014, 1, 2))
    library = replace(library, blocks={**library.blocks, OTHER: retired})
    offered = next(one for one in blocks_to_add(letter, library, "en") if one.block.id == OTHER)
    assert offered.why_not.shown() == "it was retired on 2014-01-02"
    with pytest.raises(NotUnderstood):
        block_added(letter, OTHER, None, library)


def test_all_blocks_are_offered_with_those_in_the_letter_marked(letter, library):
    offered = {one.block.id: one for one in blocks_to_add(letter, library, "en")}
    assert set(offered) == set(library.blocks)
    assert offered["neutral-on-referral"].is_in_letter and not offered[OTHER].is_in_letter
    kinds = list(dict.fromkeys(one.block.kind for one in blocks_to_add(letter, library, "en")))
    assert kinds.index("opening") < kinds.index("call") < kinds.index("salutation")


def test_a_look_before_shows_the_words_as_they_will_be_printed(letter, library, change):
    for block in (HELD, OTHER, "signature-of-one", "date-line"):
        added = change(letter, add_block=(f"call={block}",))
        words = words_of(compose(added, "en").document)["added-1"]
        assert added_preview(letter, block, "en", library) == words != ""
    assert added_preview(letter, OTHER, "en", None) == ""
    chosen = apply(letter, ch.ChooseBlock("call", HELD)).letter
    words = part(chosen, "call").text
    assert choice_preview(letter, "call", HELD, "en") == words


def test_a_look_at_a_block_shows_the_words_that_were_edited_on_it(letter, change):
    edited = change(letter, text=("call=Mine.",))
    block = part(edited, "call").block
    assert choice_preview(edited, "call", block, "en") == "Mine."
    assert choice_preview(edited, "call", HELD, "en") != "Mine."


def test_figures_that_a_block_prints_come_with_it(letter, library):
    block = replace(library.blocks[OTHER], texts={"en": "We are {{ facts.members|number }}."})
    library = replace(library, blocks={**library.blocks, OTHER: block})
    bare = replace(letter, pinned=replace(letter.pinned, facts={}))
    added = apply(bare, block_added(bare, OTHER, "position", library)).letter
    assert added.pinned.facts["members"] == library.facts["members"]
    assert "‹" not in part(added, "added-1").text


def test_a_language_added_later_has_the_words_of_the_added_block(letter, change):
    both = change(change(letter, add_block=(f"position={OTHER}",)), add_lang=("fr",))
    assert part(both, "added-1", "fr").text not in ("", part(both, "added-1").text)
    assert "no-text" not in {finding.code for finding in compose(both, "fr").findings
                             if finding.place.part == "added-1"}


def test_update_brings_the_current_words_of_an_added_block(letter, library, change, clock):
    added = change(letter, add_block=(f"position={OTHER}",))
    before = part(added, "added-1").text
    now = with_text(library, OTHER, library.blocks[OTHER].texts["en"], "New words.")
    updated = update(added, now, clock=clock)
    assert part(updated.letter, "added-1").text == "New words." != before
    assert order(updated.letter) == order(added)


def test_update_tells_of_an_edit_on_an_added_block_whose_text_changed(
        letter, library, change, clock):
    edited = change(change(letter, add_block=(f"position={OTHER}",)), text=("added-1=Mine.",))
    now = with_text(library, OTHER, library.blocks[OTHER].texts["en"], "New words.")
    updated = update(edited, now, clock=clock)
    assert updated.has_conflicts and part(updated.letter, "added-1").text == "Mine."


def test_an_added_block_that_the_library_has_lost_keeps_its_words(letter, library, change, clock):
    added = change(letter, add_block=(f"position={OTHER}",))
    blocks = {name: block for name, block in library.blocks.items() if name != OTHER}
    updated = update(added, replace(library, blocks=blocks), clock=clock)
    assert part(updated.letter, "added-1").text == part(added, "added-1").text
    assert "block-gone" in {finding.code for finding in updated.findings}


def test_an_added_block_follows_a_renaming(letter, library, change, clock):
    added = change(change(letter, add_block=(f"position={OTHER}",)), text=("added-1=Mine.",))
    renamed = replace(library.blocks[OTHER], id="thanks-anew", was=(OTHER,))
    blocks = {name: block for name, block in library.blocks.items() if name != OTHER}
    updated = update(added, replace(library, blocks={**blocks, "thanks-anew": renamed}),
                     clock=clock)
    assert part(updated.letter, "added-1").block == "thanks-anew"
    assert part(updated.letter, "added-1").text == "Mine."
    assert not updated.findings


def test_an_added_block_has_no_other_text_to_choose(letter, change):
    added = change(letter, add_block=(f"position={OTHER}",))
    for block in (None, HELD):
        with pytest.raises(NotUnderstood) as refused:
            apply(added, ch.ChooseBlock("added-1", block))
        assert "was added" in refused.value.finding.line()


def test_a_letter_that_lost_the_words_of_an_added_block_says_so(letter, change):
    added = change(letter, add_block=(f"position={OTHER}",))
    blocks = {name: block for name, block in added.pinned.blocks.items() if name != OTHER}
    bare = replace(added, pinned=replace(added.pinned, blocks=blocks))
    assert "no-block" in {finding.code for finding in compose(bare, "en").findings}


def test_a_part_is_words_of_its_own_or_a_block_not_both(letter, change):
    added = change(letter, add_block=(f"position={OTHER}",))
    data = msgspec.json.decode(letter_bytes(added))
    one = next(part for part in data["parts"] if part["part"] == "added-1")
    one["free"] = {"en": [{"p": ["Both."]}]}
    with pytest.raises(LetterdeskError) as refused:
        letter_from_bytes(msgspec.json.encode(data), "x")
    assert "has no block" in refused.value.finding.line()
