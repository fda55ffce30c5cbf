"""Counts typed in words against the lists that they count.

An approved text counts a list by itself (`{{ vetoing_states|count|spellout }}`). Where an
edit has typed the number in its place, or names states behind a colon, the two can come
to differ.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from letterdesk.document.model import List, Text, plain_text
from letterdesk.findings import PUT_RIGHT, Finding, say
from letterdesk.language import find_country
from letterdesk.language.numbers_in_text import NumberAt, numbers_in
from letterdesk.letters.checks.numbers import countable, uncounted_fields
from letterdesk.letters.checks.printed import Line, Spot, lines_of_part, places_of, told_apart
from letterdesk.letters.compose import ComposedPart, Composition
from letterdesk.letters.model import Letter

_TOKEN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[\w’'-]+|[^\w\s]")
_COUNTS = re.compile(r"(?P<field>\w+)\|count\|(?:spellout|number|ordinal)\b|(?P<bare>\w+)\|count$")
_SENTENCE_END = re.compile(r"[.;!?。；！؟]|$")
_BETWEEN = re.compile(r"[^\W\d_]+(?:[\s\u00a0][^\W\d_]+){0,3}")
_NOT_OF_WHAT = re.compile(r"(?:of|du|de|des|del|из|من)\b", re.IGNORECASE)
_ITEMS = {
    "en": r",\s+(?:and\s+)?|\s+and\s+", "fr": r",\s+|\s+et\s+", "es": r",\s+|\s+[ye]\s+",
    "ru": r",\s+|\s+и\s+", "ar": r"،\s*(?:و)?|\s+و", "zh": r"[、，]|和|及|以及",
}


_MOST = 500
"""Entries that a list of a letter can have."""


class WrongCount(NamedTuple):
    """A number that does not count its list, and the number that does."""

    spot: Spot
    number: int
    counted: int
    right: str = ""
    """How the approved text says the number that counts it."""


def count_findings(letter: Letter, composition: Composition) -> Iterator[Finding]:
    """Numbers of an edit that differ from the length of the list that stands beside them."""
    language = composition.document.language
    for wrong in wrong_counts(letter, composition):
        yield Finding("count-differs", PUT_RIGHT, wrong.spot.place(language), say(
            "“{number}” stands here, and the list has {counted}", number=wrong.spot.words,
            counted=wrong.counted), say("write {counted}, or correct the list",
                                        counted=wrong.counted), words=wrong.spot.words)


def wrong_counts(letter: Letter, composition: Composition) -> tuple[WrongCount, ...]:
    language = composition.document.language
    found: list[WrongCount] = []
    for part in composition.parts:
        if part.inside and any(line.spans for line in lines_of_part(part)) and _is_typed(part):
            found += _of_part(letter, part, language)
    spots = told_apart(wrong.spot for wrong in found)
    return tuple(wrong._replace(spot=spot) for wrong, spot in zip(found, spots, strict=True))


def _is_typed(part: ComposedPart) -> bool:
    return part.edited or part.block is None


def _of_part(letter: Letter, part: ComposedPart, language: str) -> Iterator[WrongCount]:
    lines = lines_of_part(part)
    seen: set[tuple[int | None, int]] = set()
    for wrong in (*_against_approved(letter, part, lines, language),
                  *_before_colons(letter, lines, language),
                  *_before_lists(part, lines, language)):
        key = (wrong.spot.line.number, wrong.spot.start)
        if wrong.number != wrong.counted and key not in seen:
            seen.add(key)
            yield wrong


def _against_approved(letter: Letter, part: ComposedPart, lines: Sequence[Line],
                      language: str) -> Iterator[WrongCount]:
    """Numbers that stand where the approved text counts a list; not where the edit has a list
    of its own below them."""
    if any(isinstance(element, List) for element in part.body):
        return
    for approved in lines_of_part(part, approved=True):
        counts = [(start, end, field) for span, start, end in places_of(approved.spans)
                  if isinstance(span, Text) and (field := _counted_field(span))]
        counts = [one for one in counts if not _still_counts(lines, one[2])]
        line = max(lines, key=lambda other: _likeness(approved.text, other.text), default=None)
        if line is None or not counts:
            continue
        for start, end, field in counts:
            number = _in_place_of(approved.text, start, end, line.text, language)
            values = _entries(letter, field, language)
            if number is not None and values:
                yield WrongCount(Spot(line, number.start, number.end), int(number.value),
                                 len(values), approved.text[start:end])


def _entries(letter: Letter, field: str, language: str) -> list[object]:
    """The entries of a list as typed; of a translatable one in this language."""
    values = letter.values.get(field)
    values = values.get(language) if isinstance(values, dict) else values
    return values if isinstance(values, list) else []


def _counted_field(span: Text) -> str:
    """The field whose entries a span counts."""
    match = _COUNTS.match(span.origin.expression or "")
    return (match["field"] or match["bare"] or "") if match else ""


def _still_counts(lines: Sequence[Line], field: str) -> bool:
    return any(isinstance(span, Text) and _counted_field(span) == field
               for line in lines for span in line.spans)


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, _TOKEN.findall(one), _TOKEN.findall(other),
                                   autojunk=False).ratio()


def _in_place_of(before: str, start: int, end: int, after: str,
                 language: str) -> NumberAt | None:
    """The one number that stands in the edit where the words from `start` to `end` stood."""
    old = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(before)]
    new = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(after)]
    matcher = difflib.SequenceMatcher(None, [t for *_, t in old], [t for *_, t in new],
                                      autojunk=False)
    touched = [op for op in matcher.get_opcodes()
               if op[0] == "replace" and any(s < end and start < e for s, e, _ in old[op[1]:op[2]])]
    if len(touched) != 1:
        return None
    _, _, _, first, last = touched[0]
    begin, stop = new[first][0], new[last - 1][1]
    numbers = [n for n in numbers_in(after, language) if begin <= n.start and n.end <= stop]
    return numbers[0] if len(numbers) == 1 and _is_count(numbers[0].value) else None


def _before_colons(letter: Letter, lines: Sequence[Line], language: str) -> Iterator[WrongCount]:
    """“two permanent members: China, France and Russia”: states, or a list of the letter."""
    for line in lines:
        for colon in re.finditer("[:：]", line.text):
            text = countable(line.spans, language, uncounted_fields(letter))
            number = _last_number(line, text[:colon.start()], language)
            end = _SENTENCE_END.search(line.text, colon.end())
            counted = _listed(letter, line, colon.end(), end.start() if end else len(line.text),
                              language)
            if number is not None and counted > 1:
                yield WrongCount(Spot(line, number.start, number.end), int(number.value), counted)


def _last_number(line: Line, text: str, language: str) -> NumberAt | None:
    """The number that counts what a colon announces, with at most four words between."""
    numbers = [n for n in numbers_in(text, language) if n.value > 1]
    if not numbers or not _is_count(numbers[-1].value):
        return None
    number = numbers[-1]
    between = text[number.end:].strip()
    if language == "zh":
        is_near = bool(between) and len(between) <= 8 and not re.search("[，。；、]", between)
    else:
        is_near = bool(_BETWEEN.fullmatch(between)) and not _NOT_OF_WHAT.match(between)
    is_counting = any(_counted_field(span) for span in
                      line.spans_between(number.start, number.end))
    return number if is_near and not is_counting else None


def _listed(letter: Letter, line: Line, start: int, end: int, language: str) -> int:
    """How many entries stand between two places; 0 where that is not certain."""
    text = line.text[start:end].strip()
    spans = [span for span in line.spans_between(start, end) if span.text.strip()]
    fields = {span.origin.field for span in spans}
    if len(fields) == 1 and (field := next(iter(fields))) and "|list" in (
            spans[0].origin.expression or ""):
        return len(_entries(letter, field, language))
    items = [item for item in re.split(_ITEMS[language], text) if item.strip()]
    return len(items) if all(find_country(item) for item in items) else 0


def _before_lists(part: ComposedPart, lines: Sequence[Line],
                  language: str) -> Iterator[WrongCount]:
    """“three points:” above a list, in a part whose approved text counts its items so."""
    approved = lines_of_part(part, approved=True)
    if not any(isinstance(span, Text) and _counted_field(span)
               for line in approved if line.text.rstrip().endswith((":", "："))
               for span in line.spans):
        return
    by_spans = {id(line.spans): line for line in lines}
    for element, following in zip(part.body, part.body[1:], strict=False):
        if isinstance(element, List) or not isinstance(following, List):
            continue
        line = by_spans.get(id(element.spans))
        text = plain_text(element.spans).rstrip()
        if line is None or not text.endswith((":", "：")):
            continue
        numbers = [n for n in numbers_in(text, language) if n.value > 1]
        is_counting = any(isinstance(s, Text) and _counted_field(s) for s in element.spans)
        if len(numbers) == 1 and _is_count(numbers[0].value) and not is_counting:
            yield WrongCount(Spot(line, numbers[0].start, numbers[0].end), int(numbers[0].value),
                             len(following.items))


def _is_count(value: Decimal) -> bool:
    return value == int(value) and value <= _MOST
