"""What the symbol of a UN document says about its organ, its session and its time.

Sessions of the General Assembly open in September of the year 1945 + n and go on to the
next September; the Human Rights Council has held three regular sessions a year since
June 2006. Numbers of Council resolutions by year: Repertoire of the Practice of the
Security Council, overall statistics.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from typing import NamedTuple

_FIRST_ASSEMBLY = 1945
_FIRST_RIGHTS_COUNCIL = 2006
_SESSIONS_A_YEAR = 3
_YEARS = range(1946, 2200)
_SESSIONS = range(1, 151)

_LAST_RESOLUTIONS = {
    1989: 646, 1990: 683, 1991: 725, 1992: 799, 1993: 892, 1994: 969, 1995: 1035, 1996: 1092,
    1997: 1146, 1998: 1219, 1999: 1284, 2000: 1334, 2001: 1386, 2002: 1454, 2003: 1521,
    2004: 1580, 2005: 1651, 2006: 1738, 2007: 1794, 2008: 1859, 2009: 1907, 2010: 1966,
    2011: 2032, 2012: 2085, 2013: 2132, 2014: 2195, 2015: 2259, 2016: 2336, 2017: 2397,
    2018: 2451, 2019: 2503, 2020: 2560, 2021: 2617, 2022: 2671, 2023: 2721, 2024: 2767,
}
"""Year -> number of the last resolution of the Security Council that was adopted in it."""
_YEARS_KNOWN = sorted(_LAST_RESOLUTIONS)
_NUMBERS_KNOWN = [_LAST_RESOLUTIONS[year] for year in _YEARS_KNOWN]


class Period(NamedTuple):
    """First and last day on which a document of a symbol can be from."""

    first: dt.date
    last: dt.date


def organ_of(symbol: str) -> str:
    """`S`, `A`, `E` or `A/HRC`: whose document it is."""
    segments = symbol.split("/")
    return "A/HRC" if segments[:2] == ["A", "HRC"] else segments[0]


def is_resolution(symbol: str) -> bool:
    """Whether it is the symbol of an adopted resolution, not of a draft."""
    return "RES" in symbol.split("/")


def session_of(symbol: str) -> int | None:
    """The regular session of the General Assembly or the Human Rights Council, else None."""
    match symbol.split("/"):
        case ["A", "HRC", "RES" | "DEC" | "PRST", number, *_] | ["A", "HRC", number, *_]:
            return _session(number)
        case ["A", "RES" | "DEC", number, _, *_] | ["A", number, _, *_]:
            if number.startswith("C.") and "/" in symbol:
                return _session(symbol.split("/")[2])
            return _session(number)
    return None


def period_of(symbol: str) -> Period | None:
    """When a document of this symbol can have come out; None where the symbol does not say."""
    session = session_of(symbol)
    if session is not None and organ_of(symbol) == "A/HRC":
        return _of_year(_FIRST_RIGHTS_COUNCIL + (session - 1) // _SESSIONS_A_YEAR)
    if session is not None:
        opened = _FIRST_ASSEMBLY + session
        return Period(dt.date(opened, 9, 1), dt.date(opened + 1, 9, 30))
    match symbol.split("/"):
        case ["S", "RES", number, *_]:
            year = re.fullmatch(r"\d+ \((\d{4})\)", number)
            return _of_year(int(year[1])) if year is not None else None
        case ["S" | "E", "PRST", year, *_] | ["S" | "E", year, _, *_] if year.isdecimal():
            return _of_year(int(year))
    return None


def resolution_of(symbol: str) -> tuple[int, int] | None:
    """Number and year of a resolution of the Security Council."""
    match = re.fullmatch(r"S/RES/(\d{1,5}) \((\d{4})\)", symbol)
    return (int(match[1]), int(match[2])) if match is not None else None


def year_of_resolution(number: int) -> int | None:
    """The year in which the Security Council adopted it; None where that is not known here."""
    at = bisect_left(_NUMBERS_KNOWN, number)
    return _YEARS_KNOWN[at] if 0 < at < len(_YEARS_KNOWN) else None


def _session(number: str) -> int | None:
    is_session = number.isdecimal() and number.isascii() and len(number) < 4
    return int(number) if is_session and int(number) in _SESSIONS else None


def _of_year(year: int) -> Period | None:
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31)) if year in _YEARS else None
