"""What the start page shows: templates of the library and letters of this desk. No widgets."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from letterdesk.desktop.composer.wording import words
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.start.rows import LetterRow
from letterdesk.desktop.translate import interface_language, tr_n
from letterdesk.desktop.worker import NewestFirst
from letterdesk.language.searching import Found, query_words
from letterdesk.letters.model import Letter
from letterdesk.library import Library, Template
from letterdesk.operations.clock import now
from letterdesk.operations.letter_index import LetterIndex
from letterdesk.operations.letter_search import LetterSearch, Results
from letterdesk.operations.recents import (
    RecentLetter,
    forget,
    is_folder_gone,
    letter_files,
    newest_first,
)
from letterdesk.operations.templates import example_letter, languages_written
from letterdesk.settings import Settings

_BATCH_SECONDS = 0.2
"""Letters that were read are handed over this often, so that the list grows while it is read."""


@dataclass(frozen=True)
class TemplateCard:
    """A template as its card shows it."""

    template: str
    name: str
    about: str
    caption: str
    language: str
    """Of the picture, and of the letter that a click begins."""
    picture_key: str
    example: Callable[[], Letter] = field(compare=False)
    """Makes a letter filled with the fields' examples, for the picture."""
    sentence: Found | None = None
    """Found in its words by a search."""


class _Query(NamedTuple):
    query: str
    letters: tuple[RecentLetter, ...]
    library: Library | None


class StartModel(QObject):
    """Templates and letters; letters are read, and searched, in the background."""

    cards_changed = Signal()
    letters_changed = Signal()
    found = Signal()
    """There are other results, or none are asked for any more."""
    _listed = Signal(object, bool)
    _read_some = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None, *,
                 cache: Path | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.letters: tuple[LetterRow, ...] = ()
        self.is_listed = False
        """The letters folder has been looked at."""
        self.is_folder_gone = False
        """It was not there: its drive is unplugged, or it was moved."""
        self.query = ""
        self.results: Results | None = None
        """What the present query found; None while nothing is searched for."""
        self._entries: dict[Path, RecentLetter] = {}
        self._is_paused = False
        self._index, self._searched = LetterIndex(cache), LetterIndex(cache)
        self._search = LetterSearch(self._searched)
        self._reader = NewestFirst(self._read, self)
        self._reader.done.connect(lambda _request, _read: self._search_again())
        self._searcher = NewestFirst(self._find, self)
        self._searcher.done.connect(self._take_results)
        self._listed.connect(self._take)
        self._read_some.connect(self._take_more)
        desk.library_loaded.connect(self._library_loaded)
        desk.settings_changed.connect(self.look_again)

    # Letters

    def look_again(self) -> None:
        """Lists the letters anew; those that are not known yet are read one by one."""
        self._reader.ask(self._desk.settings)

    def pause(self) -> None:
        """Reads no further letters: a letter is open, and its page comes first."""
        self._is_paused = True

    def go_on(self) -> None:
        if self._is_paused:
            self._is_paused = False
            self.look_again()

    def settle(self) -> None:
        self._reader.settle()
        self._searcher.settle()

    def close(self) -> None:
        self._is_paused = True
        self._reader.close()
        self._searcher.close()
        for index in (self._index, self._searched):
            index.close()

    def take_off(self, recent: RecentLetter) -> None:
        """Takes a letter off the list of those that were open."""
        forget(recent.path)
        self.look_again()

    @property
    def folder(self) -> Path:
        """The letters folder."""
        return self._desk.settings.letters

    def is_outside(self, recent: RecentLetter) -> bool:
        """Whether a letter lies elsewhere than in the letters folder."""
        return recent.path.parent != self._desk.settings.letters.resolve()

    # Templates

    def cards(self) -> tuple[TemplateCard, ...]:
        """Templates that most letters of the list were made from come first."""
        library = self._desk.library
        if library is None:
            return ()
        used = Counter(row.recent.template for row in self.letters)
        cards = [_card(library, template, used[template.id])
                 for template in library.templates.values()]
        return tuple(sorted(cards, key=lambda card: -used[card.template]))

    def languages(self) -> tuple[str, ...]:
        """Languages that the library writes, its own first."""
        library = self._desk.library
        if library is None:
            return ()
        rest = [name for name in library.usages if name != library.source_language]
        return (library.source_language, *rest)

    @property
    def has_library(self) -> bool:
        return self._desk.library is not None

    # Search

    def search(self, query: str) -> None:
        """Looks for words in names and texts; `found` follows. An empty query ends it."""
        self.query = query if query_words(query) else ""
        if not self.query:
            self.results = None
            self.found.emit()
            return
        self._search_again()

    def found_cards(self) -> tuple[TemplateCard, ...]:
        """The templates that the query found, those found by name first."""
        library, results = self._desk.library, self.results
        if library is None or results is None:
            return ()
        return tuple(
            _card(library, library.templates[hit.template], 0, hit.sentence)
            for hit in results.templates if hit.template in library.templates)

    def found_letters(self) -> tuple[LetterRow, ...]:
        if self.results is None:
            return ()
        marked = query_words(self.query)
        return tuple(LetterRow(hit.letter, hit.sentence, marked) for hit in self.results.letters)

    # In threads of their own

    def _read(self, settings: Settings, is_newest: Callable[[], bool]) -> bool | None:
        files = letter_files(settings)
        known = self._index.known(files)
        self._listed.emit(known, is_folder_gone(settings))
        today = now().date()
        read: list[RecentLetter] = []
        handed_over = time.monotonic()
        for file, entry in zip(files, known, strict=True):
            if entry.is_read:
                continue
            if self._is_paused or not is_newest():
                self._read_some.emit(tuple(read))
                return None
            read.append(self._index.read(file, today))
            if time.monotonic() - handed_over > _BATCH_SECONDS:
                self._read_some.emit(tuple(read))
                read, handed_over = [], time.monotonic()
        self._read_some.emit(tuple(read))
        self._index.forget_others(files)
        return True

    def _find(self, asked: _Query, is_newest: Callable[[], bool]) -> Results | None:
        return self._search.search(asked.query, asked.letters, asked.library, is_newest)

    # Back in the thread of the window

    def _take(self, letters: Iterable[RecentLetter], is_folder_gone: bool) -> None:
        self.is_folder_gone = is_folder_gone
        earlier = self._entries
        self._entries = {}
        for entry in letters:
            before = earlier.get(entry.path)
            # What was known of a letter stands until it has been read again.
            is_better = before is not None and before.is_read and not entry.is_read
            self._entries[entry.path] = before if is_better else entry
        self.is_listed = True
        self._show()

    def _take_more(self, read: tuple[RecentLetter, ...]) -> None:
        for entry in read:
            if entry.path in self._entries:
                self._entries[entry.path] = entry
        if read:
            self._show()

    def _show(self) -> None:
        shown = {id(row.recent): row for row in self.letters}
        self.letters = tuple(shown.get(id(entry)) or LetterRow(entry)
                             for entry in newest_first(self._entries.values()))
        self.letters_changed.emit()

    def _library_loaded(self) -> None:
        self.cards_changed.emit()
        self._search_again()

    def _search_again(self) -> None:
        if self.query:
            self._searcher.ask(_Query(self.query, tuple(row.recent for row in self.letters),
                                      self._desk.library))

    def _take_results(self, asked: _Query, results: Results) -> None:
        if asked.query == self.query:
            self.results = results
            self.found.emit()


def _card(library: Library, template: Template, letters: int,
          sentence: Found | None = None) -> TemplateCard:
    source, here = library.source_language, interface_language()
    written = languages_written(library, template)
    caption = tr_n("{count} language", "{count} languages", len(written))
    if letters:
        caption += " · " + tr_n("{count} letter", "{count} letters", letters)
    shown = here if here in written else source
    key = f"template {library.id} {library.fingerprint} {template.id} {shown}"
    return TemplateCard(template.id, words(template.name, source, template.id),
                        words(template.about, source), caption, shown, key,
                        lambda: example_letter(library, template, (shown,)), sentence)
