import datetime as dt
import typing

import msgspec
import pytest

from letterdesk.contacts import Recipient
from letterdesk.findings import Message, NotUnderstood
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.letters.model import EditBase, FromFact, LetterPart, LibraryName, PartNote
from letterdesk.library import Fact, Field, Part, Signatory, Template
from tests.letters.a_letter import a_block, a_letter

BODY = ({"p": ["We ask."]},)
BASE = EditBase("opening", "sha256:1")


@pytest.fixture
def letter():
    blocks = (a_block("We write.", name="opening"), a_block("Firm.", name="firm"),
              a_block("Soft.", name="soft"), a_block("More follows.", name="later"),
              a_block("Yours,", name="close", kind="close"))
    parts = (Part("opening", ("opening",), required=True), Part("position", ("firm", "soft")),
             Part("later", ("later",), optional="out"), Part("close", ("close",), required=True))
    return a_letter(*blocks, parts=parts)


def after(letter, *changes):
    for change in changes:
        letter = apply(letter, change).letter
    return letter


def order(letter):
    return [part.part for part in letter.parts]


def part(letter, name):
    return next(part for part in letter.parts if part.part == name)


def refused(letter, change):
    with pytest.raises(NotUnderstood) as error:
        apply(letter, change)
    return error.value.finding.line()


def test_a_figure_that_the_letter_does_not_hold_is_taken_with_its_figure(letter):
    newer = Fact(2600, "members", as_of=dt.date(2014, 6, 1))
    taken = after(letter, ch.TakeFact("members", "members", newer))
    assert (taken.values["members"], taken.pinned.facts["members"]) == (2600, newer)
    assert taken.from_facts["members"] == FromFact("members", 2600, "2014-06-01")
    assert "part “nothing”" in refused(letter, ch.MarkDone("nothing", "en", "x"))
    assert "fr" in refused(letter, ch.MarkDone("opening", "fr", "x"))


def test_every_change_can_be_kept_as_json_has_a_name_and_is_applied(letter):
    examples = {
        ch.SetField: ch.SetField("country", "ML"),
        ch.TakeFact: ch.TakeFact("members", "members"),
        ch.ChooseBlock: ch.ChooseBlock("position", "soft"),
        ch.SwitchPart: ch.SwitchPart("later", True),
        ch.MovePart: ch.MovePart("close", None),
        ch.EditText: ch.EditText("opening", "en", BODY, "Sam", "2014-05-22", BASE),
        ch.KeepEdit: ch.KeepEdit("opening", "en", EditBase("opening", "sha256:2")),
        ch.MarkDone: ch.MarkDone("opening", "en", "sha256:3"),
        ch.RestoreText: ch.RestoreText("opening", "en"),
        ch.InsertAfter: ch.InsertAfter("opening", "en", BODY),
        ch.InsertBlock: ch.InsertBlock("opening", "soft"),
        ch.RemovePart: ch.RemovePart("added-1"),
        ch.AddLanguage: ch.AddLanguage("fr", letter.pinned),
        ch.RemoveLanguage: ch.RemoveLanguage("fr"),
        ch.SetRecipients: ch.SetRecipients((Recipient(name="Ana"),)),
        ch.SetTitle: ch.SetTitle("Another"),
        ch.Waive: ch.Waive("x:y", "Checked.", "Sam", "2014-05-22"),
        ch.Unwaive: ch.Unwaive("x:y"),
        ch.AddNote: ch.AddNote(PartNote("Too weak?", "Anna", part="opening")),
        ch.RemoveNote: ch.RemoveNote(PartNote("Checked?", "Ben", part="opening")),
        ch.TakeTexts: ch.TakeTexts(letter.pinned, LibraryName("x"), (), {}, {}),
        ch.TakeLetter: ch.TakeLetter(letter, "snapshot", "Made"),
    }
    assert set(examples) == set(typing.get_args(ch.Change))
    ready = after(letter, examples[ch.AddLanguage], examples[ch.EditText],
                  ch.InsertAfter("opening", "en", BODY))
    for change in examples.values():
        assert msgspec.json.decode(msgspec.json.encode(change), type=ch.Change) == change
        assert isinstance(change.name, Message) and change.name.shown()
        applied = apply(ready, change)
        assert (applied.letter != ready) == bool(applied.changed)
    with pytest.raises(TypeError):
        apply(letter, "no change")


def test_a_field_is_set_and_emptied(letter):
    applied = apply(letter, ch.SetField("vetoed_drafts", 5))
    assert applied.letter.values["vetoed_drafts"] == 5
    assert applied.changed == {"field:vetoed_drafts"}
    assert "vetoed_drafts" not in after(letter, ch.SetField("vetoed_drafts", None)).values


def test_a_value_is_kept_as_typed_however_malformed(letter):
    assert after(letter, ch.SetField("day", "33 May")).values["day"] == "33 May"


def test_setting_what_is_set_already_changes_nothing(letter):
    applied = apply(letter, ch.SetField("vetoed_drafts", 4))
    assert applied.letter is letter and applied.changed == frozenset()


def test_a_translatable_field_holds_one_value_a_language(letter):
    letter = msgspec.structs.replace(letter, languages=("en", "fr"))
    letter = after(letter, ch.SetField("subject", "peace"), ch.SetField("subject", "paix", "fr"))
    assert letter.values["subject"] == {"en": "peace", "fr": "paix"}
    letter = after(letter, ch.SetField("subject", None, "en"))
    assert letter.values["subject"] == {"fr": "paix"}
    assert "subject" not in after(letter, ch.SetField("subject", None, "fr")).values
    assert "“ru”" in refused(letter, ch.SetField("subject", "мир", "ru"))


def test_a_figure_typed_by_hand_is_no_figure_of_the_library_any_more(letter):
    letter = after(letter, ch.TakeFact("members", "members"))
    assert letter.from_facts["members"] == FromFact("members", 2500)
    assert "members" not in after(letter, ch.SetField("members", 2600)).from_facts


def test_a_signatory_brings_its_words_and_picture(letter):
    eve = Signatory("Eve Okoro", id="eve")
    after_it = after(letter, ch.SetField("signatory", "eve", None, {"eve": eve}, {"e.png": b"x"}))
    assert after_it.pinned.signatories["eve"] == eve
    assert after_it.pinned.files["e.png"] == b"x"


@pytest.mark.parametrize(("change", "words"), [
    (ch.SetField("countri", "ML"), "did you mean country"),
    (ch.SetField("x", "ML"), "has no field “x”"),
    (ch.TakeFact("members", "refugees"), "no fact “refugees”"),
    (ch.ChooseBlock("position", "opening"), "has no block “opening”"),
    (ch.ChooseBlock("posit", "firm"), "did you mean position"),
    (ch.SwitchPart("close", False), "must stand in this letter"),
    (ch.MovePart("close", "close"), "behind itself"),
    (ch.MovePart("close", "nowhere"), "no part “nowhere”"),
    (ch.EditText("opening", "en", BODY), "on which text"),
    (ch.EditText("opening", "ar", BODY, base=BASE), "no version in “ar”"),
    (ch.KeepEdit("opening", "en", BASE), "has no edit"),
    (ch.RestoreText("nowhere"), "no part “nowhere”"),
    (ch.InsertAfter("nowhere", "en", BODY), "no part “nowhere”"),
    (ch.RemovePart("close"), "belongs to the template"),
    (ch.AddLanguage("tlh", None), "does not write “tlh”"),
])
def test_what_is_not_there_is_named_with_what_there_is(letter, change, words):
    assert words in refused(letter, change)


def test_a_block_is_chosen_by_hand_and_given_back(letter):
    letter = after(letter, ch.ChooseBlock("position", "soft"))
    assert "Soft." in compose(letter, "en").part("position").text
    letter = after(letter, ch.ChooseBlock("position", None))
    assert "Firm." in compose(letter, "en").part("position").text


def test_a_choice_stores_only_what_the_template_would_not_do(letter):
    taken = after(letter, ch.SwitchPart("later", True))
    assert part(taken, "later").inside is True
    assert part(after(taken, ch.SwitchPart("later", False)), "later").inside is None
    assert part(after(letter, ch.SwitchPart("close", True)), "close").inside is None
    assert part(after(letter, ch.SwitchPart("position", False)), "position").inside is False
    assert part(after(taken, ch.SwitchPart("later", None)), "later").inside is None


def test_an_added_paragraph_is_switched_moved_rewritten_and_removed(letter):
    letter = after(letter, ch.InsertAfter(None, "en", BODY), ch.InsertAfter("close", "en", BODY))
    assert order(letter) == ["added-1", "opening", "position", "later", "close", "added-2"]
    letter = after(letter, ch.MovePart("added-1", "position"), ch.MovePart("added-2", None))
    assert order(letter) == ["added-2", "opening", "position", "added-1", "later", "close"]
    out = after(letter, ch.SwitchPart("added-1", False))
    assert part(out, "added-1").inside is False
    assert part(after(out, ch.SwitchPart("added-1", True)), "added-1").inside is None
    letter = after(letter, ch.EditText("added-1", "en", ({"p": ["Others."]},)))
    assert part(letter, "added-1").free == {"en": ({"p": ["Others."]},)}
    assert "no text to go back to" in refused(letter, ch.RestoreText("added-1"))
    assert "no other text" in refused(letter, ch.ChooseBlock("added-1", "firm"))
    assert order(after(letter, ch.RemovePart("added-1"))) == [
        "added-2", "opening", "position", "later", "close"]


def test_a_letter_may_hold_a_part_that_looks_added(letter):
    parts = (*letter.parts, LetterPart("added-x"))
    letter = after(msgspec.structs.replace(letter, parts=parts), ch.InsertAfter(None, "en", BODY))
    assert order(letter)[0] == "added-1"


def test_an_edit_is_made_kept_and_taken_back_in_one_language_or_all(letter):
    letter = msgspec.structs.replace(letter, languages=("en", "fr"))
    letter = after(letter, ch.EditText("opening", "en", BODY, base=BASE),
                   ch.EditText("opening", "fr", BODY, base=BASE))
    letter = after(letter, ch.EditText("opening", "en", ({"p": ["Again."]},)))
    assert part(letter, "opening").edits["en"].base == BASE
    kept = after(letter, ch.KeepEdit("opening", "en", EditBase("opening", "sha256:9")))
    assert part(kept, "opening").edits["en"].base.text == "sha256:9"
    assert list(part(after(letter, ch.RestoreText("opening", "en")), "opening").edits) == ["fr"]
    assert part(after(letter, ch.RestoreText("opening")), "opening").edits == {}


def test_a_language_that_is_there_is_not_added_again(letter):
    assert apply(letter, ch.AddLanguage("en", letter.pinned)).letter is letter


def test_a_waiver_replaces_an_earlier_one_for_the_same_finding(letter):
    letter = after(letter, ch.Waive("x", "First.", "A", "d"), ch.Waive("x", "Second.", "A", "d"))
    assert [waiver.reason for waiver in letter.waived] == ["Second."]


def test_a_waiver_is_taken_back_alone(letter):
    letter = after(letter, ch.Waive("x", "So.", "A", "d"), ch.Waive("y", "So.", "A", "d"),
                   ch.Unwaive("x"))
    assert [waiver.finding for waiver in letter.waived] == ["y"]
    assert apply(letter, ch.Unwaive("x")).letter is letter


def test_a_fact_with_a_day_is_taken_with_it(letter):
    facts = {"members": Fact(9, as_of=dt.date(2014, 4, 30))}
    pinned = msgspec.structs.replace(letter.pinned, facts=facts)
    letter = msgspec.structs.replace(letter, pinned=pinned)
    letter = after(letter, ch.TakeFact("members", "members"))
    assert letter.from_facts["members"].as_of == "2014-04-30"


def test_many_names_are_not_listed_to_the_end(letter):
    fields = tuple(Field(f"field_{n}", "text") for n in range(40))
    pinned = msgspec.structs.replace(letter.pinned, template=Template("t", field=fields))
    letter = msgspec.structs.replace(letter, pinned=pinned)
    assert "and 28 more" in refused(letter, ch.SetField("zzz", 1))
    empty = msgspec.structs.replace(letter, pinned=msgspec.structs.replace(
        letter.pinned, template=Template("t")))
    assert "there is none" in refused(empty, ch.SetField("zzz", 1))
