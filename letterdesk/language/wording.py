"""Numbers in words."""

from __future__ import annotations

from decimal import Decimal

from letterdesk.language.numbers import format_number, running_number
from letterdesk.language.rules import rules_of
from letterdesk.language.usage import Usage

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
_LARGEST = 10**12


def spell_out(
    n: int | Decimal, usage: Usage, gender: str | None = None, case: str | None = None
) -> str:
    """A whole number in words: “twenty-one”, двадцать одна, ثلاث.

    `gender` (m, f, n) is that of the things counted: Arabic ثلاثة with masculine
    things, ثلاث with feminine ones. Fractions and numbers from a million million
    are given in figures, and those above what the house spells. Raises ValueError for
    a case that there is none of.
    """
    _check(case)
    if usage.spelled_up_to is not None and n > usage.spelled_up_to:
        return running_number(n, usage)
    if n != int(n) or not 0 <= n < _LARGEST:
        return format_number(n, usage)
    return _spelled(rules_of(usage.language).spell_out(int(n), gender, case, usage.bcp47), usage)


def ordinal(
    n: int | Decimal, usage: Usage, gender: str | None = None, case: str | None = None
) -> str:
    """The ordinal in words: “twenty-first”, четвёртый, الرابع (with the article).

    `gender` is that of the noun it goes with. Numbers below one, fractions and numbers from a
    million million are given in figures.
    """
    _check(case)
    if n != int(n) or not 1 <= n < _LARGEST:
        return format_number(n, usage)
    return _spelled(rules_of(usage.language).ordinal(int(n), gender, case), usage)


def _spelled(words: str, usage: Usage) -> str:
    return words if usage.yo or usage.language != "ru" else words.replace("ё", "е")


def _check(case: str | None) -> None:
    if case is not None and case not in CASES:
        raise ValueError(case)
