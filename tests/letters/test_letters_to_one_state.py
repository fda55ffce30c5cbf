"""Follow-ups, requests for a meeting and thanks of the bundled library, in English and Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from letterdesk.document.model import List
from letterdesk.findings import must_be_put_right
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import ChooseBlock
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.model import Letter
from tests.letters.bundled_letters import bundled_letter, words_of

SUBJECT = {"en": "accountability for the gravest crimes", "ar": "المساءلة عن أشد الجرائم خطورة"}
CONCERNS = {"en": ["The paragraph on costs lays the whole burden on the States parties."],
            "ar": ["تلقي الفقرة المتعلقة بالتكاليف العبء كله على الدول الأطراف."]}

OTHER_VALUES: Mapping[str, Mapping[str, Any]] = {
    "separate-cover": {"earlier_letter": "2014-05-22", "resolution": "S/2014/348",
                       "resolution_subject": SUBJECT, "country": "SY", "concerns": CONCERNS},
    "meeting-request": {"purpose": {"en": "a code of conduct", "ar": "مدونة قواعد السلوك"},
                        "first_day": "2014-06-17"},
    "thanks": {"resolution": "S/2014/348", "resolution_subject": SUBJECT, "country": "SY",
               "vote_date": "2014-05-22"},
}


def other(template: str, language: str, to: str | None = None, **more: Any) -> Letter:
    values = {"date": "2014-06-05", **OTHER_VALUES[template], **more}
    return bundled_letter(template, language, values, to)


def other_letter(template: str, language: str, to: str | None = None, **more: Any) -> Composition:
    return compose(other(template, language, to, **more), language)


def assert_whole(composition: Composition) -> None:
    """Nothing to put right, and no mark, gap or stray sign on the page."""
    printed = words_of(composition.document)
    assert must_be_put_right(composition.findings) == []
    for hole in ("‹", "None", "  ", " ,", " .", "..", " ،", "{", "}"):
        assert hole not in printed


def block_of(composition: Composition, part: str) -> str | None:
    found = composition.part(part)
    return found.block if found else None


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("count", [1, 2, 3, 9])
@pytest.mark.parametrize("country", ["SY", "CF", "IL", "CU", "PH"])
def test_concerns_under_separate_cover_are_numbered(
    language: str, count: int, country: str,
) -> None:
    composition = other_letter("separate-cover", language, country=country,
                               concerns={language: CONCERNS[language] * count})
    lists = [e for e in composition.document.elements if isinstance(e, List)]
    assert_whole(composition)
    assert [(one.marker, len(one.items)) for one in lists] == (
        [("decimal", count)] if count > 1 else [])


@pytest.mark.parametrize(("count", "named"), [
    (1, "شاغلا واحدا. "), (2, "شاغلين اثنين:"), (3, "ثلاثة شواغل:"), (9, "تسعة شواغل:")])
def test_arabic_counts_concerns(count: int, named: str) -> None:
    composition = other_letter("separate-cover", "ar",
                               concerns={"ar": CONCERNS["ar"] * count})
    assert f"أن نعرض عليكم {named}" in words_of(composition.document)


def test_the_earlier_letter_is_named_by_date_and_reference() -> None:
    bare = words_of(other_letter("separate-cover", "en").document)
    full = words_of(other_letter("separate-cover", "en", vote_date="2014-05-20",
                                 earlier_letter_reference="CUJ/2014/17").document)
    assert "In our letter of 22 May 2014 we wrote" in bare
    assert "failed to adopt on that day" in bare
    assert "letter of 22 May 2014 (reference CUJ/2014/17) we wrote" in full
    assert "failed to adopt on 20 May 2014" in full


@pytest.mark.parametrize(("to", "block"), [
    (None, "provisions-request"),
    ("role=ambassador;country=NO", "provisions-request"),
    ("role=ambassador;country=LU", "provisions-request-to-a-sponsor"),
])
def test_a_sponsor_is_asked_as_one(to: str | None, block: str) -> None:
    composition = other_letter("separate-cover", "en", to, sponsors=["FR", "LU"])
    assert block_of(composition, "request") == block


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("to", "block"), [
    (None, "meeting-opening"),
    ("role=permanent-representative;country=NL", "meeting-opening"),
    ("role=minister;gender=f;country=PH", "meeting-opening-to-a-minister"),
    ("role=president;country=CF", "meeting-opening-to-a-minister"),
])
def test_a_meeting_is_asked_for_by_the_role_of_the_recipient(
    language: str, to: str | None, block: str,
) -> None:
    composition = other_letter("meeting-request", language, to)
    assert_whole(composition)
    assert block_of(composition, "opening") == block


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("last", [None, "2014-06-19"])
@pytest.mark.parametrize("block", ["meeting-on-proposed-days", "meeting-within-a-period"])
def test_a_meeting_is_proposed_for_one_day_or_two_or_a_period(
    language: str, last: str | None, block: str,
) -> None:
    letter = other(
        "meeting-request", language, last_day=last, minutes=11,
        place={"en": "at your Mission", "ar": "في مقر بعثتكم"})
    chosen = apply(letter, ChooseBlock("days", block)).letter
    composition = compose(chosen, language)
    assert_whole(composition)
    assert block_of(composition, "days") == block


def test_what_a_request_for_a_meeting_does_not_know_is_left_out() -> None:
    composition = other_letter("meeting-request", "en", topics=None, participants=None)
    printed = words_of(composition.document)
    assert_whole(composition)
    assert [e for e in composition.document.elements if isinstance(e, List)] == []
    assert "telephone" not in printed and "reply by" not in printed
    assert "Should that day not suit you" in printed


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("support", ["sponsored", "voted", "code-of-conduct"])
@pytest.mark.parametrize("country", ["FR", "US", "GB", "PH", "LB", "CD", None])
@pytest.mark.parametrize("outcome", ["vetoed", "adopted"])
def test_thanks_are_whole_for_any_state_and_what_it_did(
    language: str, support: str, country: str | None, outcome: str,
) -> None:
    to = f"role=minister;gender=f;country={country}" if country else None
    assert_whole(other_letter("thanks", language, to, support=support, outcome=outcome))


@pytest.mark.parametrize(("country", "support", "thanks", "following"), [
    ("FR", "code-of-conduct", "thanks-to-france", "thanks-next-to-france"),
    ("FR", "voted", "thanks-for-vote", "thanks-next-to-france"),
    ("GB", "sponsored", "thanks-for-sponsorship", "thanks-next-to-a-permanent-member"),
    ("LU", "voted", "thanks-for-vote", "thanks-next-code-of-conduct"),
    ("LU", "code-of-conduct", "thanks-for-code-of-conduct", "thanks-next-win-others"),
])
def test_what_a_state_did_chooses_the_thanks(
    country: str, support: str, thanks: str, following: str,
) -> None:
    composition = other_letter("thanks", "en", f"role=ambassador;country={country}",
                               support=support)
    outcome = composition.part("outcome")
    assert block_of(composition, "thanks") == thanks
    assert block_of(composition, "next") == following
    assert outcome is not None
    assert outcome.inside == (support != "code-of-conduct")


@pytest.mark.parametrize(("language", "country", "named"), [
    ("en", "US", "I thank the United States for"), ("en", "LU", "I thank Luxembourg for"),
    ("en", None, "I thank your Government for"),
    ("ar", "PH", "أعرب للفلبين عن"), ("ar", "LB", "أعرب للبنان عن"),
    ("ar", "FR", "أعرب لفرنسا عن"), ("ar", None, "أعرب لحكومتكم عن"),
])
def test_thanks_name_the_state_with_its_grammar(
    language: str, country: str | None, named: str,
) -> None:
    to = f"role=ambassador;country={country}" if country else None
    assert named in words_of(other_letter("thanks", language, to).document)


def test_thanks_for_a_vote_ask_for_the_draft_and_thanks_for_the_code_do_not() -> None:
    empty: dict[str, Any] = dict.fromkeys(
        ("resolution", "resolution_subject", "country", "vote_date"))
    code = other_letter("thanks", "en", support="code-of-conduct", **empty)
    vote = other_letter("thanks", "en", support="voted", **empty)
    assert_whole(code)
    assert {f.place.field for f in must_be_put_right(vote.findings)} == set(empty)
