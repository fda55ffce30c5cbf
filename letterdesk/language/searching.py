"""Words as a search sees them: one form for all spellings, and where it stands in a text.

Not told apart are composed and decomposed letters, capitals, accents and vowel signs,
ё and е, the forms of alef and hamza, teh marbuta and heh, digits of all scripts, wide and
narrow forms, kinds of quotes, dashes and spaces (Unicode's compatibility decomposition,
UAX 15, without its marks).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SAME = {
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ء": "",
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t",
    "æ": "ae", "œ": "oe", "ـ": "",
}
"""What decomposition leaves apart, small letters alone."""
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?…؟])[\"'”’»)\]]*\s+|(?<=[。！？])|\n+")
_LEAST_TO_GUESS = 3
"""Characters: every short word is near to some other one."""


class Found(NamedTuple):
    """A sentence with the places in it, start and end, that a search found."""

    sentence: str
    spans: tuple[tuple[int, int], ...]


class _Folding(dict[int, str]):
    """Code point -> what a search sees of it; filled as letters come."""

    def __missing__(self, code: int) -> str:
        made = "".join(self._part(c) for c in unicodedata.normalize("NFKD", chr(code)).casefold())
        self[code] = made
        return made

    @staticmethod
    def _part(character: str) -> str:
        same = _SAME.get(character)
        if same is not None:
            return same
        if unicodedata.category(character) in ("Mn", "Cf"):
            return ""
        digit = unicodedata.decimal(character, None)
        return character if digit is None else str(digit)


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The form that all spellings of a text share; runs of spaces are one."""
    return _SPACES.sub(" ", text.translate(_FOLDING))


def query_words(query: str) -> tuple[str, ...]:
    """The words of a query in that form; each has to be found."""
    return tuple(dict.fromkeys(folded(query).split()))


def has_all(words: Iterable[str], folded_text: str) -> bool:
    """Whether a text in that form has all the words of a query."""
    return all(word in folded_text for word in words)


def spans_of(words: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    """Where words of a query stand in a text as written, in order, none within another.

    A mark that belongs to the last letter found is part of the place.
    """
    seen: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for part in _SPACES.sub(" ", character.translate(_FOLDING)):
            if part != " " or (seen and seen[-1] != " "):
                seen.append(part)
                places.append(at)
    whole = "".join(seen)
    places.append(len(text))
    found: list[tuple[int, int]] = []
    for word in words:
        start = whole.find(word)
        while start >= 0:
            end = start + len(word)
            found.append((places[start], _with_marks(text, places[end - 1] + 1)))
            start = whole.find(word, end)
    return _joined(found)


def first_sentence(words: Sequence[str], text: str) -> Found | None:
    """The first sentence with most of the words of a query; None where it has none of them."""
    best: Found | None = None
    most = 0
    for sentence in _SENTENCE_END.split(text):
        seen = folded(sentence)
        count = sum(word in seen for word in words)
        if count > most:
            stripped = sentence.strip()
            best, most = Found(stripped, spans_of(words, stripped)), count
            if count == len(words):
                break
    return best


def words_in(text: str) -> frozenset[str]:
    """The words of a text, in the form that a search sees."""
    return frozenset(_WORD.findall(folded(text)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` is most likely a slip of, or None.

    One slip in words of up to five letters, two in longer ones; of equals the one of
    the same length, that begins alike, then the first in order.
    """
    if len(word) < _LEAST_TO_GUESS:
        return None
    most = 1 if len(word) <= 5 else 2
    best: tuple[int, int, bool, str] | None = None
    for other in known:
        if abs(len(other) - len(word)) > most or other == word:
            continue
        distance = _slips(word, other, most)
        if distance <= most:
            rank = (distance, abs(len(other) - len(word)), other[:1] != word[:1], other)
            best = rank if best is None or rank < best else best
    return best[-1] if best else None


def _slips(a: str, b: str, most: int) -> int:
    """Letters left out, added, replaced or exchanged with the next (optimal string alignment);
    any number above `most` means more."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        above, row = row, [i]
        for j, right in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    return row[-1]


def _with_marks(text: str, end: int) -> int:
    while end < len(text) and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
