"""Dates as the United Nations writes them in each language, and as people type them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from letterdesk.language.alphabet import arabic_skeleton
from letterdesk.language.cldr import KEPT, LocaleData, locale_data
from letterdesk.language.numbers import OTHER_DIGITS, format_number
from letterdesk.language.usage import DEFAULT_LOCALES, Usage

_NO_BREAK = "\u00a0"
_WORD_JOINER = "\u2060"
_DASH = "–"
_JOINTS: Mapping[str, Mapping[str, str]] = {
    "or": {"en": "or", "fr": "ou", "es": "o", "ar": "أو", "ru": "или", "zh": "或"},
    "to": {"en": "to", "fr": "au", "es": "al", "ar": "إلى", "ru": "по", "zh": "至"},
}
"""By form and language: what stands between two dates in a sentence (“17 or 19 June 2014”)."""
_OR_OF_DATES = {"fr": " ou le ", "es": " o el "}
"""Where every day has its article: “le 17 ou le 19 juin”."""
_SPANISH_O = (8, 11)
"""Numbers whose names begin with “o”, before which “o” becomes “u” (RAE)."""

_LEVANT_MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)
"""The first of the two names by which Arabic documents of the UN call each month."""

_PATTERNS: Mapping[str, Mapping[str, str]] = {
    "dmy": {
        "en": "{d} {m} {y}",
        "fr": "{d}" + _NO_BREAK + "{m} {y}",
        "es": "{d} de {m} de {y}",
        "ar": "{d} {m} {y}",
        "ru": "{d}" + _NO_BREAK + "{m} {y}" + _NO_BREAK + "года",
        "zh": "{y}年{m}{d}日",
    },
    "mdy": {"en": "{m} {d}, {y}"},
}
"""By the order of the locale and the language; `dmy` where a language has no other."""


def _pattern(usage: Usage, data: LocaleData) -> str:
    by_language = _PATTERNS.get(data.order, {})
    return by_language.get(usage.language) or _PATTERNS["dmy"][usage.language]


def _day(day: int, language: str) -> str:
    return "1er" if language == "fr" and day == 1 else str(day)


def _month(month: int, usage: Usage, data: LocaleData) -> str:
    if usage.language == "zh":
        return f"{month}月"
    name = data.months[month - 1]
    if usage.language == "ar":
        return f"{_LEVANT_MONTHS[month - 1]}/{_WORD_JOINER}{name}"
    return name


def _filled(pattern: str, date: dt.date, usage: Usage, data: LocaleData) -> str:
    return pattern.format(
        d=_day(date.day, usage.language), m=_month(date.month, usage, data), y=date.year
    )


def format_date(date: dt.date, usage: Usage) -> str:
    """`22 May 2014`, `1er mai 2014`, `22 أيار/مايو 2014`, `2014年5月22日`; any year from 1."""
    data = locale_data(usage)
    return _filled(_pattern(usage, data), date, usage, data)


def format_range(
    first: dt.date | int | Decimal, last: dt.date | int | Decimal, usage: Usage,
    form: str = "dash",
) -> str:
    """From one to the other, what they share written once: `22–24 May 2014`, `10–20`.

    The form `or` gives `22 or 24 May 2014`; `to` gives `22 to 24 May 2014`, for a sentence
    that says “from” in its own words.
    """
    if isinstance(first, dt.date) and isinstance(last, dt.date):
        return _date_range(first, last, usage, form)
    if isinstance(first, dt.date) or isinstance(last, dt.date):
        raise TypeError("a range of a date and a number")
    return format_number(first, usage) + _joint(form, usage, last) + format_number(last, usage)


def _joint(form: str, usage: Usage, last: dt.date | int | Decimal, dash: str = _DASH) -> str:
    """What stands between the two, with its spaces; `dash` is the one of other languages."""
    if usage.language == "zh":
        return _JOINTS["to" if form == "dash" else form]["zh"]
    if form == "dash":
        return dash
    if form == "or" and isinstance(last, dt.date) and usage.language in _OR_OF_DATES:
        return _OR_OF_DATES[usage.language]
    if form == "or" and usage.language == "es" and last in _SPANISH_O:
        return " u "
    return f" {_JOINTS[form][usage.language]} "


def _date_range(first: dt.date, last: dt.date, usage: Usage, form: str) -> str:
    data = locale_data(usage)
    pattern = _pattern(usage, data)
    whole = _filled(pattern, last, usage, data)
    if first == last:
        return whole
    same_month = (first.year, first.month) == (last.year, last.month)
    if usage.language == "zh":
        kept = "{d}日" if same_month else "{m}{d}日" if first.year == last.year else pattern
        return format_date(first, usage) + _joint(form, usage, last) + _filled(
            kept, last, usage, data)
    if same_month:
        days = _day(first.day, usage.language) + _joint(form, usage, last) + str(last.day)
        return pattern.format(d=days, m=_month(last.month, usage, data), y=last.year)
    if first.year == last.year:
        head = re.split(r".?\{y\}| de \{y\}|, \{y\}", pattern)[0].removesuffix(" de").rstrip(",")
        return _filled(head, first, usage, data) + _joint(form, usage, last, f" {_DASH} ") + whole
    return format_date(first, usage) + _joint(form, usage, last, f" {_DASH} ") + whole


_FILLERS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"of", "the"}),
    "fr": frozenset({"le"}),
    "es": frozenset({"de", "del", "el"}),
    "ru": frozenset({"года", "г", "г."}),
    "ar": frozenset({"م"}),
    "zh": frozenset(),
}
_MORE_MONTHS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "ar": (_LEVANT_MONTHS,),
    "ru": ((
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
        "октябрь", "ноябрь", "декабрь",
    ),),
}
_DAY = r"([0-9]{1,2})(?:er|st|nd|rd|th|º|°|ª|-?е|-?го)?"
_YEAR = "[0-9]{3,4}"
_ISO = "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_CHINESE = "([0-9]{1,4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日"
_FIGURES = "([0-9]{1,4}) ?[./-] ?([0-9]{1,2}) ?[./-] ?([0-9]{1,4})"
_SHORTEST_MONTH = 3


def parse_date(text: str, usage: Usage) -> dt.date | None:
    """The date that a person typed: ISO, or as the language and locale write it; else None."""
    typed = " ".join(text.translate(OTHER_DIGITS).replace(_WORD_JOINER, "").casefold().split())
    for pattern in (_ISO, _CHINESE):
        if match := re.fullmatch(pattern, typed):
            return _date(*map(int, match.groups()))
    data = locale_data(usage)
    if match := re.fullmatch(_FIGURES, typed):
        return _date_of_figures(match.groups(), data.order)
    return _date_of_words(typed, usage, data)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _date_of_figures(parts: tuple[str, ...], order: str) -> dt.date | None:
    """Day, month and year in the locale's order, the year told by its four digits."""
    if len(parts[0]) == 4:
        order = "ymd"
    elif order == "ymd":
        order = "dmy"
    named = dict(zip(order, parts, strict=True))
    if len(named["y"]) != 4:
        return None
    return _date(int(named["y"]), int(named["m"]), int(named["d"]))


def _date_of_words(typed: str, usage: Usage, data: LocaleData) -> dt.date | None:
    """Day, name of the month, year: in this order, or the month before the day."""
    if "#" in typed:
        return None  # stands for a month below
    words = _month_as_word(typed.replace(",", " ").replace("،", " "), usage, data)
    kept = [word for word in words if word not in _FILLERS[usage.language]]
    if len(kept) != 3:
        return None
    day, month, year = kept if kept[1].startswith("#") else (kept[1], kept[0], kept[2])
    day_match = re.fullmatch(_DAY, day)
    month_match = re.fullmatch("#([0-9]{1,2})", month)
    if not (day_match and month_match and re.fullmatch(_YEAR, year)):
        return None
    return _date(int(year), int(month_match[1]), int(day_match[1]))


def _month_as_word(typed: str, usage: Usage, data: LocaleData) -> list[str]:
    """The words of a date, the month in them as `#5`."""
    series = (data.months, KEPT[DEFAULT_LOCALES[usage.language]].months)
    names = {
        arabic_skeleton(name.casefold()): number
        for months in (*series, *_MORE_MONTHS.get(usage.language, ()))
        for number, name in enumerate(months, 1)
    }
    text = arabic_skeleton(typed)
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"#{names[name]}", text)
    text = re.sub(r"#(\d+)/#\1(?!\d)", r"#\1", text)
    return [_abbreviated(word, names) for word in text.split()]


def _abbreviated(word: str, names: Mapping[str, int]) -> str:
    """A month's name cut short, if only one month begins so: `nov.`, `сент`."""
    stem = word.rstrip(".")
    if len(stem) < _SHORTEST_MONTH or not stem.isalpha():
        return word
    numbers = {number for name, number in names.items() if name.startswith(stem)}
    return f"#{numbers.pop()}" if len(numbers) == 1 else word
