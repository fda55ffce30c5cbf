"""Remedies of values: the form that was meant, a default, a newer figure, another date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from letterdesk.findings import say
from letterdesk.letters import changes as ch
from letterdesk.letters.checks.dates import field_not_before
from letterdesk.letters.checks.raw_values import LETTER_DATE, date_in, label_of
from letterdesk.letters.new_letter import fact_name, resolve_defaults
from letterdesk.library import Field, Library
from letterdesk.operations.remedying.remedy import Asked, Remedy
from letterdesk.operations.typed_fields import people_in


def as_the_finding_says(asked: Asked) -> Iterator[Remedy]:
    """The value that a finding names."""
    fix = asked.finding.fix
    if fix is None or fix.kind != "set-field":
        return
    value, language = fix.values["value"], fix.values.get("language")
    change = ch.SetField(str(fix.values["field"]), value,
                         language if isinstance(language, str) else None)
    if value is None:
        yield Remedy(say("empty the field"), (change,), False)
    else:
        yield Remedy(say("write {value}", value=_shown(value)), (change,))


def figure(asked: Asked) -> Iterator[Remedy]:
    """The figure of the library, as it is now where that is known."""
    fix = asked.finding.fix
    if fix is None or fix.kind != "take-fact":
        yield from as_the_finding_says(asked)
        return
    name = str(fix.values["fact"])
    held = asked.letter.pinned.facts.get(name)
    now = asked.library.facts.get(name, held) if asked.library is not None else held
    if now is not None:
        change = ch.TakeFact(str(fix.values["field"]), name, now if now != held else None)
        yield Remedy(say("take {value}", value=_shown(now.value)), (change,))


def missing(asked: Asked) -> Iterator[Remedy]:
    """The figure or the default that the field would have had in a new letter."""
    letter, field = asked.letter, _field(asked)
    if field is None:
        return
    name = fact_name(field, letter.values.get("country"), letter.pinned.facts)
    if name is not None:
        value = letter.pinned.facts[name].value
        yield Remedy(say("take {value}", value=_shown(value)), (ch.TakeFact(field.id, name),))
    given = {other: value for other, value in letter.values.items() if other != field.id}
    library = asked.library or Library(letter.library.id, signatories=letter.pinned.signatories)
    default = resolve_defaults(letter.pinned.template.field, given, [asked.language],
                               _moment(asked), library).get(field.id)
    if field.translatable and isinstance(default, dict):
        default = default.get(asked.language)
    if default is not None and name is None:
        yield Remedy(say("write {value}", value=_shown(default)), (ch.SetField(
            field.id, default, asked.language if field.translatable else None,
            people_in(default, library) if field.type.startswith("signator") else {}),))


def date_after(asked: Asked) -> Iterator[Remedy]:
    """The earlier of two dates for both, or the later."""
    letter, field = asked.letter, _field(asked)
    other = field_not_before(letter, field) if field is not None else None
    if field is None or other is None:
        return
    for one, source in ((field, other), (other, field)):
        yield _date_set(asked, one, source)


def date_kept(asked: Asked) -> Iterator[Remedy]:
    field = _field(asked)
    letter_date = next((f for f in asked.letter.pinned.template.field if f.id == LETTER_DATE), None)
    if field is not None and letter_date is not None:
        yield _date_set(asked, field, letter_date)


def _date_set(asked: Asked, field: Field, source: Field) -> Remedy:
    day = date_in(asked.letter, source.id)
    value = day.isoformat() if day is not None else None
    return Remedy(say("set “{label}” to {date}", label=label_of(asked.letter, field),
                      date=value or ""), (ch.SetField(field.id, value),), False)


def _field(asked: Asked) -> Field | None:
    fields = asked.letter.pinned.template.field
    return next((f for f in fields if f.id == asked.finding.place.field), None)


def _moment(asked: Asked) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(asked.on)
    except ValueError:
        return dt.datetime.fromisoformat(asked.letter.changed)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)
