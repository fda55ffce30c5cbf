"""Wrong words get a wavy line when the caret has left them, and a menu that puts them right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from letterdesk.desktop.editor import PartText
from letterdesk.desktop.spelling import Checkers
from letterdesk.language.usage import Usage
from letterdesk.operations.my_words import my_words

OpenText = Callable[..., PartText]
CHIP = {"chip": "earlier_draft"}
NONE = Qt.KeyboardModifier.NoModifier
FIXED = {"fixed": "no-side", "words": ["we tak no side"]}


@pytest.fixture
def checkers(application, tmp_path: Path) -> Iterator[Checkers]:
    made = Checkers(tmp_path / "config")
    yield made
    made.close()


def marked(editor: PartText) -> list[str]:
    return [word.selectedText() for word in editor.spelling.marked]


def check(editor: PartText, checkers: Checkers, known: frozenset[str] = frozenset()) -> None:
    editor.spelling.use(checkers, checkers.checker(Usage(editor.language)), known)


def menu_of(editor: PartText, qtbot, key=Qt.Key.Key_Menu, modifier=NONE) -> list[str]:
    """The entries of the menu that a key opens at the caret."""
    qtbot.keyClick(editor, key, modifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return [action.text() for action in QApplication.activePopupWidget().actions()
            if not action.isSeparator()]


def choose(words: str) -> None:
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_wrong_words_are_marked_and_names_fields_and_fixed_words_are_not(
        open_text: OpenText, checkers: Checkers, qtbot) -> None:
    editor = open_text({"p": ["🕊 Teh acton ", CHIP, " of ", FIXED, " Xyzzy’s A/66/L.42"]})
    check(editor, checkers, frozenset({"Xyzzy"}))
    qtbot.waitUntil(lambda: marked(editor) == ["Teh", "acton"])


def test_the_word_that_is_typed_is_marked_when_the_caret_leaves_it(
        open_text: OpenText, checkers: Checkers, qtbot) -> None:
    editor = open_text({"p": ["wrng "]})
    editor.go(5)
    check(editor, checkers)
    qtbot.waitUntil(lambda: marked(editor) == ["wrng"])
    qtbot.keyClicks(editor, "recieve")
    checker = checkers.checker(Usage("en"))
    qtbot.waitUntil(lambda: checker.is_wrong("recieve"))
    assert marked(editor) == ["wrng"]
    qtbot.keyClicks(editor, " ")
    qtbot.waitUntil(lambda: marked(editor) == ["wrng", "recieve"])
    assert editor.body() == ({"p": ["wrng recieve "]},)


def test_the_menu_key_offers_what_was_meant_first(
        open_text: OpenText, checkers: Checkers, qtbot) -> None:
    editor = open_text({"p": ["We ", {"strong": ["recieve"]}, " it"]})
    editor.go(5)
    check(editor, checkers)
    qtbot.waitUntil(lambda: marked(editor) == ["recieve"])
    entries = menu_of(editor, qtbot)
    assert entries[0] == "receive"
    assert entries[-5:] == ["Add to my words", "Cut", "Copy", "Paste", "Select all"]
    choose("receive")
    assert editor.body() == ({"p": ["We ", {"strong": ["receive"]}, " it"]},)
    qtbot.waitUntil(lambda: marked(editor) == [])


def test_shift_f10_and_what_the_system_asks_for_open_the_menu_once(
        open_text: OpenText, checkers: Checkers, qtbot) -> None:
    editor = open_text({"p": ["recieve it"]})
    check(editor, checkers)
    qtbot.waitUntil(lambda: marked(editor) == ["recieve"])
    QApplication.sendEvent(editor, QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0), NONE))
    shift = Qt.KeyboardModifier.ShiftModifier
    assert menu_of(editor, qtbot, Qt.Key.Key_F10, shift)[0] == "receive"
    QApplication.activePopupWidget().close()
    assert QApplication.activePopupWidget() is None
    assert menu_of(editor, qtbot, Qt.Key.Key_F10, shift)[0] == "receive"
    choose("receive")
    assert editor.body() == ({"p": ["receive it"]},)


def test_a_wavy_line_is_painted_under_a_wrong_word_also_where_changes_show(
        open_text: OpenText, checkers: Checkers, qtbot) -> None:
    editor = open_text({"p": ["recieve it"]})

    def reds() -> int:
        shown = editor.grab().toImage()
        return sum(colour.red() > 150 and colour.green() < 110 and colour.blue() < 110
                   for x in range(shown.width()) for y in range(60)
                   for colour in [shown.pixelColor(x, y)])

    editor.show_changes(({"p": ["it"]},))
    before = reds()
    check(editor, checkers)
    qtbot.waitUntil(lambda: marked(editor) == ["recieve"])
    assert reds() > before + 20


def test_an_added_word_is_right_from_then_on(
        open_text: OpenText, checkers: Checkers, tmp_path: Path, qtbot) -> None:
    editor = open_text({"p": ["Adeyemii signs"]})
    check(editor, checkers)
    qtbot.waitUntil(lambda: marked(editor) == ["Adeyemii"])
    menu_of(editor, qtbot)
    choose("Add to my words")
    assert marked(editor) == []
    assert my_words(tmp_path / "config", "en") == {"Adeyemii"}


def test_a_right_word_has_the_plain_menu(open_text: OpenText, checkers: Checkers, qtbot) -> None:
    editor = open_text({"p": ["right"]})
    check(editor, checkers)
    assert menu_of(editor, qtbot) == ["Cut", "Copy", "Paste", "Select all"]
    QApplication.activePopupWidget().close()


def test_a_language_without_dictionary_is_silent(
        open_text: OpenText, checkers: Checkers, qtbot) -> None:
    editor = open_text({"p": ["错误 wrng"]}, language="zh")
    check(editor, checkers)
    assert editor.spelling.checker is None
    editor.spelling.update()
    assert marked(editor) == []


def test_where_the_process_cannot_run_nothing_is_marked(
        open_text: OpenText, checkers: Checkers, monkeypatch: pytest.MonkeyPatch, qtbot) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    editor = open_text({"p": ["wrng"]})
    check(editor, checkers)
    checker = checkers.checker(Usage("en"))
    qtbot.waitUntil(lambda: not checker.is_busy)
    editor.spelling.update()
    assert marked(editor) == []
    assert menu_of(editor, qtbot)[-1] == "Select all"
    QApplication.activePopupWidget().close()


def test_words_go_on_being_marked_beside_changes(
        open_text: OpenText, checkers: Checkers, qtbot) -> None:
    editor = open_text({"p": ["one thre"]})
    editor.show_changes([{"p": ["one wrng thre"]}])
    check(editor, checkers)
    qtbot.waitUntil(lambda: marked(editor) == ["thre"])
    assert editor.toPlainText() == "one wrng thre"
