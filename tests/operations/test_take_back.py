"""A Word file that comes back, with what Word and colleagues made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.letters.model import PartNote
from letterdesk.letters.snapshots import with_snapshot
from letterdesk.operations.edit_text import text_edited
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.take_back import TakenBack, all_taken
from letterdesk.resources import bundled_library
from tests.operations.taken_back import kinds, taken, text
from tests.operations.word_habits import WordFile, docx_of, etree, w

EXAMPLES = sorted((bundled_library() / "examples").glob("*.letter"))
POSITION = "no permanent member should use it to block action on genocide"


@pytest.fixture
def letter(made):
    return made


@pytest.fixture
def word(letter):
    return WordFile(docx_of(letter))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_file_that_nobody_changed_changes_nothing(path: Path) -> None:
    letter = open_letter(path).letter
    for language in letter.languages:
        for data in (docx_of(letter, language),
                     WordFile(docx_of(letter, language)).as_word_saves()
                     .with_renamed_styles().save()):
            back = TakenBack(letter, data)
            after, offers = all_taken(back)
            assert kinds(offers) == []
            assert after == letter
            assert back.values() == () and back.findings == ()


def test_typed_words_become_an_edit_of_their_part(letter, word) -> None:
    word.as_word_saves().retype("should use it", "may ever use it")
    after, offers = taken(letter, word, by="Sam", on="2014-05-24T09:00:00+00:00")
    assert kinds(offers) == [("edit", "position")]
    assert "no permanent member may ever use it to block" in text(after, "position")
    edit = next(part for part in after.parts if part.part == "position").edits["en"]
    assert (edit.by, edit.on) == ("Sam", "2014-05-24T09:00:00+00:00")
    assert [part for part in after.parts if part.part != "position"] == \
        [part for part in letter.parts if part.part != "position"]


def test_chips_around_typed_words_stay_chips(letter, word) -> None:
    word.retype("was defeated by", "fell to")
    after, _ = taken(letter, word)
    after = apply(after, ch.SetField("vetoing_states", ["RU"])).letter
    assert "fell to" in text(after, "position")
    assert "Russia and China" not in text(after, "position")


def test_a_tracked_change_counts_as_accepted_and_keeps_its_author(letter, word) -> None:
    word.track("should use it", "may use it", "Anna")
    after, offers = taken(letter, word, by="Sam")
    assert "no permanent member may use it" in text(after, "position")
    assert [offer.by for offer in offers] == ["Anna"]
    assert next(p for p in after.parts if p.part == "position").edits["en"].by == "Anna"


def test_changes_of_two_people_in_one_part_are_of_who_takes_them_back(letter, word) -> None:
    word.track("should use it", "may use it", "Anna").track("genocide", "aggression", "Ben")
    after, offers = taken(letter, word, by="Sam")
    assert [offer.by for offer in offers] == [""]
    assert next(p for p in after.parts if p.part == "position").edits["en"].by == "Sam"


@pytest.mark.parametrize(("old", "new", "field", "value"), [
    ("in Syria", "in Mali", "country", "ML"),
    ("22 May 2014", "3 June 2014", "date", "2014-06-03"),
    ("22 May 2014", "June 3, 2014", "date", "2014-06-03"),
    ("four draft", "five draft", "vetoed_drafts", 5),
    ("A/66/L.42/Rev.2", "A/66/L.43", "earlier_draft", "A/66/L.43"),
    ("Russia and China", "Russia and France", "vetoing_states", ["RU", "FR"]),
])
def test_a_value_changed_in_the_text_is_offered_as_the_fields(letter, word, old, new, field,
                                                              value) -> None:
    word.retype(old, new)
    back = TakenBack(letter, word.save())
    assert [(one.field, one.change.value) for one in back.values()] == [(field, value)]
    after, offers = all_taken(back)
    assert after.values[field] == value
    assert not offers


def test_a_name_more_and_the_verb_that_follows_are_one_value(letter) -> None:
    one = apply(letter, ch.SetField("vetoing_states", ["RU"])).letter
    word = WordFile(docx_of(one))
    both = text(letter, "position")
    alone = text(one, "position")
    assert alone != both
    start = alone.index("The draft was")
    stop = alone.index(".", start)
    there = both[both.index("The draft was"):]
    word.retype(alone[start:stop], there[:there.index(".")])
    back = TakenBack(one, word.save())
    assert [(v.field, v.change.value) for v in back.values()] == [("vetoing_states", ["RU", "CN"])]
    after, offers = all_taken(back)
    assert not offers and text(after, "position") == both


def test_a_value_can_stay_words_or_be_refused(letter, word) -> None:
    word.retype("22 May 2014", "3 June 2014")
    back = TakenBack(letter, word.save())
    (as_words,) = back.offers(letter, {"date": "words"})
    after = apply(letter, as_words.change).letter
    assert text(after, "date") == "3 June 2014" and after.values["date"] == "2014-05-22"
    assert back.offers(letter, {"date": "refuse"}) == ()


def test_another_form_of_address_becomes_an_edit(letter, word) -> None:
    word.retype("Dear Excellency,", "Dear Ambassador,")
    after, offers = taken(letter, word)
    assert kinds(offers) == [("edit", "salutation")]
    assert text(after, "salutation") == "Dear Ambassador,"


def test_a_signatory_changed_in_word_is_kept_as_a_note(letter, word) -> None:
    word.retype("Miriam Adeyemi", "Miriam A. Adeyemi")
    after, offers = taken(letter, word)
    assert not offers
    (note,) = after.notes
    assert note.kind == "reads" and note.part == "signature"
    assert note.words.startswith("Miriam A. Adeyemi")


def test_a_paragraph_between_two_parts_is_added(letter, word) -> None:
    word.add_after("For that reason we endorsed", "We wrote to you in April.", author="Anna")
    after, offers = taken(letter, word)
    assert kinds(offers) == [("added", "position")] and offers[0].by == "Anna"
    assert "We wrote to you in April." in "\n".join(
        part.text for part in compose(after, "en").parts)


def test_a_paragraph_at_the_end_of_a_part_stands_there(letter, word) -> None:
    made = word.add_after("Some of our members also have", "A new thought.")
    following = made.getnext()
    assert following is not None
    after, offers = taken(letter, word)
    assert [offer.kind for offer in offers] == ["added"]
    names = [part.part for part in after.parts]
    added = next(part for part in names if part.startswith("added-"))
    assert text(after, added) == "A new thought."
    again, offers = taken(after, word)
    assert not offers and again == after


@pytest.mark.parametrize("author", [None, "Anna"])
def test_a_deleted_part_is_left_out(letter, word, author) -> None:
    word.remove("Some of our members also have", author=author)
    after, offers = taken(letter, word)
    assert [offer.kind for offer in offers] == ["out"]
    part = offers[0].part
    assert not compose(after, "en").part(part).inside


def test_a_deleted_part_that_must_stand_is_noted(letter, word) -> None:
    word.remove("On behalf of the Coalition")
    after, offers = taken(letter, word)
    assert not offers
    (note,) = after.notes
    assert (note.kind, note.part) == ("deleted", "opening")
    assert note.about.startswith("On behalf of the Coalition")


def test_parts_in_another_order_are_moved(letter, word) -> None:
    moving = word.paragraph("There is a way out")
    word.paragraph("The crisis in").addprevious(moving)
    after, offers = taken(letter, word)
    assert [offer.kind for offer in offers] == ["moved"]
    inside = [part.text for part in compose(after, "en").parts if part.inside]
    places = [next(n for n, words in enumerate(inside) if words.startswith(start))
              for start in ("There is a way out", "The crisis in")]
    assert places[0] + 1 == places[1]


def test_words_lead_to_their_part_where_the_bookmarks_are_gone(letter, word) -> None:
    word.without_bookmarks().retype("should use it", "may use it")
    after, offers = taken(letter, word)
    assert kinds(offers) == [("edit", "position")]
    assert "no permanent member may use it" in text(after, "position")


def test_a_comment_and_its_answer_become_notes(letter, word) -> None:
    first = word.comment("should use it", "Too weak?", "Anna")
    word.comment("", "No, keep it.", "Ben", answers=first)
    after, offers = taken(letter, word)
    assert not offers
    assert after.notes == (
        PartNote("Too weak?", "Anna", "2014-05-23T09:00:00Z", "position", "en",
                 "should use it"),
        PartNote("No, keep it.", "Ben", "2014-05-23T09:00:00Z", "position", "en", "Too weak?"))
    assert taken(after, word)[0] == after


def test_a_file_of_another_letter_is_refused(letter, word) -> None:
    with pytest.raises(LetterdeskError, match="from another letter"):
        TakenBack(replace(letter, id="l-another"), word.save())


def test_a_colleagues_change_and_one_of_our_own_meet_in_the_letter_of_now(letter, word) -> None:
    word.retype("should use it", "may use it")
    documents = {"en": compose(letter, "en").document}
    kept = with_snapshot(letter, "Export 1", on="2014-05-22T10:00:00+00:00", by="Sam",
                         documents=documents)
    source = compose(kept, "en").part("position").source
    ours = apply(kept, text_edited(kept, "position", "en", source.replace(
        "takes no position", "takes no view"))).letter
    after, offers = taken(ours, word)
    assert kinds(offers) == [("edit", "position")] and offers[0].warning is None
    assert "takes no view" in text(after, "position")
    assert "no permanent member may use it" in text(after, "position")


def test_two_changes_of_one_place_are_told(letter, word) -> None:
    word.retype("should use it", "may use it")
    documents = {"en": compose(letter, "en").document}
    kept = with_snapshot(letter, "Export 1", on="2014-05-22T10:00:00+00:00", by="Sam",
                         documents=documents)
    source = compose(kept, "en").part("position").source
    ours = apply(kept, text_edited(kept, "position", "en", source.replace(
        "should use it", "must use it"))).letter
    _, (offer,) = taken(ours, word)
    assert offer.warning is not None


def test_moved_text_stands_where_it_was_moved_to(letter, word) -> None:
    paragraph = word.paragraph("Some of our members also have")
    goal = word.paragraph("The crisis in")
    there = etree.fromstring(etree.tostring(paragraph))
    for kind, where in (("moveFrom", paragraph), ("moveTo", there)):
        for run in list(where.iter(w("r"))):
            change = word._change(kind, "Anna")
            run.addprevious(change)
            change.append(run)
        marks = where[0].find(w("rPr"))
        if marks is None:
            marks = etree.SubElement(where[0], w("rPr"))
        marks.insert(0, word._change(kind, "Anna"))
    for mark in list(there.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)
    goal.addprevious(there)
    after, offers = taken(letter, word)
    assert [offer.kind for offer in offers] == ["moved"]
    inside = [part.text for part in compose(after, "en").parts if part.inside]
    places = [next(n for n, words in enumerate(inside) if words.startswith(start))
              for start in ("Some of our members", "The crisis in")]
    assert places[0] + 1 == places[1]


def test_a_pasted_table_becomes_paragraphs(letter, word) -> None:
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{w("p")[1:-2]}"><w:tr><w:tc><w:p><w:r><w:t>Killed</w:t></w:r></w:p>'
        "</w:tc><w:tc><w:p><w:r><w:t>150,000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
    word.paragraph("The crisis in").addnext(table)
    after, _ = taken(letter, word)
    assert "Killed\t150,000" in "\n".join(part.text for part in compose(after, "en").parts)


def test_a_state_that_was_not_kept_is_compared_with_the_nearest(letter, word) -> None:
    word.retype("should use it", "may use it")
    source = compose(letter, "en").part("situation").source
    later = replace(apply(letter, text_edited(
        letter, "situation", "en", source + " And so on.")).letter, snapshots=(),
        changed="2014-06-01T12:00:00+00:00")
    back = TakenBack(later, word.save())
    assert [finding.code for finding in back.findings] == ["state-not-kept"]
    after, _ = all_taken(back)
    assert "no permanent member may use it" in text(after, "position")


def test_a_language_that_the_letter_has_no_more_is_named(letter, word) -> None:
    with pytest.raises(LetterdeskError, match="the version in “en”"):
        TakenBack(replace(letter, languages=("fr",)), word.save())


def test_a_word_file_of_another_hand_is_refused(letter, word) -> None:
    word.without_bookmarks()
    del word.parts["customXml/item1.xml"]
    with pytest.raises(LetterdeskError, match="says which letter"):
        TakenBack(letter, word.save())


def test_a_file_that_lost_its_map_is_read_by_its_bookmarks(letter, word) -> None:
    word.retype("should use it", "may use it")
    del word.parts["customXml/item1.xml"]
    back = TakenBack(letter, word.save())
    assert [finding.code for finding in back.findings] == ["no-map-of-parts"]
    assert kinds(all_taken(back)[1]) == [("edit", "position")]


def test_a_part_emptied_of_its_words_is_left_out_and_a_huge_one_noted(letter, word) -> None:
    word.retype("should use it", "may use it " + "very " * 45_000)
    after, offers = taken(letter, word)
    assert kinds(offers) == [("noted", "position")] and offers[0].warning is not None
    assert after.notes[0].part == "position" and "very very" in after.notes[0].words
    assert text(after, "position") == text(letter, "position")
