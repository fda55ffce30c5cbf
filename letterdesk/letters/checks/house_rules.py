"""House rules: phrases that are never to be written, and blocks that must stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Message, Place, Severity, say
from letterdesk.letters.checks.printed import Line, Spot, told_apart
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.library import Rule

_WITHOUT_SPACES = frozenset({"zh"})
_UNSEEN = re.compile("[\xad\u0610-\u061a\u0640\u064b-\u0652\u0670\u2060\u200e\u200f]")
_ORDINARY = re.compile("[\0-~\xa0«»\u0400-\u0418\u041a-\u0438\u043a-\u044f“”–—]*")
"""Characters that fold one to one."""


class Forbidden(NamedTuple):
    """A phrase of a rule where it stands."""

    rule: Rule
    phrase: str
    spot: Spot


def rule_findings(letter: Letter, composition: Composition,
                  lines: Sequence[Line]) -> Iterator[Finding]:
    """What the house rules forbid or demand, held against the words of one language.

    `lines` are those of the composition, people and furniture with them.
    """
    language, source_language = composition.document.language, letter.pinned.source_language
    for found in forbidden(letter, language, lines):
        yield _never_written(found, language, source_language)
    blocks = {part.block for part in composition.parts if part.inside}
    for rule in letter.pinned.rules:
        if rule.needs_block is not None and rule.needs_block not in blocks:
            yield Finding(
                "block-needed", _severity(rule), Place(block=rule.needs_block, detail=rule.id),
                say("the block “{block}” must stand in this letter", block=rule.needs_block),
                _because(rule, language, source_language),
            )


def forbidden(letter: Letter, language: str, lines: Sequence[Line]) -> Iterator[Forbidden]:
    """Every place where a phrase stands that a rule forbids in this language."""
    rules = [rule for rule in letter.pinned.rules if rule.never.get(language)]
    seen = [_folded(line.text) for line in lines] if rules else []
    for rule in rules:
        spots = [(phrase, Spot(line, start, end, rule.id))
                 for line, text in zip(lines, seen, strict=True)
                 for start, end, phrase in sorted(
                     (*place, phrase) for phrase in rule.never[language]
                     for place in _places(phrase, text, language))]
        spots = _without_overlaps(spots)
        for (phrase, _), spot in zip(spots, told_apart(s for _, s in spots), strict=True):
            yield Forbidden(rule, phrase, spot)


def _without_overlaps(spots: list[tuple[str, Spot]]) -> list[tuple[str, Spot]]:
    """Of two phrases of a rule in the same words, the longer."""
    kept: list[tuple[str, Spot]] = []
    for phrase, spot in sorted(spots, key=lambda s: s[1].start - s[1].end):
        if not any(o.line is spot.line and o.start < spot.end and spot.start < o.end
                   for _, o in kept):
            kept.append((phrase, spot))
    return [one for one in spots if one in kept]


def _never_written(found: Forbidden, language: str, source_language: str) -> Finding:
    rule, use = found.rule, found.rule.use.get(language)
    because = _because(rule, language, source_language)
    remedy = say("write “{use}”", use=use) if use else because
    if use and because:
        remedy = say("write “{use}” ({reason})", use=use, reason=because)
    place = Place(part=found.spot.line.part or None, language=language, detail=found.spot.detail)
    return Finding("never-written", _severity(rule), place,
                   say("“{phrase}” is never to be written", phrase=found.phrase), remedy,
                   words=found.spot.words)


class _Folded(NamedTuple):
    """A text as phrases are looked for in it, and where each of its characters stands."""

    text: str
    places: Sequence[int]


def _places(phrase: str, seen: _Folded, language: str) -> Iterator[tuple[int, int]]:
    for match in _phrase(phrase, language not in _WITHOUT_SPACES).finditer(seen.text):
        yield seen.places[match.start()], seen.places[match.end()]


@lru_cache(maxsize=512)
def _phrase(phrase: str, whole_words: bool) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in _folded(phrase).text.split())
    return re.compile(rf"(?<!\w){words}(?!\w)" if whole_words else words)


@lru_cache(maxsize=256)
def _folded(text: str) -> _Folded:
    """Case, typographic apostrophes, soft hyphens and Arabic vowel signs do not hide a phrase."""
    if _ORDINARY.fullmatch(text):
        return _Folded(text.lower(), range(len(text) + 1))
    made: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for character in _letter(text[at:end]):
            made.append(character)
            places.append(at)
        at = end
    places.append(len(text))
    return _Folded("".join(made), places)


@lru_cache(maxsize=4096)
def _letter(marked: str) -> str:
    """A letter with its marks as it is looked for."""
    letters = unicodedata.normalize("NFD", marked.casefold()).replace("’", "'")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", letters))


def _severity(rule: Rule) -> Severity:
    return LOOK_AT if rule.severity == LOOK_AT else PUT_RIGHT


def _because(rule: Rule, language: str, source_language: str) -> Message | None:
    reason = rule.reason.get(language) or rule.reason.get(source_language)
    return say("{reason}", reason=reason) if reason else None
