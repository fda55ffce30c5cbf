"""What can be done about a finding: each remedy puts it right, and is one step."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.findings import LOOK_AT, Finding, NotUnderstood, Place, say
from letterdesk.letters import changes as ch
from letterdesk.letters.compose import compose
from letterdesk.library import Rule
from letterdesk.operations.check import check, check_composition
from letterdesk.operations.fix import fix
from letterdesk.operations.new import NewRequest, new
from letterdesk.operations.remedies import remedied, remedies


@pytest.fixture
def offered(found):
    """The first finding with a code, and what can be done about it."""
    def offered(letter, code, **more):
        finding = found(letter, code)[0]
        return finding, remedies(letter, finding, by="Sam", on="2014-05-22T12:00:00-04:00", **more)
    return offered


@pytest.fixture
def mended(found, offered):
    """A part's words, or a letter, after the certain remedy; the finding is gone then."""
    def mended(letter, code, part=None, language="en", choice=0, **more):
        finding, ways = offered(letter, code, **more)
        after = remedied(letter, ways[choice])
        assert finding.id not in [f.id for f in found(after, code)]
        for change in ways[choice].changes:
            assert msgspec.json.decode(msgspec.json.encode(change), type=ch.Change) == change
        return compose(after, language).part(part).text if part else after
    return mended


@pytest.mark.parametrize(("words", "after"), [
    ("This illegal veto.", "This veto."),
    ("Illegal veto or not, we say no.", "Veto or not, we say no."),
    ("He said: Illegal Veto! So it is.", "He said: veto! So it is."),
    ("So be it. Unlawful veto it is.", "So be it. Veto it is."),
    ("“Illegal veto”, they say.", "“Veto”, they say."),
    ("**Bold illegal** veto here", "Bold veto here"),
])
def test_a_forbidden_phrase_is_replaced_with_a_capital_where_a_sentence_begins(
    letter, change, mended, words, after,
):
    assert mended(change(letter, text=(f"call={words}",)), "never-written", "call") == after


def test_a_phrase_in_an_entry_of_a_list_is_replaced_there(library, clock, mended):
    letter = new(library, NewRequest("meeting-request", ("en",), (
        "topics=peace; the illegal veto; justice", "purpose=peace", "first_day=2014-06-02")),
        clock=clock)
    assert mended(letter, "never-written").values["topics"] == {
        "en": ["peace", "the veto", "justice"]}


def test_a_phrase_that_a_chip_shaped_has_no_remedy(letter, change, found, offered):
    rule = Rule("a", never={"en": ("Grave crimes",)}, use={"en": "crimes"})
    changed = replace(letter, pinned=replace(letter.pinned, rules=(rule,)))
    changed = change(changed, set=("resolution_subject=grave crimes",),
                     text=("call={{ resolution_subject|capital }}, no.",))
    opening, call = found(changed, "never-written")
    assert remedies(changed, opening)[0].changes == (ch.SetField(
        "resolution_subject", "crimes", "en"),)
    assert (call.place.part, remedies(changed, call)) == ("call", ())
    bare = replace(changed, pinned=replace(letter.pinned, rules=(replace(rule, use={}),)))
    assert offered(bare, "never-written")[1] == ()


def test_a_phrase_across_fixed_words_and_others_has_no_remedy(letter, change, offered):
    rule = Rule("a", never={"en": ("the Council. On the veto",)}, use={"en": "x"})
    changed = replace(letter, pinned=replace(letter.pinned, rules=(rule,)))
    changed = change(changed, choose=("position=neutral-on-referral",))
    assert offered(changed, "never-written")[1] == ()


def test_an_article_that_stands_there_already_is_not_written_twice(letter, change, mended):
    changed = change(letter, text=("call=We ask the P5 to act.",))
    assert mended(changed, "never-written", "call") == "We ask the five permanent members to act."
    alone = change(letter, text=("call=P5, act!",))
    assert mended(alone, "never-written", "call") == "The five permanent members, act!"


def test_a_phrase_that_came_from_a_value_is_replaced_in_the_value(letter, change, mended, offered):
    changed = change(letter, set=("resolution_subject=an illegal veto, and more",))
    after = mended(changed, "never-written")
    assert after.values["resolution_subject"] == {"en": "an veto, and more"}
    assert isinstance(offered(changed, "never-written")[1][0].changes[0], ch.SetField)


def test_a_phrase_in_an_approved_text_becomes_an_edit_that_keeps_chips_and_fixed_words(
    letter, mended, change,
):
    rule = Rule("a", never={"en": ("defeated",)}, use={"en": "stopped"})
    changed = replace(letter, pinned=replace(letter.pinned, rules=(rule,)))
    changed = change(changed, choose=("position=neutral-on-referral",))
    text = mended(changed, "never-written", "position")
    assert text.startswith("The draft was stopped by the negative votes of two")
    after = mended(changed, "never-written")
    assert "edit-decided" not in [f.code for f in check(after, dt.date(2014, 5, 22))]
    grown = replace(after, values={**after.values, "vetoing_states": ["RU", "CN", "FR"]})
    assert "of three permanent members" in compose(grown, "en").part("position").text


def test_a_phrase_in_fixed_words_a_chip_or_the_letterhead_has_no_remedy(letter, change, offered):
    rule = Rule("a", never={"en": ("takes no position", "Russian Federation", "Coalition for")},
                use={"en": "x"})
    changed = replace(letter, pinned=replace(letter.pinned, rules=(rule,)))
    changed = change(changed, choose=("position=neutral-on-referral",))
    found = [f for f in check(changed, dt.date(2014, 5, 22)) if f.code == "never-written"]
    held = [f for f in found if f.place.part in ("position", None)]
    assert held and all(remedies(changed, f) == () for f in held)


@pytest.mark.parametrize(("words", "after"), [
    ("The the Council must act.", "The Council must act."),
    ("We ask of of it.", "We ask of it."),
    ("*We ask of* of it.", "We ask of it."),
    ("- One of of two\n- Three", "One of twoThree"),
])
def test_a_doubled_word_is_taken_out_once(letter, change, mended, words, after):
    changed = change(letter, text=(f"call={words}",))
    text = mended(changed, "doubled-word", "call")
    assert text == after


def test_of_a_doubled_word_the_one_outside_a_chip_goes(letter, change, mended):
    changed = change(letter, set=("resolution_subject=the crimes",),
                     text=("call=We speak of the {{ resolution_subject }}, the rest.",))
    assert mended(changed, "doubled-word", "call").startswith("We speak of the crimes,")


def test_words_of_a_note_are_checked_and_put_right(letter, change, found, mended):
    words = "We ask.[^1]\n\n- One\n- Two\n\n[^1]: See the the Charter."
    changed = change(letter, text=(f"call={words}",))
    assert [f.words for f in found(changed, "doubled-word")] == ["the the"]
    after = mended(changed, "doubled-word")
    assert "[^1]: See the Charter." in compose(after, "en").part("call").source


def test_each_of_two_doubled_words_has_a_remedy_of_its_own(letter, change, found):
    changed = change(letter, text=("call=One of of them, and the the rest of of it.",))
    first, second, third = found(changed, "doubled-word")
    after = remedied(changed, remedies(changed, third)[0])
    assert compose(after, "en").part("call").text == "One of of them, and the the rest of it."
    assert [f.id for f in found(after, "doubled-word")] == [first.id, second.id]


@given(st.lists(st.sampled_from(["alpha", "*beta*", "{{ country|country }}", "the", "**so**"]),
                min_size=2, max_size=12))
@settings(max_examples=25, deadline=None)
def test_doubled_words_are_put_right_one_by_one_wherever_they_stand(words):
    letter = _PLAIN.letter
    from letterdesk.operations.edit import EditRequest, edit

    changed = edit(letter, EditRequest(text=("call=" + " ".join(words),)), library=lambda: None)
    for _ in range(len(words)):
        doubled = [f for f in check(changed, dt.date(2014, 5, 22)) if f.code == "doubled-word"]
        ways = remedies(changed, doubled[0]) if doubled else ()
        if not ways:
            break
        before = len(compose(changed, "en").part("call").text)
        changed = remedied(changed, ways[0])
        assert len(compose(changed, "en").part("call").text) < before


class _PLAIN:
    """A letter for tests that draw words, made once."""

    letter = None


@pytest.fixture(autouse=True)
def _plain_letter(made):
    _PLAIN.letter = made


@pytest.mark.parametrize(("words", "code", "after", "certain"), [
    ("See A/66/L42/Rev2 here.", "symbol-form", "See A/66/L.42/Rev.2 here.", True),
    ("See S/RES/2139 (2013).", "symbol-year", "See S/RES/2139 (2014).", False),
    ("By resolution 2139 (2013), yes.", "symbol-year", "By resolution 2139 (2014), yes.", False),
])
def test_a_typed_symbol_gets_its_proper_form(letter, change, mended, offered, words, code, after,
                                             certain):
    changed = change(letter, text=(f"call={words}",))
    assert mended(changed, code, "call") == after
    assert offered(changed, code)[1][0].is_sure is certain


def test_a_symbol_in_a_field_gets_its_proper_form(letter, change, mended):
    after = mended(change(letter, set=("resolution=A/66/L42/Rev2",)), "malformed")
    assert after.values["resolution"] == "A/66/L.42/Rev.2"


@pytest.mark.parametrize(("words", "after"), [
    ("Three permanent members: China and Russia.", "Two permanent members: China and Russia."),
    ("By 3 permanent members: China and Russia.", "By 2 permanent members: China and Russia."),
])
def test_a_count_is_written_as_it_stood_in_words_or_figures(letter, change, mended, words, after):
    assert mended(change(letter, text=(f"call={words}",)), "count-differs", "call") == after


def test_a_count_in_place_of_the_approved_one_takes_its_form(six, change, mended, offered):
    source = compose(six, "ru").part("position").source
    typed = source.replace(
        next(chip for chip in _chips(source) if "spellout" in chip), "трех")
    changed = change(six, text=(f"position={typed}",), language="ru")
    text = mended(changed, "count-differs", "position", "ru")
    assert "проголосовали два постоянных члена" in text
    assert offered(changed, "count-differs")[1][0].is_sure


def _chips(source):
    import re
    return re.findall(r"\{\{.*?\}\}", source)


def test_a_newer_figure_is_taken_from_the_library_as_it_is_now(letter, library, found):
    fact = library.facts["casualties.SY"]
    newer = replace(fact, value=160_000, as_of=dt.date(2014, 5, 20))
    now = replace(library, facts={**library.facts, "casualties.SY": newer})
    assert found(letter, "figure-newer") == []
    (finding,) = found(letter, "figure-newer", facts=now.facts)
    assert finding.words == "150,000" and "160000" in finding.line()
    (way,) = remedies(letter, finding, library=now)
    after = remedied(letter, way)
    assert after.values["casualties"] == 160_000 and way.is_sure
    assert after.pinned.facts["casualties.SY"] == newer
    assert found(after, "figure-newer", facts=now.facts) == []


def test_a_figure_that_a_text_prints_itself_is_newer_without_a_remedy(letter, library, found):
    newer = replace(library.facts["members"], value=2600, as_of=dt.date(2014, 5, 20))
    (finding,) = found(letter, "figure-newer", facts={**library.facts, "members": newer})
    assert finding.words == "more than 2,500" and finding.place.detail == "members"
    assert remedies(letter, finding) == ()


def test_a_figure_of_another_country_is_replaced_or_emptied(letter, change, offered, mended):
    changed = change(letter, set=("country=ML",))
    ways = [way for f in check(changed, dt.date(2014, 5, 22)) if f.code == "figure-of-other-country"
            for way in remedies(changed, f)]
    assert {way.words.shown() for way in ways} == {"take 137000", "empty the field", "take 2"}
    after = mended(changed, "figure-of-other-country")
    assert "casualties" not in after.values


def test_a_missing_value_takes_its_figure_or_its_default(letter, change, found, library):
    changed = change(letter, set=("casualties=", "signatory=", "vote_date=", "country=SY"))
    fields = tuple(replace(f, required=True) for f in changed.pinned.template.field)
    template = replace(changed.pinned.template, field=fields)
    changed = replace(changed, pinned=replace(changed.pinned, template=template))
    for finding in found(changed, "missing"):
        (way,) = remedies(changed, finding, library=library)
        changed = remedied(changed, way)
    assert found(changed, "missing") == []
    assert changed.values["vote_date"] == "2014-05-22" and changed.values["casualties"] == 150_000
    assert changed.values["signatory"] == "miriam-adeyemi"


def test_a_missing_value_without_a_default_has_no_remedy(letter, change, offered):
    assert offered(change(letter, set=("country=",)), "missing")[1] == ()


def test_a_translated_default_is_written_in_its_own_language(library, clock, change, found):
    letter = new(library, NewRequest("meeting-request", ("en", "fr"), ("minutes=",)), clock=clock)
    finding = next(f for f in found(letter, "missing") if f.place.field == "minutes")
    assert remedied(letter, remedies(letter, finding)[0]).values["minutes"] == 30
    fields = tuple(replace(f, default={"en": "peace", "fr": "la paix"}) if f.id == "purpose" else f
                   for f in letter.pinned.template.field)
    template = replace(letter.pinned.template, field=fields)
    letter = replace(letter, pinned=replace(letter.pinned, template=template))
    finding = next(f for f in found(letter, "missing")
                   if f.place.field == "purpose" and f.place.language == "fr")
    assert remedied(letter, remedies(letter, finding)[0]).values["purpose"] == {"fr": "la paix"}


def test_a_date_after_the_letter_is_set_either_way(letter, change, mended):
    changed = change(letter, set=("vote_date=2014-05-23",))
    assert mended(changed, "date-after").values["vote_date"] == "2014-05-22"
    assert mended(changed, "date-after", choice=1).values["date"] == "2014-05-23"


def test_a_date_that_was_left_behind_follows_the_letter(letter, change, mended, offered):
    changed = change(letter, set=("date=2014-05-24",))
    assert mended(changed, "date-kept").values["vote_date"] == "2014-05-24"
    assert not offered(changed, "date-kept")[1][0].is_sure


def test_a_salutation_is_restored_and_a_vocative_is_replaced(letter, change, mended, offered):
    woman = ("role=ambassador;name=Ana Lima;gender=f;country=BR",)
    changed = change(letter, to=woman, text=("salutation=Dear Sir,",))
    assert mended(changed, "form-of-address", "salutation") == "Excellency,"
    assert mended(changed, "form-of-address", "salutation", choice=1) == "Excellency,"
    changed = change(letter, to=woman, text=("call=We ask you, Sir, to act.",))
    assert mended(changed, "form-of-address", "call", choice=1) == "We ask you, Excellency, to act."
    chosen = replace(change(letter, choose=("salutation=dear-excellency",)),
                     recipients=(Recipient("person", "Jo Lima", "m"),))
    assert mended(chosen, "form-of-address", "salutation") == "Dear Mr. Jo Lima,"


def test_words_for_many_recipients_are_not_replaced_by_the_form_of_one(letter, change, offered):
    two = (Recipient("ambassador", "Ana", "f"), Recipient("person", "Jo", "m"))
    changed = replace(change(letter, insert_after=("call=We ask you, Excellency, to act.",)),
                      recipients=two)
    assert offered(changed, "form-of-address")[1] == ()


def test_a_remedy_is_made_for_the_recipient_in_whose_letter_it_was_found(letter, change):
    two = change(letter, to=("role=ambassador;name=Ana;country=BR",
                             "role=ambassador;name=Li;country=CN"))
    rule = Rule("a", never={"en": ("we ask more",)}, use={"en": "we expect more"})
    two = replace(two, pinned=replace(two.pinned, rules=(rule,)))
    chinese = two.recipients[1]
    composition = compose(two, "en", chinese)
    (finding,) = [f for f in check_composition(two, composition, dt.date(2014, 5, 22))
                  if f.code == "never-written"]
    assert remedies(two, finding) == ()
    (way,) = remedies(two, finding, recipient=chinese)
    after = remedied(two, way)
    assert "we expect more" in compose(after, "en", chinese).part("call").text
    assert after.recipients == two.recipients


def test_a_form_of_address_that_the_letter_does_not_have_is_not_offered(letter, change, offered):
    changed = replace(change(letter, insert_after=("call=We ask you, Excellency, to act.",)),
                      recipients=(Recipient("person", "Jo", "m"),))
    forms = {"ambassador": changed.pinned.forms["ambassador"]}
    changed = replace(changed, pinned=replace(changed.pinned, forms=forms))
    assert offered(changed, "form-of-address")[1] == ()


def test_only_a_person_can_close_a_quotation(letter, change, offered):
    changed = change(letter, text=("call=He said “no.",))
    assert offered(changed, "unclosed-quote")[1] == ()


def test_an_older_finding_that_is_gone_has_no_remedy(letter):
    for code in ("never-written", "doubled-word", "symbol-form", "symbol-year", "count-differs",
                 "form-of-address", "fixed-words", "edit-decided", "date-after", "date-kept",
                 "missing", "figure-newer", "malformed", "edited-in-one", "block-needed",
                 "something-else"):
        finding = Finding(code, LOOK_AT, Place(part="call", field="nothing", detail="gone"),
                          say("gone"))
        assert remedies(letter, finding) == ()
    assert remedies(letter, Finding("no-text", LOOK_AT, Place(part="gone"), say("gone"))) == ()


def test_fix_does_the_certain_remedy_and_stamps_the_letter(letter, change, clock):
    changed = change(letter, text=("call=The the end.",))
    fixed = fix(changed, "doubled-word:call:call-on-states:en:The the", by="Sam", clock=clock)
    assert compose(fixed.letter, "en").part("call").text == "The end."
    assert fixed.words.shown() == "take one “the” out"
    (edit,) = [p.edits["en"] for p in fixed.letter.parts if p.edits]
    assert (edit.by, fixed.letter.changed) == ("Sam", "2014-05-22T12:00:00-04:00")


def test_fix_asks_where_there_is_a_choice_and_says_where_there_is_none(letter, change, clock):
    changed = change(letter, set=("vote_date=2014-05-23",), text=("call=He said “no.",))
    with pytest.raises(NotUnderstood, match="leaves a choice: 1 set “Date of the vote”"):
        fix(changed, "date-after:vote_date", clock=clock)
    with pytest.raises(NotUnderstood, match="leaves a choice"):
        fix(changed, "date-after:vote_date", 3, clock=clock)
    after = fix(changed, "date-after:vote_date", 2, clock=clock).letter
    assert after.values["date"] == "2014-05-23"
    with pytest.raises(NotUnderstood, match="no remedy that a program knows"):
        fix(changed, "unclosed-quote:call:call-on-states:en:“no.", clock=clock)
    with pytest.raises(NotUnderstood, match="no finding of this letter"):
        fix(changed, "nothing", clock=clock)
