"""Words of an editor that no dictionary knows, marked with a wavy line on each pause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCursor

from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.formats import LINE, OBJECT
from letterdesk.desktop.editor.text_document import blocks_of, fragments_of, units
from letterdesk.desktop.spelling.checkers import Checker, Checkers
from letterdesk.desktop.theme import Size
from letterdesk.language.spelling import plain, words_to_check

if TYPE_CHECKING:
    from letterdesk.desktop.editor.part_text import PartText


class Wrong(NamedTuple):
    """A wrong word and its range in the document."""

    start: int
    end: int
    word: str


class SpellingMarks(QObject):
    """The marks of one editor. The word that is being typed has none until the caret leaves it."""

    def __init__(self, editor: PartText) -> None:
        super().__init__(editor)
        self._editor = editor
        self._checkers: Checkers | None = None
        self._checker: Checker | None = None
        self._known: frozenset[str] = frozenset()
        self._is_typing = False
        self.marked: list[QTextCursor] = []
        """The words under which a wavy line is painted; they move with what is typed before."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(Size.SPELLING_PAUSE_MS)
        self._pause.timeout.connect(self.update)

    @property
    def checkers(self) -> Checkers | None:
        return self._checkers

    @property
    def checker(self) -> Checker | None:
        return self._checker

    def use(self, checkers: Checkers | None, checker: Checker | None,
            known: frozenset[str]) -> None:
        """Checks with these from now on; None: nothing is marked."""
        for old, new, slot in ((self._checker, checker, "checked"),
                               (self._checkers, checkers, "words_added")):
            if old is not new:
                if old is not None:
                    getattr(old, slot).disconnect(self.update)
                if new is not None:
                    getattr(new, slot).connect(self.update)
        self._checkers, self._checker, self._known = checkers, checker, known
        self.wait()

    def altered(self) -> None:
        self._is_typing = True
        self.wait()

    def caret_moved(self) -> None:
        if self._is_typing:
            self._is_typing = False
            self.wait()

    def wait(self) -> None:
        """Marks anew on the next pause."""
        if self._checker is not None:
            self._pause.start()
        else:
            self._mark(())

    def update(self) -> None:
        if self._checker is None or self._editor.is_composing():
            return
        words = self._words()
        self._checker.ask(plain(word.word) for word in words)
        caret = self._editor.textCursor().position() if self._is_typing else -1
        self._mark([word for word in words
                    if self._is_wrong(word.word) and not word.start <= caret <= word.end])

    def wrong_at(self, position: int) -> Wrong | None:
        """The wrong word that a position of the document stands in or beside."""
        if self._checker is None:
            return None
        block = self._editor.document().findBlock(position)
        return next((word for word in self._words_in(block)
                     if word.start <= position <= word.end and self._is_wrong(word.word)), None)

    def _is_wrong(self, word: str) -> bool:
        word = plain(word)
        own = (self._checkers.own_words(self._editor.language)
               if self._checkers is not None else frozenset())
        known = {word, word.removesuffix("'s"), word[:1].lower() + word[1:]}
        return (self._checker is not None and self._checker.is_wrong(word)
                and not known & self._known and not known & own)

    def _words(self) -> list[Wrong]:
        return [word for block in blocks_of(self._editor.document())
                for word in self._words_in(block)]

    def _words_in(self, block: QTextBlock) -> list[Wrong]:
        """The words of a paragraph; ghosts part nothing, fixed words are not looked at."""
        language = self._editor.language
        text, places = "", []
        for fragment in fragments_of(block):
            form = fragment.charFormat()
            if form.property(fm.GHOST):
                continue
            shown = fragment.text().replace(LINE, " ")
            shown = OBJECT * len(shown) if form.property(fm.FIXED_RUN) else shown
            at = fragment.position()
            for character in shown:
                places.append(at)
                at += units(character)
            text += shown
        return [Wrong(places[found.start], places[found.end - 1] + units(text[found.end - 1]),
                      found.word) for found in words_to_check(text, language)]

    def _mark(self, words: Sequence[Wrong]) -> None:
        self.marked = [self._editor.edits.cursor(word.start, word.end) for word in words]
        self._editor.viewport().update()
