"""A copy of the open letter is joined: dropped or chosen, conflicts decided, one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from letterdesk.desktop.combine_sheet import CombineSheet
from letterdesk.desktop.compare_sheet import CompareSheet
from letterdesk.desktop.settling import settle
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.edit_text import text_edited


def changed(letter, *changes):
    for change in changes:
        letter = apply(letter, change).letter
    return letter


def edited(letter, words, part="call", language="en"):
    return changed(letter, text_edited(letter, part, language, words))


@pytest.fixture
def copy_of(tmp_path):
    """Writes a copy of the open letter with changes of another desk."""
    def make(page, *changes, words="", name="veto French desk.letter"):
        letter = read_letter(page.session.path).letter
        letter = changed(letter, *changes)
        if words:
            letter = edited(letter, words)
        path = tmp_path / name
        write_letter(path, letter)
        return path
    return make


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier))
    settle(window)


def rows(sheet):
    return sheet.list.names()


def test_a_dropped_copy_shows_what_joins_and_joins_it_as_one_step(open_letter, copy_of, named,
                                                                  qtbot):
    page = open_letter()
    path = copy_of(page, ch.SetField("vetoed_drafts", 7), ch.SwitchPart("separate-cover", False))
    page.model.type_in(page.model.field("resolution"), "S/2014/349")
    drop(page.window, path)
    sheet = page.sheet
    assert isinstance(sheet, CombineSheet)
    assert rows(sheet)[0] == "2 come from the copy"
    assert any("vetoed so far" in row and "Value" in row for row in rows(sheet))
    assert sheet.progress_words.text() == "Nothing is to decide: all joins by itself."
    qtbot.mouseClick(named(sheet, "Join 2 changes"), Qt.MouseButton.LeftButton)
    settle(page.window)
    letter = page.session.letter
    assert letter.values["vetoed_drafts"] == 7 and letter.values["resolution"] == "S/2014/349"
    assert page.sheet is None
    page.act("undo")
    assert page.session.letter.values["vetoed_drafts"] == 4
    assert page.session.letter.values["resolution"] == "S/2014/349"


def test_a_conflict_shows_both_texts_and_is_decided_with_a_click(open_letter, copy_of, named,
                                                                 qtbot):
    page = open_letter()
    path = copy_of(page, words="We ask the Council to act at once.")
    page.session.do(text_edited(page.session.letter, "call", "en", "We call for a vote."))
    drop(page.window, path)
    sheet = page.sheet
    assert rows(sheet)[:2] == ["To decide", "Call on States, Words, English, to decide"]
    assert sheet.progress_words.text() == "0 of 1 decided"
    assert not sheet.join.isEnabled() and "still to decide" in sheet.join.toolTip()
    mine, theirs = sheet.mine.text, sheet.theirs.text
    assert "We call for a vote." in mine.accessibleDescription()
    assert "act at once" in theirs.accessibleDescription()
    assert "Taken out:" in theirs.accessibleDescription()
    qtbot.mouseClick(named(sheet, "Take the copy’s"), Qt.MouseButton.LeftButton)
    assert sheet.progress_words.text() == "1 of 1 decided"
    assert rows(sheet)[1].endswith("the copy, decided")
    assert sheet.join.text() == "Join 1 change" and sheet.join.isEnabled()
    qtbot.mouseClick(sheet.join, Qt.MouseButton.LeftButton)
    settle(page.window)
    assert page.model.composition.part("call").text == "We ask the Council to act at once."


def test_words_of_ones_own_are_typed_in_the_sheet(open_letter, copy_of, named, qtbot):
    page = open_letter()
    path = copy_of(page, words="Theirs.")
    page.session.do(text_edited(page.session.letter, "call", "en", "Ours."))
    drop(page.window, path)
    sheet = page.sheet
    qtbot.mouseClick(named(sheet, "Write it yourself…"), Qt.MouseButton.LeftButton)
    editor = named(sheet, "Your own words")
    assert editor.hasFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, "Words of both.")
    QApplication.processEvents()
    qtbot.mouseClick(sheet.join, Qt.MouseButton.LeftButton)
    settle(page.window)
    assert page.model.composition.part("call").text == "Words of both."


def test_a_value_of_ones_own_is_read_as_the_field_reads_it(open_letter, copy_of, named, qtbot):
    page = open_letter()
    path = copy_of(page, ch.SetField("vetoed_drafts", 7))
    page.session.do(ch.SetField("vetoed_drafts", 5))
    drop(page.window, path)
    sheet = page.sheet
    qtbot.mouseClick(named(sheet, "Write it yourself…"), Qt.MouseButton.LeftButton)
    editor = named(sheet, "Your own words")
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, "6")
    qtbot.mouseClick(sheet.join, Qt.MouseButton.LeftButton)
    assert page.session.letter.values["vetoed_drafts"] == 6


def test_decisions_are_made_by_keyboard_alone(open_letter, copy_of, qtbot):
    page = open_letter()
    path = copy_of(page, ch.SetField("vetoed_drafts", 7), words="Theirs.")
    page.session.do(ch.SetField("vetoed_drafts", 5))
    page.session.do(text_edited(page.session.letter, "call", "en", "Ours."))
    drop(page.window, path)
    sheet = page.sheet
    assert sheet.list.hasFocus()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert sheet.take_mine.hasFocus()
    qtbot.keyClick(sheet.take_mine, Qt.Key.Key_Space)
    assert sheet.next.hasFocus() and sheet.progress_words.text() == "1 of 2 decided"
    qtbot.keyClick(sheet.next, Qt.Key.Key_Return)
    assert sheet.take_mine.hasFocus()
    qtbot.keyClick(sheet.take_mine, Qt.Key.Key_Tab)
    assert sheet.theirs.isAncestorOf(sheet.window().focusWidget())  # the words come first
    qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Tab)
    assert sheet.take_theirs.hasFocus()
    qtbot.keyClick(sheet.take_theirs, Qt.Key.Key_Return)
    assert sheet.progress_words.text() == "2 of 2 decided"
    assert sheet.join.hasFocus()
    qtbot.keyClick(sheet.join, Qt.Key.Key_Return)
    settle(page.window)
    assert page.sheet is None
    drafts = page.session.letter.values["vetoed_drafts"]
    assert (drafts, page.model.composition.part("call").text) in ((5, "Theirs."), (7, "Ours."))


def test_escape_changes_nothing(open_letter, copy_of, qtbot):
    page = open_letter()
    before = page.session.letter
    drop(page.window, copy_of(page, ch.SetField("vetoed_drafts", 7)))
    qtbot.keyClick(page.sheet.list, Qt.Key.Key_Escape)
    assert page.sheet is None and page.session.letter == before


def test_the_menu_asks_for_a_copy_and_another_letter_is_named(open_letter, letter_file, copy_of,
                                                             monkeypatch, named):
    page = open_letter()
    chosen = copy_of(page, ch.SetField("vetoed_drafts", 7))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    page.act("join-copy")
    assert isinstance(page.sheet, CombineSheet)
    page.sheet.close_sheet()
    other = letter_file(name="other")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    page.act("join-copy")
    assert page.sheet is None
    assert "is another letter" in page.view.banners.words()["refused"]


def test_another_letter_that_is_dropped_is_opened(open_letter, letter_file):
    page = open_letter()
    window, other = page.window, letter_file("vetoed_drafts=9", name="other")
    drop(window, other)
    settle(window)
    assert window.composer.session.path == other


def test_the_file_of_the_open_letter_is_not_joined_with_itself(open_letter):
    page = open_letter()
    drop(page.window, page.session.path)
    assert page.window.composer is page and page.sheet is None
    assert page.view.banners.words()["join"] == "This letter is open already."


def test_a_copy_that_brings_nothing_says_so(open_letter, copy_of, qtbot):
    page = open_letter()
    drop(page.window, copy_of(page))
    assert page.sheet.progress_words.text() == "The copy brings nothing new."
    qtbot.mouseClick(page.sheet.join, Qt.MouseButton.LeftButton)
    assert page.sheet is None and page.session.undo_stack.index() == 0


def test_words_of_a_copy_are_data_and_never_mark_up(open_letter, copy_of):
    page = open_letter()
    hostile = "<b>bold</b> & <img src=x> \\*stars\\* ]]> end"
    drop(page.window, copy_of(page, words=hostile))
    words = page.sheet.theirs.text.toPlainText()
    assert "<b>bold</b> & <img src=x> *stars* ]]> end" in words


def test_no_break_spaces_survive_copying(open_letter, copy_of, qtbot):
    page = open_letter()
    drop(page.window, copy_of(page, words="42\u00a0000\u202fEUR and 50\u00a0000 more."))
    text = page.sheet.theirs.text
    text.setFocus()
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert "42\u00a0000\u202fEUR" in copied and copied.count("\u00a0") == 2


# Comparing

def test_two_states_are_compared_part_by_part_with_words_marked(open_letter, qtbot, named):
    page = open_letter()
    before = page.session.letter
    after = edited(changed(before, ch.SetField("vetoed_drafts", 7), ch.SetTitle("Ours")),
                   "We ask the Council to act at once.")
    sheet = CompareSheet(before, after, ("As made", "Now"), page.window,
                         about=("22 May 2014", "Today"), action="Restore this state")
    settle(page.window)
    names = rows(sheet)
    assert "Call on States, Reads otherwise" in names
    assert "Title of the letter" in names[names.index("Besides the words") + 1]
    sheet.list.look_at("part:call")
    assert sheet.place.text() == "Call on States"
    assert "act at once" in sheet.after.text.toPlainText()
    assert "act at once" not in sheet.before.text.toPlainText()
    first = sheet.list.key()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    assert sheet.list.key() != first
    with qtbot.waitSignal(sheet.chosen):
        qtbot.mouseClick(named(sheet, "Restore this state"), Qt.MouseButton.LeftButton)


def test_each_language_version_is_compared_for_itself(open_letter):
    page = open_letter()
    before = page.session.letter
    after = edited(before, "كلمات أخرى", language="ar")
    sheet = CompareSheet(before, after, ("As made", "Now"), page.window)
    assert sheet.place.text() == "Both say the same in English."
    assert not sheet.action.isVisibleTo(sheet)
    sheet.show_language("ar")
    assert rows(sheet) == ["Words", "Call on States, Reads otherwise"]
    option = sheet.after.text.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    sheet.close_sheet()


def test_the_sheet_is_mirrored_and_each_text_keeps_its_own_direction(application, open_letter,
                                                                     copy_of):
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page = open_letter()
        path = copy_of(page, words="Theirs.")
        page.session.do(text_edited(page.session.letter, "call", "en", "Ours."))
        drop(page.window, path)
        sheet = page.sheet

        def left(widget):
            return widget.mapTo(sheet, widget.rect().topLeft()).x()

        assert left(sheet.list) > left(sheet.mine) > left(sheet.theirs)
        assert left(sheet.join) < left(sheet.cancel)
        option = sheet.mine.text.document().defaultTextOption()
        assert option.textDirection() == Qt.LayoutDirection.LeftToRight
        sheet.close_sheet()
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
