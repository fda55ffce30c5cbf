import datetime as dt

import pytest
from msgspec.structs import replace

from letterdesk.letters.applying import apply
from letterdesk.letters.changes import TakeFact, Waive
from letterdesk.library import Rule
from letterdesk.operations.check import check
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.new import NewRequest, new


@pytest.fixture
def change(library, clock):
    def change(letter, **asked):
        return edit(letter, EditRequest(**asked), library=lambda: library, clock=clock)
    return change


@pytest.fixture
def found(clock):
    def found(letter, **options):
        return {finding.code: finding for finding in check(letter, clock().date(), **options)}
    return found


def with_rules(letter, *rules):
    return replace(letter, pinned=replace(letter.pinned, rules=rules))


def test_the_reference_letter_has_nothing_to_put_right_on_its_pages(letter, found):
    assert found(letter, with_pages=True) == {}


@pytest.mark.parametrize("words", [
    "This illegal veto.", "This Illegal\u00a0Veto!", "(an UNLAWFUL veto)", "ille\u00adgal veto",
])
def test_a_phrase_never_to_be_written_is_found_where_it_stands(letter, change, found, words):
    finding = found(change(letter, text=(f"call={words}",)))["never-written"]
    assert (finding.place.part, finding.place.language) == ("call", "en")
    assert "write “veto”" in finding.line() and "The Charter allows the vote" in finding.line()


def test_a_longer_word_is_no_forbidden_phrase(letter, change, found):
    assert "never-written" not in found(change(letter, text=("call=An illegal vetoing.",)))


def test_a_phrase_is_found_in_a_value_and_in_arabic_under_vowel_signs(library, clock, change,
                                                                      found):
    letter = new(library, NewRequest("veto-reform", ("ar",), (
        "resolution=S/2014/348", "resolution_subject=الفِيتو", "country=SY", "vetoing_states=RU",
        "vetoed_drafts=4")), clock=clock)
    assert found(letter)["never-written"].severity == "look at"


def test_a_rule_says_what_it_has_to_say(letter, found):
    chinese = Rule("zh", never={"en": ("membe",), "zh": ("否决",)})
    plain = with_rules(letter, Rule("a", never={"en": ("Dear",)}, use={"en": "Esteemed"}))
    assert found(plain)["never-written"].line().endswith("write “Esteemed”")
    bare = with_rules(letter, Rule("b", never={"en": ("Dear",)}))
    assert found(bare)["never-written"].line().endswith("“Dear” is never to be written")
    assert "never-written" not in found(with_rules(letter, chinese))


def test_a_block_that_must_stand_is_missed(letter, change, found):
    rule = Rule("who", {"en": "So readers know."}, needs_block="call-on-states")
    letter = with_rules(letter, rule)
    assert "block-needed" not in found(letter)
    finding = found(change(letter, without=("call",)))["block-needed"]
    assert finding.place.block == "call-on-states" and "So readers know." in finding.line()


def test_a_waived_finding_is_not_shown_again(letter, change, found):
    letter = change(letter, text=("call=This illegal veto.",))
    name = found(letter)["never-written"].id
    waived = apply(letter, Waive(name, "A quotation.", "Sam", "2014-05-22")).letter
    assert "never-written" not in found(waived)


def test_a_missing_value_cannot_be_waived(letter, change, found):
    letter = change(letter, set=("country=",))
    name = found(letter)["missing"].id
    waived = apply(letter, Waive(name, "Never mind.", "Sam", "2014-05-22")).letter
    assert "missing" in found(waived)


def test_figures_past_their_review_are_to_look_at_on_the_letters_own_date(letter, change, found):
    late = change(letter, set=("date=2030-01-01", "vote_date=2014-05-22"))
    finding = found(late)["figure-past-review"]
    assert finding.severity == "look at"
    undated = change(letter, set=("date=soon",))
    codes = [f.code for f in check(undated, dt.date(2030, 1, 1))]
    assert "figure-past-review" in codes
    assert "figure-past-review" not in found(undated)


def test_a_fact_that_a_text_prints_is_looked_at_too(letter, change):
    late = change(letter, set=("date=2030-01-01", "vote_date=2014-05-22"))
    named = [f.place.detail for f in check(late, dt.date(2014, 1, 1))
             if f.code == "figure-past-review" and f.place.detail]
    assert named == ["countries", "members"]


def test_a_newer_figure_of_the_library_is_offered(letter, found):
    fact = letter.pinned.facts["casualties.SY"]
    newer = replace(fact, value=160000, as_of=dt.date(2014, 5, 20), review_by=None)
    facts = {**letter.pinned.facts, "casualties.SY": newer}
    letter = replace(letter, pinned=replace(letter.pinned, facts=facts))
    finding = found(letter)["figure-newer"]
    assert finding.fix.kind == "take-fact"
    taken = apply(letter, TakeFact(**finding.fix.values)).letter
    assert taken.values["casualties"] == 160000
    assert found(taken) == {}


def test_another_country_with_figures_of_its_own_offers_them(letter, change, found):
    fact = letter.pinned.facts["casualties.SY"]
    facts = {**letter.pinned.facts, "casualties.MM": replace(fact, value=9)}
    letter = replace(letter, pinned=replace(letter.pinned, facts=facts))
    after = change(letter, set=("country=MM", "refugees=", "displaced=", "years="))
    finding = found(after)["figure-of-other-country"]
    assert finding.fix.values == {"field": "casualties", "fact": "casualties.MM"}
    assert found(apply(after, TakeFact(**finding.fix.values)).letter) == {}


def test_a_recipient_without_a_form_of_address_is_named(letter, change, found):
    letter = change(letter, to=("role=ambassador;name=Ana",))
    forms = {role: form for role, form in letter.pinned.forms.items() if role != "ambassador"}
    letter = replace(letter, pinned=replace(letter.pinned, forms=forms))
    assert found(letter)["no-form-of-address"].place.recipient == 0


def test_a_finding_is_told_once_though_the_letter_has_two_languages(library, clock):
    letter = new(library, NewRequest("veto-reform", ("en", "ar")), clock=clock)
    findings = check(letter, clock().date())
    assert sum(f.code == "missing" and f.place.field == "country" for f in findings) <= 2
    assert len({(f.id, f.message.shown()) for f in findings}) == len(findings)


def test_a_fact_that_the_letter_lost_stops_nothing(letter, found):
    letter = replace(letter, pinned=replace(letter.pinned, facts={}))
    assert "figure-past-review" not in found(letter)
    fields = tuple(f for f in letter.pinned.template.field if f.id != "casualties")
    template = replace(letter.pinned.template, field=fields)
    letter = replace(letter, pinned=replace(letter.pinned, template=template))
    assert "figure-newer" not in found(letter)
