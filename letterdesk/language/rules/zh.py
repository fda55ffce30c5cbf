"""Rules of Chinese: prepositions before the name, no inflection, order by pinyin."""

from __future__ import annotations

from letterdesk.language.alphabet import without_marks
from letterdesk.language.table import Phrase, Words

REPEATS_PREPOSITION = False
COMMA: str | None = "、"

_PREPOSITIONS = {"in": "在", "to": "向", "from": "从", "on": "关于", "about": "关于"}
"""The genitive and the one who did it stand alone: 叙利亚局势，俄罗斯和中国否决了."""


def in_role(words: Words, role: str) -> Phrase:
    preposition = _PREPOSITIONS.get(role, "")
    return Phrase(preposition + words.text, words.text, preposition)


def without_article(text: str) -> str:
    return text


def collation(text: str) -> str:
    """The order of GB 18030, whose common characters stand by pinyin; Latin names before them."""
    letters = without_marks(text).casefold()
    return letters.encode("gb18030", "replace").decode("latin-1")


def conjunction(_following: str) -> str:
    return "和"


_DIGITS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")


def _below_ten_thousand(n: int) -> str:
    """Four digits with their places; zeros between are read once."""
    shown = ""
    for place, digit in zip(_PLACES, f"{n:04}", strict=True):
        if digit != "0":
            shown += _DIGITS[int(digit)] + place
        elif shown and not shown.endswith("零"):
            shown += "零"
    return shown.rstrip("零")


def _cardinal(n: int) -> str:
    parts: list[str] = []
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        count, n = divmod(n, scale)
        if not count:
            continue
        if parts and count < 1000:
            parts.append("零")
        parts.append(_below_ten_thousand(count) + name)
    words = "".join(parts) or _DIGITS[0]
    return words.removeprefix("一") if words.startswith("一十") else words


def spell_out(n: int, _gender: str | None, _case: str | None, _locale: str) -> str:
    """Two of a thing is 两: 两项决议草案."""
    return "两" if n == 2 else _cardinal(n)


def ordinal(n: int, _gender: str | None, _case: str | None) -> str:
    return f"第{_cardinal(n)}"
