"""What is copied from a part's words and what is pasted into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from letterdesk.desktop.editor.edits import fixed_between
from letterdesk.desktop.editor.rows import (
    Body,
    Break,
    Chip,
    Fixed,
    NoteMark,
    Piece,
    Row,
    Shape,
    Words,
    body_of_rows,
    rows_of,
)
from letterdesk.desktop.editor.text_document import read_rows
from letterdesk.desktop.translate import tr_message
from letterdesk.desktop.widgets.clipboard_data import clipboard_data
from letterdesk.findings import NotUnderstood
from letterdesk.letters.copied import html_of_body, text_of_body
from letterdesk.letters.pasted_html import body_from_html
from letterdesk.letters.pasted_text import body_from_text, clean

if TYPE_CHECKING:
    from letterdesk.desktop.editor.part_text import PartText

OWN = "application/x-letterdesk-words"
_MOST_OWN_BYTES = 2_000_000


class _Copied(msgspec.Struct):
    """Words as this program copies them."""

    body: list[Any]
    words: dict[str, str]
    """Printed words of chips by their expression."""
    notes: dict[str, list[Any]]


def copied(editor: PartText, start: int, end: int) -> QMimeData:
    """The range as HTML, as plain text, and as chips and words for this program.

    Fixed words are copied as plain words: there is one place for them.
    """
    rows = read_rows(editor.document(), start, end, plain=True)
    if len({row.shape.levels for row in rows}) == 1 and len(rows) == 1:
        rows = [row._replace(shape=Shape()) for row in rows]
    body = body_of_rows(rows)
    words = {piece.expression: editor.shown.chip_words.get(piece.expression, "")
             for row in rows for piece in row.pieces if isinstance(piece, Chip)}
    marks = {piece.note for row in rows for piece in row.pieces if isinstance(piece, NoteMark)}
    notes = {note: list(held) for note, held in editor.notes.items() if note in marks}
    made = clipboard_data()
    made.setHtml(html_of_body(body, words))
    made.setText(text_of_body(body, words))
    made.setData(OWN, msgspec.json.encode(_Copied(list(body), words, notes)))
    return made


def can_take(mime: QMimeData) -> bool:
    return mime.hasFormat(OWN) or mime.hasHtml() or mime.hasText()


def take(editor: PartText, mime: QMimeData, start: int, end: int) -> bool:
    """Puts what is pasted or dropped in the place of a range; False where nothing came."""
    fixed = fixed_between(editor.document(), start, end)
    if fixed is not None:
        editor.refuse(fixed)
        return False
    try:
        rows = _rows_from(editor, mime)
    except NotUnderstood as refused:
        editor.paste_refused.emit(tr_message(refused.finding.message))
        return False
    if not rows:
        return False
    if len(rows) == 1 and not rows[0].shape.levels:
        return editor.put(rows[0].pieces, start, end)
    return editor.put_rows(rows, start, end)


def drop(editor: PartText, event: QDropEvent) -> None:
    """A drop as a paste at its place; words dragged inside the part leave where they were."""
    to = editor.cursorForPosition(event.position().toPoint()).position()
    if event.source() not in (editor, editor.viewport()):
        if take(editor, event.mimeData(), to, to):
            event.acceptProposedAction()
        return
    is_move = event.proposedAction() == Qt.DropAction.MoveAction
    # A move would have Qt remove the words where they came from, wherever they are by then.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    start, end = editor.selected_range()
    if start <= to <= end:
        return
    fixed = fixed_between(editor.document(), start, end) if is_move else None
    if fixed is not None:
        editor.refuse(fixed)
        return
    length = editor.document().characterCount()
    if take(editor, event.mimeData(), to, to) and is_move:
        shift = editor.document().characterCount() - length if to < start else 0
        at = editor.textCursor().position()
        editor.remove(start + shift, end + shift)
        editor.go(at if to < start else at - (end - start))


def _rows_from(editor: PartText, mime: QMimeData) -> Sequence[Row]:
    if mime.hasFormat(OWN):
        own = _own(bytes(mime.data(OWN).data()))
        if own is not None:
            return _own_rows(editor, own)
    body: Body = ()
    if mime.hasHtml():
        try:
            body = body_from_html(mime.html())
        except NotUnderstood:
            if not mime.hasText():
                raise
    if not body and mime.hasText():
        body = body_from_text(mime.text())
    return rows_of(body).rows


def _own(data: bytes) -> _Copied | None:
    """What this program copied; None where the data are no such thing."""
    if len(data) > _MOST_OWN_BYTES:
        return None
    try:
        return msgspec.json.decode(data, type=_Copied)
    except (msgspec.DecodeError, RecursionError):
        return None


def _own_rows(editor: PartText, own: _Copied) -> Sequence[Row]:
    """Rows whose chips this letter knows stay chips; others come as their words."""
    editor.take_notes(own.notes)
    return [Row(row.shape, tuple(_known(piece, editor, own.words) for piece in row.pieces))
            for row in rows_of(own.body).rows]


def _known(piece: Piece, editor: PartText, words: Mapping[str, str]) -> Piece:
    match piece:
        case Chip() if piece.expression not in editor.shown.chip_words:
            return Words(clean(words.get(piece.expression, "")), piece.look)
        case Words():
            return Words(clean(piece.text), piece.look)
        case NoteMark() if piece.note not in editor.notes:
            return Words("")
        case Fixed():
            return Break()
    return piece
