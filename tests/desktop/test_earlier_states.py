"""Earlier states of a letter: kept, listed, compared, restored, made a letter of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from letterdesk.desktop.compare_sheet import CompareSheet
from letterdesk.desktop.settling import settle
from letterdesk.letters.store import read_letter


def change(page, symbol: str = "S/2014/999") -> None:
    page.session.end_typing()
    page.model.type_in(page.model.field("resolution"), symbol)


def keep(page, name: str, named, qtbot) -> None:
    """Keeps the state of now as a person does, and closes the sheet."""
    page._window.act("keep-state")
    QApplication.processEvents()  # the sheet is laid out
    box = named(page.sheet, "Name of the state of now", QLineEdit)
    qtbot.keyClicks(box, name)
    qtbot.mouseClick(named(page.sheet, "Keep this state"), Qt.MouseButton.LeftButton)
    assert page.sheet.list.key() and page.sheet.list.names()[0].startswith(name)
    qtbot.mouseClick(named(page.sheet, "Done"), Qt.MouseButton.LeftButton)


def press(page, name: str, named, qtbot) -> None:
    QApplication.processEvents()  # the sheet is laid out
    qtbot.mouseClick(named(page.sheet, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def resolution(page) -> str:
    return page.session.letter.values["resolution"]


def test_a_state_is_kept_under_a_name_and_restored_as_one_step(open_letter, named, qtbot) -> None:
    page = open_letter()
    keep(page, "As agreed", named, qtbot)
    change(page)
    page._window.act("earlier-states")
    press(page, "Restore", named, qtbot)
    assert resolution(page) == "S/2014/348"
    page.act("undo")
    assert resolution(page) == "S/2014/999"
    assert [kept.name for kept in page.session.letter.snapshots][-1] == "As agreed"
    path = page.session.path
    assert page._window.leave_letter()
    assert read_letter(path).letter.snapshots[-1].name == "As agreed"


def test_a_state_is_compared_with_now_and_restored_from_there(open_letter, named, qtbot) -> None:
    page = open_letter()
    keep(page, "As agreed", named, qtbot)
    change(page)
    page._window.act("earlier-states")
    press(page, "Compare with now", named, qtbot)
    assert isinstance(page.sheet, CompareSheet)
    press(page, "Restore", named, qtbot)
    assert resolution(page) == "S/2014/348"
    assert page.sheet is None


def test_a_state_becomes_a_letter_of_its_own_and_the_letter_stays(open_letter, named,
                                                                  qtbot) -> None:
    page = open_letter()
    keep(page, "As agreed", named, qtbot)
    change(page)
    window, path, letter = page._window, page.session.path, page.session.letter
    window.act("earlier-states")
    press(page, "Copy as a new letter", named, qtbot)
    settle(window)
    copy = window.composer.session
    assert copy.path != path and copy.path.parent == path.parent
    assert copy.letter.id != letter.id
    assert copy.letter.values["resolution"] == "S/2014/348"
    assert read_letter(path).letter.values["resolution"] == "S/2014/999"


def test_a_name_that_is_taken_is_said_in_the_sheet(open_letter, named, qtbot) -> None:
    page = open_letter()
    keep(page, "As agreed", named, qtbot)
    page._window.act("keep-state")
    QApplication.processEvents()  # the sheet is laid out
    qtbot.keyClicks(named(page.sheet, "Name of the state of now", QLineEdit), "As agreed")
    press(page, "Keep this state", named, qtbot)
    assert "There is a snapshot “As agreed” already" in page.sheet.trouble.text()
    assert [kept.name for kept in page.session.letter.snapshots].count("As agreed") == 1


def test_a_kept_state_comes_back_after_undo_and_a_second_start(open_letter, named,
                                                               qtbot) -> None:
    page = open_letter()
    change(page)
    keep(page, "As agreed", named, qtbot)
    page.act("undo")
    assert page.session.letter.snapshots[-1].name == "As agreed"
    window, path = page._window, page.session.path
    window.leave_letter()
    window.open_path(path)
    again = window.composer
    assert again.session.letter.snapshots[-1].name == "As agreed"
    again.act("redo")
    assert resolution(again) == "S/2014/999"
    assert again.session.letter.snapshots[-1].name == "As agreed"
