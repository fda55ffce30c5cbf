"""Signs as people type them, in a part's words: quotation marks, apostrophes, dashes, spaces."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.editor import PartText
from letterdesk.language.usage import Usage
from tests.desktop.keys import type_on

OpenText = Callable[..., PartText]
CHIP = {"chip": "earlier_draft"}
FIXED = {"fixed": "no-side", "words": ["we take no side"]}
BACK = Qt.Key.Key_Backspace


def open_in(open_text: OpenText, language: str, *body: object) -> PartText:
    editor = open_text(*(body or ({"p": []},)), language=language)
    editor.typing_usage = Usage(language)
    editor.go(editor.document().characterCount())
    return editor


def commit(editor: PartText, words: str) -> None:
    """An input method hands over a word as a whole."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


@pytest.mark.parametrize(("language", "keys", "expected"), [
    ("en", 'It says "no" -- the Council\'s "don\'t" ...', "It says “no” – the Council’s “don’t” …"),
    ("fr", "Il dit \"non\" ; l'homme!", "Il dit «\u00a0non\u00a0»\u202f; l’homme\u202f!"),
    ("es", 'Dijo "no"... y ya', "Dijo «no»… y ya"),
    ("ar", 'قال "لا" اليوم', "قال «لا» اليوم"),
    ("ru", 'Он сказал "нет" -- и всё', "Он сказал «нет»\u00a0— и всё"),
    ("zh", '他说"不"--好...', "他说“不”——好……"),
])
def test_typed_signs_become_those_of_the_language(open_text: OpenText, qtbot, language: str,
                                                  keys: str, expected: str) -> None:
    editor = open_in(open_text, language)
    type_on(qtbot, editor, keys)
    assert editor.body() == ({"p": [expected]},)


@pytest.mark.parametrize(("language", "keys", "after_one", "after_two"), [
    ("en", 'so "', 'so "', "so "),
    ("en", "wait...", "wait...", "wait.."),
    ("en", "one --", "one --", "one -"),
    ("fr", "Oui!", "Oui!", "Oui"),
    ("fr", "Oui !", "Oui !", "Oui "),
    ("ru", "да --", "да --", "да -"),
])
def test_one_backspace_gives_what_was_typed(open_text: OpenText, qtbot, language: str, keys: str,
                                            after_one: str, after_two: str) -> None:
    editor = open_in(open_text, language)
    type_on(qtbot, editor, keys)
    qtbot.keyClick(editor, BACK)
    assert editor.body() == ({"p": [after_one]},)
    qtbot.keyClick(editor, BACK)
    assert editor.body() == ({"p": [after_two]},)


def test_backspace_gives_it_back_also_after_changes_are_marked(open_text: OpenText, qtbot) -> None:
    editor = open_in(open_text, "en", {"p": ["It says "]})
    with qtbot.waitSignal(editor.body_changed):
        qtbot.keyClicks(editor, '"')
    editor.show_changes(({"p": ["It never says yes"]},))
    qtbot.keyClick(editor, BACK)
    assert editor.body() == ({"p": ['It says "']},)


def test_backspace_after_moving_or_typing_deletes_as_ever(open_text: OpenText, qtbot) -> None:
    editor = open_in(open_text, "en")
    qtbot.keyClicks(editor, 'a "')
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    qtbot.keyClick(editor, BACK)
    assert editor.body() == ({"p": ["a "]},)
    qtbot.keyClicks(editor, '"b')
    qtbot.keyClick(editor, BACK)
    qtbot.keyClick(editor, BACK)
    assert editor.body() == ({"p": ["a "]},)


def test_a_plain_mark_taken_back_is_closed_by_a_plain_one(open_text: OpenText, qtbot) -> None:
    editor = open_in(open_text, "en")
    qtbot.keyClicks(editor, '"')
    qtbot.keyClick(editor, BACK)
    qtbot.keyClicks(editor, 'no"')
    assert editor.body() == ({"p": ['"no"']},)


def test_signs_beside_a_field(open_text: OpenText, qtbot) -> None:
    editor = open_in(open_text, "fr", {"p": ["", CHIP]})
    qtbot.keyClicks(editor, "'s ?")
    editor.go(0)
    qtbot.keyClicks(editor, '"')
    assert editor.body() == ({"p": ["«\u00a0", CHIP, "’s\u202f?"]},)


def test_signs_beside_fixed_words_leave_them_whole(open_text: OpenText, qtbot) -> None:
    refused = []
    editor = open_in(open_text, "fr", {"p": [FIXED]})
    editor.fixed_refused.connect(refused.append)
    qtbot.keyClicks(editor, "!")
    assert editor.body() == ({"p": [FIXED, "\u202f!"]},)
    editor.go(0)
    qtbot.keyClicks(editor, '"')
    assert editor.body() == ({"p": ["«\u00a0", FIXED, "\u202f!"]},)
    assert not refused
    editor.go(6)
    qtbot.keyClicks(editor, '"')
    assert editor.body() == ({"p": ["«\u00a0", FIXED, "\u202f!"]},)
    assert refused == ["no-side"]


def test_fixed_words_are_not_taken_for_what_was_typed(open_text: OpenText, qtbot) -> None:
    fixed = {"fixed": "no-side", "words": ["and so on.."]}
    editor = open_in(open_text, "en", {"p": [fixed]})
    qtbot.keyClicks(editor, ".")
    assert editor.body() == ({"p": [fixed, "."]},)


def test_signs_keep_the_look_and_the_end_of_a_link(open_text: OpenText, qtbot) -> None:
    editor = open_in(open_text, "en", {"p": [{"strong": ["so "]}]})
    qtbot.keyClicks(editor, '"')
    assert editor.body() == ({"p": [{"strong": ["so “"]}]},)


def test_addresses_symbols_and_pasted_words_stay_as_they_are(open_text: OpenText, qtbot) -> None:
    editor = open_in(open_text, "fr")
    qtbot.keyClicks(editor, "https://un.org?a=b;c! A/66/L.42 ")
    QApplication.clipboard().setText('"non"; --')
    editor.paste()
    assert editor.body() == ({"p": ['https://un.org?a=b;c! A/66/L.42 "non"; --']},)


def test_a_character_of_an_input_method_counts_as_typed(open_text: OpenText) -> None:
    editor = open_in(open_text, "en", {"p": ["It says "]})
    commit(editor, '"')
    assert editor.body() == ({"p": ["It says “"]},)
    commit(editor, '"no"')
    assert editor.body() == ({"p": ['It says “"no"']},)


def test_without_a_usage_signs_stay_as_typed(open_text: OpenText, qtbot) -> None:
    editor = open_in(open_text, "en")
    editor.typing_usage = None
    qtbot.keyClicks(editor, '"don\'t" ...')
    assert editor.body() == ({"p": ['"don\'t" ...']},)
