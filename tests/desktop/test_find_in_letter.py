"""Ctrl+F finds words on the pages, in any spelling, and goes from one place to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.composer.find_bar import FindInLetter
from letterdesk.desktop.settling import settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def finder(page):
    return next(f for f in page.features if isinstance(f, FindInLetter))


def find(page, qtbot, words):
    """Presses Ctrl+F and types."""
    qtbot.keyClick(page.window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(finder(page).bar.line.edit, words)
    return finder(page)


def test_words_are_counted_and_enter_goes_round_them(open_letter, qtbot):
    page = open_letter()
    found = find(page, qtbot, "s/2014/348")
    count = len(found.places)
    assert count >= 2
    assert found.bar.count.text() == f"1 of {count}"
    qtbot.keyClick(found.bar.line.edit, Qt.Key.Key_Return)
    assert found.bar.count.text() == f"2 of {count}"
    for _step in range(2):
        qtbot.keyClick(found.bar.line.edit, Qt.Key.Key_Return, SHIFT)
    assert found.bar.count.text() == f"{count} of {count}"


def test_the_place_is_scrolled_into_view(open_letter, qtbot):
    page = open_letter()
    page.view.page.set_mode("zoom", 3.0)
    found = find(page, qtbot, "Convenor")
    box = page.view.page.box_in_view(found.places[0][0])
    assert 0 <= box.top() <= page.view.page.viewport().height()


def test_what_is_typed_in_a_field_is_found_on_the_new_page(open_letter, qtbot):
    page = open_letter()
    found = find(page, qtbot, "drought in the north")
    assert found.bar.count.text() == "None"
    page.model.type_in(page.model.field("resolution_subject"), "the drought in the north")
    settle(page.window)
    assert found.bar.count.text().endswith(f"of {len(found.places)}") and found.places


def test_arabic_words_are_found_without_their_vowel_signs(open_letter, qtbot):
    page = open_letter()
    page.model.show_language("ar")
    settle(page.window)
    found = find(page, qtbot, "")
    QApplication.clipboard().setText("مجلس الأمن")
    qtbot.keyClick(found.bar.line.edit, Qt.Key.Key_V, CTRL)
    assert found.places


def test_esc_closes_and_the_focus_goes_back(open_letter, qtbot):
    page = open_letter()
    page.view.fields.focus_field("country")
    before = page.window.focusWidget()
    found = find(page, qtbot, "veto")
    assert found.places
    qtbot.keyClick(found.bar.line.edit, Qt.Key.Key_Escape)
    assert found.bar is None and not found.places
    assert page.window.focusWidget() is before
