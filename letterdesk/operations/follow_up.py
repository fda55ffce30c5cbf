"""Makes a follow-up: a letter of another template that takes over what a letter says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from letterdesk.findings import LOOK_AT, Finding, Place, say
from letterdesk.letters.lookup import known, not_understood
from letterdesk.letters.model import FromFact, Letter
from letterdesk.letters.new_letter import new_letter
from letterdesk.letters.values import field_label
from letterdesk.library import Field, Library, Template, parse_value
from letterdesk.operations.clock import Clock, now
from letterdesk.operations.duplicate import is_set_to_today
from letterdesk.operations.new import with_first_snapshot

_GOES_INTO = {
    "text": ("text", "paragraph", "un_symbol"), "paragraph": ("text", "paragraph"),
    "un_symbol": ("un_symbol", "text"), "country": ("country", "countries"),
    "countries": ("countries", "country"), "signatory": ("signatory", "signatories"),
    "signatories": ("signatories", "signatory"), "person": ("person", "recipient"),
    "recipient": ("recipient", "person"),
}
"""Types of fields whose values mean the same in another type; the others stay in their own."""
_ALWAYS_READ = frozenset({"choice", "signatory", "signatories"})
"""Types whose values are ids, which the other template or library may not have."""


class FollowUp(NamedTuple):
    letter: Letter
    left_out: tuple[Finding, ...]
    """What did not fit the other template, and why."""


def follow_up(letter: Letter, library: Library, template_id: str, *, by: str = "",
              clock: Clock = now) -> FollowUp:
    """A new letter of `template_id` with this letter's values, recipients and languages.

    Values go over by the id of the field where they fit its type; its own date is
    that of the day. Raises NotUnderstood for a template that is not there, or where
    the library writes in none of the letter's languages.
    """
    template = library.templates.get(template_id)
    if template is None:
        raise not_understood(
            say("the library has no template “{template}”", template=template_id),
            known(library.templates, template_id))
    languages = tuple(lang for lang in letter.languages if lang in library.usages)
    if not languages:
        raise not_understood(say("the library writes in none of the letter’s languages"),
                             known(library.usages))
    left_out = [_language_left_out(lang) for lang in letter.languages if lang not in languages]
    values: dict[str, Any] = {}
    for field in template.field:
        value = letter.values.get(field.id)
        if value is None or is_set_to_today(field):
            continue
        fitting = _fitting(letter, field, library, languages)
        if fitting is None:
            left_out.append(_value_left_out(field, letter, library.source_language))
        else:
            values[field.id] = fitting
    made = new_letter(library, template.id, languages, now=clock(), values=values,
                      recipients=letter.recipients)
    made = replace(made, from_facts={**made.from_facts, **_facts_kept(letter, template, values)})
    return FollowUp(with_first_snapshot(made, by=by, clock=clock), tuple(left_out))


def _fitting(letter: Letter, field: Field, library: Library,
             languages: tuple[str, ...]) -> Any:
    """The value in the form that the other template's field takes, or None.

    A value that is malformed in a field of the same type goes over as typed: it is
    to put right there as it is here.
    """
    old = next((f for f in letter.pinned.template.field if f.id == field.id), None)
    if old is None or field.type not in _GOES_INTO.get(old.type, (old.type,)):
        return None
    raw = letter.values[field.id]
    versions = dict(raw) if old.translatable and isinstance(raw, Mapping) else {
        languages[0]: raw}
    fitting = {lang: _of_type(value, field) for lang, value in versions.items()
               if lang in languages}
    if old.type != field.type or field.type in _ALWAYS_READ:
        fitting = {lang: value for lang, value in fitting.items()
                   if parse_value(field, value, library.usages[lang],
                                  signatories=library.signatories).problem is None}
    if field.translatable:
        return fitting or None
    return next((fitting[lang] for lang in languages if fitting.get(lang) is not None), None)


def _of_type(value: Any, field: Field) -> Any:
    """One entry as a list of one and the other way round, where the type asks for it."""
    if field.type in ("countries", "signatories"):
        return value if isinstance(value, list) else [value]
    if field.type in ("country", "signatory") and isinstance(value, list):
        return value[0] if len(value) == 1 else None
    return value


def _facts_kept(letter: Letter, template: Template,
                values: Mapping[str, Any]) -> dict[str, FromFact]:
    """Which of the values taken over came from a figure that the other template takes too."""
    return {field.id: letter.from_facts[field.id] for field in template.field
            if field.fact and field.id in letter.from_facts
            and letter.from_facts[field.id].value == values.get(field.id)
            and letter.from_facts[field.id].fact.partition(".")[0]
            == field.fact.partition(".")[0]}


def _value_left_out(field: Field, letter: Letter, source_language: str) -> Finding:
    label = field_label(field, letter.languages[0], source_language)
    return Finding(
        "value-left-out", LOOK_AT, Place(field=field.id),
        say("“{label}” has another kind of value in this template, and was left out",
            label=label),
        say("fill it in"))


def _language_left_out(language: str) -> Finding:
    return Finding(
        "language-left-out", LOOK_AT, Place(language=language),
        say("the library does not write in “{language}”, and that version was left out",
            language=language),
        say("add it when the library has its texts"))
