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
_PARTING = "[\n،؛؟。，、；：「」《》]|[" + "".join(_SCRIPTS.values()) + "]"
"""What cannot stand between two words of one run: letters, and marks of another script."""
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "‹": "›", "„": "“”"}
"""What opens, and what may close it."""
_CLOSING = frozenset("".join(_PAIRS.values())) - _PAIRS.keys()
_SPACES = " \u00a0\u202f"
_INITIALS = rf"(?:\A|[{_SPACES}.(\[“«])[^\W\d_]\.[{_SPACES}]?[^\W\d_]\Z"
_SHORTENED = r"\b(?:Assoc|Bros|Co|Corp|Dept|Dr|Inc|Jr|Ltd|Mr|Mrs|Ms|No|Prof|Sr|St|al|etc)\Z"
"""Words that end on a full stop which is not the sentence's: `e. V.`, `U.S.`, `Inc.`"""
_GOES_ON = frozenset("،؛，、；：,;:")
"""No sentence has ended where one of them follows."""
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


def name_run(name: str, language: str) -> Run:
    """A name as one run: of another script where all its letters are of that one.

    So the marks at its ends are its own: `“Ibrahim” (name withheld)` in an Arabic list.
    """
    written = [script for script, letters in _SCRIPTS.items()
               if _pattern(f"[{letters}]").search(name)]
    if len(written) != 1 or written[0] == _SCRIPT_OF[language]:
        return Run(name)
    spoken = _LANGUAGE_OF[written[0]]
    turn = direction(spoken)
    return Run(name, spoken, turn if turn != direction(language) else None)


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
        begun = _joined(text, start, end, match.start()) if start >= 0 else None
        if begun is not None:
            start, end = begun, match.end()
            continue
        if start >= 0:
            yield (*_with_attached(text, start, end, script), script)
        start, end = match.span()
    if start >= 0:
        yield (*_with_attached(text, start, end, script), script)


def _joined(text: str, start: int, end: int, following: int) -> int | None:
    """Where the run begins that holds the word at `following` too; None where they are apart.

    Other letters part them, and a bracket or quotation mark that closes between them,
    unless it opened in the run or right before it.
    """
    if _pattern(_PARTING).search(text, end, following):
        return None
    if _open_marks(text[start:following]) is not None:
        return start
    if start and text[start - 1] in _PAIRS and _open_marks(text[start - 1:following]) is not None:
        return start - 1
    return None


def _open_marks(text: str) -> list[str] | None:
    """What would close the marks that stay open, the inmost first; None where one closes alone."""
    missing: list[str] = []
    for character in text:
        if missing and character in missing[-1]:
            missing.pop()
        elif character in _PAIRS:
            missing.append(_PAIRS[character])
        elif character in _CLOSING:
            return None
    return missing[::-1]


def _with_attached(text: str, start: int, end: int, script: str) -> tuple[int, int]:
    """A run with what hangs on it: `/2014/348`, `(2014)` after a symbol, closing marks."""
    if script == "Latn":
        if head := _pattern(_HEAD).search(text, max(0, start - _LONGEST_HEAD), start):
            start = head.start()
        if tail := _pattern(_TAIL).match(text, end):
            end = tail.end()
        if "/" in text[start:end] and (year := _pattern(_YEAR).match(text, end)):
            end = year.end()
    return start, _after_marks(text, start, end, script)


def _after_marks(text: str, start: int, end: int, script: str) -> int:
    """Where a run ends with the marks that are its own: closing ones, an abbreviation's stop."""
    missing = _open_marks(text[start:end]) or []
    if script == "Latn" and _is_own_stop(text, start, end, missing):
        end += 1
    for closing in missing:
        gap = int("»" in closing and text[end:end + 1] in _SPACES)
        if text[end + gap:end + gap + 1] not in tuple(closing):
            break
        end += gap + 1
    return end


def _is_own_stop(text: str, start: int, end: int, missing: list[str]) -> bool:
    """Whether the mark after a run belongs to it and does not end the sentence around."""
    mark, after = text[end:end + 1], text[end + 1:end + 2]
    if mark not in tuple(".!?…"):
        return False
    if after in _GOES_ON or (missing and after in tuple(missing[0])):
        return True
    words = text[start:end]
    return mark == "." and bool(
        _pattern(_INITIALS).search(words) or _pattern(_SHORTENED).search(words))
