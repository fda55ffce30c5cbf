"""Forms of address in the words of a letter that do not fit whom it goes to.

Held against the forms of address of the letter's library: what they have for another role
or gender than the recipient's does not fit. In the body only a form set off as a vocative
counts (“…, Madam President, …”), and none with a name: a person may be mentioned in any
letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from letterdesk.contacts import FormTable, Recipient, form_of_address
from letterdesk.findings import PUT_RIGHT, Finding, Message, say
from letterdesk.letters.checks.printed import Line, Spot, told_apart
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter

_ADDRESSING = frozenset({"salutation", "close"})
_WITH_NAME = re.compile(r"\\\{(?:name|title|organisation)\\\}")
_A_NAME = r"[^\W\d_][\w.’'-]*(?:[ \u00a0][^\W\d_][\w.’'-]*){0,5}"
_ENDS = " \u00a0,،，:：;；.!！؟?"
_BEFORE = r"(?:^|(?<=[\n,،，.:：;；!！?？؟。—–“«(]))[ \u00a0]*"
_AFTER = r"(?=[ \u00a0]*(?:$|[\n,،，.:：;；!！?？؟。—–”»)]))"
_SAME_ROLES = (
    frozenset({"ambassador", "permanent-representative"}),
    frozenset({"organisation", "person"}),
)
"""A permanent representative has the rank of an ambassador; in an organisation one person reads."""
_GENDERED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (("f", r"\b(?:Madam|Ms|Mrs|Miss)\b"), ("m", r"\b(?:Sir|Mr)\b")),
    "fr": (("f", r"\b(?:Madame|Mme|Mademoiselle)\b"), ("m", r"\b(?:Monsieur|M\.)(?!\w)")),
    "es": (("f", r"\b(?:señora|Sra|Excma|estimada)\b"), ("m", r"\b(?:señor|Sr|Excmo|estimado)\b")),
    "ar": (("f", r"\b(?:ال)?سيدة\b|\bصاحبة\b|\bالوزيرة\b|\bالرئيسة\b"),
           ("m", r"\b(?:ال)?سيد\b|\bصاحب\b|\bالوزير\b|\bالرئيس\b")),
    "ru": (("f", r"\b(?:госпожа|уважаемая)\b|\bг-жа\b"),
           ("m", r"\b(?:господин|уважаемый)\b|\bг-н\b")),
    "zh": (("f", "女士|夫人"), ("m", "先生")),
}


class Misaddress(NamedTuple):
    """Words that address somebody else, and why they do not fit."""

    spot: Spot
    reason: Message
    recipient: int | None


class _Form(NamedTuple):
    """One form of address as it is looked for, and for whom it is."""

    pattern: re.Pattern[str]
    users: frozenset[tuple[str, str]]
    """Role and gender (`f`, `m`, `neutral`)."""
    has_name: bool
    """Whoever is called by name (“Dear Ms. Lima”), or “Mr. Ambassador”, may have any role."""


def address_findings(letter: Letter, composition: Composition,
                     lines: Sequence[Line]) -> Iterator[Finding]:
    language = composition.document.language
    for found in misaddresses(letter, composition, lines):
        place = found.spot.place(language)
        yield Finding("form-of-address", PUT_RIGHT, place, found.reason,
                      say("write the form for this recipient"), words=found.spot.words)


def misaddresses(letter: Letter, composition: Composition,
                 lines: Sequence[Line]) -> tuple[Misaddress, ...]:
    """Forms of address for others than those whom the letter goes to, in order."""
    language = composition.document.language
    found: list[Misaddress] = []
    for number, recipient in _addressed(letter, composition):
        reading = _Reading(letter.pinned.forms, language, recipient)
        for line in lines:
            if line.number is None or (number and not line.is_typed(0, len(line.text))):
                continue
            places = [(one.spot.line, one.spot.start) for one in found]
            found += [Misaddress(spot, reason, number) for spot, reason in reading.read(line)
                      if (spot.line, spot.start) not in places and not _is_chosen(spot)]
    spots = told_apart(one.spot for one in found)
    return tuple(one._replace(spot=spot) for one, spot in zip(found, spots, strict=True))


def _is_chosen(spot: Spot) -> bool:
    """Whether the letter chose the form by itself, for each recipient anew."""
    spans = spot.line.spans_between(spot.start, spot.end)
    return all((span.origin.field or "").startswith("recipient") for span in spans)


def _addressed(letter: Letter, composition: Composition) -> Iterator[tuple[int | None, Recipient]]:
    """Whom the words are for, with the number in the letter; typed words are for all, of whom
    one of each role and gender will do."""
    recipients, one = letter.recipients, composition.recipient
    language = composition.document.language
    if not recipients:
        role = letter.pinned.template.addressee_role
        if one is not None or role:
            yield None, one or Recipient(role=role)
    elif one is not None and one != recipients[0]:
        yield None, one
    else:
        seen: set[tuple[str, str | None]] = set()
        for number, recipient in enumerate(recipients):
            own, kind = recipient.language, (recipient.role, recipient.gender)
            is_read = own is None or own == language or own not in letter.languages
            if is_read and kind not in seen:
                seen.add(kind)
                yield number, recipient


class _Reading:
    """The forms of address of one language, read for one recipient."""

    def __init__(self, table: FormTable, language: str, recipient: Recipient) -> None:
        self._language, self._recipient = language, recipient
        self._forms = _forms(_Table(table), language)
        self._foreign = tuple(form for other in _languages(table) if other != language
                              for form in _forms(_Table(table), other))
        self._fit = form_of_address(recipient, table, language)

    def read(self, line: Line) -> Iterator[tuple[Spot, Message]]:
        if line.kind in _ADDRESSING:
            yield from self._addressing(line)
            return
        for match, form in _matches(self._forms, line.text):
            if not form.has_name and line.is_typed(*match) and not self._fits(form):
                yield Spot(line, *match), self._reason(line.text[slice(*match)], form)

    def _addressing(self, line: Line) -> Iterator[tuple[Spot, Message]]:
        """A salutation or a close: what it says as a whole has to fit."""
        matches = _matches(self._forms, line.text)
        wrong = [(match, form) for match, form in matches if not self._fits(form)]
        for match, form in wrong:
            yield Spot(line, *match), self._reason(line.text[slice(*match)], form)
        if wrong:
            return
        gendered = _gendered(line.text, self._language)
        other = next((spot for spot in gendered if spot[0] != self._recipient.gender), None)
        if self._recipient.gender and other and len({g for g, *_ in gendered}) == 1:
            _, start, end = other
            yield Spot(line, start, end), self._gender_reason(line.text[start:end])
        elif not matches and line.kind == "salutation":
            for match, _ in _matches(self._foreign, line.text)[:1]:
                words = line.text[slice(*match)]
                if not any(words in text for text in self._own_words()):
                    yield Spot(line, *match), say(
                        "“{words}” is a form of address of another language", words=words)

    def _own_words(self) -> tuple[str, ...]:
        return (self._fit.salutation, self._fit.vocative) if self._fit else ()

    def _fits(self, form: _Form) -> bool:
        return any((form.has_name or _same_role(role, self._recipient.role)) and (
            self._recipient.gender is None or gender in ("neutral", self._recipient.gender))
            for role, gender in form.users)

    def _reason(self, words: str, form: _Form) -> Message:
        if form.has_name or any(
                _same_role(role, self._recipient.role) for role, _ in form.users):
            return self._gender_reason(words)
        return say("“{words}” is for {roles}, and the recipient is {role}", words=words,
                   roles=", ".join(sorted({role for role, _ in form.users})),
                   role=self._recipient.role)

    def _gender_reason(self, words: str) -> Message:
        if self._recipient.gender == "f":
            return say("“{words}” addresses a man, and the recipient is a woman", words=words)
        return say("“{words}” addresses a woman, and the recipient is a man", words=words)


def _same_role(one: str, other: str) -> bool:
    return one == other or any({one, other} <= roles for roles in _SAME_ROLES)


def _gendered(text: str, language: str) -> list[tuple[str, int, int]]:
    return [(gender, match.start(), match.end()) for gender, pattern in _GENDERED[language]
            for match in re.finditer(pattern, text, re.IGNORECASE if language != "fr" else 0)]


def _matches(forms: Sequence[_Form], text: str) -> list[tuple[tuple[int, int], _Form]]:
    """Forms in a text, the longest where several overlap, in order."""
    found = [(match.span("form"), form) for form in forms for match in form.pattern.finditer(text)]
    found.sort(key=lambda one: (one[0][0] - one[0][1], one[0][0]))
    kept: list[tuple[tuple[int, int], _Form]] = []
    for (start, end), form in found:
        if not any(s < end and start < e for (s, e), _ in kept):
            kept.append(((start, end), form))
    return sorted(kept, key=lambda one: one[0])


class _Table:
    """A table of forms that a cache can keep, by identity."""

    def __init__(self, forms: FormTable) -> None:
        self.forms = forms

    def __hash__(self) -> int:
        return id(self.forms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Table) and other.forms is self.forms


def _languages(table: FormTable) -> tuple[str, ...]:
    return tuple(sorted({language for by_language in table.values() for language in by_language}))


@lru_cache(maxsize=64)
def _forms(table: _Table, language: str) -> tuple[_Form, ...]:
    users: dict[str, set[tuple[str, str]]] = {}
    for role, by_language in table.forms.items():
        for gender, form in by_language.get(language, {}).items():
            for words in (form.salutation, form.salutation_without_name, form.vocative):
                phrase = words.strip(_ENDS)
                if _is_telling(phrase, gender):
                    users.setdefault(phrase, set()).add((role, gender))
    return tuple(_Form(_pattern(phrase, language), frozenset(who), "{" in phrase)
                 for phrase, who in users.items())


def _is_telling(phrase: str, gender: str) -> bool:
    """A neutral form with a name in it (“Dear {name}”) would be found in any other."""
    return len(phrase) > 1 and not (gender == "neutral" and "{" in phrase)


def _pattern(phrase: str, language: str) -> re.Pattern[str]:
    words = r"[ \u00a0]+".join(re.escape(word) for word in phrase.split())
    words = _WITH_NAME.sub(lambda _: _A_NAME, words.replace("’", "['’]"))
    greeting = r"(?:Dear[ \u00a0])?" if language == "en" else ""
    return re.compile(rf"{_BEFORE}{greeting}(?P<form>{words}){_AFTER}", re.IGNORECASE)
