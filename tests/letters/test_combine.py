"""Copies of one letter joined by part, field and language."""

from __future__ import annotations

from msgspec.structs import replace

from letterdesk.letters import changes as ch
from letterdesk.letters.checks.versions import done_change
from letterdesk.letters.combine import Own, combine, last_common, resolved
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter, LetterPart, PartNote, Pinned
from letterdesk.letters.soundness import first_unsoundness
from letterdesk.operations.add_block import block_added
from letterdesk.operations.check import check
from letterdesk.operations.clock import now
from letterdesk.operations.edit import added_language
from letterdesk.operations.edit_text import text_edited
from letterdesk.operations.snapshot import snapshot
from tests.letters.copies import (
    BASE,
    LIBRARY,
    TEMPLATE,
    done,
    edited,
    places,
    source,
)


def test_edits_of_different_words_of_one_text_are_joined():
    mine = edited(BASE, "opening", "On behalf of", "In the name of", by="A. Ndiaye")
    theirs = edited(BASE, "opening", "kept it from doing so", "kept it from acting", by="B. Lind")
    combined = combine(BASE, mine, theirs)
    assert combined.conflicts == ()
    words = source(combined.letter, "opening")
    assert words.startswith("In the name of") and "kept it from acting" in words
    edit = next(p for p in combined.letter.parts if p.part == "opening").edits["en"]
    assert edit.by == "A. Ndiaye, B. Lind"
    assert "{{ resolution }}" in words


def test_edits_of_the_same_words_are_a_conflict_with_both_sides_as_people_read_them():
    mine = edited(BASE, "opening", "On behalf of", "In the name of")
    theirs = edited(BASE, "opening", "On behalf of", "Speaking for")
    combined = combine(BASE, mine, theirs)
    (conflict,) = combined.conflicts
    assert conflict.place == "text:opening:en"
    assert conflict.base_words.startswith("On behalf of the Coalition")
    assert conflict.mine_words.startswith("In the name of the Coalition")
    assert conflict.theirs_words.startswith("Speaking for the Coalition")
    assert "S/2014/348" in conflict.mine_words
    for side, words in (("mine", "In the name of"), ("theirs", "Speaking for"),
                        ("base", "On behalf of")):
        assert source(resolved(combined, {conflict.place: side}), "opening").startswith(words)


def test_neighbouring_words_changed_by_two_people_are_for_a_person_to_decide():
    mine = edited(BASE, "opening", "unites", "joins")
    theirs = edited(BASE, "opening", "which unites", "that unites")
    assert places(combine(BASE, mine, theirs)) == ["text:opening:en"]


def test_words_of_ones_own_settle_a_conflict():
    mine = edited(BASE, "opening", "On behalf of", "In the name of")
    theirs = edited(BASE, "opening", "On behalf of", "Speaking for")
    combined = combine(BASE, mine, theirs)
    own = Own(({"p": ["Only this, from ", {"chip": "country"}]},), "C. Diaz", "2014-05-22")
    letter = resolved(combined, {"text:opening:en": own})
    assert compose(letter, "en").part("opening").text == "Only this, from Syria"


def test_an_edit_in_each_language_is_joined():
    mine = edited(BASE, "opening", "On behalf of", "In the name of")
    theirs = edited(BASE, "opening", "Au nom", "De la part", "fr")
    combined = combine(BASE, mine, theirs)
    assert combined.conflicts == ()
    assert source(combined.letter, "opening").startswith("In the name of")
    assert source(combined.letter, "opening", "fr").startswith("De la part")


def test_a_second_edit_is_joined_against_the_first():
    base = edited(BASE, "opening", "On behalf of", "In the name of")
    mine = edited(base, "opening", "In the name of", "Speaking for")
    theirs = edited(base, "opening", "doing so", "acting")
    combined = combine(base, mine, theirs)
    assert combined.conflicts == ()
    words = source(combined.letter, "opening")
    assert words.startswith("Speaking for") and words.endswith("from acting.")


def test_a_text_taken_back_and_edited_further_is_a_conflict():
    base = edited(BASE, "opening", "On behalf of", "In the name of")
    mine = done(base, ch.RestoreText("opening", "en"))
    theirs = edited(base, "opening", "doing so", "acting")
    (conflict,) = combine(base, mine, theirs).conflicts
    assert conflict.mine is None and conflict.mine_words.startswith("On behalf of")


def test_strong_words_links_and_notes_stay_what_they_are():
    words = "One **bold word** here and [a link](https://un.org) there, then *more of it* at last."
    base = done(BASE, text_edited(BASE, "call", "en", words))
    mine = done(base, text_edited(base, "call", "en", words.replace("One", "Only one")))
    theirs = done(base, text_edited(base, "call", "en", words.replace("at last", "in the end")))
    combined = combine(base, mine, theirs)
    assert source(combined.letter, "call") == words.replace("One", "Only one").replace(
        "at last", "in the end")


def test_paragraphs_and_items_of_lists_are_joined_one_by_one():
    words = "First paragraph of words.\n\n- one thing\n- another thing\n\nLast paragraph of words."
    base = done(BASE, text_edited(BASE, "call", "en", words))
    mine = done(base, text_edited(base, "call", "en", words.replace("one thing", "one good thing")))
    theirs = done(base, text_edited(base, "call", "en", words.replace(
        "another thing", "another thing\n- a third") + "\n\nA new end."))
    combined = combine(base, mine, theirs)
    assert combined.conflicts == ()
    assert source(combined.letter, "call") == (
        "First paragraph of words.\n\n- one good thing\n- another thing\n- a third\n\n"
        "Last paragraph of words.\n\nA new end.")


def test_a_text_chosen_anew_beneath_the_other_sides_edit_is_a_conflict():
    part = next(p for p in TEMPLATE.part if len(p.blocks) > 1 and not p.use_when)
    theirs = done(BASE, ch.SwitchPart(part.id, True))
    theirs = done(theirs, text_edited(theirs, part.id, "en", "Quite other words."))
    mine = done(BASE, ch.ChooseBlock(part.id, part.blocks[-1]))
    combined = combine(BASE, mine, theirs)
    assert f"block:{part.id}" in places(combined)
    letter = resolved(combined, {f"block:{part.id}": "theirs"})
    letter = done(letter, ch.SwitchPart(part.id, True))
    assert compose(letter, "en").part(part.id).text == "Quite other words."


def test_paragraphs_that_both_added_are_kept_under_names_of_their_own():
    mine = done(BASE, ch.InsertAfter("opening", "en", ({"p": ["Of mine."]},)))
    theirs = done(BASE, ch.InsertAfter("opening", "en", ({"p": ["Of theirs."]},)),
                  ch.InsertAfter("call", "en", ({"p": ["Of mine."]},)))
    combined = combine(BASE, mine, theirs)
    assert combined.conflicts == ()
    names = [part.part for part in combined.letter.parts]
    assert len(set(names)) == len(names) == len(BASE.parts) + 2
    texts = [compose(combined.letter, "en").part(name).text for name in names]
    assert texts.count("Of mine.") == texts.count("Of theirs.") == 1


def test_order_is_joined_and_moving_one_part_twice_is_a_conflict():
    mine = done(BASE, ch.MovePart("call", "salutation"))
    theirs = done(BASE, ch.MovePart("signature", "date"))
    order = [part.part for part in combine(BASE, mine, theirs).letter.parts]
    assert order.index("call") == order.index("salutation") + 1
    assert order.index("signature") == order.index("date") + 1
    again = done(BASE, ch.MovePart("call", "close"), ch.InsertAfter("close", "en", ({"p": ["x"]},)))
    combined = combine(BASE, mine, again)
    assert places(combined) == ["order"]
    order = [part.part for part in resolved(combined, {"order": "theirs"}).parts]
    assert order.index("call") == order.index("close") + 2 and "added-1" in order


def test_a_paragraph_removed_on_one_side_and_rewritten_on_the_other_is_a_conflict():
    base = done(BASE, ch.InsertAfter("opening", "en", ({"p": ["Some words."]},)))
    mine = done(base, ch.RemovePart("added-1"))
    theirs = done(base, ch.EditText("added-1", "en", ({"p": ["Other words."]},)))
    combined = combine(base, mine, theirs)
    assert places(combined) == ["paragraph:added-1"]
    assert combined.conflicts[0].theirs_words == "Other words."
    letter = resolved(combined, {"paragraph:added-1": "theirs"})
    assert compose(letter, "en").part("added-1").text == "Other words."


def test_a_done_mark_of_one_side_is_kept_and_names_the_edits_it_saw():
    mine = edited(BASE, "opening", "On behalf of", "In the name of")
    theirs = done(BASE, ch.MarkDone("opening", "fr", "sha256:of-their-edits"))
    opening = next(p for p in combine(BASE, mine, theirs).letter.parts if p.part == "opening")
    assert opening.done == {"fr": "sha256:of-their-edits"} and "en" in opening.edits


def test_languages_that_either_added_come_with_their_texts():
    mine = done(BASE, added_language(BASE, "ar", LIBRARY))
    theirs = done(BASE, added_language(BASE, "ru", LIBRARY), ch.SetField("country", "FR"))
    combined = combine(BASE, mine, theirs)
    assert combined.conflicts == ()
    assert set(combined.letter.languages) == {"en", "fr", "ar", "ru"}
    assert first_unsoundness(combined.letter) is None
    assert "Франци" in compose(combined.letter, "ru").part("situation").text
    assert "فرنسا" in compose(combined.letter, "ar").part("situation").text


def test_the_later_approved_text_stands_where_both_updated_it():
    def updated(day, words):
        block = BASE.pinned.blocks["call-on-states"]
        status = replace(block.text["en"], on=block.text["en"].on.replace(year=day))
        blocks = {**BASE.pinned.blocks, block.id: replace(
            block, texts={**block.texts, "en": words}, text={**block.text, "en": status})}
        return replace(BASE, pinned=replace(BASE.pinned, blocks=blocks), library=replace(
            BASE.library, fingerprint=words))

    mine, theirs = updated(2031, "Later."), updated(2030, "Earlier.")
    combined = combine(BASE, mine, theirs)
    assert combined.letter.pinned.blocks["call-on-states"].texts["en"] == "Later."
    same_day = combine(BASE, updated(2031, "One."), updated(2031, "Other."))
    assert places(same_day) == ["library"]
    letter = resolved(same_day, {"library": "theirs"})
    assert letter.pinned.blocks["call-on-states"].texts["en"] == "Other."
    assert letter.library.fingerprint == "Other."


def test_a_done_mark_holds_only_for_the_edits_that_it_saw():
    mine = edited(BASE, "opening", "On behalf of", "In the name of")
    mine = done(mine, done_change(mine, "opening", "fr"))
    theirs = done(BASE, done_change(BASE, "opening", "fr"))

    def is_asked(letter):
        return [f.place.part for f in check(letter, now().date()) if f.code == "edited-in-one"]

    assert is_asked(combine(BASE, mine, theirs).letter) == []
    assert is_asked(combine(BASE, theirs, mine).letter) == []
    also = edited(BASE, "opening", "kept it from doing so", "kept it from acting")
    assert is_asked(combine(BASE, mine, also).letter) == ["opening"]


def test_a_version_taken_out_on_one_side_goes_unless_the_other_worked_on_it():
    mine = done(BASE, ch.RemoveLanguage("fr"))
    theirs = done(BASE, ch.SetField("country", "FR"))
    letter = combine(BASE, mine, theirs).letter
    assert letter.languages == ("en",) and "fr" not in letter.pinned.usages
    worked = edited(theirs, "opening", "Au nom", "De la part", "fr")
    combined = combine(BASE, mine, worked)
    assert places(combined) == ["language:fr"]
    letter = resolved(combined, {"language:fr": "theirs"})
    assert letter.languages == ("en", "fr")
    assert source(letter, "opening", "fr").startswith("De la part")
    assert resolved(combined, {"language:fr": "mine"}).languages == ("en",)


def test_an_added_block_of_either_side_comes_with_its_texts():
    name = next(name for name in LIBRARY.blocks if name not in BASE.pinned.blocks)
    theirs = done(BASE, block_added(BASE, name, "opening", LIBRARY))
    mine = done(BASE, ch.SetField("country", "FR"))
    letter = combine(BASE, mine, theirs).letter
    assert compose(letter, "en").part("added-1").block == name
    assert first_unsoundness(letter) is None


def test_every_key_of_a_letter_is_joined_by_a_rule_of_its_own():
    """A new key needs its rule in letters/combine; without one it would be mine in silence."""
    assert set(Letter.__struct_fields__) == {
        "id", "title", "template", "languages", "changed", "pinned", "format", "library", "values",
        "from_facts", "parts", "recipients", "waived", "notes", "signed", "snapshots"}
    assert set(LetterPart.__struct_fields__) == {
        "part", "block", "inside", "edits", "free", "done"}
    assert set(Pinned.__struct_fields__) == {
        "template", "blocks", "facts", "rules", "forms", "usages", "organisation", "signatories",
        "style", "source_language", "files"}


def test_notes_of_both_are_kept_and_one_that_a_side_took_away_is_gone():
    old, mine_note, their_note = (PartNote(words, part="opening") for words in "abc")
    base = done(BASE, ch.AddNote(old))
    mine = done(base, ch.AddNote(mine_note), ch.SetField("country", "FR"))
    theirs = done(base, ch.RemoveNote(old), ch.AddNote(their_note))
    assert combine(base, mine, theirs).letter.notes == (mine_note, their_note)


def test_what_joined_says_whose_change_it_was():
    mine = done(BASE, ch.SetField("country", "FR"), ch.SwitchPart("call", False),
                ch.SetField("vetoing_states", ["RU", "CN", "US"]))
    theirs = done(BASE, ch.SetField("vetoed_drafts", 9), ch.SwitchPart("call", False),
                  ch.SetField("vetoing_states", ["CN"]))
    combined = combine(BASE, mine, theirs)
    assert {one.spot.key: one.side for one in combined.joined} == {
        "value:country": "mine", "value:vetoed_drafts": "theirs", "inside:call": "same",
        "value:vetoing_states": "both"}
    assert {one.spot.key for one in combined.taken} == {
        "value:vetoed_drafts", "value:vetoing_states"}


def test_a_version_taken_out_since_a_past_whose_texts_nobody_has_any_more():
    base = snapshot(BASE, "Sent", clock=now)
    mine = done(base, ch.SetField("country", "FR"), ch.RemoveLanguage("fr"))
    theirs = edited(done(base, ch.SetField("vetoing_states", ["US"])), "opening", "Au nom",
                    "De la part", "fr")
    found = last_common(mine, theirs)
    combined = combine(found, mine, theirs)
    assert places(combined) == ["language:fr"]
    kept = resolved(combined, {"language:fr": "theirs"})
    assert kept.languages == ("en", "fr") and first_unsoundness(kept) is None
    assert source(kept, "opening", "fr").startswith("De la part")
    assert "France" in compose(kept, "fr").part("opening").text
    gone = resolved(combined, {"language:fr": "mine"})
    assert gone.languages == ("en",) and gone.values["vetoing_states"] == ["US"]
