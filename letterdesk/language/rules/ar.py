"""Rules of Arabic: attached prepositions and conjunction, numbers with polarity and case.

Grammar of numbers: W. Wright, A Grammar of the Arabic Language, on the numerals;
spelling (مائة، بليون) as in Arabic documents of the United Nations.
"""

from __future__ import annotations

from letterdesk.language.alphabet import arabic_skeleton
from letterdesk.language.table import Phrase, Words

REPEATS_PREPOSITION = False
COMMA: str | None = None
"""Arabic repeats “and” before each item."""

_PREPOSITIONS = {"in": "في ", "from": "من ", "on": "بشأن ", "about": "عن "}
_ARTICLE = "ال"
_HUNDRED = "مائة"


def in_role(words: Words, role: str) -> Phrase:
    """The genitive and the one who did it stand alone; “to” is the attached ل."""
    if role == "to":
        return Phrase(with_lam(words.text), words.text, "ل")
    preposition = _PREPOSITIONS.get(role, "")
    return Phrase(preposition + words.text, words.text, preposition)


def with_lam(text: str) -> str:
    """The attached preposition ل; it swallows the alef of the article (الصين, للصين)."""
    if text.startswith(_ARTICLE + "ل"):
        return "ل" + text[2:]
    return "ل" + (text[1:] if text.startswith(_ARTICLE) else text)


def without_article(text: str) -> str:
    return text


def collation(text: str) -> str:
    """Alphabetical order ignores the article and the seats of hamza."""
    words = " ".join(word.removeprefix(_ARTICLE) for word in text.split())
    return arabic_skeleton(words).casefold()


def conjunction(following: str) -> str:
    """و is attached to an Arabic word; a figure or Latin word is kept beside it."""
    attached = following[:1].isalpha() and "\u0600" <= following[0] <= "\u06ff"
    return " و" if attached else " و\u00a0"


def _inflected(pair: tuple[str, str], case: str | None) -> str:
    """Of a dual or sound plural the first form is nominative, the second all else."""
    return pair[0] if case in (None, "nominative") else pair[1]


_COUNTED = {  # the number itself: before masculine, before feminine things
    3: ("ثلاثة", "ثلاث"), 4: ("أربعة", "أربع"), 5: ("خمسة", "خمس"), 6: ("ستة", "ست"),
    7: ("سبعة", "سبع"), 8: ("ثمانية", "ثماني"), 9: ("تسعة", "تسع"), 10: ("عشرة", "عشر"),
}
_TWO = {"m": ("اثنان", "اثنين"), "f": ("اثنتان", "اثنتين")}
_TWO_OF_TWELVE = {"m": ("اثنا", "اثني"), "f": ("اثنتا", "اثنتي")}
_TENS = {
    2: ("عشرون", "عشرين"), 3: ("ثلاثون", "ثلاثين"), 4: ("أربعون", "أربعين"),
    5: ("خمسون", "خمسين"), 6: ("ستون", "ستين"), 7: ("سبعون", "سبعين"),
    8: ("ثمانون", "ثمانين"), 9: ("تسعون", "تسعين"),
}
_HUNDREDS = ("", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_SCALES = (  # one, two (nominative, oblique), three to ten, eleven to ninety-nine
    (10**9, "بليون", ("بليونان", "بليونين"), "بلايين", "بليونا"),
    (10**6, "مليون", ("مليونان", "مليونين"), "ملايين", "مليونا"),
    (10**3, "ألف", ("ألفان", "ألفين"), "آلاف", "ألفا"),
)


def _below_hundred(n: int, gender: str, case: str | None) -> str:
    feminine = gender == "f"
    if n == 1:
        return "واحدة" if feminine else "واحد"
    if n == 2:
        return _inflected(_TWO[gender], case)
    if n <= 10:
        return _COUNTED[n][feminine]
    if n < 20:
        return f"{_unit_of_teen(n - 10, gender, case)} {'عشرة' if feminine else 'عشر'}"
    ten, one = divmod(n, 10)
    tens = _inflected(_TENS[ten], case)
    return f"{_unit_before_tens(one, gender, case)} و{tens}" if one else tens


def _unit_of_teen(unit: int, gender: str, case: str | None) -> str:
    """The first part of eleven to nineteen; only that of twelve is inflected."""
    if unit == 1:
        return "إحدى" if gender == "f" else "أحد"
    if unit == 2:
        return _inflected(_TWO_OF_TWELVE[gender], case)
    return _COUNTED[unit][gender == "f"]


def _unit_before_tens(unit: int, gender: str, case: str | None) -> str:
    if gender == "f" and unit == 1:
        return "إحدى"
    if gender == "f" and unit == 8:  # a defective noun, here without a noun after it
        return "ثماني" if case == "accusative" else "ثمان"
    return _below_hundred(unit, gender, case)


def _hundreds(count: int, case: str | None, in_construct: bool) -> str:
    if count == 2:
        pair = ("مائتا", "مائتي") if in_construct else ("مائتان", "مائتين")
        return _inflected(pair, case)
    return _HUNDREDS[count] + _HUNDRED


def _below_thousand(n: int, gender: str, case: str | None, in_construct: bool = False) -> str:
    count, rest = divmod(n, 100)
    parts = [_hundreds(count, case, in_construct and not rest)] if count else []
    if rest:
        parts.append(_below_hundred(rest, gender, case))
    return " و".join(parts)


def _scaled(
    count: int, case: str | None, one: str, two: tuple[str, str], few: str, many: str
) -> str:
    """`count` thousands, millions or milliards, the word for them in its right form."""
    if count == 1:
        return one
    if count == 2:
        return _inflected(two, case)
    hundreds, rest = divmod(count, 100)
    if hundreds and rest in (1, 2):
        whole = f"{_below_thousand(hundreds * 100, 'm', case, True)} {one}"
        return f"{whole} و{_inflected(two, case) if rest == 2 else one}"
    noun = few if 3 <= rest <= 10 else many if rest else one
    return f"{_below_thousand(count, 'm', case, in_construct=not rest)} {noun}"


def spell_out(n: int, gender: str | None, case: str | None, _locale: str) -> str:
    """The number as it counts things of `gender`: from three to ten its own is the other one."""
    if n == 0:
        return "صفر"
    counted = "f" if gender == "f" else "m"
    parts: list[str] = []
    rest = n
    for scale, one, two, few, many in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            parts.append(_scaled(count, case, one, two, few, many))
    if rest:
        parts.append(_below_thousand(rest, counted, case))
    return " و".join(parts)


_ORDINAL = {
    1: ("أول", "أولى"), 2: ("ثاني", "ثانية"), 3: ("ثالث", "ثالثة"), 4: ("رابع", "رابعة"),
    5: ("خامس", "خامسة"), 6: ("سادس", "سادسة"), 7: ("سابع", "سابعة"), 8: ("ثامن", "ثامنة"),
    9: ("تاسع", "تاسعة"), 10: ("عاشر", "عاشرة"),
}
_FIRST_OF_COMPOUND = ("حادي", "حادية")


def ordinal(n: int, gender: str | None, case: str | None) -> str:
    """With the article, as it follows or stands for a definite noun: الرابع, الحادية والعشرون."""
    feminine = gender == "f"
    hundreds, rest = n - n % 100, n % 100
    if not rest:
        return _definite(hundreds, case)
    after = f" بعد {_definite(hundreds, 'genitive')}" if hundreds else ""
    return _ordinal_below_hundred(rest, feminine, case) + after


def _definite(n: int, case: str | None) -> str:
    """A number of whole hundreds, each part with the article: الألف والمائتان."""
    return " و".join(_ARTICLE + part for part in spell_out(n, "m", case, "").split(" و"))


def _ordinal_below_hundred(n: int, feminine: bool, case: str | None) -> str:
    if n <= 10:
        return _ARTICLE + _ORDINAL[n][feminine]
    ten, one = divmod(n, 10)
    unit = (_FIRST_OF_COMPOUND if one == 1 else _ORDINAL.get(one, ("", "")))[feminine]
    if ten == 1:
        return f"{_ARTICLE}{unit} {'عشرة' if feminine else 'عشر'}"
    tens = _ARTICLE + _inflected(_TENS[ten], case)
    return f"{_ARTICLE}{unit} و{tens}" if one else tens
