"""The typed values of a letter in one language, and the findings about them."""

from __future__ import annotations

from typing import Any, NamedTuple

from letterdesk.contacts import Recipient
from letterdesk.findings import PUT_RIGHT, Finding, Fix, Place, say
from letterdesk.language import Usage
from letterdesk.letters.model import Letter
from letterdesk.letters.scope import Absent, Facts, RecipientView, Scope, seen
from letterdesk.library import Field, Parsed, parse_value

_MOST_IN_A_MARK = 300


class Values(NamedTuple):
    scope: Scope
    findings: tuple[Finding, ...]


def read_values(letter: Letter, language: str, recipient: Recipient | None) -> Values:
    """What the texts of a letter may name, and what is missing or malformed in it."""
    pinned = letter.pinned
    usage = pinned.usages.get(language) or Usage(language)
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    for field in pinned.template.field:
        raw = raw_value(letter, field, language)
        parsed = parse_value(field, raw, usage, signatories=pinned.signatories)
        label = field_label(field, language, pinned.source_language)
        values[field.id] = _value(parsed, raw, label)
        findings += _findings(field, parsed, raw, language, label)
    scope = Scope(language, usage, values, _recipient_view(letter, language, recipient),
                  _signatory(letter, values), Facts(pinned.facts), pinned.forms)
    return Values(scope, tuple(findings))


def raw_value(letter: Letter, field: Field, language: str) -> Any:
    """The value as typed; a translatable one in this language alone."""
    raw = letter.values.get(field.id)
    if field.translatable:
        return raw.get(language) if isinstance(raw, dict) else None
    return raw


def field_label(field: Field, language: str, source_language: str) -> str:
    return field.label.get(language) or field.label.get(source_language) or field.id


def _value(parsed: Parsed, raw: Any, label: str) -> Any:
    if parsed.problem is not None:
        return Absent("malformed", label, _for_a_mark(raw), parsed.problem)
    if parsed.value is None:
        return Absent("missing", label)
    return seen(parsed.value)


def _for_a_mark(raw: Any) -> str:
    """What was typed, short enough for a mark on the page: the letter itself keeps it whole."""
    typed = _as_typed(raw)
    return typed if len(typed) <= _MOST_IN_A_MARK else typed[:_MOST_IN_A_MARK] + "…"


def _as_typed(raw: Any) -> str:
    match raw:
        case str():
            return raw
        case list():
            return "; ".join(_as_typed(item) for item in raw)
        case dict():
            return str(raw.get("name") or next(iter(raw.values()), ""))
    return str(raw)


def _findings(field: Field, parsed: Parsed, raw: Any, language: str, label: str) -> list[Finding]:
    place = Place(field=field.id, language=language if field.translatable else None)
    if parsed.problem is not None:
        fix = remedy = None
        if parsed.suggestion is not None:
            values = {"field": field.id, "value": parsed.suggestion}
            if field.translatable:
                values["language"] = language
            fix = Fix("set-field", values)
            remedy = say("use {value}", value=_as_typed(parsed.suggestion))
        return [Finding("malformed", PUT_RIGHT, place, parsed.problem, remedy, fix,
                        _for_a_mark(raw))]
    if parsed.value is None and field.required:
        return [Finding("missing", PUT_RIGHT, place, say("“{label}” is not filled in", label=label),
                        say("fill it in"), words=Absent("missing", label).words)]
    return []


def _recipient_view(letter: Letter, language: str, recipient: Recipient | None) -> RecipientView:
    template = letter.pinned.template
    addressee = template.addressee.get(language, "")
    lines = [line for line in addressee.split("\n") if line.strip()]
    return RecipientView(recipient, lines, template.addressee_role)


def _signatory(letter: Letter, values: dict[str, Any]) -> Any:
    """The letter's own signatory: the field of that name, else the first of that type."""
    if "signatory" in values:
        return values["signatory"]
    for field in letter.pinned.template.field:
        if field.type == "signatory":
            return values[field.id]
    return Absent("missing", "signatory")
