"""Letters and their marks: what search and alphabetical order do not tell apart."""

from __future__ import annotations

import unicodedata

_SAME_LETTER = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي"})
_NOT_LETTERS = str.maketrans("", "", "ـ\u2060\u200e\u200f\u061c")


def without_marks(text: str) -> str:
    """The letters alone, composed: no accents, vowel signs, tatweel or direction marks."""
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def arabic_skeleton(text: str) -> str:
    """Arabic words as order and search see them: one alef, no vowel signs, no tatweel."""
    composed = unicodedata.normalize("NFC", text).translate(_SAME_LETTER).translate(_NOT_LETTERS)
    return without_marks(composed)
