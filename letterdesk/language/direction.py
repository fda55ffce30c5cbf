"""Writing direction, and words of another script inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

_RTL = frozenset({"ar"})


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language in _RTL else "ltr"


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one script."""

    text: str
    language: str | None = None
    """Where it differs from the text's."""
    direction: str | None = None
    """`ltr` or `rtl`, where it differs from the text's."""


_SCRIPTS = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ɏ\u0300-\u036f\u1e00-\u1eff",
    "Cyrl": "\u0400-\u052f",
    "Arab": "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
            "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Hani": "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
            "\U00020000-\U0003ffff",
}
_SCRIPT_OF = {"en": "Latn", "fr": "Latn", "es": "Latn", "ar": "Arab", "ru": "Cyrl", "zh": "Hani"}
_LANGUAGE_OF = {"Latn": "en", "Cyrl": "ru", "Arab": "ar", "Hani": "zh"}
_PARTING = "[\n،؛؟。，、；：「」《》«»]|[" + "".join(_SCRIPTS.values()) + "]"
"""What cannot stand between two words of one run: letters, and marks of another script."""
_PAIRS = {"(": ")", "[": "]", "“": "”"}
_TAIL = r"[\d/._@:+#&%=~?-]*[\d/#&+]"
_YEAR = r"[ \u00a0]\(\d{4}\)"
_HEAD = r"[\d@#/+][\d/._:+#-]*\Z"
_LONGEST_HEAD = 40
_FIGURES = (
    r"(?<![\d/.])(?:\+\d[\d \u00a0().-]*\d|\d+(?:[/:]\d+)+|\d+(?:-\d+){2,}|\d+(?:\.\d+){2,})(?!\d)"
)
"""Telephone numbers, dates and references in figures: they read from left to right."""


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compiled when first used: a letter without such words loads faster."""
    return re.compile(source)


def script_runs(text: str, language: str) -> tuple[Run, ...]:
    """The text in runs of one script each; joined they are the text again.

    Words, symbols of documents and addresses of another script are runs with their
    language and direction; plain numbers and the marks between stay with the text.
    """
    own = _SCRIPT_OF[language]
    found: list[tuple[int, int, str]] = []
    for script, letters in _SCRIPTS.items():
        if script != own:
            found.extend(_stretches(text, _pattern(f"[{letters}]+"), script))
    if direction(language) == "rtl":
        found.extend((m.start(), m.end(), "Latn") for m in _pattern(_FIGURES).finditer(text))
    return tuple(_runs(text, sorted(found), direction(language)))


def _runs(text: str, found: list[tuple[int, int, str]], around: str) -> Iterator[Run]:
    done = 0
    for start, end, script in found:
        if end <= done:
            continue
        start = max(start, done)
        if start > done:
            yield Run(text[done:start])
        language = _LANGUAGE_OF[script]
        own = direction(language)
        yield Run(text[start:end], language, own if own != around else None)
        done = end
    if done < len(text):
        yield Run(text[done:])


def _stretches(
    text: str, word: re.Pattern[str], script: str
) -> Iterator[tuple[int, int, str]]:
    """Start and end of each run of words of one script."""
    start = end = -1
    for match in word.finditer(text):
        if start >= 0 and _belong_together(text, start, end, match.start()):
            end = match.end()
            continue
        if start >= 0:
            yield (*_with_attached(text, start, end, script), script)
        start, end = match.span()
    if start >= 0:
        yield (*_with_attached(text, start, end, script), script)


def _belong_together(text: str, start: int, end: int, following: int) -> bool:
    """Whether nothing parts two words: no other letters, no bracket closed that opened before."""
    if _pattern(_PARTING).search(text, end, following):
        return False
    return _open_brackets(text[start:following]) is not None


def _open_brackets(text: str) -> int | None:
    """How many brackets stay open; None where one closes that was not opened."""
    depth = 0
    for character in text:
        depth += (character in "([") - (character in ")]")
        if depth < 0:
            return None
    return depth


def _with_attached(text: str, start: int, end: int, script: str) -> tuple[int, int]:
    """A run with what hangs on it: `/2014/348`, `(2014)` after a symbol, closing marks."""
    if script == "Latn":
        if head := _pattern(_HEAD).search(text, max(0, start - _LONGEST_HEAD), start):
            start = head.start()
        if tail := _pattern(_TAIL).match(text, end):
            end = tail.end()
        if "/" in text[start:end] and (year := _pattern(_YEAR).match(text, end)):
            end = year.end()
    for closing in _closing_marks(text[start:end]):
        if text[end:end + 1] != closing:
            break
        end += 1
    return start, end


def _closing_marks(text: str) -> list[str]:
    """What would close the brackets and quotation marks that stay open, the inmost first."""
    missing: list[str] = []
    for character in text:
        if character in _PAIRS:
            missing.append(_PAIRS[character])
        elif missing and character == missing[-1]:
            missing.pop()
    return missing[::-1]
