"""Dates against the date of the letter: what lies after it, and what was left behind by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from letterdesk.findings import LOOK_AT, Finding, Place, say
from letterdesk.letters.checks.figures import words_of_field
from letterdesk.letters.checks.raw_values import LETTER_DATE, as_date, date_in, label_of
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.library import Field


def date_findings(letter: Letter, composition: Composition) -> Iterator[Finding]:
    """Dates that lie after one that they cannot lie after, and those kept from an earlier date."""
    for field in letter.pinned.template.field:
        value = date_in(letter, field.id)
        if field.type != "date" or value is None:
            continue
        words = words_of_field(composition, field.id)
        other = field_not_before(letter, field)
        limit = date_in(letter, other.id) if other is not None else None
        if other is not None and limit is not None and value > limit:
            yield Finding("date-after", LOOK_AT, Place(field=field.id), say(
                "“{label}” ({date}) lies after “{other}” ({limit})", label=label_of(letter, field),
                date=value.isoformat(), other=label_of(letter, other), limit=limit.isoformat()),
                say("change one of the two"), words=words)
        elif was_left_behind(letter, field):
            yield Finding("date-kept", LOOK_AT, Place(field=field.id), say(
                "“{label}” is still {date}, the day on which this letter was first dated",
                label=label_of(letter, field), date=value.isoformat()),
                say("set it to the letter's date, or let it stand"), words=words)


def field_not_before(letter: Letter, field: Field) -> Field | None:
    """The date that a date cannot lie after: as its template says, or the one it defaults to."""
    fields = {other.id: other for other in letter.pinned.template.field}
    named = field.not_after or _default_source(field)
    other = fields.get(named) if named else None
    return other if other is not None and other.type == "date" else None


def was_left_behind(letter: Letter, field: Field) -> bool:
    """Whether a date was made from the letter's date, which was changed alone since then."""
    made = _values_when_made(letter)
    before, now = as_date(made.get(LETTER_DATE)), date_in(letter, LETTER_DATE)
    return (before is not None and now is not None and now != before
            and _follows_the_letter(letter, field)
            and as_date(made.get(field.id)) == before == date_in(letter, field.id))


def _follows_the_letter(letter: Letter, field: Field) -> bool:
    """Whether a default leads to the letter's date, over other fields too."""
    fields = {other.id: other for other in letter.pinned.template.field}
    seen: set[str] = set()
    name = _default_source(field)
    while name and name not in seen:
        if name == LETTER_DATE:
            return True
        seen.add(name)
        name = _default_source(fields[name]) if name in fields else ""
    return False


def _default_source(field: Field) -> str:
    default = field.default
    is_other = isinstance(default, str) and default.startswith("=")
    return str(default)[1:] if is_other else ""


def _values_when_made(letter: Letter) -> Mapping[str, Any]:
    """The values of the first snapshot, which is kept when a letter is made."""
    first = letter.snapshots[0].letter if letter.snapshots else {}
    values = first.get("values")
    return values if isinstance(values, Mapping) else {}
