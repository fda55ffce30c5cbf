"""Figures: of another country, newer in the library, past the day of their review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from letterdesk.document.model import Text, spans_of
from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Fix, Place, say
from letterdesk.letters.checks.raw_values import label_of
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import FromFact, Letter
from letterdesk.letters.new_letter import fact_name
from letterdesk.library import Fact, Field


def figure_findings(letter: Letter, composition: Composition, today: dt.date,
                    facts: Mapping[str, Fact] | None = None) -> Iterator[Finding]:
    """Figures of another country, figures that the library has newer, and those past review.

    A letter is held against its own date, the field `date`, where it has one. `facts`
    are those of the library as it is now, where it is known; the letter's own otherwise.
    """
    pinned = letter.pinned
    today = judged_on(letter, today)
    printed = facts_printed(composition)
    for field in pinned.template.field:
        taken = letter.from_facts.get(field.id)
        if taken is not None:
            yield from _field_findings(letter, composition, field, taken, today, facts)
            printed.pop(taken.fact, None)
    for name in sorted(set(printed) & set(pinned.facts)):
        yield from _printed_findings(name, pinned.facts[name], (facts or {}).get(name), today,
                                     printed[name])


def _field_findings(letter: Letter, composition: Composition, field: Field, taken: FromFact,
                    today: dt.date, facts: Mapping[str, Fact] | None) -> Iterator[Finding]:
    """Findings about the figure that one field was filled from."""
    pinned, country = letter.pinned, letter.values.get("country")
    label = label_of(letter, field)
    place, words = Place(field=field.id), words_of_field(composition, field.id)
    held = pinned.facts.get(taken.fact)
    situation = taken.fact.partition(".")[2]
    newest = (facts or {}).get(taken.fact) or held
    if situation and country and country != situation:
        now = fact_name(field, country, pinned.facts)
        remedy = say("type the figure for {country}, or empty the field", country=str(country))
        fix = Fix("take-fact", {"field": field.id, "fact": now}) if now else Fix(
            "set-field", {"field": field.id, "value": None})
        yield Finding("figure-of-other-country", PUT_RIGHT, place, say(
            "“{label}” is the figure for {other}, and the letter is about {country}",
            label=label, other=situation, country=str(country)), remedy, fix, words)
    elif newest is not None and _is_newer(newest, taken.value, taken.as_of):
        yield Finding("figure-newer", LOOK_AT, place, say(
            "the library has a newer figure for “{label}”: {value}", label=label,
            value=str(newest.value)), say("take it, or keep yours"),
            Fix("take-fact", {"field": field.id, "fact": taken.fact}), words)
    if held is not None:
        yield from _past_review(label, held, today, place, words)


def _printed_findings(name: str, held: Fact, now: Fact | None, today: dt.date,
                      words: str) -> Iterator[Finding]:
    """Findings about a figure that a text prints by itself; people know it by those words."""
    place, label = Place(detail=name), words or name
    if now is not None and _is_newer(now, held.value, held.as_of.isoformat() if held.as_of else ""):
        yield Finding("figure-newer", LOOK_AT, place, say(
            "the library has a newer figure for “{label}”: {value}", label=label,
            value=str(now.value)), say("update the letter to take it"), words=words)
    yield from _past_review(label, held, today, place, words)


def judged_on(letter: Letter, today: dt.date) -> dt.date:
    """The day on which figures must hold: the letter's own date, where it has one."""
    try:
        return dt.date.fromisoformat(letter.values.get("date", ""))
    except (TypeError, ValueError):
        return today


def is_past_review(fact: Fact, day: dt.date) -> bool:
    """Whether a figure should have been looked at again before a day."""
    return fact.review_by is not None and fact.review_by < day


def _is_newer(fact: Fact, value: object, as_of: str) -> bool:
    same_day = fact.as_of is None or fact.as_of.isoformat() <= as_of
    return fact.value != value and not same_day


def _past_review(name: str, fact: Fact, today: dt.date, place: Place,
                 words: str) -> Iterator[Finding]:
    if fact.review_by is not None and is_past_review(fact, today):
        yield Finding("figure-past-review", LOOK_AT, place, say(
            "the figure “{fact}” was to be looked at again by {date}", fact=name,
            date=fact.review_by.isoformat()), say("see whether it still holds"), words=words)


def words_of_field(composition: Composition, field: str) -> str:
    """How a field is first printed; empty where it is not."""
    for element in composition.document.elements:
        for span in spans_of(element):
            if isinstance(span, Text) and span.origin.field == field:
                return span.text
    return ""


def facts_printed(composition: Composition) -> dict[str, str]:
    """The figures that texts print by themselves, and their words."""
    printed: dict[str, str] = {}
    for element in composition.document.elements:
        for span in spans_of(element):
            if isinstance(span, Text) and span.origin.fact:
                printed.setdefault(span.origin.fact, span.text)
    return printed
