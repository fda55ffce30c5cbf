"""Letters and their marks: what search and alphabetical order do not tell apart."""

from __future__ import annotations

import re
import unicodedata

_SAME_LETTER = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي"})
_STROKED = str.maketrans("łŁđĐøØħĦıŧŦ", "lLdDoOhHitT")
"""Letters whose stroke or missing dot is no combining mark: Łódź stands under L, Đorđe under D."""
_NOT_LETTERS = str.maketrans("", "", "ـ\u2060\u200e\u200f\u061c")
_MARKS = "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+"
"""Combining marks of Latin, Cyrillic and Arabic letters."""


def without_marks(text: str) -> str:
    """The letters alone, composed: no accents, vowel signs, tatweel or direction marks."""
    if text.isascii():
        return text
    letters = re.sub(_MARKS, "", unicodedata.normalize("NFD", text)).translate(_STROKED)
    return unicodedata.normalize("NFC", letters)


def arabic_skeleton(text: str) -> str:
    """Arabic words as order and search see them: one alef, no vowel signs, no tatweel."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text).translate(_SAME_LETTER).translate(_NOT_LETTERS)
    return without_marks(composed)
