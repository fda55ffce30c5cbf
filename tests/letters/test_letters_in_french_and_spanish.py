"""Letters of the bundled library in French and Spanish, read as an editor reads them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.letters.bundled_letters import bundled_letter, words_of_whole

NOW = dt.datetime(2014, 5, 22, 12, tzinfo=dt.UTC)
SUBJECT = {"fr": "l’établissement des responsabilités", "es": "la rendición de cuentas"}
MANDATE = {"fr": "le mandat de la Commission d’enquête", "es": "el mandato de la comisión"}

DRAFT = {"country": "SY", "resolution": "S/2014/348", "resolution_subject": SUBJECT}
GIVEN: Mapping[str, Mapping[str, Any]] = {
    "veto-reform": DRAFT | {"vetoing_states": ["RU", "CN"], "vetoed_drafts": 4},
    "joint-letter": {"country": "SY", "council_draft": "A/HRC/25/L.7", "session": 25,
                     "mandate": MANDATE},
    "separate-cover": DRAFT | {"earlier_letter": "2014-05-22",
                               "concerns": {"fr": ["Un."], "es": ["Uno."]}},
    "meeting-request": {"purpose": {"fr": "un code", "es": "un código"},
                        "first_day": "2014-06-01"},
    "thanks": DRAFT | {"vote_date": "2014-05-22"},
}


def printed(language: str, template: str = "veto-reform", to: str | None = None,
            **values: Any) -> str:
    given = {"date": "2014-05-22", **GIVEN[template]}
    letter = bundled_letter(template, language, given | values, to, NOW)
    return words_of_whole(letter, language)


@pytest.mark.parametrize(("language", "states", "words"), [
    ("fr", ["US"], "du vote négatif d’un membre permanent\u00a0: les États-Unis."),
    ("fr", ["RU", "CN"],
     "des votes négatifs de deux membres permanents\u00a0: la Russie et la Chine."),
    ("fr", ["FR", "GB", "US"], "de trois membres permanents\u00a0: la France, le Royaume-Uni et "
                               "les États-Unis."),
    ("fr", ["CN", "FR", "RU", "GB", "US"], "cinq membres permanents\u00a0: la Chine, la France,"),
    ("es", ["US"], "al voto negativo de un miembro permanente: los Estados Unidos."),
    ("es", ["RU", "CN"], "a los votos negativos de dos miembros permanentes: Rusia y China."),
    ("es", ["FR", "GB", "US"], "de tres miembros permanentes: Francia, el Reino Unido y "
                               "los Estados Unidos."),
])
def test_whoever_cast_the_veto_is_named_in_number_and_article(
    language: str, states: Sequence[str], words: str,
) -> None:
    assert words in printed(language, vetoing_states=list(states))


@pytest.mark.parametrize(("language", "drafts", "words"), [
    ("fr", 1, "le premier sur cette situation"),
    ("fr", 21, "vingt et un projets de résolution"),
    ("es", 1, "el primero sobre esta situación"),
    ("es", 21, "veintiún proyectos de resolución"),
])
def test_the_number_of_drafts_is_spelled_before_its_noun(
    language: str, drafts: int, words: str,
) -> None:
    assert words in printed(language, vetoed_drafts=drafts)


@pytest.mark.parametrize(("language", "country", "words"), [
    ("fr", "ML", "la situation au Mali"),
    ("fr", "CF", "la situation en République centrafricaine"),
    ("fr", "IL", "la situation en Israël"),
    ("fr", "CU", "la situation à Cuba"),
    ("fr", "PH", "la situation aux Philippines"),
    ("es", "CF", "la situación en la República Centroafricana"),
    ("es", "CU", "la situación en Cuba"),
    ("es", "PH", "la situación en Filipinas"),
])
def test_the_country_stands_with_the_preposition_it_takes(
    language: str, country: str, words: str,
) -> None:
    assert words in printed(language, country=country)


@pytest.mark.parametrize(("language", "people", "words"), [
    ("fr", 1, "Au moins 1 personne a perdu la vie"),
    ("fr", 21, "Au moins 21 personnes ont perdu la vie"),
    ("fr", 1000000, "Au moins 1\u202f000\u202f000 de personnes ont perdu la vie"),
    ("es", 1, "Al menos 1 persona ha perdido la vida"),
    ("es", 2000000, "Al menos 2.000.000 de personas han perdido la vida"),
])
def test_people_are_counted_with_their_verb_and_millions_with_de(
    language: str, people: int, words: str,
) -> None:
    assert words in printed(language, casualties=people)


@pytest.mark.parametrize(("language", "session", "words"), [
    ("fr", 1, "à sa première session"),
    ("fr", 21, "à sa vingt et unième session"),
    ("es", 3, "en su tercer período de sesiones"),
    ("es", 21, "en su vigésimo primer período de sesiones"),
])
def test_the_session_is_an_ordinal_of_the_gender_of_its_noun(
    language: str, session: int, words: str,
) -> None:
    assert words in printed(language, "joint-letter", session=session)


@pytest.mark.parametrize(("language", "to", "first", "last"), [
    ("fr", "role=ambassador;name=Ana Sol;gender=f;country=PT", "Madame l’Ambassadrice,",
     "Veuillez agréer, Madame l’Ambassadrice, les assurances de ma très haute considération."),
    ("fr", "role=minister;name=A. Sol;country=PT", "Excellence,",
     "Veuillez agréer, Excellence, les assurances de ma très haute considération."),
    ("fr", "role=person;name=Ana Sol;gender=f;country=PT", "Madame,",
     "Veuillez agréer, Madame, l’expression de mes sentiments les meilleurs."),
    ("es", "role=minister;name=Ana Sol;gender=f;country=PT", "Señora Ministra:",
     "Sírvase aceptar, señora Ministra, las seguridades de mi más alta consideración."),
    ("es", "role=person;name=A. Sol;country=PT", "De mi consideración:",
     "Reciba un atento saludo."),
])
def test_the_close_takes_up_the_salutation(language: str, to: str, first: str, last: str) -> None:
    lines = printed(language, to=to).splitlines()
    assert lines[1] == first
    assert last in lines


@pytest.mark.parametrize(("language", "country", "words"), [
    ("fr", "US", "je tiens à remercier les États-Unis du vote émis aujourd’hui"),
    ("fr", None, "je tiens à remercier votre Gouvernement du vote émis aujourd’hui"),
    ("es", "US", "deseo agradecer a los Estados Unidos el voto emitido hoy"),
    ("es", "GB", "deseo agradecer al Reino Unido el voto emitido hoy"),
    ("es", None, "deseo agradecer a su Gobierno el voto emitido hoy"),
])
def test_thanks_go_to_the_state_with_its_article(
    language: str, country: str | None, words: str,
) -> None:
    to = f"role=ambassador;country={country}" if country else None
    assert words in printed(language, "thanks", to)


@pytest.mark.parametrize(("language", "concerns", "words"), [
    ("fr", 1, "faire état de cette préoccupation"), ("fr", 3, "faire état de ces préoccupations"),
    ("fr", 3, "vous soumettre trois préoccupations\u00a0:"),
    ("es", 1, "planteara esta inquietud"), ("es", 3, "disposiciones que las atendieran"),
    ("es", 3, "expongamos tres inquietudes:"),
])
def test_one_concern_or_several_agree(language: str, concerns: int, words: str) -> None:
    listed = {language: ["A."] * concerns}
    assert words in printed(language, "separate-cover", concerns=listed)


@pytest.mark.parametrize(("language", "words"), [
    ("fr", "La position du Portugal a du poids"), ("fr", "un entretien le 1er\u00a0juin 2014,"),
    ("es", "La posición de Portugal tiene peso"), ("es", "una reunión el 1 de junio de 2014,"),
])
def test_a_meeting_is_asked_for_in_whole_sentences(language: str, words: str) -> None:
    assert words in printed(language, "meeting-request", "role=ambassador;country=PT")


@pytest.mark.parametrize("template", list(GIVEN))
def test_french_keeps_double_signs_on_the_line_of_their_word(template: str) -> None:
    text = printed("fr", template)
    assert re.search(r"[^\u00a0]:\s", text) is None
    assert re.search(r"[^\u202f][;?!]", text) is None
    assert re.search(r"«[^\u00a0]|[^\u00a0]»", text) is None


def test_spanish_opens_with_a_colon_and_says_crimes_as_the_un_does() -> None:
    text = printed("es")
    assert "\nExcelencia:\n" in text
    assert "crímenes de lesa humanidad" in text
