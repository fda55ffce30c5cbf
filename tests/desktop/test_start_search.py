"""Search on the start page: names and words, any spelling, by keyboard alone."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView

from letterdesk.desktop.settling import settle
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import SetTitle
from letterdesk.letters.store import read_letter, write_letter


@pytest.fixture
def desk(open_window, letter_file):
    """A start page with two letters of which one is about Mali."""
    letter_file(name="syria")
    other = letter_file("country=ML", name="mali")
    write_letter(other, apply(read_letter(other).letter, SetTitle("Une requête au Mali")).letter)
    window = open_window()
    settle(window)
    return window


def look_for(window, words):
    """Puts words into the search box, as an input method or the clipboard does."""
    window.start.search.edit.clear()
    window.start.search.edit.insert(words)
    settle(window)
    return [row.recent.path.stem for row in window.start_model.found_letters()]


def test_what_is_typed_anywhere_on_the_page_is_searched_for(desk, qtbot):
    desk.start.gallery.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(desk.focusWidget(), "requete")
    settle(desk)
    assert desk.start.search.text() == "requete"
    assert [row.recent.path.stem for row in desk.start_model.found_letters()] == ["mali"]


@pytest.mark.parametrize("words", ["requête", "REQUETE", unicodedata.normalize("NFD", "requête"),
                                   "mali requ"])
def test_every_spelling_finds_the_letter(desk, words):
    assert look_for(desk, words) == ["mali"]


def test_words_inside_a_letter_are_found_with_their_sentence(desk):
    assert look_for(desk, "situation in Mali") == ["mali"]
    assert set(look_for(desk, "permanent members adopt")) == {"mali", "syria"}
    row = desk.start_model.found_letters()[0]
    assert row.sentence is not None and row.sentence.spans


def test_arabic_words_are_found_without_their_vowel_signs(desk):
    assert set(look_for(desk, "مجلس الامن")) == {"mali", "syria"}


def test_the_arrow_goes_into_the_results_and_enter_opens(desk, qtbot):
    look_for(desk, "requete")
    qtbot.keyClick(desk.start.search.edit, Qt.Key.Key_Down)
    assert desk.focusWidget() is desk.start.letters
    qtbot.keyClick(desk.start.letters, Qt.Key.Key_Return)
    assert desk.composer is not None
    assert desk.composer.session.letter.title == "Une requête au Mali"


def test_esc_shows_everything_again(desk, qtbot):
    look_for(desk, "requete")
    qtbot.keyClick(desk.start.search.edit, Qt.Key.Key_Escape)
    settle(desk)
    assert desk.start.search.text() == ""
    assert desk.start.letters.model().rowCount() == 2


def test_nothing_found_says_so_and_offers_what_was_meant(desk, named, qtbot):
    assert look_for(desk, "requête mlai") == []
    said = [label.text() for label in desk.start.findChildren(QLabel) if label.isVisible()]
    assert "Nothing called “requête mlai”." in said
    qtbot.mouseClick(named(desk.start, "Search for “requete mali”"), Qt.MouseButton.LeftButton)
    settle(desk)
    assert [row.recent.path.stem for row in desk.start_model.found_letters()] == ["mali"]


def test_templates_are_found_by_their_words_too(desk):
    look_for(desk, "joint")
    assert desk.start_model.found_cards()[0].template == "joint-letter"


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
           Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPoint(200, 200), *how), QDropEvent(QPointF(200, 200), *how)):
        QApplication.sendEvent(window, event)
    settle(window)


def test_a_dropped_letter_is_opened(desk, tmp_path):
    drop(desk, tmp_path / "letters" / "mali.letter")
    assert desk.composer.session.path.stem == "mali"


def test_several_dropped_letters_are_listed_and_strangers_named(desk, tmp_path, letter_file):
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    for name in ("a", "b"):
        (elsewhere / f"{name}.letter").write_bytes((tmp_path / "letters" / "mali.letter")
                                                   .read_bytes())
    (elsewhere / "notes.txt").write_text("no letter")
    drop(desk, *sorted(elsewhere.iterdir()))
    said = desk.start.banners.words()["dropped"]
    assert "2 letters stand in the list below." in said and "notes.txt" in said
    listed = {row.recent.path.stem for row in desk.start_model.letters}
    assert {"a", "b"} <= listed


def test_a_mirrored_page_searches_too(desk):
    QApplication.instance().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        settle(desk)
        assert look_for(desk, "requete") == ["mali"]
        assert desk.start.findChildren(QListView)
    finally:
        QApplication.instance().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
