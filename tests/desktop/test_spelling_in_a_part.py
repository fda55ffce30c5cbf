"""Spelling in the opened page: a slip is marked, a name of the library is not."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from letterdesk.desktop.widgets.clipboard_data import clipboard_data
from letterdesk.desktop.widgets.marks import Toggle
from letterdesk.settings import load_settings
from tests.desktop.part_card import FIRM, card, open_by_key, put_caret_behind, text, type_words


def marked(page) -> list[str]:
    return [word.selectedText() for word in text(page).spelling.marked]


def test_a_slip_is_marked_in_the_card_and_names_of_states_are_not(open_letter, qtbot) -> None:
    page = open_by_key(open_letter(), qtbot, "position", "en")
    put_caret_behind(page, FIRM)
    type_words(page, " for Kyrgyzstan and recieve it")
    qtbot.waitUntil(lambda: marked(page) == ["recieve"], timeout=15_000)


def test_nothing_is_marked_once_the_setting_says_so(open_letter, named, tmp_path, qtbot) -> None:
    page = open_by_key(open_letter(), qtbot, "position", "en")
    put_caret_behind(page, FIRM)
    type_words(page, " to recieve it")
    qtbot.waitUntil(lambda: marked(page) == ["recieve"], timeout=15_000)
    toggle = named(page.window.settings, "Check spelling", Toggle)
    toggle.click()
    assert marked(page) == []
    assert not load_settings(tmp_path / "config" / "settings.json")[0].check_spelling
    toggle.click()
    qtbot.waitUntil(lambda: marked(page) == ["recieve"], timeout=15_000)


def test_approved_words_are_never_marked(open_letter, qtbot) -> None:
    page = open_by_key(open_letter(), qtbot, "position", "en")
    put_caret_behind(page, FIRM)
    type_words(page, " wrng ")
    qtbot.waitUntil(lambda: marked(page) == ["wrng"], timeout=15_000)


def test_why_a_paste_was_refused_stands_in_the_card(open_letter, qtbot) -> None:
    page = open_by_key(open_letter(), qtbot, "position", "en")
    mime = clipboard_data()
    mime.setText("x" * 200_000)
    QGuiApplication.clipboard().setMimeData(mime)
    put_caret_behind(page, FIRM)
    text(page).paste()
    shown = [label.text() for label in card(page).findChildren(QLabel) if label.isVisible()]
    assert any("longer than a part can be" in words for words in shown)
