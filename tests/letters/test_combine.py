"""Copies of one letter joined by part, field and language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.findings import LetterdeskError, NotUnderstood
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.checks import done_change
from letterdesk.letters.combine import Own, combine, last_common, resolved
from letterdesk.letters.combine.three_way import content
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.model import Letter, LetterPart, Pinned, Waiver
from letterdesk.letters.soundness import first_unsoundness
from letterdesk.letters.store import letter_from_bytes
from letterdesk.library import load_library
from letterdesk.operations.add_block import block_added
from letterdesk.operations.check import check
from letterdesk.operations.clock import now
from letterdesk.operations.edit import added_language
from letterdesk.operations.edit_text import text_edited
from letterdesk.operations.new import NewRequest, new
from letterdesk.operations.snapshot import snapshot
from letterdesk.resources import bundled_library

LIBRARY = load_library(bundled_library())[0]
TEMPLATE = LIBRARY.templates["veto-reform"]
BASE = new(LIBRARY, NewRequest("veto-reform", ("en", "fr"), set=(
    "country=SY", "vetoing_states=RU;CN", "vetoed_drafts=4", "resolution=S/2014/348",
)), clock=now)
ADA, BO = Recipient("person", "Ada Ndiaye"), Recipient("person", "Bo Lind", gender="m")


def done(letter, *changes):
    for change in changes:
        letter = apply(letter, change).letter
    return letter


def source(letter, part, language="en"):
    return compose(letter, language).part(part).source


def edited(letter, part, old, new, language="en", by=""):
    words = source(letter, part, language)
    assert old in words
    change = text_edited(letter, part, language, words.replace(old, new, 1), by=by, on="2014")
    return done(letter, change)


def places(combined):
    return [conflict.place for conflict in combined.conflicts]


def printed(letter):
    return [compose(letter, language).document.elements for language in letter.languages]


# Laws

PARTS = st.sampled_from([*(part.id for part in TEMPLATE.part), "added-1", "added-2"])
LANGUAGES = st.sampled_from(["en", "fr"])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
VALUES = st.one_of(st.none(), WORDS, st.integers(0, 99),
                   st.lists(st.sampled_from(["RU", "CN", "FR"]), max_size=3))
CHANGES = st.one_of(
    st.builds(ch.SetField, st.sampled_from([field.id for field in TEMPLATE.field]), VALUES,
              LANGUAGES),
    st.builds(ch.SwitchPart, PARTS, st.sampled_from([True, False, None])),
    st.builds(ch.MovePart, PARTS, st.one_of(st.none(), PARTS)),
    st.builds(lambda words, after, lang: ch.InsertAfter(after, lang, ({"p": [words]},)),
              WORDS, PARTS, LANGUAGES),
    st.builds(ch.ChooseBlock, PARTS, st.sampled_from(
        [None, *(block for part in TEMPLATE.part for block in part.blocks)])),
    st.builds(ch.RemovePart, PARTS),
    st.builds(ch.RestoreText, PARTS, st.one_of(st.none(), LANGUAGES)),
    st.builds(ch.SetRecipients, st.lists(st.builds(
        Recipient, st.just("person"), WORDS, st.sampled_from([None, "f", "m"])),
        max_size=3).map(tuple)),
    st.builds(ch.SetTitle, WORDS),
    st.tuples(PARTS, LANGUAGES, st.integers(0, 60), WORDS),
)


def changed(letter, changes):
    """The letter after those changes that it takes; a tuple writes words into a part."""
    for change in changes:
        try:
            if isinstance(change, tuple):
                part, language, at, words = change
                composed = compose(letter, language).part(part)
                if composed is None:
                    continue
                change = text_edited(letter, part, language,
                                     composed.source[:at] + words + composed.source[at:])
            letter = letter if change is None else apply(letter, change).letter
        except NotUnderstood:
            continue
    return letter


STATES = st.lists(CHANGES, max_size=5)
laws = settings(max_examples=40, deadline=None)


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


def readable(letter):
    """What a letter says, whatever its added paragraphs are called."""
    return (letter.values, letter.languages, letter.recipients, letter.title,
            [(p.block, p.inside, p.edits, p.free) for p in letter.parts])


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


def words_typed(base, letter):
    """What a side typed: values, words of edits and of added paragraphs, names, the title."""
    typed = {("value", name, repr(value)) for name, value in letter.values.items()
             if base.values.get(name) != value}
    before = {part.part: part for part in base.parts}
    for part in letter.parts:
        old = before.get(part.part)
        for language, edit in part.edits.items():
            if old is None or old.edits.get(language) != edit:
                typed.add(("edit", part.part, language))
        for language in part.free or ():
            if old is None:
                typed.add(("free", repr(part.free[language]), language))
    return typed


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


# Words of one text

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


# Parts and paragraphs

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


# Values, recipients, waivers, title

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


# Languages and pinned copies

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


# The common past

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
        "from_facts", "parts", "recipients", "waived", "snapshots"}
    assert set(LetterPart.__struct_fields__) == {
        "part", "block", "inside", "edits", "free", "done"}
    assert set(Pinned.__struct_fields__) == {
        "template", "blocks", "facts", "rules", "forms", "usages", "organisation", "signatories",
        "style", "source_language", "files"}


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
