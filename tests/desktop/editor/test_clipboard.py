"""Copying, cutting, pasting and dropping words, chips and fixed words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.editor import PartText
from letterdesk.desktop.widgets.clipboard_data import clipboard_data

OpenText = Callable[..., PartText]
CHIP = {"chip": "earlier_draft"}
FIXED = {"fixed": "no-side", "words": ["we take no side"]}
CONTROL = Qt.KeyboardModifier.ControlModifier


def at(editor: PartText, position: int, end: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def offer(html: str = "", text: str = "") -> None:
    mime = clipboard_data()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def test_chips_are_copied_and_pasted_within_the_letter(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["a ", {"strong": [CHIP]}, " b\u00a0c"]})
    at(editor, 2, 7)
    qtbot.keyClick(editor, Qt.Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "A/66/L.42/Rev.2 b\u00a0c"
    assert "<strong>A/66/L.42/Rev.2</strong> b\u00a0c" in mime.html()
    at(editor, 0)
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    assert editor.body() == (
        {"p": [{"strong": [CHIP]}, " b\u00a0ca ", {"strong": [CHIP]}, " b\u00a0c"]},)


def test_a_chip_that_the_letter_does_not_know_comes_as_its_words(
        open_text: OpenText, qtbot) -> None:
    other = open_text({"p": ["a ", CHIP]})
    at(other, 2, 3)
    other.copy()
    editor = PartText()
    qtbot.addWidget(editor)
    editor.set_body(({"p": ["b "]},), chip_words={}, fixed_reasons={})
    at(editor, 2)
    editor.paste()
    assert editor.body() == ({"p": ["b A/66/L.42/Rev.2"]},)


def test_cutting_takes_words_away_and_hands_them_over(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["one two"]}, {"p": ["three"]})
    at(editor, 3, 10)
    qtbot.keyClick(editor, Qt.Key.Key_X, CONTROL)
    assert editor.body() == ({"p": ["oneree"]},)
    at(editor, 3)
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    assert editor.body() == ({"p": ["one two"]}, {"p": ["three"]})


def test_paragraphs_and_lists_are_pasted_in_the_middle(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["before after"]})
    at(editor, 7)
    offer("<p>one</p><ul><li>two<ul><li>three</li></ul></li></ul>")
    editor.paste()
    assert editor.body() == (
        {"p": ["before one"]},
        {"ul": [[{"p": ["two"]}, {"ul": [[{"p": ["threeafter"]}]]}]]})


def test_what_is_pasted_into_a_list_becomes_items(open_text: OpenText, qtbot) -> None:
    editor = open_text({"ul": [[{"p": ["one"]}], [{"p": []}]]})
    at(editor, 4)
    offer("<ol><li>two</li><li>three</li></ol>")
    editor.paste()
    assert editor.body() == ({"ul": [[{"p": [word]}] for word in ("one", "two", "three")]},)


def test_paste_over_fixed_words_is_refused(open_text: OpenText, qtbot) -> None:
    body = ({"p": ["Here ", FIXED, " today."]},)
    editor = open_text(*body)
    offer(text="new")
    for start, end in ((0, 27), (8, 8), (19, 22)):
        at(editor, start, end)
        with qtbot.waitSignal(editor.fixed_refused):
            qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
        assert editor.body() == body


def test_fixed_words_are_copied_as_plain_words(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": [FIXED]})
    at(editor, 3, 15)
    editor.copy()
    at(editor, 15)
    editor.paste()
    assert editor.body() == ({"p": [FIXED, "take no side"]},)


def test_a_hostile_clipboard_is_refused_with_a_sentence(open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["a"]})
    offer("<div>" * 100_000 + "x")
    with qtbot.waitSignal(editor.paste_refused) as refused:
        editor.paste()
    assert "too deeply nested" in refused.args[0]
    assert editor.body() == ({"p": ["a"]},)


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b'{"body":[1,{"p":3}],"words":{},'
                                  b'"notes":{}}', b'{"body":[{"ul":7}],"words":{},"notes":{}}'])
def test_broken_words_of_this_program_do_no_harm(data: bytes, open_text: OpenText) -> None:
    editor = open_text({"p": ["a"]})
    mime = clipboard_data()
    mime.setData("application/x-letterdesk-words", data)
    editor.insertFromMimeData(mime)
    assert editor.body() == ({"p": ["a"]},)


def drop(editor: PartText, mime: QMimeData, position: int) -> None:
    point = QPointF(editor.cursorRect(editor.edits.cursor(position)).center())
    QApplication.sendEvent(editor.viewport(), QDragEnterEvent(
        point, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier))
    QApplication.sendEvent(editor.viewport(), QDropEvent(
        point, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier))


def test_words_are_dropped_where_they_fall_but_not_into_fixed_ones(
        open_text: OpenText, qtbot) -> None:
    editor = open_text({"p": ["Here ", FIXED, " today."]})
    mime = clipboard_data()
    mime.setText("and ")
    drop(editor, mime, 0)
    assert editor.body() == ({"p": ["and Here ", FIXED, " today."]},)
    with qtbot.waitSignal(editor.fixed_refused):
        drop(editor, mime, 14)
    assert editor.body() == ({"p": ["and Here ", FIXED, " today."]},)
