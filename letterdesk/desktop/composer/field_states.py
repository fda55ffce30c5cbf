"""What the form shows of each field: pure functions of a letter and its composition."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import Any

from msgspec import Struct

from letterdesk.desktop.composer.wording import interface_usage, words
from letterdesk.desktop.translate import interface_language, isolated, listed, tr, tr_message
from letterdesk.document.model import Element, Span, Text, plain_text, spans_of
from letterdesk.findings import PUT_RIGHT, Finding
from letterdesk.language import Usage, format_date, format_number, quotes
from letterdesk.letters.checks.figures import is_past_review, judged_on
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import fact_name
from letterdesk.letters.values import raw_value
from letterdesk.library import Field, parse_value, show_typed
from letterdesk.operations.clock import now

_COUNTS_OR_AGREES = re.compile(r"\|\s*(agree|plural|count)\b")
"""Words that go with a value are no form of the value itself."""

_AROUND = 48
"""Characters shown on either side of a value in its sentence."""
_MOST_FORMS = 8
_MOST_CHARACTERS = 60
"""A printed form longer than this is no help under a box."""


class FactShown(Struct, frozen=True):
    figure: str
    source: str
    dates: str
    is_late: bool = False
    """The day for its review is past."""


class FactOffer(Struct, frozen=True):
    fact: str
    figure: str


class FieldState(Struct, frozen=True):
    """One field as the form shows it."""

    field: Field
    raw: Any
    shown: str
    problem: str = ""
    """What is wrong and what to type instead."""
    suggestion: Any = None
    help: str = ""
    printed: str = ""
    is_right: bool = False
    """Given and well formed."""
    fact: FactShown | None = None
    date: dt.date | None = None
    offer: FactOffer | None = None
    """A figure that the library has for an empty field."""
    versions: tuple[tuple[str, str], ...] = ()
    """Of a translatable field: the other languages of the letter, and what each says."""


class Printed:
    """What a composition says of fields, looked up once for all of them."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """Field -> every form in which the letter prints it, in reading order, each once."""
        forms: dict[str, dict[str, None]] = {}
        for element in self.composition.document.elements:
            for field, words_, in_trouble in _runs(element):
                if words_ and not in_trouble:
                    forms.setdefault(field, {}).setdefault(words_, None)
        return {field: tuple(found) for field, found in forms.items()}


def field_type(field: Field) -> str:
    return field.type.replace("-", "_")


def usage_of(letter: Letter, field: Field, language: str) -> Usage:
    """Words of a translatable field follow the letter's language, all else the interface's."""
    if field.translatable:
        return letter.pinned.usages.get(language) or Usage(language)
    return interface_usage(letter)


def field_state(letter: Letter, field: Field, language: str,
                printed: Printed | None) -> FieldState:
    """The state of a field in one language of the letter."""
    raw = raw_value(letter, field, language)
    usage = usage_of(letter, field, language)
    parsed = parse_value(field, raw, usage, signatories=letter.pinned.signatories)
    is_given = raw not in (None, "", [], {})
    problem = tr_message(parsed.problem) if parsed.problem else ""
    if not problem and printed is not None:
        problem = _found(printed.composition.findings, field)
    problem = problem[:1].upper() + problem[1:]
    source = letter.pinned.source_language
    return FieldState(
        field=field, raw=raw, shown=show_typed(field, raw, usage) if is_given else "",
        problem=problem, suggestion=parsed.suggestion, help=words(field.help, source),
        printed=_printed_words(field, raw, usage, printed) if is_given else "",
        is_right=is_given and not problem,
        fact=_fact(letter, field, usage) if field.id in letter.from_facts else None,
        date=parsed.value if isinstance(parsed.value, dt.date) else None,
        offer=None if is_given else _offer(letter, field, usage),
        versions=_versions(letter, field, language),
    )


def _versions(letter: Letter, field: Field, language: str) -> tuple[tuple[str, str], ...]:
    if not field.translatable:
        return ()
    return tuple(
        (other, show_typed(field, raw_value(letter, field, other) or "",
                           usage_of(letter, field, other)))
        for other in letter.languages if other != language)


def groups_of(letter: Letter) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """The groups in the template's order with their fields; fields of none come first."""
    template = letter.pinned.template
    source = letter.pinned.source_language
    order = ["", *template.groups]
    order += [f.group for f in template.field if f.group not in order]
    for group in dict.fromkeys(order):
        fields = tuple(f for f in template.field if f.group == group)
        if fields:
            yield words(template.groups.get(group, {}), source, group), fields


def _printed_words(field: Field, raw: Any, usage: Usage, printed: Printed | None) -> str:
    """“Printed as …” where that differs from the box, or the sentence of a translated value."""
    if printed is None or field_type(field) in ("paragraph", "signatories", "yes_no"):
        return ""
    if field.translatable:
        sentence = _sentence(field.id, printed.composition)
        return tr("In the letter: {sentence}", sentence=isolated(sentence)) if sentence else ""
    forms = [f for f in printed.forms.get(field.id, ()) if len(f) <= _MOST_CHARACTERS]
    if not forms or forms == [show_typed(field, raw, usage)]:
        return ""
    opening, closing = quotes(Usage(interface_language()))
    quoted = listed(f"{opening}{isolated(form)}{closing}" for form in forms[:_MOST_FORMS])
    return tr("Printed as {forms}", forms=quoted)


def _runs(element: Element) -> Iterator[tuple[str, str, bool]]:
    """Field, words and whether they are in trouble. Neighbouring spans of one chip are one form
    (an Arabic date is several runs)."""
    for chip, spans in groupby(spans_of(element), _chip):
        if chip is not None:
            texts = [span for span in spans if isinstance(span, Text)]
            yield (chip[0], "".join(text.text for text in texts),
                   any(text.trouble is not None for text in texts))


def _chip(span: Span) -> tuple[str, str | None] | None:
    """Field and expression that a span comes from; None for other words, counts among them."""
    if not isinstance(span, Text) or not span.origin.field \
            or _COUNTS_OR_AGREES.search(span.origin.expression or ""):
        return None
    return span.origin.field, span.origin.expression


def _sentence(field_id: str, composition: Composition) -> str:
    """The sentence that a value goes into, cut to a few words on both sides."""
    for element in composition.document.elements:
        spans = tuple(spans_of(element))
        at = next((i for i, s in enumerate(spans)
                   if isinstance(s, Text) and s.origin.field == field_id), None)
        if at is None:
            continue
        before, value = plain_text(spans[:at]), spans[at].text
        after = plain_text(spans[at + 1:])
        start = max(before.rfind(". "), before.rfind("\n"))
        lead = before[start + 1:].lstrip(". ")
        return f"{_last_words(lead)}{value}{_first_words(after)}"
    return ""


def _last_words(text: str) -> str:
    """The end of a text, cut at a word."""
    if len(text) <= _AROUND:
        return text
    return "… " + text[-_AROUND:].partition(" ")[2]


def _first_words(text: str) -> str:
    """The rest of the sentence, or its first words."""
    stop = text.find(".")
    if 0 <= stop < _AROUND:
        return text[:stop + 1]
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"


def _found(findings: Iterable[Finding], field: Field) -> str:
    """What compose says of a field beyond its form; what is merely empty is no error yet."""
    for finding in findings:
        if finding.place.field == field.id and finding.severity is PUT_RIGHT \
                and finding.code not in ("missing", "malformed"):
            return tr_message(finding.message)
    return ""


def is_missing(composition: Composition | None, field: Field) -> bool:
    """Whether the letter waits for a value."""
    return composition is not None and any(
        f.code == "missing" and f.place.field == field.id for f in composition.findings)


def _fact(letter: Letter, field: Field, usage: Usage) -> FactShown:
    """Figure, source and dates of a value that came from the library."""
    taken = letter.from_facts[field.id]
    fact = letter.pinned.facts.get(taken.fact)
    figure = show_typed(field, taken.value, usage)
    pieces = []
    as_of = dt.date.fromisoformat(taken.as_of) if taken.as_of else fact.as_of if fact else None
    if as_of is not None:
        pieces.append(tr("as of {date}", date=format_date(as_of, usage)))
    is_late = fact is not None and is_past_review(fact, judged_on(letter, now().date()))
    if fact is not None and fact.review_by is not None:
        until = format_date(fact.review_by, usage)
        pieces.append(tr("review was due on {date}", date=until) if is_late
                      else tr("review by {date}", date=until))
    return FactShown(figure, fact.source if fact else "", " · ".join(pieces), is_late)


def _offer(letter: Letter, field: Field, usage: Usage) -> FactOffer | None:
    name = fact_name(field, letter.values.get("country"), letter.pinned.facts)
    if name is None:
        return None
    return FactOffer(name, show_typed(field, letter.pinned.facts[name].value, usage))


def stepped(raw: Any, step: int, field: Field) -> int | None:
    """The next number up or down within the field's bounds; None where there is none."""
    number = raw if isinstance(raw, int) and not isinstance(raw, bool) else None
    if number is None:
        return field.at_least if isinstance(field.at_least, int) else 0
    after = number + step
    if isinstance(field.at_least, int) and after < field.at_least:
        return None
    if isinstance(field.at_most, int) and after > field.at_most:
        return None
    return after


def counted(number: int) -> str:
    """A count as the interface writes numbers."""
    return format_number(number, Usage(interface_language()))
