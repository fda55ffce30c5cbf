"""Changes against the approved words stand in the text and are no part of it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from letterdesk.desktop.editor import PartText

OpenText = Callable[..., PartText]
CHIP = {"chip": "earlier_draft"}
FIXED = {"fixed": "no-side", "words": ["we take no side"]}


def at(editor: PartText, position: int, end: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def inserted(editor: PartText) -> list[str]:
    return [mark.cursor.selectedText() for mark in editor.extraSelections()
            if mark.format.fontUnderline()]


def test_deleted_words_stand_struck_through_and_inserted_ones_underlined(
        open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["Our view is firm and long held: ", CHIP, " stays."]})
    editor.show_changes([{"p": ["Our view is firm: ", CHIP, " stays."]}])
    assert inserted(editor) == [" and long held"]
    at(editor, 8, 11)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "is " in editor.toPlainText())
    assert editor.toPlainText() == "Our view is firm and long held: \ufffc stays."
    assert editor.body() == ({"p": ["Our view firm and long held: ", CHIP, " stays."]},)
    editor.show_changes(None)
    assert editor.toPlainText() == "Our view firm and long held: \ufffc stays."
    assert editor.extraSelections() == []


def test_the_caret_does_not_enter_deleted_words_and_typing_stands_beside_them(
        open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["one three"]})
    editor.show_changes([{"p": ["one two three"]}])
    assert editor.toPlainText() == "one two three"
    at(editor, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == 8
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    assert editor.textCursor().position() == 4
    at(editor, 6)
    assert editor.textCursor().position() in (4, 8)
    qtbot.keyClicks(editor, "x")
    assert editor.body() == ({"p": ["one xthree"]},)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.body() == ({"p": ["onethree"]},)


def test_deleted_words_are_not_copied(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["one three"]})
    editor.show_changes([{"p": ["one two three"]}])
    assert editor.createMimeDataFromSelection().text() == ""
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == "one three"


def test_a_deleted_paragraph_stands_where_it_was(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["one"]}, {"p": ["three"]})
    editor.show_changes([{"p": ["one"]}, {"p": ["two"]}, {"p": ["three"]}])
    assert "two" in editor.toPlainText()
    assert editor.body() == ({"p": ["one"]}, {"p": ["three"]})


WORDS = st.lists(st.sampled_from(["one ", "two ", "three ", "🕊 ", "中文", "العربية "]),
                 max_size=6).map("".join)
PARAGRAPH = st.builds(
    lambda a, middle, b: {"p": [part for part in (a, middle, b) if part]},
    WORDS, st.sampled_from([CHIP, FIXED, {"br": True}, {"strong": ["much "]}, ""]), WORDS)
BODY = st.lists(st.one_of(PARAGRAPH, st.builds(lambda p, q: {"ul": [[p], [q]]},
                                               PARAGRAPH, PARAGRAPH)), min_size=1, max_size=4)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=BODY, after=BODY, position=st.integers(0, 40))
def test_marks_never_change_the_body_or_move_the_caret(
        open_text: OpenText, before: list, after: list, position: int) -> None:
    editor = open_text(*after)
    at(editor, min(position, editor.document().characterCount() - 1))
    read, place = editor._kept.read(), editor.textCursor().position()
    editor.show_changes(before)
    assert editor._kept.read() == read
    assert editor.body() == tuple(after)
    editor.show_changes(None)
    assert editor.textCursor().position() == place
