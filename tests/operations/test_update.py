import pytest
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.store import letter_from_bytes
from letterdesk.library import Condition, Field, Part, text_hash
from letterdesk.operations.diff import diff
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.new import NewRequest, new
from letterdesk.operations.update import update


@pytest.fixture
def change(library, clock):
    def change(letter, **asked):
        return edit(letter, EditRequest(**asked), library=lambda: library, clock=clock)
    return change


def with_text(library, block, before, after, language="en"):
    """The library with other words in one text, approved."""
    old = library.blocks[block]
    text = old.texts[language].replace(before, after)
    assert text != old.texts[language]
    status = replace(old.text[language], approved=text_hash(text))
    changed = replace(old, texts={**old.texts, language: text},
                      text={**old.text, language: status})
    return replace(library, blocks={**library.blocks, block: changed})


def with_template(library, **changes):
    template = replace(library.templates["veto-reform"], **changes)
    return replace(library, templates={**library.templates, "veto-reform": template})


def without_part(library, *names):
    parts = tuple(p for p in library.templates["veto-reform"].part if p.id not in names)
    return with_template(library, part=parts)


def order(letter):
    return [part.part for part in letter.parts]


def codes(updated):
    return [finding.code for finding in updated.findings]


def part(letter, name):
    return next(part for part in letter.parts if part.part == name)


def test_a_letter_with_the_current_texts_is_left_as_it_is(letter, library, clock):
    updated = update(letter, library, clock=clock)
    assert updated.change is None and updated.letter is letter
    assert updated.findings == () and not updated.has_conflicts


def test_new_words_of_the_library_are_taken_and_shown(letter, library, clock):
    newer = with_text(library, "call-on-states", "Every Member State", "Each Member State")
    updated = update(letter, newer, by="Sam", clock=clock)
    (difference,) = updated.differences["en"]
    assert difference.part == "call"
    assert difference.before.startswith("Every") and difference.after.startswith("Each")
    assert compose(updated.letter, "en").part("call").text.startswith("Each Member State")
    assert not updated.has_conflicts
    assert letter_from_bytes(letter_bytes(updated.letter), "x").letter == updated.letter
    assert update(updated.letter, newer, clock=clock).change is None


def test_the_words_of_before_stay_as_a_snapshot(letter, library, clock, change):
    letter = change(letter, set=("vetoed_drafts=5",))
    newer = with_text(library, "call-on-states", "Every Member State", "Each Member State")
    updated = update(letter, newer, by="Sam", clock=clock).letter
    assert [kept.name for kept in updated.snapshots] == ["As made", "Before update 1"]
    (difference,) = diff(updated, "Before update 1")["en"]
    assert (difference.part, difference.pieces[0].text) == ("call", "Every")


def test_a_text_that_changed_beneath_an_edit_is_a_conflict_and_the_edit_stays(
    letter, library, clock, change
):
    letter = change(letter, text=("call=We call on all.",))
    newer = with_text(library, "call-on-states", "Every Member State", "Each Member State")
    updated = update(letter, newer, clock=clock)
    assert updated.has_conflicts and codes(updated) == ["update-conflict"]
    (beneath,) = updated.beneath["en"]
    assert "Each" in beneath.after and "Every" in beneath.before
    assert compose(updated.letter, "en").part("call").text == "We call on all."


def test_an_edit_of_a_text_that_stayed_is_no_conflict(letter, library, clock, change):
    letter = change(letter, text=("call=We call on all.",))
    newer = with_text(library, "opening-coalition", "On behalf of", "In the name of")
    updated = update(letter, newer, clock=clock)
    assert not updated.has_conflicts
    assert compose(updated.letter, "en").part("call").text == "We call on all."


def test_an_edit_that_the_library_took_over_is_needed_no_more(letter, library, clock, change):
    source = compose(letter, "en").part("call").source
    letter = change(letter, text=(f"call={source.replace('Every Member', 'Each Member')}",))
    newer = with_text(library, "call-on-states", "Every Member State", "Each Member State")
    updated = update(letter, newer, clock=clock)
    assert not updated.has_conflicts
    assert part(updated.letter, "call").edits == {}


def test_a_part_that_is_gone_leaves_its_edit_as_an_added_paragraph(letter, library, clock, change):
    letter = change(letter, text=("situation=So many dead {{ country|country('in') }}.",))
    updated = update(letter, without_part(library, "situation", "veto-reform"), clock=clock)
    assert codes(updated) == ["part-gone", "edit-kept", "part-gone"]
    assert order(updated.letter)[3:6] == ["position", "added-1", "call"]
    assert compose(updated.letter, "en").part("added-1").text == "So many dead in Syria."
    assert not updated.has_conflicts


def test_a_renamed_block_is_found_and_its_edit_and_choice_stay(letter, library, clock, change):
    letter = change(letter, choose=("opening=opening-vote-first",))
    letter = change(letter, text=("opening=We write to you.",))
    old = library.blocks["opening-vote-first"]
    blocks = {name: block for name, block in library.blocks.items() if name != old.id}
    renamed = replace(old, id="opening-b", was=(old.id,))
    parts = tuple(replace(p, blocks=("opening-coalition", "opening-b")) if p.id == "opening" else p
                  for p in library.templates["veto-reform"].part)
    newer = with_template(replace(library, blocks={**blocks, "opening-b": renamed}), part=parts)
    updated = update(letter, newer, clock=clock)
    assert codes(updated) == []
    assert part(updated.letter, "opening").block == "opening-b"
    assert compose(updated.letter, "en").part("opening").text == "We write to you."
    assert updated.differences["en"] == ()


def test_a_block_that_is_gone_leaves_its_edit_beside_the_new_choice(letter, library, clock, change):
    letter = change(letter, choose=("opening=opening-vote-first",))
    letter = change(letter, text=("opening=We write to you.",))
    parts = tuple(replace(p, blocks=("opening-coalition",)) if p.id == "opening" else p
                  for p in library.templates["veto-reform"].part)
    updated = update(letter, with_template(library, part=parts), clock=clock)
    assert codes(updated) == ["block-gone", "edit-kept"]
    assert part(updated.letter, "opening").block is None
    assert order(updated.letter)[2:4] == ["opening", "added-1"]


def test_new_parts_come_in_their_place_and_new_fields_get_their_defaults(letter, library, clock):
    parts = library.templates["veto-reform"].part
    extra = Part("thanks", ("under-separate-cover",),
                 when=(Condition("vetoed_drafts", more_than=1),))
    first = Part("top", ("dear-excellency",), optional="out")
    fields = (*library.templates["veto-reform"].field,
              Field("deadline", "date", default="=vote_date"))
    newer = with_template(library, part=(first, *parts[:-1], extra, parts[-1]), field=fields)
    updated = update(letter, newer, clock=clock)
    assert codes(updated) == ["part-new", "part-new"]
    assert order(updated.letter)[0] == "top" and order(updated.letter)[-2] == "thanks"
    assert updated.letter.values["deadline"] == "2014-05-22"


def test_an_order_that_staff_made_stays_and_the_templates_own_follows(
    letter, library, clock, change
):
    parts = library.templates["veto-reform"].part
    turned = with_template(library, part=(*parts[:4], parts[5], parts[4], *parts[6:]))
    followed = update(change(letter, insert_after=("situation=More.",)), turned, clock=clock)
    assert order(followed.letter)[3:7] == ["position", "veto-reform", "situation", "added-1"]
    own = change(letter, move=("close:date",))
    assert order(update(own, turned, clock=clock).letter) == order(own)


def test_a_signatory_whom_the_library_lost_stays_in_the_letter(letter, library, clock):
    name = letter.values["signatory"]
    others = {key: one for key, one in library.signatories.items() if key != name}
    newer = replace(with_text(library, "call-on-states", "Every", "Each"), signatories=others)
    updated = update(letter, newer, clock=clock).letter
    assert updated.pinned.signatories[name] == letter.pinned.signatories[name]
    assert set(updated.pinned.files) == set(letter.pinned.files)
    assert "Miriam Adeyemi" in str(compose(updated, "en").document)


def test_both_languages_are_updated(library, clock):
    letter = new(library, NewRequest("veto-reform", ("en", "ar")), clock=clock)
    newer = with_text(library, "dear-excellency", "Dear", "Esteemed")
    updated = update(letter, newer, clock=clock)
    assert [d.part for d in updated.differences["en"]] == ["salutation"]
    assert updated.differences["ar"] == ()


def test_another_library_and_a_template_that_is_gone_are_refused(letter, library, clock):
    with pytest.raises(LetterdeskError, match="this one is “other”"):
        update(letter, replace(library, id="other"), clock=clock)
    with pytest.raises(LetterdeskError, match="no template “veto-reform” any more"):
        update(letter, replace(library, templates={}), clock=clock)


def test_a_name_that_the_house_gives_otherwise_is_taken_by_an_update(letter, library, clock):
    usage = library.usages["en"]
    newer = replace(library, usages={**library.usages, "en": replace(
        usage, names={"SY": {"name": "the Syrian Arab Republic"}})})
    updated = update(letter, newer, clock=clock).letter
    assert "the Syrian Arab Republic" in compose(updated, "en").part("opening").text
    assert update(updated, newer, clock=clock).change is None
