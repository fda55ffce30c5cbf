"""Changes against the approved words: what came underlined, what went struck through.

Deleted words stand in the document as ghosts: they have a format of their own, are no
part of the body, and the caret does not enter them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QTextEdit

from letterdesk.desktop import theme
from letterdesk.desktop.editor import caret
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.edits import fixed_runs
from letterdesk.desktop.editor.text_document import units
from letterdesk.desktop.theme import ON_PAGE, Size
from letterdesk.letters.body_changes import as_read, body_changes
from letterdesk.letters.body_tokens import Token, tokens_of

if TYPE_CHECKING:
    from letterdesk.desktop.editor.part_text import PartText


_APART = "\u2009"
"""A thin space between words that went and those that came for them."""


class _Ghost(NamedTuple):
    at: int
    text: str


class ShownChanges(QObject):
    """Marks one editor's words against a body, anew on each pause."""

    def __init__(self, editor: PartText) -> None:
        super().__init__(editor)
        self._editor = editor
        self._before: tuple[Any, ...] | None = None
        self._inserted: list[tuple[int, int]] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(Size.CHANGES_PAUSE_MS)
        self._pause.timeout.connect(self.update)

    @property
    def is_on(self) -> bool:
        return self._before is not None

    def show(self, before: Sequence[Any] | None) -> None:
        """Marks changes against `before` from now on; None marks none."""
        self._before = None if before is None else tuple(before)
        self.update()

    def altered(self) -> None:
        if self.is_on:
            self._pause.start()

    def is_inserted(self, position: int) -> bool:
        return any(start <= position < end for start, end in self._inserted)

    def update(self) -> None:
        """Takes the marks away and makes them anew; the caret stays."""
        editor = self._editor
        if editor.is_composing():
            self._pause.start()
            return
        self._pause.stop()
        document = editor.document()
        ends = [(caret.without_ghosts(document, position), caret.is_behind(document, position))
                for position in editor.caret_ends()]
        with editor.unnoticed():
            for start, end in reversed(caret.ghosts(document)):
                editor.edits.cursor(start, end).removeSelectedText()
            ghosts, inserted = self._differences()
            for ghost in reversed(ghosts):
                editor.edits.cursor(ghost.at).insertText(ghost.text, _ghost_format(editor))
        with editor.unnoticed():
            editor.go(*(caret.with_ghosts(document, position, behind=behind)
                        for position, behind in ends))
        self._inserted = [
            (caret.with_ghosts(document, start, behind=True), caret.with_ghosts(document, end))
            for start, end in inserted]
        editor.setExtraSelections([
            self._mark(start, end) for whole in self._inserted for start, end in
            caret.without_objects(editor.document(), *whole)])

    def _differences(self) -> tuple[list[_Ghost], list[tuple[int, int]]]:
        if self._before is None:
            return [], []
        after = self._editor.body()
        then, now = tokens_of(self._before), tokens_of(after)
        starts = _starts(self._editor.document(), now)
        if starts is None:
            return [], []
        ghosts: list[_Ghost] = []
        inserted: list[tuple[int, int]] = []
        words = self._editor.shown.chip_words
        for change in body_changes(self._before, after, words):
            if change.kind == "format":
                continue
            for hunk in change.hunks:
                if hunk.j1 >= len(starts) or any(t.kind == "row" and t.held.note
                                                 for t in then[hunk.i1:hunk.i2]):
                    continue
                if text := _as_ghost(then, hunk.i1, hunk.i2, words):
                    if hunk.j1 < hunk.j2 and not text.endswith(" "):
                        text += _APART
                    ghosts.append(_Ghost(starts[hunk.j1], text))
                if hunk.j1 < hunk.j2:
                    inserted.append((starts[hunk.j1], starts[min(hunk.j2, len(starts) - 1)]))
        return sorted(ghosts, key=lambda ghost: ghost.at), inserted

    def _mark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self._editor.edits.cursor(start, end)
        form = QTextCharFormat()
        form.setForeground(theme.colour(ON_PAGE.good))
        form.setBackground(theme.colour(ON_PAGE.good_wash))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.format = form
        return made


def _ghost_format(editor: PartText) -> QTextCharFormat:
    made = fm.words_format(fm.Look(), editor.setting)
    made.setForeground(theme.colour(ON_PAGE.error))
    made.setFontStrikeOut(True)
    made.setProperty(fm.GHOST, True)
    return made


def _as_ghost(tokens: Sequence[Token], start: int, end: int, words: Any) -> str:
    """Deleted tokens as they read; the end of a paragraph or line as its sign."""
    signs = {"row": "¶", "break": "↵"}
    made = "".join(signs.get(token.kind) or as_read([token], words)
                   for token in tokens[start:end])
    return made.removeprefix("¶") if start == 0 else made


def _starts(document: QTextDocument, tokens: Sequence[Token]) -> list[int] | None:
    """Where each token begins, and where the last one ends, without ghosts.

    Words of notes are not shown and have no place; None where document and tokens differ.
    """
    runs = iter(fixed_runs(document).values())
    starts: list[int] = []
    at = 0
    for number, token in enumerate(tokens):
        if token.kind == "row" and token.held.note:
            break
        starts.append(at)
        match token.kind:
            case "row":
                at += number > 0
            case "word" | "space" | "mark":
                at += units(token.text)
            case "fixed":
                at += units(next(runs, ""))
            case _:
                at += 1
    starts.append(at)
    length = document.characterCount() - 1
    return starts if at == caret.without_ghosts(document, length) else None
