"""Ctrl+K finds actions, fields, parts, templates and letters; keys and help on sheets."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWhatsThis

from letterdesk.desktop.help_sheets.shortcuts import Shortcuts
from letterdesk.desktop.help_sheets.tour import Tour
from letterdesk.desktop.help_sheets.what_is_this import words_about
from letterdesk.desktop.search_sheet.view import SearchEverything
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window_state import WindowState
from tests.desktop.part_card import card, open_by_key


def feature(window, kind):
    return next(f for f in window.features if isinstance(f, kind))


def search(window, qtbot, words):
    """Presses Ctrl+K and types."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    sheet = feature(window, SearchEverything).sheet
    assert sheet is not None
    qtbot.keyClicks(sheet.line.edit, words)
    return sheet


def found(sheet):
    return [(entry.kind, entry.words) for entry in sheet.found]


def test_a_field_is_found_by_its_name_and_enter_goes_there(open_letter, qtbot):
    page = open_letter()
    sheet = search(page.window, qtbot, "draft resolution")
    assert ("Field", "Draft resolution") in found(sheet)[:2]
    qtbot.keyClick(sheet.line.edit, Qt.Key.Key_Return)
    assert page.view.fields.focused_field() == "resolution"
    assert feature(page.window, SearchEverything).sheet is None


def test_an_action_is_done_and_shows_its_keys(open_letter, qtbot):
    page = open_letter()
    page.view.page.set_mode("width")
    sheet = search(page.window, qtbot, "whole page")
    assert sheet.found[0].hint == "Ctrl+9"
    qtbot.keyClick(sheet.line.edit, Qt.Key.Key_Return)
    assert page.view.page.mode == "page"


def test_a_part_is_found_in_any_spelling(open_letter, qtbot):
    page = open_letter()
    sheet = search(page.window, qtbot, "VETO RÉFORM")
    assert found(sheet)[0] == ("Part", "Veto reform")
    qtbot.keyClick(sheet.line.edit, Qt.Key.Key_Return)
    assert page.model.part == "veto-reform"


def test_templates_and_letters_are_found_on_the_start_page(open_window, letter_file, qtbot):
    path = letter_file()
    window = open_window()
    settle(window)
    sheet = search(window, qtbot, "Syria")
    assert found(sheet)[0][0] == "Letter"
    qtbot.keyClick(sheet.line.edit, Qt.Key.Key_Return)
    assert window.composer is not None and window.composer.session.path == path
    window.leave_letter()
    assert ("New letter", "Joint letter") in found(search(window, qtbot, "joint"))


def test_a_slip_is_told_and_what_was_meant_is_offered(open_letter, qtbot):
    page = open_letter()
    sheet = search(page.window, qtbot, "veot")
    words = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
    assert "Nothing called “veot”." in words
    guess = next(b for b in sheet.findChildren(type(sheet._guess)) if b.isVisible())
    assert guess.text() == "Did you mean veto?"
    QApplication.processEvents()  # the sheet is laid out
    qtbot.mouseClick(guess, Qt.MouseButton.LeftButton)
    assert sheet.found and sheet.line.text() == "veto"


def test_arrows_go_round_and_esc_closes_and_gives_the_focus_back(open_letter, qtbot):
    page = open_letter()
    page.view.fields.focus_field("country")
    came_from = page.window.focusWidget()
    sheet = search(page.window, qtbot, "")
    last = len(sheet.found) - 1
    qtbot.keyClick(sheet.line.edit, Qt.Key.Key_Up)
    assert sheet.list.currentIndex().row() == last
    qtbot.keyClick(sheet.line.edit, Qt.Key.Key_Down)
    assert sheet.list.currentIndex().row() == 0
    qtbot.keyClick(sheet.line.edit, Qt.Key.Key_Escape)
    assert feature(page.window, SearchEverything).sheet is None
    assert page.window.focusWidget() is came_from


def test_nothing_else_happens_while_a_sheet_is_open(open_letter, qtbot):
    page = open_letter()
    search(page.window, qtbot, "")
    before = page.session.letter
    page.window.act("part-switch")
    page.window.act("shortcuts")
    assert page.session.letter is before
    assert feature(page.window, Shortcuts).sheet is None


def test_every_key_of_the_menus_stands_on_the_sheet(open_window, qtbot):
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    sheet = feature(window, Shortcuts).sheet
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    for name in ("export", "undo", "next-finding", "part-choose", "zoom-in", "shortcuts"):
        keys = window.actions_[name].shortcut().toString()
        assert any(keys in text for text in shown), name
    qtbot.keyClick(sheet.done, Qt.Key.Key_Escape)
    assert feature(window, Shortcuts).sheet is None


def test_f1_says_what_has_the_focus(open_letter):
    page = open_letter()
    page.view.parts.setFocus()
    assert "Position" in words_about(page.view.parts)
    page.view.fields.focus_field("resolution")
    edit = next(e for e in page.view.fields.findChildren(QLineEdit)
                if e.accessibleName() == "Draft resolution")
    said = words_about(edit)
    assert said.startswith("Draft resolution\n") and "symbol" in said
    page.window.act("what-is-this")
    QWhatsThis.hideText()


def test_the_tour_has_three_steps_and_ends_where_it_began(open_letter, qtbot):
    page = open_letter()
    page.view.fields.focus_field("resolution")
    before = page.window.focusWidget()
    page.window.act("tour")
    card = next(f for f in page.features if isinstance(f, Tour)).card
    titles = []
    for _step in range(3):
        titles.append(card.accessibleName())
        assert card.geometry().left() >= 0 and card.geometry().right() < page.window.width()
        assert card.next.isVisible()
        qtbot.keyClick(card.next, Qt.Key.Key_Return)
    assert len(set(titles)) == 3
    assert next(f for f in page.features if isinstance(f, Tour)).card is None
    assert page.window.focusWidget() is before


def test_the_tour_is_shown_once_where_it_is_wanted_and_esc_skips_it(open_window, letter_file,
                                                                    qtbot):
    window = open_window(tour=True)
    path = letter_file()
    window.open_path(path)
    settle(window)
    card = next(f for f in window.composer.features if isinstance(f, Tour)).card
    assert card is not None
    qtbot.keyClick(card.next, Qt.Key.Key_Escape)
    window.leave_letter()
    window.open_path(path)
    settle(window)
    assert next(f for f in window.composer.features if isinstance(f, Tour)).card is None


def test_columns_zoom_place_and_changes_are_kept_for_the_next_window(
        open_window, letter_file, tmp_path, qtbot):
    kept = tmp_path / "window.ini"
    first = open_window()
    WindowState(first, kept)
    first.resize(1250, 700)
    first.open_path(letter_file())
    settle(first)
    view = first.composer.view
    view.splitter.setSizes([300, 420, 10_000])
    widths = view.splitter.sizes()[:2]
    view.page.set_mode("zoom", 1.5)
    open_by_key(first.composer, qtbot, "position", "en")
    card(first.composer).tools.changes.click()
    first.close()
    second = open_window()
    WindowState(second, kept)
    assert second.height() == 700
    second.resize(1250, 700)  # the screen of the tests is 800 wide
    second.open_path(letter_file())
    settle(second)
    view = second.composer.view
    assert view.splitter.sizes()[:2] == widths
    assert (view.page.mode, view.page.zoom) == ("zoom", 1.5)
    open_by_key(second.composer, qtbot, "position", "en")
    assert not card(second.composer).tools.changes.isChecked()


def test_a_kept_state_that_is_none_is_passed_over(open_window, letter_file, tmp_path):
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("geometry", QByteArray(b"nonsense"))
    kept.setValue("columns", 7)
    kept.setValue("page", "upside-down")
    kept.setValue("zoom", "much")
    kept.sync()
    window = open_window()
    WindowState(window, tmp_path / "window.ini")
    window.open_path(letter_file())
    settle(window)
    assert window.composer.view.page.mode == "width"
