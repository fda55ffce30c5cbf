"""Finds templates and letters by their names and by the words in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from letterdesk.language.searching import (
    Found,
    first_sentence,
    folded,
    has_all,
    nearest,
    query_words,
    words_in,
)
from letterdesk.library import Library
from letterdesk.operations.letter_index import LetterIndex, text_of
from letterdesk.operations.recents import RecentLetter
from letterdesk.operations.templates import example_letter

_BY_NAME, _BY_WORDS = 0, 1
_MOST_WITH_SENTENCE = 100
"""Letters for which the sentence is looked up; nobody reads further down."""

IsWanted = Callable[[], bool]


class TemplateHit(NamedTuple):
    template: str
    sentence: Found | None
    """Where its words have what was searched for; None: its name has it."""


class LetterHit(NamedTuple):
    letter: RecentLetter
    sentence: Found | None


class Results(NamedTuple):
    """What a search found, names before words, newest letters first."""

    query: str
    templates: tuple[TemplateHit, ...] = ()
    letters: tuple[LetterHit, ...] = ()
    meant: str = ""
    """Nothing was found: the query as it was most likely meant."""

    @property
    def is_empty(self) -> bool:
        return not self.templates and not self.letters


class _Text(NamedTuple):
    """The words of a letter or template, as written and as a search sees them."""

    written: str
    seen: str


class LetterSearch:
    """Searches again and again; keeps the words it has read. One object belongs to one thread."""

    def __init__(self, index: LetterIndex) -> None:
        self._index = index
        self._letters: dict[tuple[str, str], _Text] = {}
        self._templates: dict[str, tuple[_Text, _Text]] = {}
        self._library = ""
        """Fingerprint of the library whose templates are kept."""

    def search(self, query: str, letters: Sequence[RecentLetter], library: Library | None,
               is_wanted: IsWanted = lambda: True) -> Results | None:
        """The results; None as soon as `is_wanted` says that nobody waits for them."""
        words = query_words(query)
        if not words:
            return Results(query)
        self._read_letters(letters)
        if library is not None:
            self._read_templates(library, is_wanted)
        if not is_wanted():
            return None
        found = Results(query, self._found_templates(words), self._found_letters(words, letters))
        return found._replace(meant=self._meant(words)) if found.is_empty else found

    def _found_templates(self, words: Sequence[str]) -> tuple[TemplateHit, ...]:
        by_name: list[TemplateHit] = []
        by_words: list[TemplateHit] = []
        for template, (names, says) in self._templates.items():
            if has_all(words, names.seen):
                by_name.append(TemplateHit(template, None))
            elif has_all(words, f"{names.seen} {says.seen}"):
                by_words.append(TemplateHit(template, first_sentence(words, says.written)))
        return (*by_name, *by_words)

    def _found_letters(self, words: Sequence[str],
                       letters: Sequence[RecentLetter]) -> tuple[LetterHit, ...]:
        ranked: tuple[list[RecentLetter], list[RecentLetter]] = ([], [])
        for letter in letters:
            names = folded(_names(letter))
            text = self._letters.get(_key(letter))
            if has_all(words, names):
                ranked[_BY_NAME].append(letter)
            elif text is not None and has_all(words, f"{names} {text.seen}"):
                ranked[_BY_WORDS].append(letter)
        hits = [LetterHit(letter, None) for letter in ranked[_BY_NAME]]
        for count, letter in enumerate(ranked[_BY_WORDS]):
            sentence = None
            if count < _MOST_WITH_SENTENCE:
                sentence = first_sentence(words, self._letters[_key(letter)].written)
            hits.append(LetterHit(letter, sentence))
        return tuple(hits)

    def _meant(self, words: Sequence[str]) -> str:
        """The query with each word that stands nowhere replaced by the nearest that does."""
        known: set[str] = set()
        for names, says in self._templates.values():
            known |= words_in(names.seen) | words_in(says.seen)
        for text in self._letters.values():
            known |= words_in(text.seen)
        meant = []
        for word in words:
            near = word if word in known else nearest(word, known)
            if near is None:
                return ""
            meant.append(near)
        return " ".join(meant) if tuple(meant) != tuple(words) else ""

    def _read_letters(self, letters: Sequence[RecentLetter]) -> None:
        """Reads the words of letters that are new or changed, and forgets those that are gone."""
        there = {_key(letter) for letter in letters}
        self._letters = {key: text for key, text in self._letters.items() if key in there}
        missing = [letter for letter in letters
                   if letter.is_read and _key(letter) not in self._letters]
        if missing:
            for letter, words in self._index.words(missing):
                self._letters[_key(letter)] = _Text(
                    words, folded(f"{_names(letter)}\n{words}"))

    def _read_templates(self, library: Library, is_wanted: IsWanted) -> None:
        """What a letter of each template would say with the examples of its fields."""
        if self._library == library.fingerprint:
            return
        read: dict[str, tuple[_Text, _Text]] = {}
        for template in library.templates.values():
            if not is_wanted():
                return
            names = "\n".join([*template.name.values(), *template.about.values()])
            says = text_of(example_letter(library, template, tuple(library.usages)))
            read[template.id] = (_Text(names, folded(names)), _Text(says, folded(says)))
        self._templates, self._library = read, library.fingerprint


def _key(letter: RecentLetter) -> tuple[str, str]:
    return str(letter.path), letter.stamp


def _names(letter: RecentLetter) -> str:
    """What a letter is called: title, template in all languages, recipient, file."""
    person = letter.recipient
    return " ".join([letter.title, *letter.template_names.values(), letter.path.stem,
                     *((person.name, person.organisation) if person else ())])
