"""Numbers that one language version prints and another does not.

Looked at are parts that were edited, or print values that were typed in each language; a
difference that the approved texts have themselves (“the five permanent members”, « les
membres permanents ») is none. Dates and symbols are left out, and so are one and two, which
languages say without a number (“both”, the dual).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from letterdesk.document.model import Spans, Text, plain_text
from letterdesk.findings import LOOK_AT, Finding, Message, Place, say
from letterdesk.language import Usage
from letterdesk.language.cldr import babel_locale
from letterdesk.language.numbers_in_text import NumberAt, numbers_in
from letterdesk.letters.checks.printed import places_of, runs_of
from letterdesk.letters.compose import ComposedPart, Composition
from letterdesk.letters.kinds import PEOPLE_KINDS
from letterdesk.letters.model import Letter

_NOT_COUNTED = frozenset({"date", "un_symbol"})
_SYMBOL = re.compile(r"(?<!\w)[SAE]/[\w./-]+(?: \(\d{4}\))?|\d{3,4} ?[(\uff08]\d{4}[)\uff09]")
_CHINESE_DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日")
_YEAR = re.compile(r"(?<![\w.,])(?:19|20|21)\d\d(?![\w]|[.,]\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_LEAST = 3


class _Numbers(NamedTuple):
    """What one version of a part prints."""

    certain: Counter[Decimal]
    all: Counter[Decimal]
    words: Mapping[Decimal, str]


class _Difference(NamedTuple):
    """Numbers that a version has beyond the other, each way."""

    here: Counter[Decimal]
    there: Counter[Decimal]

    def beyond(self, known: _Difference) -> _Difference:
        return _Difference(self.here - known.here, self.there - known.there)

    def __bool__(self) -> bool:
        return bool(self.here or self.there)


def number_findings(letter: Letter, compositions: Mapping[str, Composition]) -> Iterator[Finding]:
    """Versions of edited parts whose numbers are not those of the others."""
    uncounted = uncounted_fields(letter)
    translated = frozenset(f.id for f in letter.pinned.template.field if f.translatable)
    for part in letter.parts:
        versions = {
            language: composed for language, composition in compositions.items()
            if (composed := composition.part(part.part)) is not None and composed.inside
            and composed.body and composed.kind not in PEOPLE_KINDS}
        is_typed = part.free is not None or any(
            version.edited or _prints(version, translated) for version in versions.values())
        if is_typed and len(versions) > 1:
            yield from _of_part(versions, uncounted, translated)


def _prints(version: ComposedPart, fields: frozenset[str]) -> bool:
    return any(isinstance(span, Text) and span.origin.field in fields
               for spans in runs_of(version.body, version.notes) for span in spans)


def _of_part(versions: Mapping[str, ComposedPart], uncounted: frozenset[str],
             translated: frozenset[str]) -> Iterator[Finding]:
    printed = {lang: _numbers(runs_of(v.body, v.notes), lang, uncounted)
               for lang, v in versions.items()}
    approved = {lang: _numbers(runs_of(v.approved, ()), lang, uncounted | translated)
                for lang, v in versions.items()}

    def difference(one: str, other: str) -> _Difference:
        known = _compared(approved[one], approved[other])
        return _compared(printed[one], printed[other]).beyond(known)

    agreeing = {lang: sum(not difference(lang, other) for other in versions) for lang in versions}
    standard = max(versions, key=lambda lang: agreeing[lang])
    for language, version in versions.items():
        found = difference(language, standard)
        if language != standard and found:
            yield _finding(version, language, standard, found, printed)


def _finding(version: ComposedPart, language: str, standard: str, found: _Difference,
             printed: Mapping[str, _Numbers]) -> Finding:
    here = [printed[language].words[value] for value in sorted(found.here)]
    there = [printed[standard].words[value] for value in sorted(found.there)]
    return Finding(
        "numbers-differ", LOOK_AT,
        Place(part=version.part, block=version.block, language=language),
        _message(version.part, language, standard, ", ".join(here), ", ".join(there)),
        say("see which of the versions is right"), words=here[0] if here else "")


def _message(part: str, language: str, standard: str, here: str, there: str) -> Message:
    if here and there:
        return say("“{part}” says {here} in {language} and {there} in {other}", part=part,
                   here=here, language=language, there=there, other=standard)
    if here:
        return say("“{part}” says {here} in {language}, and not in {other}", part=part, here=here,
                   language=language, other=standard)
    return say("“{part}” says {there} in {other}, and not in {language}", part=part, there=there,
               language=language, other=standard)


def _compared(one: _Numbers, other: _Numbers) -> _Difference:
    return _Difference(one.certain - other.all, other.certain - one.all)


def _numbers(runs: Iterator[Spans], language: str, uncounted: frozenset[str]) -> _Numbers:
    certain: Counter[Decimal] = Counter()
    everything: Counter[Decimal] = Counter()
    words: dict[Decimal, str] = {}
    for spans in runs:
        text = countable(spans, language, uncounted)
        for number in _worth_comparing(numbers_in(text, language)):
            everything[number.value] += 1
            certain[number.value] += number.is_certain
            words.setdefault(number.value, text[number.start:number.end])
    return _Numbers(+certain, everything, words)


def _worth_comparing(numbers: Sequence[NumberAt]) -> Iterator[NumberAt]:
    return (number for number in numbers if number.value >= _LEAST)


def uncounted_fields(letter: Letter) -> frozenset[str]:
    """Fields whose figures count nothing: dates and symbols."""
    return frozenset(f.id for f in letter.pinned.template.field if f.type in _NOT_COUNTED)


def countable(spans: Spans, language: str, uncounted: frozenset[str]) -> str:
    """The words of a line, with spaces where a date or a symbol is printed or typed."""
    text = list(plain_text(spans))
    for span, start, end in places_of(spans):
        if isinstance(span, Text) and span.origin.field in uncounted:
            text[start:end] = " " * (end - start)
    return _without_dates("".join(text), language)


def _without_dates(text: str, language: str) -> str:
    if not any(character.isdigit() for character in text):
        return text
    for pattern in (_SYMBOL, *_dates(language), _TIME, _YEAR):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


@cache
def _dates(language: str) -> tuple[re.Pattern[str], ...]:
    """Days beside the name of a month: “22 May”, “May 22”, “22 أيار/مايو”."""
    if language == "zh":
        return (_CHINESE_DATE,)
    months = babel_locale(Usage(language)).months
    names = {name.strip(".") for form in ("format", "stand-alone") for width in ("wide",)
             for name in months[form][width].values()}
    if language == "ar":
        names |= {"كانون", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
                  "تشرين"}
    month = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    day = r"(?<!\d)\d{1,2}(?!\d)(?:er|st|nd|rd|th|º|-?го|-е)?"
    return (re.compile(rf"{day}(?:[\s\u00a0]*[-–—]?[\s\u00a0]*{day})?[\s\u00a0]+(?:de[\s\u00a0]+)?"
                       rf"(?:{month})|(?:{month})[\s\u00a0]+{day}", re.IGNORECASE),)


