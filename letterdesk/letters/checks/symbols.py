"""Symbols of UN documents that contradict a date, a session or an organ, in fields and words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from letterdesk.findings import LOOK_AT, Finding, Message, Place, say
from letterdesk.letters.checks.figures import words_of_field
from letterdesk.letters.checks.printed import Line, Spot, told_apart
from letterdesk.letters.checks.raw_values import (
    LETTER_DATE,
    as_symbol,
    date_in,
    label_of,
    symbol_in,
    whole_number,
)
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.library import Field, check_symbol
from letterdesk.library.symbol_dates import (
    is_resolution,
    organ_of,
    period_of,
    resolution_of,
    session_of,
    year_of_resolution,
)

_SYMBOL = re.compile(
    r"(?<![\w/.:-])[SAE\u0410\u0405\u0415]/[\w.-]*\w(?:/[\w.-]*\w)*"
    r"(?: ?\((?:\d{4}|[IVXLC]+)\))?")
_CITED: Mapping[str, re.Pattern[str]] = {
    language: re.compile(pattern + r"(?P<number>\d{3,4})[ \u00a0]?[(\uff08](?P<year>(?:19|20)\d\d)"
                         r"[)\uff09]", re.IGNORECASE)
    for language, pattern in {
        "en": r"\bresolutions?\s+", "fr": r"\brésolutions?\s+", "es": r"\bresoluci[oó]n(?:es)?\s+",
        "ar": r"(?:ال)?قرار(?:ات|ين|ان)?\s+", "ru": r"\bрезолюци\w+\s+", "zh": r"第\s?",
    }.items()
}
"""How a language cites a resolution of the Council: “resolution 2139 (2014)”."""
_NEAR = 3
"""Numbers from the turn of a year that are taken for either year."""
_PUBLISHED_LATE = dt.timedelta(days=31)
"""A draft of December can be put to the vote in January."""
_ORGANS: Mapping[str, Message] = {
    "S": say("the Security Council"), "A": say("the General Assembly"),
    "A/HRC": say("the Human Rights Council"), "E": say("the Economic and Social Council"),
}


def symbol_findings(letter: Letter, composition: Composition,
                    lines: Sequence[Line]) -> Iterator[Finding]:
    """What symbols contradict: first those of fields, then those typed into the words."""
    for field in letter.pinned.template.field:
        symbol = symbol_in(letter, field.id) if field.type == "un_symbol" else None
        if symbol is not None:
            words = words_of_field(composition, field.id)
            yield from _field_findings(letter, field, symbol, words)
    yield from _typed_findings(letter, composition.document.language, lines)


def _field_findings(letter: Letter, field: Field, symbol: str, words: str) -> Iterator[Finding]:
    def finding(code: str, message: Message, remedy: Message) -> Finding:
        return Finding(code, LOOK_AT, Place(field=field.id), message, remedy, words=words)

    label = label_of(letter, field)
    expected = as_symbol(field.example) or as_symbol(field.default)
    if expected and organ_of(symbol) != organ_of(expected):
        yield finding("symbol-organ", say(
            "“{label}” asks for a document of {organ}, and {symbol} is one of {other}",
            label=label, organ=_organ(expected), symbol=symbol, other=_organ(symbol)),
            say("see whether this is the right document"))
    elif expected and is_resolution(symbol) and not is_resolution(expected):
        yield finding("symbol-organ", say(
            "“{label}” asks for a draft, and {symbol} is a resolution that was adopted",
            label=label, symbol=symbol), say("give the symbol of the draft"))
    after = _after_letter(letter, symbol)
    if after is not None:
        yield finding("symbol-date", after, say("correct the symbol, or the letter's date"))
        return
    for other in letter.pinned.template.field:
        if other.group == field.group and field.group and other.id != LETTER_DATE:
            message = _contradiction(letter, field, symbol, other)
            if message is not None:
                yield finding("symbol-date", message, say("correct one of the two"))
                return
    year = wrong_year(symbol)
    if year is not None:
        yield finding("symbol-year", _year_message(symbol, year), say("see which of them is right"))


def _contradiction(letter: Letter, field: Field, symbol: str, other: Field) -> Message | None:
    """What another field of the same group says otherwise about the document."""
    period, raw = period_of(symbol), letter.values.get(other.id)
    if other.type == "date" and period is not None:
        day = date_in(letter, other.id)
        if day is not None and not period.first <= day <= period.last + _PUBLISHED_LATE:
            return say("{symbol} is not from the time of “{label}” ({date})", symbol=symbol,
                       label=label_of(letter, other), date=day.isoformat())
    number = whole_number(raw) if other.type == "number" else None
    if number is None:
        return None
    if _is_year(other) and period is not None and \
            not period.first.year <= number <= period.last.year:
        return say("{symbol} is not of the year {year}", symbol=symbol, year=str(number))
    session = session_of(symbol)
    if _is_session(field, other) and session is not None and session != number:
        return say("{symbol} is of session {session}, and “{label}” says {number}", symbol=symbol,
                   session=session, label=label_of(letter, other), number=number)
    return None


def _is_year(field: Field) -> bool:
    """Whether a number is a year, by the values that its template gives it."""
    given = [whole_number(field.default), whole_number(field.example)]
    return any(year is not None and 1946 <= year < 2200 for year in given)


def _is_session(field: Field, other: Field) -> bool:
    """Whether a number is the session of a symbol, as their examples have it."""
    example = as_symbol(field.example)
    return example is not None and session_of(example) is not None \
        and session_of(example) == whole_number(other.example)


def _typed_findings(letter: Letter, language: str, lines: Sequence[Line]) -> Iterator[Finding]:
    for spot in typed_symbols(lines):
        place = spot.place(language)
        checked = check_symbol(spot.words)
        if not checked.ok and checked.problem is not None:
            yield Finding("symbol-form", LOOK_AT, place, checked.problem, say(
                "write {symbol}", symbol=checked.suggestion) if checked.suggestion else say(
                "write it as the United Nations does"), words=spot.words)
            continue
        after, year = _after_letter(letter, spot.words), wrong_year(spot.words)
        if after is not None:
            yield Finding("symbol-date", LOOK_AT, place, after,
                          say("correct the symbol, or the letter's date"), words=spot.words)
        elif year is not None:
            yield Finding("symbol-year", LOOK_AT, place, _year_message(spot.words, year),
                          say("see which of them is right"), words=spot.words)
    for spot, number, year in cited_resolutions(lines, language):
        adopted = _other_year(number, year)
        if adopted is not None:
            yield Finding("symbol-year", LOOK_AT, spot.place(language),
                          _year_message(spot.words, adopted), say("see which of them is right"),
                          words=spot.words)


def typed_symbols(lines: Sequence[Line]) -> tuple[Spot, ...]:
    """What looks like a symbol in words that a person typed, fields of symbols apart."""
    spots = (Spot(line, match.start(), match.end())
             for line in lines if line.number is not None and "/" in line.text
             for match in _SYMBOL.finditer(line.text)
             if any(c.isdigit() for c in match.group()) and _is_free(line, *match.span()))
    return tuple(told_apart(spots))


def _is_free(line: Line, start: int, end: int) -> bool:
    """Whether words were typed as words, none of them printed by a chip that holds a symbol."""
    spans = line.spans_between(start, end)
    return line.is_typed(start, end) and not any(
        as_symbol(span.text) and span.origin.expression for span in spans)


def cited_resolutions(lines: Sequence[Line],
                      language: str) -> Iterator[tuple[Spot, int, int]]:
    """Resolutions of the Council that typed words cite by number and year."""
    found = [(Spot(line, match.start("number"), match.end()), match)
             for line in lines if line.number is not None
             for match in _CITED[language].finditer(line.text)
             if line.is_typed(match.start("number"), match.end())]
    for spot, (_, match) in zip(told_apart(s for s, _ in found), found, strict=True):
        yield spot, int(match["number"]), int(match["year"])


def wrong_year(symbol: str) -> int | None:
    """The year in which a resolution was adopted, where its symbol says another."""
    cited = resolution_of(symbol)
    return _other_year(*cited) if cited is not None else None


def _other_year(number: int, year: int) -> int | None:
    years = {year_of_resolution(near) for near in range(number - _NEAR, number + _NEAR + 1)}
    adopted = year_of_resolution(number)
    return adopted if adopted is not None and None not in years and year not in years else None


def _after_letter(letter: Letter, symbol: str) -> Message | None:
    """That a document is younger than the letter."""
    day, period = date_in(letter, LETTER_DATE), period_of(symbol)
    if day is None or period is None or period.first <= day:
        return None
    return say("{symbol} is from {year} or later, and the letter is dated {date}", symbol=symbol,
               year=str(period.first.year), date=day.isoformat())


def _year_message(symbol: str, year: int) -> Message:
    return say("{symbol}: the resolution of this number was adopted in {year}", symbol=symbol,
               year=str(year))


def _organ(symbol: str) -> Message:
    organ = organ_of(symbol)
    return _ORGANS.get(organ, say("{organ}", organ=organ))
