"""Keys and input methods of the editor: each becomes one alteration, or goes on to Qt."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.editor import caret
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.edits import fixed_between
from letterdesk.desktop.editor.rows import Break, Words
from letterdesk.desktop.editor.typed_signs import TypedSigns

if TYPE_CHECKING:
    from letterdesk.desktop.editor.part_text import PartText

_Standard = QKeySequence.StandardKey
_OTHERS = (_Standard.Undo, _Standard.Redo, _Standard.DeleteEndOfLine,
           _Standard.DeleteCompleteLine)
"""Keys of the window that a QTextEdit would take: undo is the letter's."""


class Keys:
    """The keys of one editor."""

    def __init__(self, editor: PartText) -> None:
        self._editor = editor
        self._aids = TypedSigns(editor)

    def before_others(self, event: QEvent) -> bool | None:
        """What must be decided before Qt's own handling; None leaves it to Qt."""
        if event.type() == QEvent.Type.ShortcutOverride:
            if any(event.matches(key) for key in _OTHERS):
                event.ignore()
                return True
            if event.matches(_Standard.Bold) or event.matches(_Standard.Italic):
                event.accept()
                return True
        if event.type() == QEvent.Type.KeyPress and self._nests(event):
            return True
        return None

    def _nests(self, event: QKeyEvent) -> bool:
        """Tab and Shift+Tab in a list; elsewhere they go to the next control."""
        if self._editor.isReadOnly() or not self._editor.list_kind():
            return False
        if event.key() == Qt.Key.Key_Backtab:
            self._editor.lift()
            return True
        if event.key() == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._editor.nest()
            return True
        return False

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was taken."""
        if any(event.matches(key) for key in _OTHERS):
            event.ignore()
            return True
        if _asks_for_menu(event):
            self._open_menu()
            return True
        if self._editor.isReadOnly():
            return False
        return (self._formats(event) or self._parts(event) or self._deletes(event)
                or self._types(event))

    def _open_menu(self) -> None:
        """Not every system makes a request for the menu of these keys; one that does is first."""
        if QApplication.activePopupWidget() is None:
            at = self._editor.cursorRect().bottomLeft()
            QApplication.sendEvent(self._editor, QContextMenuEvent(
                QContextMenuEvent.Reason.Keyboard, at, self._editor.viewport().mapToGlobal(at)))

    def _formats(self, event: QKeyEvent) -> bool:
        for key, change in ((_Standard.Bold, self._editor.toggle_strong),
                            (_Standard.Italic, self._editor.toggle_em),
                            (_Standard.Cut, self._editor.cut), (_Standard.Paste,
                                                                self._editor.paste)):
            if event.matches(key):
                change()
                return True
        return False

    def _parts(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        start, end = self._editor.selected_range()
        is_chip = (end == start + 1
                   and caret.object_at(self._editor.document(), start) == fm.CHIP_OBJECT)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._editor.put([Break()], start, end)
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        elif is_chip:
            self._editor.open_chip(start)
        else:
            self._editor.split()
        return True

    def _deletes(self, event: QKeyEvent) -> bool:
        document = self._editor.document()
        start, end = self._editor.selected_range()
        back_word = event.matches(_Standard.DeleteStartOfWord)
        on_word = event.matches(_Standard.DeleteEndOfWord)
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        back = back_word or event.matches(_Standard.Backspace) or (
            event.key() == Qt.Key.Key_Backspace and plain == Qt.KeyboardModifier.NoModifier)
        on = on_word or event.matches(_Standard.Delete)
        if not back and not on:
            return False
        if start != end:
            self._editor.remove(start, end)
        elif back:
            if not (not back_word and self._aids.take_back()) and not self._leaves_list(start):
                real = caret.real_start(document, start)
                self._editor.remove(caret.before(document, start, word=back_word), real)
        else:
            real = caret.real_end(document, start)
            self._editor.remove(real, caret.after(document, start, word=on_word))
        return True

    def _leaves_list(self, position: int) -> bool:
        """Backspace at the beginning of an item takes the item out of its list first."""
        block = self._editor.document().findBlock(position)
        if position != block.position() or not fm.shape_of(block.blockFormat()).levels:
            return False
        if not self._editor.begins_item():
            return False
        self._editor.lift()
        return True

    def _types(self, event: QKeyEvent) -> bool:
        text = event.text()
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier
                                    | Qt.KeyboardModifier.AltModifier)
        alt_gr = held == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not text or (held and not alt_gr) or _has_control(text):
            return False
        self.type(text)
        return True

    def type(self, text: str) -> None:
        """Typed characters in the place of what is selected."""
        start, end = self._editor.selected_range()
        look = self._editor.formatting.look_at(start, end)
        if not self._aids.type(text, look, start, end):
            self._editor.put([Words(text, look)], start, end)

    def forget(self) -> None:
        """The caret went elsewhere, or the words became others: no sign is taken back now."""
        self._aids.forget()

    def compose(self, event: QInputMethodEvent) -> QInputMethodEvent | None:
        """Takes what an input method commits; gives what is left for Qt to show."""
        editor = self._editor
        if editor.isReadOnly():
            return event
        start, end = editor.selected_range()
        committed = event.commitString()
        if not committed and not event.preeditString() and not event.replacementLength():
            return event
        fixed = fixed_between(editor.document(), start, end)
        if fixed is not None:
            editor.refuse(fixed)
            QGuiApplication.inputMethod().reset()
            event.accept()
            return None
        if start != end:
            editor.remove(start, end)
            start = end = editor.textCursor().position()
        if committed or event.replacementLength():
            editor.take_preedit_away()
            first = max(0, start + event.replacementStart())
            editor.select(first, first + event.replacementLength())
            if committed:
                self.type(committed)
            else:
                editor.remove(*editor.selected_range())
        return QInputMethodEvent(event.preeditString(), event.attributes())


def _has_control(text: str) -> bool:
    """Whether a key gives no character; no-break spaces and soft hyphens are characters."""
    return any(unicodedata.category(character) in ("Cc", "Co", "Cs") for character in text)


def _asks_for_menu(event: QKeyEvent) -> bool:
    """The menu key, and Shift+F10 where there is none."""
    return event.key() == Qt.Key.Key_Menu or (
        event.key() == Qt.Key.Key_F10
        and event.modifiers() == Qt.KeyboardModifier.ShiftModifier)
