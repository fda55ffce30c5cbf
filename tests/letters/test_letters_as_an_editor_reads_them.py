"""Mistakes found on reading letters in Arabic, Russian and Chinese, word by word."""

from __future__ import annotations

import re
from typing import Any

import pytest

from letterdesk.findings import must_be_put_right
from letterdesk.letters.compose import compose
from tests.letters.bundled_letters import bundled_letter, words_of_whole

LANGUAGES = ("ar", "ru", "zh")
SUBJECT = {"ar": "المساءلة", "ru": "ответственности", "zh": "追究责任"}
GIVEN: dict[str, dict[str, Any]] = {
    "veto-reform": {
        "date": "2014-05-22", "resolution": "S/2014/348", "resolution_subject": SUBJECT,
        "country": "SY", "vetoing_states": ["RU", "CN"], "vetoed_drafts": 4,
    },
    "separate-cover": {
        "date": "2014-06-05", "earlier_letter": "2014-05-22", "resolution": "S/2014/348",
        "resolution_subject": SUBJECT, "country": "SY",
        "concerns": {"ar": ["شاغل."], "ru": ["Замечание."], "zh": ["关切。"]},
    },
    "meeting-request": {
        "date": "2014-06-05", "first_day": "2014-06-17", "last_day": "2014-06-19",
        "purpose": {"ar": "مدونة", "ru": "кодекс", "zh": "守则问题"},
    },
    "thanks": {
        "date": "2014-06-05", "vote_date": "2014-05-22", "resolution": "S/2014/348",
        "resolution_subject": SUBJECT, "country": "SY",
    },
    "joint-letter": {
        "date": "2014-03-17", "council_draft": "A/HRC/25/L.7", "session": 25, "country": "SY",
        "mandate": {"ar": "ولاية اللجنة", "ru": "мандата комиссии", "zh": "委员会的任务期限"},
    },
}


def read(language: str, template: str = "veto-reform", to: str | None = None,
         choose: tuple[str, str] | None = None, **values: Any) -> str:
    """The words of a letter that has nothing to put right, no-break spaces as spaces."""
    letter = bundled_letter(template, language, GIVEN[template] | values, to)
    words = words_of_whole(letter, language, choose)
    return words.replace("\u00a0", " ").replace("\u2060", "")


@pytest.mark.parametrize(("language", "last", "either", "within"), [
    ("ar", "2014-06-19", "في 17 أو 19 حزيران/يونيو 2014،", "من 17 إلى 19 حزيران/يونيو 2014،"),
    ("ru", "2014-06-19", "17 или 19 июня 2014 года в", "в любой день с 17 по 19 июня 2014 года;"),
    ("ru", "2014-07-02", "17 июня или 2 июля 2014 года в", "с 17 июня по 2 июля 2014 года;"),
    ("zh", "2014-06-19", "于2014年6月17日或19日", "2014年6月17日至19日期间的任何一天"),
])
def test_two_days_say_once_what_they_share(
    language: str, last: str, either: str, within: str,
) -> None:
    assert either in read(language, "meeting-request", last_day=last)
    period = ("days", "meeting-within-a-period")
    assert within in read(language, "meeting-request", choose=period, last_day=last)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_day_is_not_proposed_twice(language: str) -> None:
    letter = read(language, "meeting-request", last_day="2014-06-17")
    assert letter.count("17") == 1
    assert letter == read(language, "meeting-request", last_day=None)


@pytest.mark.parametrize(("drafts", "words"), [
    (2, "دون اعتماد مشروعي قرار بشأن هذه الحالة، وهذا المشروع أحدهما."),
    (4, "دون اعتماد أربعة مشاريع قرارات بشأن هذه الحالة، وهذا المشروع أحدها."),
    (12, "دون اعتماد اثني عشر مشروع قرار"), (21, "دون اعتماد واحد وعشرين مشروع قرار"),
    (100, "دون اعتماد مائة مشروع قرار"),
])
def test_arabic_counts_drafts_in_the_case_of_their_noun(drafts: int, words: str) -> None:
    assert words in read("ar", vetoed_drafts=drafts)


@pytest.mark.parametrize(("people", "words"), [
    (1, "عن شخص واحد."), (2, "عن شخصين."), (5, "عن 5 أشخاص."), (11, "عن 11 شخصا."),
    (150000, "عن 150,000 شخص."),
])
def test_no_figure_stands_beside_an_arabic_singular_or_dual(people: int, words: str) -> None:
    assert words in read("ar", casualties=people)


def test_russian_does_not_say_that_a_veto_no_longer_did_something() -> None:
    letter = read("ru", vetoed_drafts=21)
    assert "уже двадцать первый о положении в этой стране" in letter
    assert "уже не " not in letter


@pytest.mark.parametrize(("years", "words"), [(1, "длится уже год."), (2, "длится уже два года.")])
def test_one_year_has_no_number_in_russian(years: int, words: str) -> None:
    assert words in read("ru", years=years)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_after_about_are_round(language: str) -> None:
    letter = read(language, country="ML")
    figures = re.findall(r"(?:около|نحو|约)\s?([0-9][0-9., ]*[0-9])(?=\D)", letter)
    assert figures
    for figure in figures:
        assert re.fullmatch(r"[0-9.]+|[0-9]+[ ,]000", figure), figure


@pytest.mark.parametrize(("language", "government", "country"), [
    ("ar", "ومنهم حكومتكم", "ومنهم بلدكم"),
    ("ru", "в их числе Ваше правительство", "и в их числе Вашу страну,"),
    ("zh", "包括贵国政府在内", "包括贵国在内"),
])
def test_members_of_the_assembly_are_countries(
    language: str, government: str, country: str,
) -> None:
    letter = read(language)
    assert country in letter and government not in letter


@pytest.mark.parametrize(("language", "words"), [
    ("ar", "نحن الموقعين أدناه نرجو"), ("zh", "（共2方）"),
])
def test_two_signatories_are_counted_as_a_language_counts_two(language: str, words: str) -> None:
    both = ["miriam-adeyemi", "karim-zayed"]
    assert words in read(language, "joint-letter", signers=both)


def test_a_letter_of_one_signatory_is_no_joint_letter() -> None:
    letter = bundled_letter("joint-letter", "ar",
                            GIVEN["joint-letter"] | {"signers": ["miriam-adeyemi"]})
    faults = must_be_put_right(compose(letter, "ar").findings)
    assert [fault.place.field for fault in faults] == ["signers"]


@pytest.mark.parametrize("template", ["meeting-request", "separate-cover", "joint-letter"])
def test_a_representative_in_chinese_is_sent_to_one_place(template: str) -> None:
    address = read("zh", template).partition("事由")[0]
    assert "代表" in address and address.count("驻") == 1


@pytest.mark.parametrize(("language", "to", "salutation"), [
    ("zh", "role=person;country=FR", "您好："), ("zh", "role=person;name=王丽", "尊敬的王丽："),
    ("ar", "role=person;gender=f;country=FR", "السيدة الفاضلة،"),
    ("ar", "role=person;gender=m;name=عمر", "السيد عمر،"),
])
def test_a_salutation_without_a_name_is_whole(language: str, to: str, salutation: str) -> None:
    assert salutation in read(language, to=to).split("\n")


@pytest.mark.parametrize("role", ["ambassador", "minister", "president"])
def test_an_arabic_close_to_either_gender_has_no_commas(role: str) -> None:
    close = re.search("وتفضلوا .*", read("ar", to=f"role={role};country=FR"))
    assert close and "،" not in close[0]


@pytest.mark.parametrize(("participants", "words"), [
    (["ليلى خوري"], "ويوفد التحالف إلى اللقاء ليلى خوري."),
    (["عمر", "ليلى"], "ويوفد التحالف إلى اللقاء:"),
])
def test_the_coalition_sends_participants_of_any_gender(
    participants: list[str], words: str,
) -> None:
    assert words in read("ar", "meeting-request", participants={"ar": participants})
