"""Letters of the bundled library in Russian and Chinese, read as an editor reads them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import pytest

from tests.letters.bundled_letters import bundled, bundled_letter, words_of_whole

NOW = dt.datetime(2014, 5, 22, 12, tzinfo=dt.UTC)
SUBJECT = {"ru": "ответственности за преступления", "zh": "追究罪行责任"}
MANDATE = {"ru": "мандата комиссии по расследованию событий", "zh": "调查委员会的任务期限"}
WHOLE: dict[str, dict[str, Any]] = {
    "separate-cover": {
        "date": "2014-06-05", "earlier_letter": "2014-05-22", "resolution": "S/2014/348",
        "resolution_subject": SUBJECT, "country": "CU", "sponsors": ["FR"],
        "concerns": {"ru": ["Пункт неясен.", "Срок короток."], "zh": ["段落不清。", "时限过短。"]},
    },
    "meeting-request": {
        "date": "2014-06-05", "first_day": "2014-06-17", "last_day": "2014-06-19",
        "purpose": {"ru": "кодекс поведения", "zh": "行为守则问题"},
        "topics": {"ru": ["что делать дальше"], "zh": ["下一步怎么办"]},
    },
    "thanks": {
        "date": "2014-05-22", "vote_date": "2014-05-22", "resolution": "S/2014/348",
        "resolution_subject": SUBJECT, "country": "PH",
    },
}
TEMPLATES = ("veto-reform", "joint-letter", *WHOLE)


def printed(language: str, template: str = "veto-reform", to: str | None = None,
            **values: Any) -> str:
    """The letter with its line breaks, no-break spaces shown as spaces."""
    given: dict[str, Any] = {"date": "2014-05-22", "country": "SY"}
    if template in WHOLE:
        given = dict(WHOLE[template])
    elif template == "veto-reform":
        given |= {"resolution": "S/2014/348", "resolution_subject": SUBJECT,
                  "vetoing_states": ["RU", "CN"], "vetoed_drafts": 4}
    else:
        given |= {"council_draft": "A/HRC/25/L.7", "session": 25, "mandate": MANDATE}
    letter = bundled_letter(template, language, given | values, to, NOW)
    return words_of_whole(letter, language).replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "states", "words"), [
    ("ru", ["US"], "против него проголосовал один постоянный член Совета: Соединенные Штаты."),
    ("ru", ["RU", "CN"], "проголосовали два постоянных члена Совета: Россия и Китай."),
    ("ru", ["FR", "GB", "US"], "проголосовали три постоянных члена Совета: Франция, "
                               "Соединенное Королевство и Соединенные Штаты."),
    ("ru", ["CN", "FR", "RU", "GB", "US"], "проголосовали пять постоянных членов Совета: Китай,"),
    ("zh", ["US"], "该草案因一个常任理事国（美国）投反对票而未获通过。"),
    ("zh", ["RU", "CN"], "因两个常任理事国（俄罗斯和中国）投反对票"),
    ("zh", ["FR", "GB", "US"], "因三个常任理事国（法国、联合王国和美国）投反对票"),
])
def test_whoever_cast_the_veto_is_named_in_number_and_case(
    language: str, states: Sequence[str], words: str,
) -> None:
    assert words in printed(language, vetoing_states=list(states))


@pytest.mark.parametrize(("language", "drafts", "words"), [
    ("ru", 1, "Это первый проект резолюции о положении в этой стране"),
    ("ru", 2, "уже второй о положении"), ("ru", 5, "уже пятый о положении"),
    ("ru", 21, "уже двадцать первый о положении"), ("ru", 11, "уже одиннадцатый о положении"),
    ("zh", 1, "第一项遭到否决的"), ("zh", 2, "两项有关该局势的决议草案"),
    ("zh", 21, "二十一项有关该局势的决议草案"),
])
def test_the_number_of_drafts_is_spelled_out(
    language: str, drafts: int, words: str,
) -> None:
    assert words in printed(language, vetoed_drafts=drafts)


@pytest.mark.parametrize(("country", "place"), [
    ("ML", "в Мали"), ("CF", "в Центральноафриканской Республике"), ("IL", "в Израиле"),
    ("CU", "на Кубе"), ("PH", "на Филиппинах"), ("CD", "в Демократической Республике Конго"),
])
def test_the_country_stands_in_its_case_with_its_preposition(country: str, place: str) -> None:
    letter = printed("ru", country=country, vote_date="2014-05-01")
    assert f"в связи с положением {place};" in letter
    assert f"Кризис {place} " in letter
    assert "Совет Безопасности 1 мая 2014 года не принял" in letter


@pytest.mark.parametrize(("people", "words"), [
    (1, "не менее 1 человека"), (21, "не менее 21 человека"), (102, "не менее 102 человек"),
    (150000, "не менее 150 000 человек"),
])
def test_people_are_counted_in_the_genitive(people: int, words: str) -> None:
    assert words in printed("ru", casualties=people)


@pytest.mark.parametrize(("people", "words"), [
    (150000, "至少有15万人丧生"), (346000, "至少有34.6万人丧生"), (137096, "至少有137,096人丧生"),
])
def test_large_numbers_of_people_are_counted_in_ten_thousands(people: int, words: str) -> None:
    assert words in printed("zh", casualties=people)


@pytest.mark.parametrize("session", [4, 24])
def test_russian_is_without_yo_as_the_un_writes_it(session: int) -> None:
    letter = printed("ru", "joint-letter", session=session)
    assert "четвертой сессии" in letter
    assert "ё" not in letter


@pytest.mark.parametrize(("to", "salutation", "close"), [
    ("role=ambassador;gender=f;country=MX;name=Ana Ruiz",
     "Ваше Превосходительство, уважаемая госпожа Посол!", "Прошу Вас, госпожа Посол, принять"),
    ("role=minister;gender=m;country=MX;name=Luis Ruiz",
     "Ваше Превосходительство, уважаемый господин Министр!", "господин Министр, принять"),
    ("role=ambassador;country=MX;name=A. Ruiz",
     "Ваше Превосходительство!", "Примите, Ваше Превосходительство, уверения"),
    ("role=person;name=A. Ruiz", "Здравствуйте, A. Ruiz!", "С искренним уважением,"),
])
def test_a_recipient_is_addressed_by_office_and_gender(
    to: str, salutation: str, close: str,
) -> None:
    letter = printed("ru", to=to)
    assert salutation in letter.split("\n") and close in letter


@pytest.mark.parametrize(("to", "salutation"), [
    ("role=ambassador;gender=f;country=MX;name=鲁伊斯", "大使女士阁下："),
    ("role=president;gender=m;country=MX;name=鲁伊斯", "总统先生阁下："),
    ("role=permanent-representative;country=MX;name=鲁伊斯", "常驻代表阁下："),
    ("role=organisation;name=法律援助中心", "敬启者："),
])
def test_a_chinese_salutation_ends_in_a_full_width_colon(to: str, salutation: str) -> None:
    assert salutation in printed("zh", to=to).split("\n")


@pytest.mark.parametrize(("states", "ru", "zh"), [
    (["US"], "Этот голос принадлежал Вашему правительству", "这一票由贵国政府投出"),
    (["US", "FR"], "Один из этих голосов принадлежал Вашему правительству",
     "其中一票由贵国政府投出"),
])
def test_the_state_that_cast_the_veto_is_told_so(states: list[str], ru: str, zh: str) -> None:
    to = "role=ambassador;gender=f;country=US;name=Jane Roe"
    assert ru in printed("ru", to=to, vetoing_states=states)
    assert zh in printed("zh", to=to, vetoing_states=states)


@pytest.mark.parametrize("template", TEMPLATES)
def test_chinese_has_full_width_marks_and_no_space_beside_them(template: str) -> None:
    letter = printed("zh", template)
    letter = re.sub(r"(?m)^.*[A-Za-z]{3}.*，.*$", "", letter)  # names in Latin letters
    assert not re.search("[\u4e00-\u9fff][,;:?!()]", letter)
    assert not re.search("[，。；：、（）] | [，。；：、（）]", letter)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_russian_dash_is_held_to_the_word_before_it(template: str) -> None:
    for block in bundled().blocks.values():
        assert " —" not in block.texts.get("ru", ""), block.id
    assert "  " not in printed("ru", template)


@pytest.mark.parametrize(("to", "concerns", "words"), [
    ("role=ambassador;country=MX;name=A. Ruiz", ["Срок короток."],
     "изложить Вам одно замечание. Срок короток."),
    ("role=ambassador;country=MX;name=A. Ruiz", ["Срок короток.", "Пункт неясен."],
     "новый проект о положении на Кубе, просим Ваше правительство заявить об этих замечаниях на "
     "консультациях по его тексту и поддержать формулировки, которые их учитывают."),
    ("role=ambassador;country=FR;name=J. Roe", ["Срок короток."],
     "вернуться к формулировке, о которой мы говорим"),
])
def test_concerns_agree_with_their_count(to: str, concerns: list[str], words: str) -> None:
    assert words in printed("ru", "separate-cover", to=to, concerns={"ru": concerns})


@pytest.mark.parametrize(("minutes", "words"), [
    (21, "достаточно 21 минуты"), (30, "достаточно 30 минут"), (22, "достаточно 22 минут"),
])
def test_minutes_stand_in_the_genitive(minutes: int, words: str) -> None:
    assert words in printed("ru", "meeting-request", minutes=minutes)


@pytest.mark.parametrize(("country", "ru", "zh"), [
    ("NL", "признательность Нидерландам за", "感谢荷兰"),
    ("MX", "признательность Мексике за", "感谢墨西哥"),
    ("CZ", "признательность Чехии за", "感谢捷克"),
    ("GB", "Соединенному Королевству за", "感谢联合王国"),
])
def test_the_state_thanked_stands_in_the_dative(country: str, ru: str, zh: str) -> None:
    to = f"role=permanent-representative;country={country};name=A. Ruiz"
    assert ru in printed("ru", "thanks", to=to)
    assert zh in printed("zh", "thanks", to=to)
