"""Letters of the bundled library and of the seven samples, composed and read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from letterdesk.contacts import parse_recipient
from letterdesk.document.model import (
    Addresses,
    Document,
    Heading,
    List,
    Paragraph,
    SignatoryList,
    SignatureBlock,
    Title,
    plain_text,
    spans_of,
)
from letterdesk.findings import must_be_put_right
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.new_letter import new_letter
from letterdesk.letters.store import read_letter
from letterdesk.library import Library, load_library, status_of
from letterdesk.resources import bundled_library
from tests.letters.bundled_letters import bundled

SAMPLES = Path(__file__).parent.parent / "letters_samples"
NOW = dt.datetime(2014, 5, 22, 12, tzinfo=dt.UTC)

SUBJECT = {"en": "accountability for the gravest crimes", "ar": "المساءلة عن أشد الجرائم خطورة"}
MANDATE = {"en": "the mandate of the commission of inquiry", "ar": "ولاية لجنة التحقيق"}

VOTES = [
    ("SY", ["RU", "CN"], 4, {}),
    ("ML", ["US"], 1, {"vote_date": "2014-05-20"}),
    ("CF", ["FR", "GB", "US"], 2, {}),
    ("IL", ["US"], 21, {}),
    ("CU", ["RU"], 11, {"years": 1, "casualties": 11, "refugees": 100}),
    ("PH", ["CN", "FR", "RU", "GB", "US"], 3, {"earlier_draft": None, "years": 11}),
    ("CD", ["GB", "FR"], 100, {"years": 2, "casualties": 3, "earlier_draft_year": None}),
]

SAMPLE_VALUES: Mapping[str, Mapping[str, Any]] = {
    "thanks": {"city": "Port Marrow", "sitting_days": 3, "report_month": "June"},
    "protest": {"city": "Port Marrow", "lawyer": "Daria Novak", "arrest_date": "2016-02-27",
                "deadline": "2016-03-18"},
    "trois-presidents": {"bill": "1847", "debate": "2016-04-12",
                         "cost": {"amount": 350000, "currency": "EUR"}},
    "questions": {"camp": "Camp Westgate", "decree": "2015-06-01", "your_letter": "2016-07-14",
                  "before": 112, "after": 1340, "publication": "2016-10-31"},
    "nine-ministers": {"conference": "2016-05-16", "months": 2, "city": "Port Marrow",
                       "witness": "“Selma”"},
    "missions": {"draft": "A/HRC/32/L.20", "country": "BI", "years": 1,
                 "vote_date": "2016-07-01"},
    "governments": {"first_letter": "2015-11-02", "waiting": 1204, "rules_date": "2016-02-01",
                    "deadline": "2016-06-30"},
}


@cache
def samples() -> Library:
    return load_library(SAMPLES)[0]


def veto_letter(language: str, country: str = "SY", states: Sequence[str] = ("RU", "CN"),
                drafts: int = 4, more: Mapping[str, Any] | None = None,
                to: str | None = None) -> Composition:
    values = {
        "date": "2014-05-22", "resolution": "S/2014/348", "resolution_subject": SUBJECT,
        "country": country, "vetoing_states": list(states), "vetoed_drafts": drafts,
        **(more or {}),
    }
    recipients = (parse_recipient(to),) if to else ()
    return compose(new_letter(bundled(), "veto-reform", [language], now=NOW, values=values,
                              recipients=recipients), language)


def sample_letter(template: str) -> Composition:
    language = "fr" if template == "trois-presidents" else "en"
    to = parse_recipient("role=ambassador;name=Leonor Quint;gender=f;country=PT;"
                         "address=Embassy of Portugal|The Hague")
    letter = new_letter(samples(), template, [language], now=NOW,
                        values={"date": "2016-03-04", **SAMPLE_VALUES[template]},
                        recipients=(to,) if template == "thanks" else ())
    return compose(letter, language)


def words(document: Document) -> str:
    return "\n".join(plain_text(tuple(spans_of(element))) for element in document.elements)


def block_of(composition: Composition, part: str) -> str | None:
    found = composition.part(part)
    return found.block if found else None


@pytest.mark.parametrize("folder", [bundled_library(), SAMPLES])
def test_a_library_of_ours_loads_without_a_finding(folder: Path) -> None:
    assert [finding.line() for finding in load_library(folder)[1]] == []


def test_every_bundled_text_is_approved_by_its_hash() -> None:
    library = bundled()
    assert {status_of(block, language, library.source_language)
            for block in library.blocks.values() for language in library.usages} == {"approved"}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("country", "states", "drafts", "more"), VOTES)
def test_a_letter_after_any_veto_is_whole_and_leaves_no_hole(
    language: str, country: str, states: list[str], drafts: int, more: dict[str, Any],
) -> None:
    composition = veto_letter(language, country, states, drafts, more)
    printed = words(composition.document)
    assert must_be_put_right(composition.findings) == []
    assert len(composition.document.elements) == 10
    for hole in ("‹", "None", "  ", " ,", " .", " ،", "{", "}"):
        assert hole not in printed


def test_the_text_says_today_or_on_that_day() -> None:
    assert "failure today to adopt" in words(veto_letter("en").document)
    assert "failure on 20 May 2014 to adopt" in words(
        veto_letter("en", more={"vote_date": "2014-05-20"}).document)
    assert "اليوم" in words(veto_letter("ar").document)


def test_states_stand_in_the_order_given() -> None:
    assert "members: Russia and China." in words(veto_letter("en").document)
    assert "members: China and Russia." in words(
        veto_letter("en", states=["CN", "RU"]).document)


@pytest.mark.parametrize(("states", "printed"), [
    (["US"], "تصويت عضو دائم واحد ضده، هو الولايات المتحدة"),
    (["RU", "CN"], "تصويت عضوين دائمين ضده، هما روسيا والصين"),
    (["FR", "GB", "US"],
     "ثلاثة أعضاء دائمين ضده، هم فرنسا والمملكة المتحدة والولايات المتحدة"),
])
def test_arabic_agrees_with_the_number_of_states(states: list[str], printed: str) -> None:
    assert printed in words(veto_letter("ar", states=states).document)


def test_figures_that_are_not_known_are_left_out() -> None:
    printed = words(veto_letter("en", "ML", drafts=1).document)
    assert "Some 137,000 people are displaced within the country." in printed
    assert "fled abroad" not in printed and "lost their lives" not in printed
    assert "first on the situation to be vetoed" in printed


@pytest.mark.parametrize(("to", "states", "part", "block"), [
    (None, ["RU"], "salutation", "dear-excellency"),
    ("role=minister;name=Ada;gender=f;country=NO", ["RU"], "salutation", "salutation-by-role"),
    ("role=person;name=Ada Lund", ["RU"], "close", "close-by-role"),
    ("role=ambassador;name=Ivan;country=RU", ["RU", "CN"], "position", "vetoing-state-addressed"),
    ("role=ambassador;name=Ivan;country=RU", ["US"], "position", "neutral-on-referral"),
    ("role=ambassador;name=Lea;country=FR", ["RU"], "veto-reform", "code-of-conduct-to-france"),
    ("role=ambassador;name=Lea;country=FR", ["FR"], "veto-reform",
     "code-of-conduct-to-france-after-veto"),
    ("role=ambassador;name=Ada;country=NO", ["FR", "GB"], "veto-reform",
     "code-of-conduct-after-french-veto"),
    ("role=ambassador;name=Lin;country=CN", ["RU"], "call", "call-on-a-permanent-member"),
])
def test_the_recipient_and_the_vote_choose_the_block(
    to: str | None, states: list[str], part: str, block: str,
) -> None:
    assert block_of(veto_letter("en", states=states, to=to), part) == block


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_joint_letter_counts_its_list(language: str) -> None:
    values = {"council_draft": "A/HRC/25/L.7", "session": 25, "country": "SY", "mandate": MANDATE}
    composition = compose(
        new_letter(bundled(), "joint-letter", [language], now=NOW, values=values), language)
    listed = composition.document.elements[-1]
    assert must_be_put_right(composition.findings) == []
    assert isinstance(listed, SignatoryList)
    assert listed.count == 84
    assert "84" in words(composition.document)
    assert listed.groups[0].signers[0].name == bundled().organisation[language]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("template", [
    "veto-reform", "joint-letter", "separate-cover", "meeting-request", "thanks"])
def test_the_examples_of_the_library_have_nothing_to_put_right(
    template: str, language: str,
) -> None:
    letter = read_letter(bundled_library() / "examples" / f"{template}.{language}.letter").letter
    assert must_be_put_right(compose(letter, language).findings) == []


@pytest.mark.parametrize("template", sorted(SAMPLE_VALUES))
def test_each_of_the_seven_letters_is_whole(template: str) -> None:
    composition = sample_letter(template)
    assert must_be_put_right(composition.findings) == []
    assert "‹" not in words(composition.document)


def test_nine_addresses_stand_in_two_columns() -> None:
    addresses = sample_letter("nine-ministers").document.elements[0]
    assert isinstance(addresses, Addresses)
    assert (len(addresses.blocks), addresses.columns) == (9, 2)


def test_numbering_goes_on_after_a_paragraph() -> None:
    lists = [e for e in sample_letter("questions").document.elements if isinstance(e, List)]
    assert [(one.marker, one.start, len(one.items)) for one in lists] == [
        ("decimal", 1, 2), ("decimal", 3, 2)]


def test_items_hold_two_paragraphs_or_a_list_of_their_own() -> None:
    bullets, numbered = [
        e for e in sample_letter("nine-ministers").document.elements if isinstance(e, List)]
    assert all(len(item.elements) == 2 for item in bullets.items)
    inner = numbered.items[1].elements[-1]
    assert isinstance(inner, List)
    assert inner.marker == "roman"


def test_fields_stand_in_headings_and_notes() -> None:
    document = sample_letter("questions").document
    headings = [plain_text(e.spans) for e in document.elements if isinstance(e, Heading)]
    assert "2. What the decree of 1 June 2015 has changed" in headings
    notes = [plain_text(p.spans) for note in document.notes for p in note.paragraphs]
    assert "since 1 June 2015" in notes[0]


def test_a_title_has_a_sub_title_and_a_kind_line() -> None:
    titles = [e for e in sample_letter("missions").document.elements if isinstance(e, Title)]
    assert [(t.level, plain_text(t.spans)) for t in titles] == [
        (1, "Keep the inquiry at work"), (2, "A/HRC/32/L.20"), (3, "Joint open letter")]


def test_lists_of_signatories_keep_their_layout_groups_and_disclaimer() -> None:
    ruled = sample_letter("missions").document.elements[-1]
    grouped = sample_letter("governments").document.elements[-1]
    assert isinstance(ruled, SignatoryList) and isinstance(grouped, SignatoryList)
    assert (ruled.layout, ruled.count) == ("ruled", 84)
    assert [len(group.signers) for group in grouped.groups] == [67, 16]
    assert plain_text(grouped.disclaimer).startswith("The affiliations")


def test_no_break_spaces_of_a_french_text_survive() -> None:
    document = sample_letter("trois-presidents").document
    printed = words(document)
    assert "Objet\u00a0: proposition de loi n°\u00a01847" in printed
    assert "«\u00a0sa résidence habituelle\u00a0»" in printed
    assert "\u202f?" in printed
    signers = document.elements[-1]
    assert isinstance(signers, SignatureBlock)
    assert (len(signers.signers), signers.columns) == (3, 3)


def test_paragraphs_of_a_letter_are_not_split_by_its_values() -> None:
    body = [e for e in veto_letter("en").document.elements if isinstance(e, Paragraph)]
    assert len(body) == 6
