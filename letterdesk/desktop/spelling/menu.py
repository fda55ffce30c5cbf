"""The menu of an editor: what a wrong word was meant to be, then cut, copy and paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from letterdesk.desktop.editor.rows import Words
from letterdesk.desktop.spelling.checkers import Checker
from letterdesk.desktop.spelling.marks import Wrong
from letterdesk.desktop.theme import Size
from letterdesk.desktop.translate import isolated, tr, tr_message
from letterdesk.findings import LetterdeskError

if TYPE_CHECKING:
    from letterdesk.desktop.editor.part_text import PartText


class WordMenu(QObject):
    """Opens the menu as soon as suggestions are there, and without them after a moment."""

    def __init__(self, editor: PartText) -> None:
        super().__init__(editor)
        self._editor = editor
        self._waits: Callable[[Sequence[str]], None] | None = None
        self._wrong: Wrong | None = None
        self._asked: Checker | None = None
        self.menu: QMenu | None = None
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(Size.SUGGESTIONS_MS)
        self._moment.timeout.connect(lambda: self._open(()))

    def ask(self, position: int, where: QPoint) -> None:
        """Opens the menu for a position of the document, at a place of the screen."""
        checker = self._editor.spelling.checker
        wrong = self._editor.spelling.wrong_at(position)
        if self._waits is not None and wrong == self._wrong:
            return
        self._stop_waiting()
        self._wrong = wrong
        self._waits = lambda suggestions: self._show(suggestions, where)
        if self._wrong is None or checker is None or self._editor.isReadOnly():
            self._open(())
            return
        self._asked = checker
        checker.suggested.connect(self._take)
        self._moment.start()
        checker.ask_meant(self._wrong.word)

    def _take(self, word: str, suggestions: Sequence[str]) -> None:
        if self._wrong is not None and word == self._wrong.word:
            self._open(suggestions)

    def _open(self, suggestions: Sequence[str]) -> None:
        """Shows the menu once, whichever comes first."""
        if waits := self._stop_waiting():
            waits(suggestions)

    def _stop_waiting(self) -> Callable[[Sequence[str]], None] | None:
        """What was waited for, if anything was."""
        waits, self._waits = self._waits, None
        self._moment.stop()
        if self._asked is not None:
            self._asked.suggested.disconnect(self._take)
            self._asked = None
        return waits

    def _show(self, suggestions: Sequence[str], where: QPoint) -> None:
        menu = QMenu(self._editor)
        if self._wrong is not None:
            self._offer(menu, self._wrong, suggestions)
        has_selection, editor = self._editor.textCursor().hasSelection(), self._editor
        standard = QKeySequence.StandardKey
        for words, key, act, is_on in (
                (tr("Cut"), standard.Cut, editor.cut, has_selection and not editor.isReadOnly()),
                (tr("Copy"), standard.Copy, editor.copy, has_selection),
                (tr("Paste"), standard.Paste, editor.paste, editor.canPaste()),
                (tr("Select all"), standard.SelectAll, editor.selectAll, True)):
            action = menu.addAction(words)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(act)
            action.setEnabled(is_on)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(where)
        if suggestions:
            menu.setActiveAction(menu.actions()[0])

    def _offer(self, menu: QMenu, wrong: Wrong, suggestions: Sequence[str]) -> None:
        for suggestion in suggestions:
            action = menu.addAction(isolated(suggestion))
            action.triggered.connect(
                lambda _checked=False, meant=suggestion: self._replace(wrong, meant))
        if not suggestions:
            menu.addAction(tr("No suggestions")).setEnabled(False)
        menu.addSeparator()
        add = menu.addAction(tr("Add to my words"))
        add.triggered.connect(lambda: self._add(wrong.word))
        menu.addSeparator()

    def _replace(self, wrong: Wrong, meant: str) -> None:
        """Puts a word in the place of another, where that one still stands."""
        if self._editor.spelling.wrong_at(wrong.start) == wrong:
            look = self._editor.formatting.look_at(wrong.start, wrong.end)
            self._editor.put([Words(meant, look)], wrong.start, wrong.end)

    def _add(self, word: str) -> None:
        if self._editor.spelling.checkers is None:
            return
        try:
            self._editor.spelling.checkers.add(word, self._editor.language)
        except LetterdeskError as error:
            self._editor.word_refused.emit(tr_message(error.finding.message))
