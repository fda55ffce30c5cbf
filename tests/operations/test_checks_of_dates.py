"""Dates against the letter's own date."""

from __future__ import annotations

from msgspec.structs import replace

from letterdesk.library import Field
from letterdesk.operations.new import NewRequest, new


def test_a_vote_after_the_letter_is_to_look_at(letter, change, found):
    (finding,) = found(change(letter, set=("vote_date=2014-05-23",)), "date-after")
    assert finding.place.field == "vote_date" and finding.severity == "look at"
    assert "“Date of the vote” (2014-05-23) lies after “Date of the letter”" in finding.line()
    assert finding.words == "23 May 2014"


def test_a_vote_on_the_day_or_before_it_is_none(letter, change, found):
    assert found(letter, "date-after") == []
    assert found(change(letter, set=("vote_date=2014-05-21",)), "date-after") == []
    assert found(change(letter, set=("vote_date=soon",)), "date-after") == []


def test_a_default_says_what_a_date_cannot_lie_after_where_the_template_does_not(letter, change,
                                                                                  found):
    fields = tuple(replace(f, not_after=None) for f in letter.pinned.template.field)
    letter = with_fields(letter, fields)
    assert len(found(change(letter, set=("vote_date=2014-05-23",)), "date-after")) == 1


def test_a_date_that_names_what_is_no_date_is_left_alone(letter, change, found):
    fields = tuple(replace(f, not_after="country") if f.id == "vote_date" else f
                   for f in letter.pinned.template.field)
    letter = with_fields(letter, fields)
    assert found(change(letter, set=("vote_date=2014-05-23",)), "date-after") == []


def test_an_expected_vote_may_lie_after_the_letter(library, clock, found):
    letter = new(library, NewRequest("joint-letter", ("en",), (
        "council_draft=A/HRC/25/L.7", "vote_date=2014-06-01")), clock=clock)
    assert found(letter, "date-after") == []


def test_a_vote_made_from_the_first_date_of_the_letter_is_told_when_that_changes(letter, change,
                                                                                  found):
    assert found(letter, "date-kept") == []
    changed = change(letter, set=("date=2014-05-24",))
    (finding,) = found(changed, "date-kept")
    assert "“Date of the vote” is still 2014-05-22" in finding.line()
    assert found(change(changed, set=("vote_date=2014-05-24",)), "date-kept") == []
    assert found(change(changed, set=("vote_date=2014-05-23",)), "date-kept") == []


def test_a_letter_that_was_typed_with_a_vote_of_its_own_is_not_suspected(library, clock, change,
                                                                         found):
    letter = new(library, NewRequest("veto-reform", ("en",), ("vote_date=2014-05-20",)),
                 clock=clock)
    assert found(change(letter, set=("date=2014-05-24",)), "date-kept") == []
    bare = replace(change(letter, set=("date=2014-05-24",)), snapshots=())
    assert found(bare, "date-kept") == []


def test_defaults_that_lead_to_each_other_or_nowhere_stop_nothing(letter, change, found):
    others = tuple(f for f in letter.pinned.template.field if f.id != "vote_date")
    for loop in ((Field("vote_date", "date", default="=other"),
                  Field("other", "date", default="=vote_date")),
                 (Field("vote_date", "date", default="=nothing"),)):
        changed = change(with_fields(letter, (*others, *loop)), set=("date=2014-05-24",))
        assert found(changed, "date-kept") == []


def with_fields(letter, fields):
    template = replace(letter.pinned.template, field=fields)
    return replace(letter, pinned=replace(letter.pinned, template=template))
