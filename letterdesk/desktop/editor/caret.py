"""Where the caret may stand, and where words, chips and lines begin around it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.edits import form_at, stretches
from letterdesk.desktop.editor.text_document import blocks_of, fragments_of

Move = QTextCursor.MoveOperation


def ghosts(document: QTextDocument) -> list[tuple[int, int]]:
    """Start and end of each run of ghosts: words that stand struck through and are no body's."""
    found: list[tuple[int, int]] = []
    for block in blocks_of(document):
        for fragment in fragments_of(block):
            if not fragment.charFormat().property(fm.GHOST):
                continue
            start, end = fragment.position(), fragment.position() + fragment.length()
            if found and found[-1][1] == start:
                start = found.pop()[0]
            found.append((start, end))
    return found


def without_ghosts(document: QTextDocument, position: int) -> int:
    """A position counted as if there were no ghosts."""
    return position - sum(min(end, position) - start for start, end in ghosts(document)
                          if start < position)


def with_ghosts(document: QTextDocument, position: int, *, behind: bool = False) -> int:
    """A position without ghosts as one of the document, `behind` a ghost at it or before."""
    for start, end in ghosts(document):
        if start < position or (behind and start == position):
            position += end - start
    return position


def is_behind(document: QTextDocument, position: int) -> bool:
    """Whether a position stands right behind a ghost."""
    return any(end == position for _, end in ghosts(document))


def out_of_ghost(document: QTextDocument, position: int, came_from: int) -> int:
    """The position at the side of a ghost that the caret was going to, where it is inside one."""
    for start, end in ghosts(document):
        if start < position < end:
            return start if came_from >= end else end
    return position


def real_start(document: QTextDocument, position: int) -> int:
    """The position before the ghosts that end here."""
    for start, end in ghosts(document):
        if start < position <= end:
            return start
    return position


def real_end(document: QTextDocument, position: int) -> int:
    """The position behind the ghosts that begin here."""
    for start, end in ghosts(document):
        if start <= position < end:
            return end
    return position


def before(document: QTextDocument, position: int, *, word: bool = False) -> int:
    """Where what one Backspace deletes begins: a character, or a word."""
    position = real_start(document, position)
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    if word:
        cursor.movePosition(Move.PreviousWord)
        return cursor.position()
    if position and "\udc00" <= document.characterAt(position - 1) <= "\udfff":
        return max(position - 2, 0)
    return max(position - 1, 0)


def after(document: QTextDocument, position: int, *, word: bool = False) -> int:
    """Where what one Delete deletes ends: a character with its marks, or a word."""
    cursor = QTextCursor(document)
    cursor.setPosition(real_end(document, position))
    cursor.movePosition(Move.NextWord if word else Move.NextCharacter)
    return cursor.position()


def object_at(document: QTextDocument, position: int) -> int | None:
    """The kind of the object behind a position, or None."""
    form = form_at(document, position)
    if form is None or form.objectType() not in (fm.CHIP_OBJECT, fm.NOTE_OBJECT):
        return None
    return form.objectType()


def without_objects(document: QTextDocument, start: int, end: int) -> list[tuple[int, int]]:
    """A range as the ranges between its chips and note marks, which draw themselves."""
    found: list[tuple[int, int]] = []
    at = start
    for begins, ends, form in stretches(document, start, end):
        if form.objectType() in (fm.CHIP_OBJECT, fm.NOTE_OBJECT):
            if at < begins:
                found.append((at, begins))
            at = ends
    return [*found, (at, end)] if at < end else found


def chip_at(editor: QTextEdit, point: QPoint) -> int | None:
    """The position before the chip at a point of the viewport."""
    document = editor.document()
    near = editor.cursorForPosition(point).position()
    for position in (near - 1, near):
        if position < 0 or object_at(document, position) != fm.CHIP_OBJECT:
            continue
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        one = editor.cursorRect(cursor)
        cursor.setPosition(position + 1)
        other = editor.cursorRect(cursor)
        left, right = sorted((one.center().x(), other.center().x()))
        if left <= point.x() <= right and one.top() <= point.y() <= one.bottom():
            return position
    return None


def logical_text(document: QTextDocument) -> bytes:
    """The text without ghosts in UTF-16: two bytes for each position."""
    made = []
    for number, block in enumerate(blocks_of(document)):
        if number:
            made.append("\u2029")
        made += [fragment.text() for fragment in fragments_of(block)
                 if not fragment.charFormat().property(fm.GHOST)]
    return "".join(made).encode("utf-16-le", "surrogatepass")


def carried(position: int, before_text: bytes, after_text: bytes) -> int:
    """Where a caret at `position` of one text stands in another that took its place."""
    old, new = len(before_text) // 2, len(after_text) // 2
    same = _same_units(before_text, after_text)
    if position <= same:
        return position
    tail = min(_same_units(before_text, after_text, back=True), old - same, new - same)
    return new - (old - position) if position >= old - tail else new - tail


def _same_units(one: bytes, other: bytes, *, back: bool = False) -> int:
    """How many UTF-16 units two texts share at the beginning, or at the end."""
    most = min(len(one), len(other)) // 2
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        same = (one[-2 * middle:] == other[-2 * middle:] if back
                else one[:2 * middle] == other[:2 * middle])
        low, high = (middle, high) if same else (low, middle - 1)
    return low
