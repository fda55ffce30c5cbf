"""Checks of words and figures beside compose: house rules, stale figures, kept figures."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from letterdesk.document.model import Text, spans_of
from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Fix, Message, Place, Severity, say
from letterdesk.letters.compare import words_of
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import fact_name
from letterdesk.letters.values import field_label
from letterdesk.library import Fact, Rule

_WITHOUT_SPACES = frozenset({"zh"})
_NEVER_WAIVED = frozenset({
    "missing", "malformed", "no-text", "no-block", "not-approved", "unreadable-text",
})
"""What a reader of the letter would see; no waiver lets it go out."""


def check_words(letter: Letter, composition: Composition) -> Iterator[Finding]:
    """What the house rules forbid or demand, held against the words of one language."""
    language = composition.document.language
    words = words_of(composition.document)
    blocks = {part.block for part in composition.parts if part.inside}
    for rule in letter.pinned.rules:
        yield from _forbidden(rule, words, language, letter.pinned.source_language)
        if rule.needs_block is not None and rule.needs_block not in blocks:
            yield Finding(
                "block-needed", _severity(rule), Place(block=rule.needs_block, detail=rule.id),
                say("the block “{block}” must stand in this letter", block=rule.needs_block),
                _because(rule, language, letter.pinned.source_language),
            )


def check_figures(letter: Letter, composition: Composition, today: dt.date) -> Iterator[Finding]:
    """Figures of another country, figures that the library has newer, and those past review.

    A letter is held against its own date, the field `date`, where it has one.
    """
    pinned = letter.pinned
    today = judged_on(letter, today)
    language, country = composition.document.language, letter.values.get("country")
    printed = _facts_printed(composition)
    for field in pinned.template.field:
        taken = letter.from_facts.get(field.id)
        if taken is None:
            continue
        label = field_label(field, language, pinned.source_language)
        place = Place(field=field.id)
        fact = pinned.facts.get(taken.fact)
        now = fact_name(field, country, pinned.facts)
        situation = taken.fact.partition(".")[2]
        if situation and country and country != situation:
            remedy = say("type the figure for {country}, or empty the field", country=str(country))
            fix = Fix("take-fact", {"field": field.id, "fact": now}) if now else Fix(
                "set-field", {"field": field.id, "value": None})
            yield Finding("figure-of-other-country", PUT_RIGHT, place, say(
                "“{label}” is the figure for {other}, and the letter is about {country}",
                label=label, other=situation, country=str(country)), remedy, fix)
        elif fact is not None and _is_newer(fact, taken.value, taken.as_of):
            yield Finding("figure-newer", LOOK_AT, place, say(
                "the library has a newer figure for “{label}”: {value}", label=label,
                value=str(fact.value)), say("take it, or keep yours"),
                Fix("take-fact", {"field": field.id, "fact": taken.fact}))
        printed.discard(taken.fact)
        if fact is not None:
            yield from _past_review(label, fact, today, place)
    for name in sorted(printed & set(pinned.facts)):
        yield from _past_review(name, pinned.facts[name], today, Place(detail=name))


def can_be_waived(finding: Finding) -> bool:
    """Whether a person may let it stand."""
    return finding.code not in _NEVER_WAIVED


def unwaived(letter: Letter, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each once, without those that a person let stand and said why."""
    waived = {waiver.finding for waiver in letter.waived}
    kept: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        if finding.id not in waived or not can_be_waived(finding):
            kept.setdefault((finding.id, finding.message.shown()), finding)
    return tuple(kept.values())


def _forbidden(rule: Rule, words: dict[str, str], language: str,
               source_language: str) -> Iterator[Finding]:
    for phrase in rule.never.get(language, ()):
        pattern = _phrase(phrase, language not in _WITHOUT_SPACES)
        for part, text in words.items():
            if pattern.search(_plain(text)):
                use = rule.use.get(language)
                message = say("“{phrase}” is never to be written", phrase=phrase)
                because = _because(rule, language, source_language)
                remedy = say("write “{use}”", use=use) if use else because
                if use and because:
                    remedy = say("write “{use}” ({reason})", use=use, reason=because)
                yield Finding("never-written", _severity(rule), Place(
                    part=part or None, language=language, detail=rule.id), message, remedy)


@lru_cache(maxsize=512)
def _phrase(phrase: str, whole_words: bool) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in _plain(phrase).split())
    return re.compile(rf"(?<!\w){words}(?!\w)" if whole_words else words)


def _plain(text: str) -> str:
    """Case, typographic apostrophes, soft hyphens and Arabic vowel signs do not hide a phrase."""
    folded = unicodedata.normalize("NFD", text.casefold()).replace("’", "'").replace("\xad", "")
    without_signs = re.sub("[\u0610-\u061a\u0640\u064b-\u0652\u0670\u2060\u200e\u200f]", "", folded)
    return unicodedata.normalize("NFC", without_signs)


def _severity(rule: Rule) -> Severity:
    return LOOK_AT if rule.severity == LOOK_AT else PUT_RIGHT


def _because(rule: Rule, language: str, source_language: str) -> Message | None:
    reason = rule.reason.get(language) or rule.reason.get(source_language)
    return say("{reason}", reason=reason) if reason else None


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


def _past_review(name: str, fact: Fact, today: dt.date, place: Place) -> Iterator[Finding]:
    if fact.review_by is not None and is_past_review(fact, today):
        yield Finding("figure-past-review", LOOK_AT, place, say(
            "the figure “{fact}” was to be looked at again by {date}", fact=name,
            date=fact.review_by.isoformat()), say("see whether it still holds"))


def _facts_printed(composition: Composition) -> set[str]:
    return {
        span.origin.fact for element in composition.document.elements
        for span in spans_of(element) if isinstance(span, Text) and span.origin.fact
    }
