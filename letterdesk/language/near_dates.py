"""The date that was probably meant by words that are none: 31 April, 5/22/2014, 2014 05 22."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from letterdesk.language.dates import parse_date
from letterdesk.language.searching import folded
from letterdesk.language.usage import LANGUAGES, Usage

_NUMBERS = re.compile(r"\d+")
_EARLIEST_SHORT_YEAR = 50
"""Years of two digits from here on are of the last century."""


def near_date(text: str, usage: Usage) -> dt.date | None:
    """The nearest date to words that `parse_date` does not take; None where none is near.

    A day that its month does not have becomes the month's last; a year may come first
    or have two digits; month and day may be exchanged; the month may be of another language.
    """
    typed = "".join(str(int(c)) if c.isdecimal() else c for c in text.strip())
    for language in (usage.language, *LANGUAGES):
        speech = usage if language == usage.language else Usage(language)
        found = parse_date(typed, speech) or _of_words(typed, speech)
        if found is not None:
            return found
    return _of_figures(typed)


def _of_words(typed: str, usage: Usage) -> dt.date | None:
    """Words with a day too late, or with the year first or short."""
    numbers = _NUMBERS.findall(typed)
    if len(numbers) != 2 or not any(c.isalpha() for c in folded(typed)):
        return None
    for day, year in (numbers, numbers[::-1]):
        if not 1 <= int(day) <= 31 or len(year) not in (2, 4):
            continue
        words = _NUMBERS.sub(" ", typed).strip(" ,.،")
        first = parse_date(f"1 {words} {_full(year)}", usage) or \
            parse_date(f"{words} 1, {_full(year)}", usage)
        if first is not None:
            return _clamped(first.year, first.month, int(day))
    return None


def _of_figures(typed: str) -> dt.date | None:
    typed = re.sub("[年月日]", " ", typed).strip()
    numbers = _NUMBERS.findall(typed)
    if re.fullmatch(r"\d{8}", typed):
        numbers = [typed[:4], typed[4:6], typed[6:]]
    if len(numbers) != 3 or any(c.isalpha() for c in typed):
        return None
    return next(_orders(numbers), None)


def _orders(numbers: list[str]) -> Iterator[dt.date]:
    """Year first, day first, month first: the first of them that is a date or nearly one."""
    if len(numbers[0]) == 4:
        orders = ((0, 1, 2), (0, 2, 1))
    else:
        orders = ((2, 1, 0), (2, 0, 1))
    for year, month, day in orders:
        if len(numbers[year]) not in (2, 4):
            continue
        found = _clamped(_full(numbers[year]), int(numbers[month]), int(numbers[day]))
        if found is not None:
            yield found


def _full(year: str) -> int:
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= _EARLIEST_SHORT_YEAR else 2000
    return number


def _clamped(year: int, month: int, day: int) -> dt.date | None:
    if not (dt.MINYEAR <= year <= dt.MAXYEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
