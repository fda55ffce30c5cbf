"""What a screen reader is told beside the letters: the names of chips, and refusals."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.edits import form_at
from letterdesk.desktop.translate import tr


def speak(editor: QTextEdit, words: str) -> None:
    """Hands words to the screen reader, where one listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(editor, words))


def spoken_at(editor: QTextEdit, cursor: QTextCursor) -> str:
    """What stands at the caret and is no plain letter: a field by its words, fixed words."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if end - start > 1:
        return ""
    form = form_at(editor.document(), start)
    if form is None:
        return ""
    if form.property(fm.CHIP):
        return tr("Field: {words}", words=form.toolTip())
    if form.property(fm.NOTE):
        return tr("Note {number}", number=form.toolTip())
    if form.property(fm.FIXED_RUN):
        return tr("Fixed words")
    return ""


def say_object(editor: QTextEdit) -> None:
    words = spoken_at(editor, editor.textCursor())
    if words:
        speak(editor, words)
