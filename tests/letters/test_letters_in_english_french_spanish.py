"""Mistakes found on reading letters in English, French and Spanish, word by word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.letters.bundled_letters import bundled, bundled_letter, words_of_whole

LANGUAGES = ("en", "fr", "es")
ALL_LANGUAGES = (*LANGUAGES, "ar", "ru", "zh")
DRAFT = {"date": "2014-06-05", "country": "SY", "resolution": "S/2014/348",
         "resolution_subject": dict.fromkeys(ALL_LANGUAGES, "x"), "vote_date": "2014-05-22"}
GIVEN: dict[str, dict[str, Any]] = {
    "veto-reform": DRAFT | {"vetoing_states": ["RU", "CN"], "vetoed_drafts": 4},
    "separate-cover": DRAFT | {"earlier_letter": "2014-05-22",
                               "concerns": {language: ["X."] for language in ALL_LANGUAGES}},
    "meeting-request": {"date": "2014-06-05", "first_day": "2014-06-17",
                        "purpose": dict.fromkeys(ALL_LANGUAGES, "x")},
    "thanks": DRAFT,
    "joint-letter": {"date": "2014-03-17", "council_draft": "A/HRC/25/L.7", "session": 25,
                     "country": "SY", "mandate": dict.fromkeys(ALL_LANGUAGES, "x")},
}
GOVERNMENT = {"en": "your Government", "fr": "votre Gouvernement", "es": "su Gobierno",
              "ar": "حكومتكم", "ru": "Ваше правительство", "zh": "贵国"}
COUNTRY = {"en": "your country", "fr": "votre pays", "es": "su país",
           "ar": "بلدكم", "ru": "Вашу страну", "zh": "贵国"}


def read(language: str, template: str = "veto-reform", to: str | None = None,
         choose: tuple[str, str] | None = None, **values: Any) -> str:
    """The words of a letter that has nothing to put right, no-break spaces as spaces."""
    letter = bundled_letter(template, language, GIVEN[template] | values, to)
    words = words_of_whole(letter, language, choose)
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("role", ["organisation", "person"])
@pytest.mark.parametrize("country", ["FR", "US", "CA"])
@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_no_government_is_laid_to_an_organisation_or_a_person(
    language: str, country: str, role: str,
) -> None:
    letter = read(language, to=f"role={role};name=Ana Sol;country={country}",
                  vetoing_states=["FR", "US"])
    assert GOVERNMENT[language] not in letter and COUNTRY[language] not in letter


@pytest.mark.parametrize("observer", ["PS", "VA"])
@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_an_observer_is_not_called_a_member_of_the_assembly(language: str, observer: str) -> None:
    assert COUNTRY[language] in read(language, to="role=ambassador;country=LU")
    assert COUNTRY[language] not in read(language, to=f"role=ambassador;country={observer}")


@pytest.mark.parametrize(("language", "words"), [
    ("en", "Of your country, as a permanent member, we ask more"),
    ("fr", "À votre pays, membre permanent, nous demandons davantage"),
    ("es", "A su país, como miembro permanente, le pedimos algo más"),
])
def test_a_state_and_not_its_government_is_a_permanent_member(language: str, words: str) -> None:
    assert words in read(language, to="role=ambassador;country=US")


@pytest.mark.parametrize(("language", "words"), [
    ("en", "ready to act. Your country was."),
    ("fr", "étaient prêts à agir. Votre pays l’était."),
    ("es", "dispuestos a actuar. El país que usted representa lo estaba."),
])
def test_thanks_for_a_vote_do_not_say_what_people_know(language: str, words: str) -> None:
    letter = read(language, "thanks", to="role=permanent-representative;country=LU")
    assert words in letter
    assert not any(claim in letter for claim in ("Many people", "Nombreux sont", "Muchas personas"))


def test_it_after_the_council_does_not_stand_for_the_coalition() -> None:
    for to in (None, "role=ambassador;country=CN"):
        letter = read("en", to=to)
        assert "On the veto the Coalition does take one:" in letter
        assert "On the veto it" not in letter


@pytest.mark.parametrize(("vote", "words"), [
    ("2014-06-05", "no ha podido aprobar hoy el proyecto de resolución"),
    ("2014-06-05", "y ha dejado así sin respuesta"),
    ("2014-05-01", "El 1 de mayo de 2014 el Consejo de Seguridad no pudo aprobar"),
    ("2014-05-01", "y dejó así sin respuesta"),
])
def test_both_verbs_of_a_spanish_sentence_have_one_tense(vote: str, words: str) -> None:
    assert words in read("es", choose=("opening", "opening-vote-first"), vote_date=vote)


@pytest.mark.parametrize(("people", "words"), [
    (1, "1 person has lost their life."), (2, "2 people have lost their lives."),
])
def test_one_person_has_one_life(people: int, words: str) -> None:
    assert words in read("en", casualties=people)


@pytest.mark.parametrize("name", ["refugees", "displaced"])
def test_some_people_are_more_than_one_and_rounded(name: str) -> None:
    field = next(f for f in bundled().templates["veto-reform"].field if f.id == name)
    assert field.at_least == 2
    figures = [fact.value for key, fact in bundled().facts.items() if key.startswith(f"{name}.")]
    assert figures and all(figure % 1000 == 0 for figure in figures)


@pytest.mark.parametrize(("language", "last", "either", "within"), [
    ("en", "2014-06-19", "on 17 or 19 June 2014,", "on any day from 17 to 19 June 2014,"),
    ("en", "2014-07-02", "on 17 June or 2 July 2014,", "from 17 June to 2 July 2014,"),
    ("fr", "2014-06-19", "le 17 ou le 19 juin 2014,", "du 17 au 19 juin 2014,"),
    ("fr", "2014-07-02", "le 17 juin ou le 2 juillet 2014,", "du 17 juin au 2 juillet 2014,"),
    ("es", "2014-06-19", "el 17 o el 19 de junio de 2014,", "del 17 al 19 de junio de 2014,"),
    ("es", "2014-07-08", "el 17 de junio o el 8 de julio de 2014,", "17 de junio al 8 de julio"),
])
def test_two_days_say_once_what_they_share(
    language: str, last: str, either: str, within: str,
) -> None:
    assert either in read(language, "meeting-request", last_day=last)
    assert within in read(language, "meeting-request", last_day=last,
                          choose=("days", "meeting-within-a-period"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_day_is_not_proposed_twice(language: str) -> None:
    assert (read(language, "meeting-request", last_day="2014-06-17")
            == read(language, "meeting-request"))


def test_one_meets_at_a_place() -> None:
    for block in ("meeting-within-a-period", "meeting-on-proposed-days"):
        letter = read("en", "meeting-request", choose=("days", block),
                      place={"en": "at your Mission"})
        assert "meet at your Mission" in letter


@pytest.mark.parametrize(("language", "alone", "among"), [
    ("en", "Your Government sponsored the draft", "the other sponsors"),
    ("fr", "était l’auteur du projet", "les autres auteurs"),
    ("es", "Su Gobierno patrocinó el proyecto", "los demás patrocinadores"),
    ("ar", "هي مقدمة المشروع", "سائر المقدمين"),
    ("ru", "было автором проекта", "других авторов"),
    ("zh", "该草案由贵国政府提出", "其他提案国"),
])
def test_a_sole_sponsor_has_no_others(language: str, alone: str, among: str) -> None:
    to = "role=ambassador;country=FR"
    letter = read(language, "separate-cover", to=to, sponsors=["FR"])
    assert alone in letter and among not in letter
    letter = read(language, "separate-cover", to=to, sponsors=["FR", "LU"])
    assert among in letter and alone not in letter


@pytest.mark.parametrize(("language", "words"), [
    ("en", "where it has a vote in the Council"), ("fr", "s’il a le droit de vote au Conseil"),
    ("es", "si tiene derecho de voto en el Consejo"),
    ("ar", "إن كان لها حق التصويت في المجلس"), ("ru", "При наличии права голоса в Совете"),
    ("zh", "如在理事会享有表决权"),
])
def test_who_has_no_vote_in_the_council_is_not_asked_for_one(language: str, words: str) -> None:
    assert words in read(language, "joint-letter")


@pytest.mark.parametrize(("gender", "salutation"), [
    ("gender=f", "Dear Madam,"), ("gender=m", "Dear Sir,"), ("", "Dear Sir or Madam,"),
])
def test_a_person_without_a_name_is_greeted_whole(gender: str, salutation: str) -> None:
    assert read("en", to=f"role=person;country=CA;{gender}").splitlines()[1] == salutation


def test_a_spanish_close_that_is_a_sentence_ends_with_a_full_stop() -> None:
    """“Reciba …” has its verb; “Atentamente,” runs on into the name."""
    closes = {form.close for by_language in bundled().forms.values()
              for form in by_language.get("es", {}).values()}
    assert {close for close in closes if close.endswith(",")} == {"Atentamente,"}


def test_no_signatory_is_named_after_the_country_that_follows() -> None:
    for language in LANGUAGES:
        assert "Côte d’Ivoire, Côte d’Ivoire" not in read(language, "joint-letter")
