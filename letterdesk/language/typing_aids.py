"""Quotation marks, apostrophes, spaces and dashes of a language while somebody types.

Pure rules: what stands before the caret and the character typed give what is put there
instead. French spaces are those of the Imprimerie nationale (narrow before ; ! ?, wide
before : and inside « »); Canada has them before the colon and inside « » alone.
Symbols of documents, addresses and figures are left as they are typed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from letterdesk.language.typography import quotes
from letterdesk.language.usage import Usage

NARROW, WIDE = "\u202f", "\u00a0"
_SPACES = f" {WIDE}{NARROW}\t"
_INNER = {"en": ("‘", "’"), "fr": ("“", "”"), "es": ("“", "”"), "ar": ("“", "”"),
          "ru": ("„", "“"), "zh": ("‘", "’")}
"""Quotation marks inside others."""
_OPENS_AFTER = frozenset(f"{_SPACES}\n([{{«“‘„‹-–—/¿¡（《「¶")
_STOPS = frozenset(".,;:!?…)]»”’。，；：！？）》")
_OBJECT = "\ufffc"
"""A field in the text: a word like others."""
_ADDRESS = re.compile(r"://|^www\.|@|^(?:https?|mailto|ftp):?$|^[\w.-]+\.[a-z]{2,}/", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{1,4}[./-]?[A-Z]*/[\w./-]*$|[\\<>=_{}|^~`$#&]|\d[./]\d")
"""A/66/L.42, S/RES/2231, and what programs write."""
_LONGEST_TOKEN = 200
_DASHES = {"en": "–", "fr": "–", "es": "–", "ar": "–", "ru": "—", "zh": "——"}
_ELLIPSES = {"zh": "……"}
_SPACED = {";": NARROW, "!": NARROW, "?": NARROW, ":": WIDE, "»": WIDE}


class Aid(NamedTuple):
    """What is put instead of the typed character, in the place of the last `takes` before it."""

    takes: int
    puts: str


def aided(before: str, typed: str, usage: Usage) -> Aid | None:
    """What `typed` becomes after `before`, the paragraph up to the caret; None: as it is.

    A field in `before` is U+FFFC, a new line a line feed.
    """
    token = re.split(rf"[{_SPACES}\n]", before[-_LONGEST_TOKEN:])[-1]
    match typed:
        case '"':
            return _quote(before, token, usage)
        case "'":
            return _single(before, token, usage)
        case "-":
            return _dash(before, token, usage)
        case ".":
            return _ellipsis(before, token, usage)
    if usage.language == "fr" and typed in _SPACED:
        return _french_space(before, token, typed, usage)
    return None


def _is_code(token: str) -> bool:
    return bool(_ADDRESS.search(token) or _CODE.search(token))


def _opens(before: str, usage: Usage) -> bool:
    """Whether a quotation mark opens here; what opens in one language closes in another."""
    closing = {pair[1] for pair in _pairs(usage)}
    return not before or (before[-1] in _OPENS_AFTER and before[-1] not in closing)


def _open_quotes(before: str, usage: Usage) -> list[str]:
    """What would close the quotation marks that stand open, the innermost last."""
    outer, inner = _pairs(usage)
    waiting: list[str] = []
    for place, mark in enumerate(before):
        if waiting and mark == waiting[-1] and not _is_apostrophe(before, place):
            waiting.pop()
        elif mark == outer[0]:
            waiting.append(outer[1])
        elif mark == inner[0]:
            waiting.append(inner[1])
    return waiting


def _is_apostrophe(text: str, place: int) -> bool:
    return text[place] == "’" and place + 1 < len(text) and text[place + 1].isalpha()


def _pairs(usage: Usage) -> tuple[tuple[str, str], tuple[str, str]]:
    opening, closing = quotes(usage)
    return (opening.strip(_SPACES), closing.strip(_SPACES)), _INNER[usage.language]


def _quote(before: str, token: str, usage: Usage) -> Aid | None:
    waiting = _open_quotes(before, usage)
    outer, inner = _pairs(usage)
    spaced_open, spaced_close = quotes(usage)
    if _opens(before, usage) or (usage.language == "zh" and not waiting):
        if not waiting:
            return Aid(0, spaced_open)
        return Aid(0, inner[0]) if waiting[-1] == outer[1] else None
    if not waiting:
        # A plain mark that stands open was wanted plain.
        is_plain = before.count('"') % 2 == 1 or token[-1:].isdigit() or _is_code(token)
        return None if is_plain else Aid(0, spaced_close)
    if waiting[-1] == inner[1]:
        return Aid(0, inner[1])
    return Aid(0, spaced_close)


def _single(before: str, token: str, usage: Usage) -> Aid | None:
    last = before[-1:]
    waiting = _open_quotes(before, usage)
    if _is_code(token):
        return Aid(0, "’") if waiting[-1:] == ["’"] else None
    if last.isalpha() or last == _OBJECT:
        return Aid(0, "’")
    if waiting[-1:] == ["’"] and last and last not in _SPACES:
        return Aid(0, "’")
    if usage.language in ("en", "zh") and _opens(before, usage):
        return Aid(0, "‘")
    return Aid(0, "’") if last in _STOPS and last else None


def _dash(before: str, token: str, usage: Usage) -> Aid | None:
    if not before.endswith("-") or before[-2:-1] in ("-", "<", "!") or _is_code(token):
        return None
    dash = _DASHES[usage.language]
    if usage.language == "ru" and before[-2:-1] == " ":
        # A dash does not begin a line.
        return Aid(2, WIDE + dash)
    return Aid(1, dash)


def _ellipsis(before: str, token: str, usage: Usage) -> Aid | None:
    if not before.endswith("..") or before.endswith("...") or _is_code(token.rstrip(".")):
        return None
    return Aid(2, _ELLIPSES.get(usage.language, "…"))


def _french_space(before: str, token: str, typed: str, usage: Usage) -> Aid | None:
    space = _SPACED[typed]
    if usage.bcp47 == "fr-CA" and space == NARROW:
        return None
    if not before.strip(_SPACES) or before[-1] in f"{WIDE}{NARROW}\n" or _is_code(token):
        return None
    if before[-1] == " ":
        return Aid(1, space + typed)
    if before[-1] in "!?;:…([«" or (typed == ":" and before[-1].isdigit()):
        return None
    return Aid(0, space + typed)
