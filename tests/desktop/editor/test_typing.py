"""Words typed with the keys: paragraphs, looks, lists, chips and fixed words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.editor import PartText

OpenText = Callable[..., PartText]
CHIP = {"chip": "earlier_draft"}
FIXED = {"fixed": "no-side", "words": ["we take no side"]}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def at(editor: PartText, position: int, end: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_typed_words_are_in_the_body(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["We thank."]})
    at(editor, 8)
    with qtbot.waitSignal(editor.body_changed):
        qtbot.keyClicks(editor, " you")
    assert editor.body() == ({"p": ["We thank you."]},)


def test_enter_makes_a_paragraph_and_shift_enter_a_line(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["one two three"]})
    at(editor, 3, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    at(editor, 7, 8)
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    assert editor.body() == ({"p": ["one"]}, {"p": ["two", {"br": True}, "three"]})
    at(editor, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.body() == ({"p": ["onetwo", {"br": True}, "three"]},)


def test_strong_and_emphasis_by_their_keys(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["a word here"]})
    at(editor, 2, 6)
    qtbot.keyClick(editor, Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_I, CONTROL)
    assert editor.body() == ({"p": ["a ", {"strong": [{"em": ["word"]}]}, " here"]},)
    qtbot.keyClick(editor, Qt.Key.Key_B, CONTROL)
    assert editor.body() == ({"p": ["a ", {"em": ["word"]}, " here"]},)
    at(editor, 11)
    qtbot.keyClick(editor, Qt.Key.Key_B, CONTROL)
    qtbot.keyClicks(editor, "!")
    assert editor.body() == ({"p": ["a ", {"em": ["word"]}, " here", {"strong": ["!"]}]},)


def test_a_link_is_set_changed_and_taken_away(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["see the site now"]})
    at(editor, 8, 12)
    editor.set_link("https://un.org")
    assert editor.body() == (
        {"p": ["see the ", {"link": ["site"], "to": "https://un.org"}, " now"]},)
    at(editor, 10)
    assert editor.link() == "https://un.org"
    editor.set_link("mailto:a@un.org")
    at(editor, 12)
    qtbot.keyClicks(editor, "s")
    assert editor.body() == (
        {"p": ["see the ", {"link": ["site"], "to": "mailto:a@un.org"}, "s now"]},)
    at(editor, 10)
    editor.set_link("")
    assert editor.body() == ({"p": ["see the sites now"]},)


def test_lists_are_made_nested_lifted_and_left(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["one"]})
    at(editor, 3)
    editor.toggle_list()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    one, two = {"p": ["one"]}, {"p": ["two"]}
    assert editor.body() == ({"ul": [[one, {"ul": [[two]]}]]},)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.body() == ({"ul": [[one, {"ul": [[two]]}]]},)
    qtbot.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.body() == ({"ul": [[one], [two]]},)
    editor.toggle_ordered()
    assert editor.body() == ({"ol": [[one], [two]]},)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "end")
    assert editor.body() == ({"ol": [[one], [two]]}, {"p": ["end"]})


def test_a_list_parted_in_the_middle_goes_on_counting(open_text: OpenText, qtbot) -> None:
    items = [[{"p": [word]}] for word in ("one", "two", "three")]
    editor = open_text({"ol": items})
    at(editor, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.body() == (
        {"ol": items[:1]}, {"p": ["two"]}, {"ol": items[2:], "start": 2})


def test_a_chip_is_one_character_for_the_keys(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["a ", CHIP, " b"]})
    at(editor, 2)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == 3
    qtbot.keyClicks(editor, "x")
    assert editor.body() == ({"p": ["a ", CHIP, "x b"]},)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.body() == ({"p": ["a  b"]},)


def test_enter_on_a_selected_chip_opens_it(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["a ", CHIP, " b"]})
    at(editor, 2, 3)
    with qtbot.waitSignal(editor.chip_opened) as opened:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert opened.args == ["earlier_draft"]


def test_a_double_click_on_a_chip_opens_it(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["a ", CHIP, " b"]})
    left, right = (editor.cursorRect(editor.edits.cursor(p)).center() for p in (2, 3))
    with qtbot.waitSignal(editor.chip_opened) as opened:
        qtbot.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=(left + right) / 2)
    assert opened.args == ["earlier_draft"]


def test_a_chip_can_be_put_in(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["about  ."]})
    at(editor, 6)
    editor.insert_chip("country", "Syria")
    assert editor.body() == ({"p": ["about ", {"chip": "country"}, " ."]},)


ATTEMPTS = {
    "typing inside": lambda e, q: (at(e, 8), q.keyClicks(e, "x")),
    "Enter inside": lambda e, q: (at(e, 8), q.keyClick(e, Qt.Key.Key_Return)),
    "a line inside": lambda e, q: (at(e, 8), q.keyClick(e, Qt.Key.Key_Return, SHIFT)),
    "Backspace at their end": lambda e, q: (at(e, 20), q.keyClick(e, Qt.Key.Key_Backspace)),
    "Delete at their beginning": lambda e, q: (at(e, 5), q.keyClick(e, Qt.Key.Key_Delete)),
    "a word deleted": lambda e, q: (at(e, 20), q.keyClick(e, Qt.Key.Key_Backspace, CONTROL)),
    "all selected and typed over": lambda e, q: (e.selectAll(), q.keyClicks(e, "x")),
    "all cut": lambda e, q: (e.selectAll(), q.keyClick(e, Qt.Key.Key_X, CONTROL)),
    "bold": lambda e, q: (at(e, 3, 9), q.keyClick(e, Qt.Key.Key_B, CONTROL)),
    "a link": lambda e, q: (at(e, 3, 9), e.set_link("https://un.org")),
    "a chip": lambda e, q: (at(e, 9), e.insert_chip("country", "Syria")),
    "an input method": lambda e, q: (at(e, 8), compose(e, "中")),
    "an input method showing": lambda e, q: (at(e, 8), compose(e, "", "zhong")),
}


def compose(editor: PartText, committed: str, showing: str = "") -> None:
    event = QInputMethodEvent(showing, [])
    event.setCommitString(committed)
    QApplication.sendEvent(editor, event)


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_fixed_words_cannot_be_changed(attempt, open_text: OpenText, qtbot) -> None:
    body = ({"p": ["Here ", FIXED, " today."]},)
    editor = open_text(*body)
    with qtbot.waitSignal(editor.fixed_refused) as refused:
        attempt(editor, qtbot)
    assert refused.args == ["no-side"]
    assert editor.body() == body
    assert "we take no side" in editor.toPlainText()


def test_words_before_and_behind_fixed_words_can_be_typed(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": [FIXED]})
    at(editor, 0)
    qtbot.keyClicks(editor, "So ")
    at(editor, 18)
    qtbot.keyClicks(editor, ".")
    assert editor.body() == ({"p": ["So ", FIXED, "."]},)


def test_fixed_words_are_kept_from_changes_past_the_keys(open_text: OpenText, qtbot) -> None:
    body = ({"p": ["Here ", FIXED, " today."]},)
    editor = open_text(*body)
    with qtbot.waitSignal(editor.fixed_refused):
        editor.edits.cursor(7, 12).insertText("all")
        assert editor.body() == body
    assert editor.body() == body
    assert editor.toPlainText() == "Here we take no side today."


def test_fixed_words_named_by_their_id_alone_show_the_approved_ones(
        open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["a ", {"fixed": "no-side"}, " b"]},
                       fixed_words={"no-side": ["no side, ", CHIP]})
    assert editor.toPlainText() == "a no side, \ufffc b"
    at(editor, 0)
    qtbot.keyClicks(editor, "x")
    assert editor.body() == ({"p": ["xa ", {"fixed": "no-side"}, " b"]},)


def test_an_input_method_commits_chinese(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["我们"]}, language="zh")
    at(editor, 2)
    compose(editor, "", "zhichi")
    assert editor.body() == ({"p": ["我们"]},)
    compose(editor, "支持")
    assert editor.body() == ({"p": ["我们支持"]},)


def test_dead_keys_and_input_methods_write_beside_fields_and_fixed_words(
        open_text: OpenText) -> None:
    editor = open_text({"p": [CHIP, FIXED]}, language="zh")
    compose(editor, "", "ni")
    assert editor.body() == ({"p": [CHIP, FIXED]},)
    compose(editor, "你")
    assert editor.body() == ({"p": ["你", CHIP, FIXED]},)
    at(editor, 2)
    compose(editor, "", "´")
    compose(editor, "é")
    assert editor.body() == ({"p": ["你", CHIP, "é", FIXED]},)
    at(editor, editor.document().characterCount() - 1)
    compose(editor, "", "hao")
    compose(editor, "好", "ma")
    assert editor.body() == ({"p": ["你", CHIP, "é", FIXED, "好"]},)
    compose(editor, "")
    assert not editor.is_composing()


def test_what_an_input_method_replaces_is_no_field_s_part_and_no_fixed_word(
        open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["re", CHIP, FIXED, "e"]})
    at(editor, editor.document().characterCount() - 1)
    event = QInputMethodEvent()
    event.setCommitString("é", -1, 1)
    QApplication.sendEvent(editor, event)
    assert editor.body() == ({"p": ["re", CHIP, FIXED, "é"]},)
    event.setCommitString("x", -4, 4)
    with qtbot.waitSignal(editor.fixed_refused):
        QApplication.sendEvent(editor, event)
    assert editor.body() == ({"p": ["re", CHIP, FIXED, "é"]},)


def test_a_screen_reader_hears_what_the_box_is(open_text: OpenText) -> None:
    editor = open_text({"p": ["a"]})
    told = QAccessible.queryAccessibleInterface(editor)
    assert told.text(QAccessible.Text.Name) == "Words of this part"
    assert "fixed words cannot be changed" in told.text(QAccessible.Text.Description)


def test_a_note_mark_is_deleted_with_its_words(open_text: OpenText, qtbot) -> None:
    note = {"note": "1", "body": [{"p": ["Source."]}]}
    editor = open_text({"p": ["a", {"note": "1"}, "b"]}, note)
    at(editor, 2)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.body() == ({"p": ["ab"]},)


def test_undo_is_left_to_the_window(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["a"]})
    qtbot.keyClicks(editor, "x")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_K):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        asked.ignore()
        QApplication.sendEvent(editor, asked)
        assert not asked.isAccepted()
        qtbot.keyClick(editor, key, CONTROL)
    assert editor.body() == ({"p": ["xa"]},)
    assert not editor.document().isUndoRedoEnabled()


def test_the_caret_stays_where_it_was_when_words_change_elsewhere(
        open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["one two three"]})
    at(editor, 7)
    for words, expected in (("one two and three", 7), ("zero one two and three", 12),
                            ("zero one three", 10)):
        editor.set_body(({"p": [words]},), chip_words={}, fixed_reasons={})
        assert editor.textCursor().position() == expected


def test_no_break_spaces_and_soft_hyphens_can_be_typed(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": [CHIP]})
    at(editor, 1)
    for sign in "\u00a0\u202f\u2060\u00ad":
        QApplication.sendEvent(editor, QKeyEvent(
            QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
    assert editor.body() == ({"p": [CHIP, "\u00a0\u202f\u2060\u00ad"]},)
