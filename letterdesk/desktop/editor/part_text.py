"""The editor of one part's words: chips and fixed words stay whole, the rest is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from letterdesk.desktop.editor import caret, clipboard, list_levels, painting, speech
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.changes_shown import ShownChanges
from letterdesk.desktop.editor.edits import Edits, FixedRefused, form_at, shapes_of
from letterdesk.desktop.editor.formats import TypeSetting
from letterdesk.desktop.editor.formatting import Formatting
from letterdesk.desktop.editor.inline_objects import InlineObjects
from letterdesk.desktop.editor.kept_body import KeptBody
from letterdesk.desktop.editor.keys import Keys
from letterdesk.desktop.editor.rows import Body, Chip, Look, Piece, Row
from letterdesk.desktop.editor.text_document import Shown
from letterdesk.desktop.editor.words_edit import WordsEdit
from letterdesk.desktop.spelling.marks import SpellingMarks
from letterdesk.desktop.spelling.menu import WordMenu
from letterdesk.desktop.translate import tr
from letterdesk.language.usage import Usage


class PartText(WordsEdit):
    """The words of one part in one language, in the letter's font.

    Locks of fixed words are drawn in the leading margin. Each alteration is handed on by
    `body_changed`.
    """

    body_changed = Signal()
    """Words or looks are others than before; comes on the next turn of the event loop."""
    fixed_refused = Signal(str)
    """An alteration would have touched the fixed words with this id."""
    chip_opened = Signal(str)
    """A double click or Enter on the chip of this expression."""
    paste_refused = Signal(str)
    """Why what was pasted or dropped could not be taken, as a sentence."""
    word_refused = Signal(str)
    """Why a word could not be added to the person's own, as a sentence."""

    def __init__(self, language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        document = self.document()
        self._kept = KeptBody(document, TypeSetting(language=language))
        self._told: Body = ()
        self._mends = self._tells = self._drops_alone = False
        self._came_from = 0
        self.typing_look: Look | None = None
        self.typing_usage: Usage | None = None
        """Whose signs typed ones become; None leaves them as they are typed."""
        self.edits = Edits(document, lambda: self.shown)
        self.formatting = Formatting(self)
        self._keys = Keys(self)
        self._changes = ShownChanges(self)
        self.spelling = SpellingMarks(self)
        self._menu = WordMenu(self)
        self._objects = InlineObjects(document, self._kept.object_words, self._is_selected,
                                      self._changes.is_inserted)
        self.set_up()
        self.setAccessibleName(tr("Words of this part"))
        self.setAccessibleDescription(
            tr("Fields are single characters; fixed words cannot be changed."))
        document.contentsChanged.connect(self._altered_from_outside)
        self.cursorPositionChanged.connect(self._caret_moved)

    # What it shows

    @property
    def language(self) -> str:
        """The language of the words: direction, quotation marks, spelling."""
        return self.setting.language

    @language.setter
    def language(self, language: str) -> None:
        self.set_type(replace(self.setting, language=language))

    @property
    def setting(self) -> TypeSetting:
        return self.shown.setting

    @property
    def shown(self) -> Shown:
        return self._kept.shown

    @property
    def notes(self) -> Mapping[str, Any]:
        """The words of notes by id, as far as a mark may name them."""
        return self._kept.notes

    def set_type(self, setting: TypeSetting) -> None:
        """Sets the words in another face, measure or language."""
        body = self.body()
        self._kept.shown = self.shown._replace(setting=setting)
        self._write(body)

    def set_body(self, body: Sequence[Any], *, chip_words: Mapping[str, str],
                 fixed_reasons: Mapping[str, str],
                 fixed_words: Mapping[str, Sequence[Any]] | None = None) -> None:
        """Shows a body; the caret stays near where it was.

        `chip_words` are the printed words by expression, `fixed_reasons` why words are
        fixed by their id, `fixed_words` the approved spans of fixed words that the body
        names by their id alone.
        """
        self._kept.fixed_words = dict(fixed_words or {})
        self._kept.shown = self.shown._replace(chip_words=chip_words,
                                               fixed_reasons=fixed_reasons)
        self._write(tuple(body))

    def _write(self, body: Body) -> None:
        document = self.document()
        was = caret.logical_text(document)
        at = [caret.without_ghosts(document, position) for position in self.caret_ends()]
        self._keys.forget()
        with self.unnoticed():
            self._kept.write(body)
        self._told = body
        now = caret.logical_text(document)
        self.go(*(caret.carried(position, was, now) for position in at))
        self._changes.update()
        self.spelling.wait()
        self.viewport().update()

    def body(self) -> Body:
        """The words as they stand, in the form of letters/model.Edit.body."""
        return self._kept.now()

    def show_changes(self, before: Sequence[Any] | None) -> None:
        """Marks words that came and went against a body, anew on each pause; None: no marks."""
        self._changes.show(before)

    # What alters it

    def insert_chip(self, expression: str, words: str) -> bool:
        """A chip at the caret, in the place of what is selected."""
        self._kept.shown = self.shown._replace(
            chip_words={**self.shown.chip_words, expression: words})
        start, end = self.selected_range()
        return self.put([Chip(expression, self.formatting.look_at(start, end))], start, end)

    def toggle_strong(self) -> bool:
        return self.formatting.toggle_look("strong")

    def toggle_em(self) -> bool:
        return self.formatting.toggle_look("em")

    def set_link(self, url: str) -> bool:
        """Makes the selection a link, or the link around the caret another; empty takes it away."""
        return self.formatting.set_link(url)

    def toggle_list(self) -> bool:
        return self.formatting.toggle_list(ordered=False)

    def toggle_ordered(self) -> bool:
        return self.formatting.toggle_list(ordered=True)

    def nest(self) -> bool:
        return self.formatting.reshape(list_levels.nested)

    def lift(self) -> bool:
        return self.formatting.reshape(list_levels.lifted)

    def is_strong(self) -> bool:
        return self.formatting.look().strong

    def is_em(self) -> bool:
        return self.formatting.look().em

    def link(self) -> str:
        """The link at the caret or at the beginning of the selection."""
        return self.formatting.link()

    def list_kind(self) -> str:
        """`list`, `ordered` or nothing: what the caret's paragraph is an item of."""
        return self.formatting.list_kind()

    def put(self, pieces: Sequence[Piece], start: int, end: int) -> bool:
        """Pieces in the place of a range, the caret behind them."""
        with self.altering() as done:
            self.go(self.edits.put(start, end, pieces))
        return bool(done)

    def put_rows(self, rows: Sequence[Row], start: int, end: int) -> bool:
        with self.altering() as done:
            self.go(self.edits.put_rows(start, end, rows))
        return bool(done)

    def split(self) -> bool:
        """A new paragraph or item at the caret; an empty item leaves its list."""
        start, end = self.selected_range()
        block = self.textCursor().block()
        if start == end and block.length() == 1 and fm.shape_of(block.blockFormat()).levels:
            return self.lift()
        with self.altering() as done:
            self.go(self.edits.split(start, end))
        return bool(done)

    def begins_item(self) -> bool:
        """Whether the caret's paragraph is the first of its list item."""
        return list_levels.is_first_of_item(shapes_of(self.document()),
                                            self.textCursor().blockNumber())

    def remove(self, start: int, end: int) -> bool:
        return start != end and self.put([], start, end)

    # The caret

    def _caret_moved(self) -> None:
        anchor, position = self.caret_ends()
        if self.is_own:
            self._came_from = position
            return
        out = caret.out_of_ghost(self.document(), position, self._came_from)
        self._came_from = out
        if out != position:
            self.go(out if anchor == position else anchor, out)
            return
        self.typing_look = None
        self._keys.forget()
        self.spelling.caret_moved()
        speech.say_object(self)

    # Copying and pasting

    def take_notes(self, notes: Mapping[str, Any]) -> None:
        """Notes that pasted marks name and that are not here yet."""
        self._kept.take_notes(notes)

    def cut(self) -> None:
        start, end = self.selected_range()
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
        # Qt ends its own part of the drag, and puts nothing in.
        self._drops_alone = True
        super().dropEvent(event)
        self._drops_alone = False
        clipboard.drop(self, event)

    # How alterations are kept honest

    @contextmanager
    def altering(self) -> Iterator[list[bool]]:
        """One alteration; yields a list that is filled where it was carried out."""
        done: list[bool] = []
        refused = None
        self._keys.forget()
        with self.unnoticed():
            try:
                yield done
                done.append(True)
            except FixedRefused as fixed:
                refused = str(fixed.args[0])
        if refused is not None:
            self.refuse(refused)
            return
        self.typing_look = None
        self._tell_soon()

    def refuse(self, fixed: str) -> None:
        """Says that fixed words stay as they are."""
        speech.speak(self, tr("These words are fixed. {reason}",
                            reason=self.shown.fixed_reasons.get(fixed, "")))
        self.fixed_refused.emit(fixed)

    def _altered_from_outside(self) -> None:
        """What came past the keys (a screen reader's own editing, Qt's drag) is checked here."""
        if self.is_own or self._mends:
            return
        lost = self._kept.lost_fixed()
        if lost is None:
            self._tell_soon()
        else:
            self._mends = True
            QTimer.singleShot(0, self, lambda: self._mend(lost))

    def _mend(self, fixed: str) -> None:
        """Puts the words back as they were before fixed words were touched."""
        self._mends = False
        self._write(self._kept.whole())
        self.refuse(fixed)

    def _tell_soon(self) -> None:
        self._changes.altered()
        self.spelling.altered()
        if not self._tells:
            self._tells = True
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        self._tells = False
        body = self.body()
        if body != self._told:
            self._told = body
            self.body_changed.emit()

    # Events of Qt

    def event(self, event: QEvent) -> bool:
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
        chip = caret.chip_at(self, event.position().toPoint())
        if chip is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.open_chip(chip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        chip = caret.chip_at(self, event.position().toPoint())
        if chip is not None and not self.textCursor().hasSelection():
            self.select(chip, chip + 1)

    def open_chip(self, position: int) -> None:
        form = form_at(self.document(), position)
        if form is not None and form.property(fm.CHIP):
            self.chip_opened.emit(str(form.property(fm.CHIP)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu at a click, or at the caret where a key asked for it."""
        at, where = self.textCursor().position(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        else:
            at = self.cursorForPosition(event.pos()).position()
            start, end = self.selected_range()
            if not start <= at <= end:
                self.go(at)
        self._menu.ask(at, where)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painting.paint_margins(self)

    def _is_selected(self, position: int) -> bool:
        start, end = self.selected_range()
        return start <= position < end
