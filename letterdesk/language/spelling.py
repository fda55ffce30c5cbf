"""Spelling: whether a word is right in a language, and what was meant.

One interface over whatever checks. Today that is Hunspell with the dictionaries in
resources/dictionaries; where either is missing there is no speller, and nothing is marked.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple, Protocol

from letterdesk.language.usage import DEFAULT_LOCALES
from letterdesk.resources import resource

LANGUAGES = ("en", "fr", "es", "ru")
"""Those with a dictionary."""
MOST_SUGGESTIONS = 6
_LONGEST = 60
"""Characters of a word; what is longer is no word of a dictionary."""
_LETTERS = {"en": "a-zà-öø-ÿœ", "fr": "a-zà-öø-ÿœ", "es": "a-zà-öø-ÿœ", "ru": "а-яё"}
_INVISIBLE = str.maketrans({"\u00ad": None, "\u2060": None, "\u200c": None, "\u200d": None})
_TOKEN = re.compile(r"[^\s\u2028\u2029]+")
_NO_WORDS = re.compile(
    r"://|@|^www\.|^[\w-]+(?:\.[\w-]+)+(?:/|$)|[\\/_#&=<>{}|^~`$]", re.IGNORECASE)
"""Addresses, symbols of documents and what programs write."""
_WORD = re.compile(r"[^\W_](?:[\w\u00ad\u2060\u0300-\u036f’'-]*[^\W_]|[\u0300-\u036f])?")


class Dictionary(Protocol):
    """What a program that checks words must offer."""

    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> Collection[str]: ...


class Found(NamedTuple):
    """A word and where it begins and ends in the text, in characters."""

    start: int
    end: int
    word: str


class Speller:
    """Checks words of one language; `is_oxford`: British spelling with -ize, as the UN writes."""

    def __init__(self, dictionary: Dictionary, *, is_oxford: bool = False) -> None:
        self._dictionary = dictionary
        self._is_oxford = is_oxford

    def is_right(self, word: str) -> bool:
        word = plain(word)
        if len(word) > _LONGEST or self._dictionary.spell(word):
            return True
        if self._is_oxford and re.search("i[sz]", word):
            return self._dictionary.spell(re.sub("iz(?=[aei])", "is", word))
        return False

    def suggest(self, word: str) -> tuple[str, ...]:
        """What was probably meant, the likeliest first."""
        word = plain(word)
        if len(word) > _LONGEST:
            return ()
        found = [suggestion.replace("'", "’") for suggestion in self._dictionary.suggest(word)]
        return tuple(dict.fromkeys(found))[:MOST_SUGGESTIONS]


def speller(language: str, locale: str = "") -> Speller | None:
    """The speller of a language, in the variety of a locale (`en-US`); None where there is none.

    Reading a dictionary takes up to 200 ms.
    """
    if language not in LANGUAGES:
        return None
    tag = locale or DEFAULT_LOCALES[language]
    name = ("en-US" if tag == "en-US" else "en-GB") if language == "en" else language
    folder = resource("dictionaries", name)
    try:
        hunspell = importlib.import_module("hunspell")
        dictionary: Dictionary = hunspell.Hunspell("words", hunspell_data_dir=str(folder))
    except (ImportError, OSError):
        return None
    return Speller(dictionary, is_oxford=name == "en-GB")


def words_to_check(text: str, language: str) -> Iterator[Found]:
    """The words of a text that a dictionary could know.

    Left out are addresses, symbols, words with figures, words in capitals alone, single
    letters, words of another script, and what hangs on a field (U+FFFC).
    """
    letters = re.compile(f"[{_LETTERS[language]}’'\u0300-\u036f-]+", re.IGNORECASE)
    for token in _TOKEN.finditer(text):
        if _NO_WORDS.search(token.group()):
            continue
        for match in _WORD.finditer(token.group()):
            word = plain(match.group())
            start, end = token.start() + match.start(), token.start() + match.end()
            if "\ufffc" in (text[start - 1:start], text[end:end + 1]):
                continue
            if len(word) > 1 and letters.fullmatch(word) and not _is_acronym(word):
                yield Found(start, end, match.group())


def word_pieces(text: str) -> set[str]:
    """The words of a text as `plain` gives them, those with hyphens also piece by piece."""
    found = {plain(match.group()) for match in _WORD.finditer(text)}
    return found | {piece for word in found if "-" in word for piece in word.split("-")}


def _is_acronym(word: str) -> bool:
    """NATO, and NGOs, UN’s."""
    stem = re.sub("(?:[’']?s)$", "", word)
    return stem.isupper()


def plain(word: str) -> str:
    """A word as a dictionary has it: composed, without signs that have no width."""
    return unicodedata.normalize("NFC", word.translate(_INVISIBLE)).replace("’", "'")
