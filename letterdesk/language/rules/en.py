"""Rules of English."""

from __future__ import annotations

from letterdesk.language.alphabet import without_marks
from letterdesk.language.table import Phrase, Words

REPEATS_PREPOSITION = False
COMMA = ", "

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}


def in_role(words: Words, role: str) -> Phrase:
    """The role is named by the preposition that English has for it."""
    if role == "name":
        return Phrase(words.text, words.text)
    return Phrase(f"{role} {words.text}", words.text, role)


def without_article(text: str) -> str:
    return text[4:] if text[:4].casefold() == "the " else text


def collation(text: str) -> str:
    return without_marks(text).casefold()


def conjunction(_following: str) -> str:
    return " and "


def _below_thousand(n: int, joiner: str) -> str:
    hundreds, rest = divmod(n, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest:
        ten, one = divmod(rest, 10)
        shown = _ONES[rest] if rest < 20 else _TENS[ten] + (f"-{_ONES[one]}" if one else "")
        words.append(shown)
    return joiner.join(words)


def spell_out(n: int, _gender: str | None, _case: str | None, locale: str) -> str:
    """British usage has “and” before the tens (one hundred and one), American has not."""
    if n == 0:
        return _ONES[0]
    joiner = " " if locale == "en-US" else " and "
    words: list[str] = []
    rest = n
    for scale, name in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            words.append(f"{_below_thousand(count, joiner)} {name}")
    if rest:
        last = _below_thousand(rest, joiner)
        words.append(f"and {last}" if words and rest < 100 and joiner != " " else last)
    return " ".join(words)


def ordinal(n: int, _gender: str | None, _case: str | None) -> str:
    cardinal = spell_out(n, None, None, "en-GB")
    cut = max(cardinal.rfind(" "), cardinal.rfind("-")) + 1
    head, last = cardinal[:cut], cardinal[cut:]
    if last in _ORDINALS:
        return head + _ORDINALS[last]
    return head + (last[:-1] + "ieth" if last.endswith("y") else last + "th")
