"""Numbers that a sentence prints, in figures or in words, for comparing sentences.

A figure is read whatever marks part its groups; a scale word behind it counts (2.8 million,
280万). Words are those of the language's own rules, in all genders and cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from letterdesk.language.numbers import OTHER_DIGITS
from letterdesk.language.rules import rules_of
from letterdesk.language.usage import DEFAULT_LOCALES
from letterdesk.language.wording import CASES

_FIGURE = re.compile(
    r"(?<![0-9A-Za-z.,/-])\d{1,3}(?:[.,٬’'\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|(?<![0-9A-Za-z.,/])\d+(?:[.,٫]\d{1,2}(?!\d))?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬’'\u00a0\u202f\u2009 ]\d{3})+")
_SCALES: Mapping[str, Mapping[str, int]] = {
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9},
    "fr": {"mille": 10**3, "million": 10**6, "milliard": 10**9},
    "es": {"mil": 10**3, "millón": 10**6, "millones": 10**6},
    "ar": {"ألف": 10**3, "آلاف": 10**3, "ألفا": 10**3, "مليون": 10**6, "ملايين": 10**6,
           "مليونا": 10**6, "مليار": 10**9},
    "ru": {"тыс": 10**3, "тысяч": 10**3, "млн": 10**6, "миллион": 10**6, "млрд": 10**9,
           "миллиард": 10**9},
    "zh": {"万亿": 10**12, "亿": 10**8, "万": 10**4},
}
_LARGEST_WORD = 100
_NOT_CERTAIN = {
    "fr": frozenset({"neuf", "huit", "quinze"}),
    "ar": frozenset({"ست", "سبع", "تسع"}),
    "ru": frozenset({"сто", "ста"}),
}
"""Words that mean other things too: « un élan neuf », « quinze jours », ست (a lady)."""
_ARABIC_PREFIX = re.compile(r"^(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?")
_ARABIC_SIGNS = re.compile("[\u064b-\u0652\u0640]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CHINESE = re.compile("[一二两三四五六七八九十百]+")
_CHINESE_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)} | {"两": 2}


class NumberAt(NamedTuple):
    """A number where it stands in a text."""

    value: Decimal
    start: int
    end: int
    is_certain: bool
    """Whether it counts something beyond doubt: no ordinal, no word with another meaning."""


@lru_cache(maxsize=256)
def numbers_in(text: str, language: str) -> tuple[NumberAt, ...]:
    """All numbers of a text in order."""
    found = [*_figures(text, language), *_words(text, language)]
    return tuple(sorted(found, key=lambda number: number.start))


def _figures(text: str, language: str) -> Iterator[NumberAt]:
    western = text.translate(OTHER_DIGITS)
    for match in _FIGURE.finditer(western):
        grouped = _GROUPED.match(match.group())
        whole = match.group()[:grouped.end()] if grouped else match.group()
        digits = re.sub(r"\D", "", whole) if grouped else whole.replace(",", ".").replace("٫", ".")
        rest = match.group()[grouped.end():].replace(",", ".") if grouped else ""
        scale, end = _scale(western, match.end(), language)
        yield NumberAt((Decimal(digits + rest) * scale).normalize(), match.start(), end, True)


def _scale(text: str, at: int, language: str) -> tuple[int, int]:
    """What a scale word behind a figure makes of it, and where that word ends."""
    if language == "zh":
        for name, scale in _SCALES["zh"].items():
            if text.startswith(name, at):
                return scale, at + len(name)
        return 1, at
    word = re.compile(r"[\s\u00a0\u202f]*([^\W\d_]+)").match(text, at)
    for name, scale in _SCALES.get(language, {}).items() if word else ():
        if word and (word[1].lower() == name or (len(name) > 3 and language != "ar"
                                                 and word[1].lower().startswith(name))):
            return scale, word.end()
    return 1, at


def _words(text: str, language: str) -> Iterator[NumberAt]:
    if language == "zh":
        for match in _CHINESE.finditer(text):
            value = _chinese(match.group())
            if value is not None:
                yield NumberAt(Decimal(value), match.start(), match.end(), False)
        return
    cardinals, ordinals, firsts = _vocabulary(language)
    words = [(m.start(), m.end(), _plain(m.group(), language)) for m in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for length in (3, 2, 1) if words[at][2] in firsts else ():
            run = words[at:at + length]
            key = " ".join(word for _, _, word in run)
            value = cardinals.get(key, ordinals.get(key))
            if value is not None and len(run) == length:
                certain = key in cardinals and key not in _NOT_CERTAIN.get(language, ()) \
                    and value > 1
                yield NumberAt(Decimal(value), run[0][0], run[-1][1], certain)
                at += length - 1
                break
        at += 1


@cache
def _vocabulary(language: str) -> tuple[dict[str, int], dict[str, int], frozenset[str]]:
    """Cardinals and ordinals up to a hundred, every form -> its value; the words that begin one."""
    rules, locale = rules_of(language), DEFAULT_LOCALES[language]
    cardinals: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    for n in range(1, _LARGEST_WORD + 1):
        for gender in (None, "m", "f", "n"):
            for case in (None, *CASES) if language == "ru" else (None,):
                for table, words in ((cardinals, rules.spell_out(n, gender, case, locale)),
                                     (ordinals, rules.ordinal(n, gender, case))):
                    table.setdefault(_plain(words, language), n)
    firsts = frozenset(words.partition(" ")[0] for words in (*cardinals, *ordinals))
    return cardinals, ordinals, firsts


def _plain(word: str, language: str) -> str:
    word = word.lower().replace("ё", "е").replace("’", "'")
    if language == "ar":
        parts = _ARABIC_SIGNS.sub("", word).split()
        return " ".join(_ARABIC_PREFIX.sub("", part) if len(part) > 3 else part for part in parts)
    return word


def _chinese(text: str) -> int | None:
    """The value of Chinese numerals below a thousand; None for what is none (一一)."""
    total, digit = 0, 0
    for character in text:
        unit = {"十": 10, "百": 100}.get(character)
        if unit is None:
            if digit:
                return None
            digit = _CHINESE_DIGITS[character]
        else:
            total += (digit or 1) * unit
            digit = 0
    return total + digit
