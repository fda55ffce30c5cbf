"""The body that an editor shows: written into its document, read back, and kept whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.edits import fixed_runs, stretches
from letterdesk.desktop.editor.formats import TypeSetting
from letterdesk.desktop.editor.rows import (
    PLAIN,
    Body,
    NoteMark,
    Row,
    Shape,
    body_of_rows,
    rows_of,
)
from letterdesk.desktop.editor.text_document import Shown, read_rows, write_rows


class KeptBody:
    """One document's body.

    A body that nobody altered comes back as it was given, in whatever form it was. Where
    something past the editor touched fixed words, the body is still the last whole one.
    """

    def __init__(self, document: QTextDocument, setting: TypeSetting) -> None:
        self._document = document
        self.shown = Shown(setting, {}, {}, {})
        self.fixed_words: Mapping[str, Sequence[Any]] = {}
        self.notes: Mapping[str, Any] = {}
        """The words of notes by id, as far as a mark may name them."""
        self._unmarked: frozenset[str] = frozenset()
        self._given: Body = ()
        self._given_read: Body = ()
        self._whole: Body = ()
        self._runs: dict[int, str] = {}
        self._fixed_ids: dict[int, str] = {}

    def write(self, body: Body) -> None:
        """Puts a body in the place of all that the document holds."""
        rows = rows_of(body, self.fixed_words)
        self.notes = rows.notes
        self._unmarked = frozenset(rows.notes) - _marks(rows.rows)
        self.shown = self.shown._replace(note_words=_note_numbers(rows.rows, rows.notes))
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        first = rows.rows[0].shape if rows.rows else Shape()
        cursor.setBlockFormat(fm.block_format(first, self.shown.setting))
        cursor.setCharFormat(fm.words_format(PLAIN, self.shown.setting))
        write_rows(cursor, rows.rows, self.shown)
        self._runs = fixed_runs(self._document)
        self._fixed_ids = {
            int(form.property(fm.FIXED_RUN)): str(form.property(fm.FIXED)) for _, _, form in
            stretches(self._document, 0, self._document.characterCount())
            if form.property(fm.FIXED_RUN)}
        self._given, self._given_read = body, self.read()
        self._whole = body

    def now(self) -> Body:
        if self.lost_fixed() is not None:
            return self._whole
        read = self.read()
        self._whole = self._given if read == self._given_read else read
        return self._whole

    def read(self) -> Body:
        """What the document holds, in the form that is written."""
        rows = read_rows(self._document)
        marked = _marks(rows) | self._unmarked
        return body_of_rows(rows, {n: words for n, words in self.notes.items() if n in marked})

    def lost_fixed(self) -> str | None:
        """The id of the first fixed words that are not whole any more."""
        there = fixed_runs(self._document)
        return next((self._fixed_ids[run] for run, words in self._runs.items()
                     if there.get(run) != words), None)

    def whole(self) -> Body:
        """The last body whose fixed words were whole."""
        return self._whole

    def take_notes(self, notes: Mapping[str, Any]) -> None:
        """Notes that pasted marks name and that are not here yet."""
        self.notes = {**notes, **self.notes}
        numbers = dict(self.shown.note_words)
        for note in self.notes:
            numbers.setdefault(note, str(len(numbers) + 1))
        self.shown = self.shown._replace(note_words=numbers)

    def object_words(self, form: QTextCharFormat) -> str:
        """What a chip or a note's mark shows."""
        if form.property(fm.CHIP):
            expression = str(form.property(fm.CHIP))
            return self.shown.chip_words.get(expression, expression)
        return self.shown.note_words.get(str(form.property(fm.NOTE)), "")


def _marks(rows: Sequence[Row]) -> frozenset[str]:
    return frozenset(piece.note for row in rows for piece in row.pieces
                     if isinstance(piece, NoteMark))


def _note_numbers(rows: Sequence[Row], notes: Mapping[str, Any]) -> dict[str, str]:
    """The number of each note, in the order of the marks."""
    numbers: dict[str, str] = {}
    marks = [piece.note for row in rows for piece in row.pieces if isinstance(piece, NoteMark)]
    for note in (*marks, *notes):
        numbers.setdefault(note, str(len(numbers) + 1))
    return numbers
