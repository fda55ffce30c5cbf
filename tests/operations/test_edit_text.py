"""A body that an editor hands back, as the change that it means."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.findings import NotUnderstood
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.library import FixedWords
from letterdesk.operations.edit_text import body_edited
from letterdesk.operations.insertable import insertable
from letterdesk.operations.part_text import part_text, why_not_edited
from tests.letters.a_letter import a_block, a_letter

TEXT = ("{{ vetoing_states|country|list }} voted no. [We take *no* side.]{fixed=line} "
        "{% if earlier_draft is given %}We backed {{ earlier_draft }}. {% endif %}Our view is "
        "firm.")


@pytest.fixture
def letter():
    block = msgspec.structs.replace(a_block(TEXT, name="position"), fixed={
        "line": FixedWords({"en": "The members agreed these words."})})
    return a_letter(block, a_block("Dear {{ recipient|vocative }},", kind="salutation",
                                   name="salutation"),
                    a_block("", kind="signature", name="signature"))


def edited(letter, body, part="position", **more):
    change = body_edited(letter, part, "en", body, **more)
    return apply(letter, change).letter


def words(letter, part="position"):
    return compose(letter, "en").part(part).text


def test_what_opens_the_editor_is_the_pinned_text_with_its_conditions_resolved(letter):
    text = part_text(letter, "position", "en")
    assert text.body == text.approved == (
        {"p": [{"chip": "vetoing_states|country|list"}, " voted no. ", {"fixed": "line"},
               " Our view is firm."]},)
    assert text.chip_words == {"vetoing_states|country|list": "Russia and China"}
    assert text.fixed_words == {"line": "We take no side."}
    assert text.fixed[0].spans == ("We take ", {"em": ["no"]}, " side.")
    assert text.fixed[0].reason == {"en": "The members agreed these words."}
    assert (text.approved_by, text.approved_on.isoformat()) == ("A. Clerk", "2014-01-01")
    assert text.fields == ("vetoing_states",)


def test_typed_words_are_an_edit_with_name_and_day(letter):
    body = part_text(letter, "position", "en").body
    change = body_edited(letter, "position", "en",
                         ({"p": [*body[0]["p"][:-1], " Our view is firm and old."]},),
                         by="Ada", on="2014-05-22")
    assert isinstance(change, ch.EditText)
    assert (change.by, change.on, change.base.block) == ("Ada", "2014-05-22", "position")
    assert change.base.decided == {"earlier_draft is given": False}
    after = apply(letter, change).letter
    assert words(after) == "Russia and China voted no. We take no side. Our view is firm and old."


def test_the_same_words_are_no_change_however_the_body_writes_them(letter):
    spans = ["We take ", {"em": ["no"]}, " side."]
    body = ({"p": [{"chip": "vetoing_states|country|list"}, " voted", " no. ",
                   {"fixed": "line", "words": spans}, " Our view is firm."]},)
    assert body_edited(letter, "position", "en", body) is None


def test_the_approved_words_typed_again_take_the_edit_back(letter):
    approved = part_text(letter, "position", "en").approved
    after = edited(letter, ({"p": ["Quite other words."]},))
    assert body_edited(after, "position", "en", approved) == ch.RestoreText("position", "en")
    assert edited(after, approved) == letter


def test_going_on_with_an_edit_does_not_say_that_it_fits_what_changed_since(letter):
    after = edited(letter, ({"p": [{"fixed": "line"}, " Ours is firm."]},))
    after = apply(after, ch.SetField("earlier_draft", "A/66/L.42")).letter
    after = edited(after, ({"p": [{"fixed": "line"}, " Ours is firm indeed."]},))
    assert "edit-decided" in {finding.code for finding in compose(after, "en").findings}


def test_an_emptied_part_is_refused_because_nothing_would_tell_of_the_hole(letter):
    for body in ((), ({"p": []},), ({"p": [" ", {"strong": ["  "]}]},)):
        with pytest.raises(NotUnderstood):
            body_edited(letter, "position", "en", body)


def test_a_chip_that_the_letter_does_not_know_is_refused(letter):
    for chip in ("secret", "facts.__class__", "1 +"):
        with pytest.raises(NotUnderstood):
            body_edited(letter, "position", "en", ({"p": ["x", {"chip": chip}]},))


def test_a_part_read_line_by_line_is_edited_too(letter):
    after = edited(letter, ({"p": ["Dear ", {"chip": "recipient|vocative"}, ","]},
                            {"p": ["dear friend,"]}), "salutation")
    assert words(after, "salutation") == "Dear Excellency,\ndear friend,"


def test_a_part_that_prints_people_says_why_it_is_not_edited(letter):
    assert "people of a field" in why_not_edited(letter, "signature", "en").shown()
    assert why_not_edited(letter, "position", "en") is None
    with pytest.raises(NotUnderstood):
        body_edited(letter, "signature", "en", ({"p": ["Me"]},))


def test_an_added_paragraph_has_no_approved_text_and_is_rewritten(letter):
    letter = apply(letter, ch.InsertAfter("position", "en", ({"p": ["Mine."]},))).letter
    text = part_text(letter, "added-1", "en")
    assert (text.body, text.approved, text.block) == (({"p": ["Mine."]},), None, None)
    after = edited(letter, ({"p": ["Mine, ", {"chip": "country|country"}, "."]},), "added-1")
    assert words(after, "added-1") == "Mine, Syria."


def test_changed_fixed_words_stay_as_they_are_in_an_edit(letter):
    """A change of them that came from outside is kept, and is to put right."""
    changed = {"fixed": "line", "words": ["We take a side."]}
    after = edited(letter, ({"p": ["No. ", changed]},))
    assert part_text(after, "position", "en").body == ({"p": ["No. ", changed]},)
    assert "fixed-words" in {finding.code for finding in compose(after, "en").findings}


def test_values_are_offered_in_the_forms_of_their_type_and_of_the_texts(letter):
    offered = {value.name: [(form.expression, form.words) for form in value.forms]
               for value in insertable(letter, "en")}
    assert ('country|country("in")', "in Syria") in offered["country"]
    assert offered["country"][0] == ("country|country", "Syria")
    assert offered["vetoed_drafts"] == [("vetoed_drafts|number", "4"),
                                        ("vetoed_drafts|spellout", "four")]
    assert offered["vetoing_states"] == [("vetoing_states|country|list", "Russia and China")]
    assert offered["facts.members"] == [("facts.members", "more than 2,500")]
    for forms in offered.values():
        for expression, printed in forms:
            after = edited(letter, ({"p": [{"fixed": "line"}, " ", {"chip": expression}]},))
            assert words(after) == f"We take no side. {printed}"


def test_a_year_is_not_offered_with_a_comma():
    letter = a_letter(a_block("In {{ vetoed_drafts }}.", name="position"),
                      values={"vetoed_drafts": 2012})
    offered = {value.name: [form.words for form in value.forms]
               for value in insertable(letter, "en")}
    assert offered["vetoed_drafts"] == ["2012"]


_TYPED = st.text(st.one_of(
    st.sampled_from("{}[]*_^\\<>&#`|=\u00a0\u202f\u2028\u0301العربية中文«»’"),
    st.characters(codec="utf-8", exclude_categories=["Cc"])), min_size=1)


@given(_TYPED.filter(lambda words: not words.isspace()))
def test_what_is_typed_prints_as_typed(words_typed):
    block = a_block("Our view is firm.", name="position")
    after = edited(a_letter(block), ({"p": [words_typed]},))
    assert words(after) == words_typed
    assert part_text(after, "position", "en").body == ({"p": [words_typed]},)
