"""The editor of one part's words: chips and fixed words stay whole, the rest is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from letterdesk.desktop.editor import caret, clipboard, list_levels, painting, speech
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.edits import (
    Edits,
    FixedRefused,
    fixed_between,
    fixed_runs,
    form_at,
    look_for_typing,
    shapes_of,
    stretches,
)
from letterdesk.desktop.editor.formats import TypeSetting
from letterdesk.desktop.editor.inline_objects import InlineObjects
from letterdesk.desktop.editor.keys import Keys
from letterdesk.desktop.editor.rows import (
    Body,
    Chip,
    Look,
    NoteMark,
    Piece,
    Row,
    Shape,
    body_of_rows,
    rows_of,
)
from letterdesk.desktop.editor.text_document import Shown, read_rows, write_rows
from letterdesk.desktop.theme import Size
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.focus_ring import OWN_RING


class PartText(QTextEdit):
    """The words of one part in one language, in the letter's font.

    The text stands `Size.EDIT_SIDE` from both edges; locks of fixed words are drawn in the
    leading margin. It has no undo of its own: each alteration is handed on by `body_changed`.
    """

    body_changed = Signal()
    """Words or looks are others than before; comes on the next turn of the event loop."""
    fixed_refused = Signal(str)
    """An alteration would have touched the fixed words with this id."""
    chip_opened = Signal(str)
    """A double click or Enter on the chip of this expression."""
    paste_refused = Signal(str)
    """Why what was pasted or dropped could not be taken, as a sentence."""

    def __init__(self, language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = TypeSetting(language=language)
        self._shown = Shown(self._setting, {}, {}, {})
        self._fixed_words: Mapping[str, Sequence[Any]] = {}
        self._given: Body = ()
        self._given_read: Body = ()
        self._notes: Mapping[str, Any] = {}
        self._unmarked: frozenset[str] = frozenset()
        self._runs: dict[int, str] = {}
        self._told: Body = ()
        self._last_good: Body = ()
        self._own = False
        self._torn = False
        self._waits = False
        self._drops_alone = False
        self.typing_look: Look | None = None
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self.edits = Edits(document, lambda: self._shown)
        self._objects = InlineObjects(document, self._object_words, self._is_selected)
        self._keys = Keys(self)
        self._paint_with_margin()
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setCursorWidth(Size.RING)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(tr("Words of this part"))
        self.setAccessibleDescription(tr(
            "Fields are single characters; fixed words cannot be changed."))
        document.contentsChanged.connect(self._altered_from_outside)
        self.cursorPositionChanged.connect(self._caret_moved)

    # What it shows

    @property
    def language(self) -> str:
        """The language of the words: direction, quotation marks, spelling."""
        return self._setting.language

    @language.setter
    def language(self, language: str) -> None:
        self.set_type(replace(self._setting, language=language))

    @property
    def setting(self) -> TypeSetting:
        return self._setting

    def set_type(self, setting: TypeSetting) -> None:
        """Sets the words in another face, measure or language."""
        body = self.body()
        self._setting = setting
        self._shown = self._shown._replace(setting=setting)
        self._write(body)

    def set_body(self, body: Sequence[Any], *, chip_words: Mapping[str, str],
                 fixed_reasons: Mapping[str, str],
                 fixed_words: Mapping[str, Sequence[Any]] | None = None) -> None:
        """Shows a body; the caret stays near where it was.

        `chip_words` are the printed words by expression, `fixed_reasons` why words are
        fixed by their id, `fixed_words` the approved spans of fixed words that the body
        names by their id alone.
        """
        self._fixed_words = dict(fixed_words or {})
        self._shown = self._shown._replace(chip_words=chip_words, fixed_reasons=fixed_reasons)
        self._write(tuple(body))

    def _write(self, body: Body) -> None:
        was, at = caret.logical_text(self.document()), self._logical_ends()
        rows = rows_of(body, self._fixed_words)
        self._notes = rows.notes
        numbers = _note_numbers(rows.rows, rows.notes)
        self._shown = self._shown._replace(note_words=numbers)
        with self._altering(tells=False):
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            first = rows.rows[0].shape if rows.rows else Shape()
            cursor.setBlockFormat(fm.block_format(first, self._setting))
            cursor.setCharFormat(fm.words_format(Look(), self._setting))
            write_rows(cursor, rows.rows, self._shown)
        marked = _marks(rows.rows)
        self._unmarked = frozenset(rows.notes) - marked
        self._runs = fixed_runs(self.document())
        self._torn = False
        self._given, self._given_read = body, self._read()
        self._told = self._last_good = body
        now = caret.logical_text(self.document())
        self._go(*(caret.carried(position, was, now) for position in at))
        self.viewport().update()

    def body(self) -> Body:
        """The words as they stand, in the form of letters/model.Edit.body."""
        if self._torn:
            return self._last_good
        read = self._read()
        return self._given if read == self._given_read else read

    def _read(self) -> Body:
        rows = read_rows(self.document())
        marked = _marks(rows) | self._unmarked
        return body_of_rows(rows, {n: words for n, words in self._notes.items() if n in marked})

    def content_height(self) -> int:
        """The height that shows every line, in pixels."""
        return round(self.document().size().height() + 0.5)

    # What alters it

    def insert_chip(self, expression: str, words: str) -> bool:
        """A chip at the caret, in the place of what is selected."""
        self._shown = self._shown._replace(
            chip_words={**self._shown.chip_words, expression: words})
        start, end = self.selected_range()
        return self.put([Chip(expression, self._look_at(start, end))], start, end)

    def toggle_strong(self) -> bool:
        return self._toggle_look("strong")

    def toggle_em(self) -> bool:
        return self._toggle_look("em")

    def set_link(self, url: str) -> bool:
        """Makes the selection a link, or the link around the caret another; empty takes it away."""
        start, end = self.selected_range()
        if start == end:
            start, end = self._link_around(start)
        with self._altering() as done:
            self.edits.set_look(start, end, lambda look: look._replace(link=url))
        return bool(done) and start != end

    def link(self) -> str:
        """The link at the caret or at the beginning of the selection."""
        start, _ = self.selected_range()
        form = form_at(self.document(), start)
        return fm.look_of(form).link if form is not None else ""

    def toggle_list(self) -> bool:
        return self._reshape(lambda shapes, first, last: list_levels.as_list(
            shapes, first, last, ordered=False))

    def toggle_ordered(self) -> bool:
        return self._reshape(lambda shapes, first, last: list_levels.as_list(
            shapes, first, last, ordered=True))

    def nest(self) -> bool:
        return self._reshape(list_levels.nested)

    def lift(self) -> bool:
        return self._reshape(list_levels.lifted)

    def is_strong(self) -> bool:
        return self._current_look().strong

    def is_em(self) -> bool:
        return self._current_look().em

    def list_kind(self) -> str:
        """`list`, `ordered` or nothing: what the caret's paragraph is an item of."""
        levels = fm.shape_of(self.textCursor().blockFormat()).levels
        return ("ordered" if levels[-1].is_ordered else "list") if levels else ""

    def put(self, pieces: Sequence[Piece], start: int, end: int) -> bool:
        """Pieces in the place of a range, the caret behind them."""
        with self._altering() as done:
            self._go(self.edits.put(start, end, pieces))
        return bool(done)

    def put_rows(self, rows: Sequence[Row], start: int, end: int) -> bool:
        with self._altering() as done:
            self._go(self.edits.put_rows(start, end, rows))
        return bool(done)

    def split(self) -> bool:
        """A new paragraph or item at the caret; an empty item leaves its list."""
        start, end = self.selected_range()
        block = self.textCursor().block()
        if start == end and block.length() == 1 and fm.shape_of(block.blockFormat()).levels:
            return self.lift()
        with self._altering() as done:
            self._go(self.edits.split(start, end))
        return bool(done)

    def begins_item(self) -> bool:
        """Whether the caret's paragraph is the first of its list item."""
        return list_levels.is_first_of_item(shapes_of(self.document()),
                                            self.textCursor().blockNumber())

    def take_preedit_away(self) -> None:
        """What an input method was showing makes room for what it commits."""
        QTextEdit.inputMethodEvent(self, QInputMethodEvent())

    def remove(self, start: int, end: int) -> bool:
        return start != end and self.put([], start, end)

    def _toggle_look(self, name: str) -> bool:
        start, end = self.selected_range()
        on = not getattr(self._current_look(), name)
        if start == end:
            self.typing_look = self._look_at(start, end)._replace(**{name: on})
            return True
        with self._altering() as done:
            self.edits.set_look(start, end, lambda look: look._replace(**{name: on}))
        return bool(done)

    def _current_look(self) -> Look:
        """The look of all that is selected, or of what is typed next."""
        start, end = self.selected_range()
        if start == end:
            return self._look_at(start, end)
        looks = [fm.look_of(form) for _, _, form in stretches(self.document(), start, end)
                 if not form.property(fm.GHOST)]
        return Look(all(look.strong for look in looks), all(look.em for look in looks))

    def _look_at(self, start: int, end: int) -> Look:
        if self.typing_look is not None:
            return self.typing_look
        if start != end:
            form = form_at(self.document(), start)
            return fm.look_of(form) if form is not None else Look()
        return look_for_typing(self.document(), start)

    look_at = _look_at

    def _link_around(self, position: int) -> tuple[int, int]:
        link = self.link()
        if not link:
            return position, position
        start = end = position
        block = self.document().findBlock(position)
        found = list(stretches(self.document(), block.position(),
                               block.position() + block.length()))
        for at, past, form in found:
            if fm.look_of(form).link == link and past >= start and at <= end:
                start, end = min(start, at), max(end, past)
        return start, end

    def _reshape(self, change: Callable[..., Sequence[Shape]]) -> bool:
        start, end = self.selected_range()
        document = self.document()
        first = document.findBlock(start).blockNumber()
        last = document.findBlock(max(start, end - 1) if end > start else end).blockNumber()
        with self._altering():
            return self.edits.set_shapes(change(shapes_of(document), first, last))

    # The caret

    def selected_range(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def select(self, start: int, end: int) -> None:
        cursor = self.edits.cursor(start, end)
        self.setTextCursor(cursor)

    def _go(self, anchor: int, position: int | None = None) -> None:
        last = self.document().characterCount() - 1
        at = min(anchor, last)
        self.setTextCursor(self.edits.cursor(
            at, None if position is None else min(position, last)))

    def _logical_ends(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return (caret.without_ghosts(self.document(), cursor.anchor()),
                caret.without_ghosts(self.document(), cursor.position()))

    def _caret_moved(self) -> None:
        if self._own:
            return
        self.typing_look = None
        self._keys.caret_moved()
        speech.say_object(self)

    # Copying and pasting

    @property
    def shown(self) -> Shown:
        return self._shown

    @property
    def notes(self) -> Mapping[str, Any]:
        """The words of notes by id, as far as a mark may name them."""
        return self._notes

    def take_notes(self, notes: Mapping[str, Any]) -> None:
        """Notes that pasted marks name and that are not here yet."""
        self._notes = {**notes, **self._notes}
        numbers = dict(self._shown.note_words)
        for note in self._notes:
            numbers.setdefault(note, str(len(numbers) + 1))
        self._shown = self._shown._replace(note_words=numbers)

    def cut(self) -> None:
        start, end = self.selected_range()
        if start == end:
            return
        mime = clipboard.copied(self, start, end)
        if self.remove(start, end):
            QGuiApplication.clipboard().setMimeData(mime)

    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.copied(self, *self.selected_range())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not self._drops_alone and clipboard.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        clipboard.take(self, source, *self.selected_range())

    def dropEvent(self, event: QDropEvent) -> None:
        """A drop as a paste at its place; words dragged inside the part leave where they were."""
        to = self.cursorForPosition(event.position().toPoint()).position()
        start, end = self.selected_range()
        # Qt ends its own part of the drag, and puts nothing in.
        self._drops_alone = True
        super().dropEvent(event)
        self._drops_alone = False
        is_move = event.source() is self.viewport() or event.source() is self
        if not is_move:
            if clipboard.take(self, event.mimeData(), to, to):
                event.acceptProposedAction()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if start <= to <= end:
            return
        fixed = fixed_between(self.document(), start, end)
        if fixed is not None:
            self.refuse(fixed)
        elif clipboard.take(self, event.mimeData(), to, to) and self._moves(event):
            length = self.textCursor().position() - to
            shift = length if to < start else 0
            self.remove(start + shift, end + shift)

    @staticmethod
    def _moves(event: QDropEvent) -> bool:
        return event.proposedAction() == Qt.DropAction.MoveAction

    # How alterations are kept honest

    @contextmanager
    def _altering(self, *, tells: bool = True) -> Iterator[list[bool]]:
        """One alteration; yields a list that is filled where it was carried out."""
        done: list[bool] = []
        refused = ""
        was_own, self._own = self._own, True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        try:
            yield done
            done.append(True)
        except FixedRefused as fixed:
            refused = str(fixed.args[0])
        finally:
            cursor.endEditBlock()
            self._own = was_own
        if refused:
            self.refuse(refused)
        elif tells:
            self.typing_look = None
            self._tell_soon()

    def refuse(self, fixed: str) -> None:
        speech.say(self, tr("These words are fixed. {reason}",
                            reason=self._shown.fixed_reasons.get(fixed, "")))
        self.fixed_refused.emit(fixed)

    def _altered_from_outside(self) -> None:
        """What came past the keys (a screen reader's own editing, Qt's drag) is checked here."""
        if self._own or self._torn:
            return
        now = fixed_runs(self.document())
        if now != self._runs:
            self._torn = True
            lost = next((run for run in self._runs if now.get(run) != self._runs[run]), None)
            QTimer.singleShot(0, self, lambda: self._mend(lost))
        else:
            self._tell_soon()

    def _mend(self, _run: int | None) -> None:
        """Puts the words back as they were before fixed words were touched."""
        if not self._torn:
            return
        names = [piece.id for row in rows_of(self._last_good, self._fixed_words).rows
                 for piece in row.pieces if hasattr(piece, "span")]
        self._write(self._last_good)
        self.refuse(names[0] if names else "")

    def _tell_soon(self) -> None:
        if not self._torn:
            self._last_good = self.body()
        if not self._waits:
            self._waits = True
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        self._waits = False
        body = self.body()
        if body != self._told:
            self._told = body
            self.body_changed.emit()

    # Events of Qt

    def event(self, event) -> bool:
        handled = self._keys.before_others(event)
        return super().event(event) if handled is None else handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        rest = self._keys.compose(event)
        if rest is not None:
            super().inputMethodEvent(rest)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        chip = self.chip_at(event.position().toPoint())
        if chip is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.open_chip(chip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        chip = self.chip_at(event.position().toPoint())
        if chip is not None and not self.textCursor().hasSelection():
            self.select(chip, chip + 1)

    def chip_at(self, point) -> int | None:
        """The position before the chip at a point of the viewport."""
        near = self.cursorForPosition(point).position()
        for position in (near - 1, near):
            if position < 0 or caret.object_at(self.document(), position) != fm.CHIP_OBJECT:
                continue
            one = self.cursorRect(self.edits.cursor(position))
            other = self.cursorRect(self.edits.cursor(position + 1))
            left, right = sorted((one.center().x(), other.center().x()))
            if left <= point.x() <= right and one.top() <= point.y() <= one.bottom():
                return position
        return None

    def open_chip(self, position: int) -> None:
        form = form_at(self.document(), position)
        if form is not None and form.property(fm.CHIP):
            self.chip_opened.emit(str(form.property(fm.CHIP)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painting.paint_margins(self)

    def _paint_with_margin(self) -> None:
        frame = QTextFrameFormat(self.document().rootFrame().frameFormat())
        frame.setLeftMargin(Size.EDIT_SIDE)
        frame.setRightMargin(Size.EDIT_SIDE)
        self.document().rootFrame().setFrameFormat(frame)
        self.document().setIndentWidth(Size.EDIT_INDENT)

    def _object_words(self, form: QTextCharFormat) -> str:
        if form.property(fm.CHIP):
            expression = str(form.property(fm.CHIP))
            return self._shown.chip_words.get(expression, expression)
        return self._shown.note_words.get(str(form.property(fm.NOTE)), "")

    def _is_selected(self, position: int) -> bool:
        start, end = self.selected_range()
        return start <= position < end


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
