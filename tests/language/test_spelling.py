"""Which words are checked, which are right, and what is offered for the others."""

from __future__ import annotations

import importlib
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.language.spelling import Speller, speller, words_to_check
from letterdesk.language.spelling_service import Answer, Request, answers
from letterdesk.resources import resource


@pytest.fixture(scope="module")
def spellers() -> dict[str, Speller]:
    found = {language: speller(language) for language in ("en", "fr", "es", "ru")}
    return {language: one for language, one in found.items() if one is not None}


@pytest.mark.parametrize(("language", "right", "wrong", "meant"), [
    ("en", "Council’s organization organisation colour don’t", "recieve", "receive"),
    ("fr", "aujourd’hui l’État déclaré c\u0153ur", "résolutoin", "résolution"),
    ("es", "resolución aprobó niños", "resolucion", "resolución"),
    ("ru", "резолюция ещё еще Совета", "резалюция", "резолюция"),
])
def test_right_words_are_right_and_wrong_ones_lead_to_what_was_meant(
        spellers: dict[str, Speller], language: str, right: str, wrong: str, meant: str) -> None:
    checker = spellers[language]
    assert [word for word in right.split() if not checker.is_right(word)] == []
    assert not checker.is_right(wrong)
    assert checker.suggest(wrong)[0] == meant


def test_decomposed_letters_and_soft_hyphens_make_no_word_wrong(
        spellers: dict[str, Speller]) -> None:
    assert spellers["fr"].is_right("de\u0301clare\u0301")
    assert spellers["en"].is_right("res\u00adolution")


def test_american_spelling_is_that_of_its_locale(spellers: dict[str, Speller]) -> None:
    american = speller("en", "en-US")
    assert american is not None
    assert american.is_right("color")
    assert not american.is_right("colour")
    assert not spellers["en"].is_right("color")
    assert not american.is_right("organisation")


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_a_language_without_dictionary_has_no_speller(language: str) -> None:
    assert speller(language) is None


def test_without_the_checking_program_there_is_no_speller(
        monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    assert speller("en") is None


def test_every_dictionary_has_its_licence() -> None:
    folders = [path for path in resource("dictionaries").iterdir() if path.is_dir()]
    assert {path.name for path in folders} == {"en-GB", "en-US", "es", "fr", "ru"}
    for folder in folders:
        assert "icen" in (folder / "LICENCE.txt").read_text("utf-8") \
            or "Copyright" in (folder / "LICENCE.txt").read_text("utf-8")


@pytest.mark.parametrize(("language", "text", "words"), [
    ("en", "The UN’s A/66/L.42/Rev.2 of NATO", ["The", "of"]),
    ("en", "see http://un.org/acton, www.un.org or a.b@un.org", ["see", "or"]),
    ("en", "on the 5th, 2nd draft H2O", ["on", "the", "draft"]),
    ("en", "(acton) “co-operation” and", ["acton", "co-operation", "and"]),
    ("en", "\ufffc’s \ufffcwords a СССР Устав words", ["words"]),
    ("fr", "l’État « oui »", ["l’État", "oui"]),
    ("ru", "Устав UN и ООН", ["Устав"]),
])
def test_symbols_addresses_figures_and_acronyms_are_not_checked(
        language: str, text: str, words: list[str]) -> None:
    assert [found.word for found in words_to_check(text, language)] == words


@given(st.text(max_size=80))
def test_a_word_stands_where_it_is_said_to_stand(text: str) -> None:
    for found in words_to_check(text, "en"):
        assert text[found.start:found.end] == found.word


@given(st.text(max_size=80))
def test_any_word_can_be_asked_for(spellers: dict[str, Speller], text: str) -> None:
    spellers["en"].is_right(text)


def test_requests_are_answered_in_their_order_and_nonsense_is_passed_over(
        spellers: dict[str, Speller]) -> None:
    lines = [msgspec.json.encode(Request(words=("right", "wrng"))), b"{", b"\xff", b"[]",
             msgspec.json.encode(Request(suggest="wrng"))]
    first, second = answers(spellers["en"], lines)
    assert first == Answer(checked=("right", "wrng"), wrong=("wrng",))
    assert "wring" in second.suggestions


def test_the_process_answers_and_ends_with_its_input() -> None:
    command = [sys.executable, "-m", "letterdesk.language.spelling_service", "ru", "ru-RU"]
    asked = msgspec.json.encode(Request(words=("Совет", "Савет"))) + b"\n"
    done = subprocess.run(command, input=asked, capture_output=True, check=True, timeout=60)
    assert msgspec.json.decode(done.stdout, type=Answer).wrong == ("Савет",)
    done = subprocess.run([*command[:3], "zh"], input=b"", check=False, timeout=60)
    assert done.returncode == 1
