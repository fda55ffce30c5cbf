"""Makes a letter from a template: defaults resolved and stored, all that it uses taken in."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from letterdesk.contacts.model import Recipient
from letterdesk.document.model import Origin, Paragraph, plain_text
from letterdesk.findings import say
from letterdesk.language.usage import LANGUAGES
from letterdesk.letters.file_form import as_json
from letterdesk.letters.lookup import known, not_understood
from letterdesk.letters.model import FromFact, Letter, LetterPart, LibraryName
from letterdesk.letters.pin import LIST, pin
from letterdesk.letters.render import render
from letterdesk.letters.state_names import with_state_names
from letterdesk.letters.values import read_values
from letterdesk.library import Fact, Field, Library

_ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without the pairs that people confuse (l and 1, o and 0)."""


def new_id() -> str:
    """An id for a new letter, as in `l-7f3k2m9q`."""
    return "l-" + "".join(secrets.choice(_ID_LETTERS) for _ in range(8))


def new_letter(library: Library, template_id: str, languages: Sequence[str], *,
               now: dt.datetime, values: Mapping[str, Any] | None = None,
               recipients: Sequence[Recipient] = (), letter_id: str | None = None) -> Letter:
    """A letter of `template_id` in `languages`, the first of them leading.

    `values` are raw values that the person gave; every other field takes its
    fact or its default, which is stored; None leaves a field empty all the same.
    Raises NotUnderstood for a template or
    language that is not there, or a value whose field is not.
    """
    template = library.templates.get(template_id)
    if template is None:
        raise not_understood(say("the library has no template “{template}”", template=template_id),
                             known(library.templates, template_id))
    check_languages(library, languages)
    given = dict(values or {})
    resolved = resolve_defaults(template.field, given, languages, now, library)
    from_facts = facts_for(template.field, given, resolved, library.facts)
    figures = {name: fact.value for name, fact in from_facts.items()}
    filled = {name: v for name, v in (resolved | figures | given).items() if v is not None}
    plain_values: dict[str, Any] = as_json(filled)
    letter = Letter(
        id=letter_id or new_id(),
        title="",
        template=template.id,
        languages=tuple(languages),
        changed=now.isoformat(timespec="seconds"),
        pinned=pin(library, template, languages, plain_values),
        library=LibraryName(library.id, library.fingerprint),
        values=plain_values,
        from_facts=from_facts,
        parts=tuple(LetterPart(part.id) for part in template.part),
        recipients=tuple(recipients),
    )
    return with_state_names(replace(letter, title=title_of(letter)))


def check_languages(library: Library, languages: Sequence[str]) -> None:
    """Raises NotUnderstood for a language that Letterdesk or the library does not write."""
    for language in languages:
        if language not in LANGUAGES or language not in library.usages:
            written = [name for name in library.usages if name in LANGUAGES]
            raise not_understood(say("the library does not write in “{language}”",
                                     language=language), known(written, language))


def title_of(letter: Letter) -> str:
    """The title that the template gives; the template's name while a value of it is missing."""
    template, language = letter.pinned.template, letter.languages[0]
    name = template.name.get(language) or template.name.get(letter.pinned.source_language)
    source = template.title.get(language) or template.title.get(letter.pinned.source_language)
    if source:
        recipient = letter.recipients[0] if letter.recipients else None
        rendered = render(source, read_values(letter, language, recipient).scope, Origin())
        troubles = [output.trouble for output in rendered.outputs]
        whole = rendered.fault is None and all(trouble is None for trouble in troubles)
        paragraph = rendered.elements[0] if rendered.elements else None
        if whole and isinstance(paragraph, Paragraph):
            return plain_text(paragraph.spans)
    return name or template.id


def resolve_defaults(fields: Sequence[Field], given: Mapping[str, Any], languages: Sequence[str],
                     now: dt.datetime, library: Library) -> dict[str, Any]:
    """Values of those fields that `given` leaves open and that have a default."""
    resolved: dict[str, Any] = {}
    by_id = {field.id: field for field in fields}
    for field in fields:
        value = _default(field, by_id, given, languages, now, library, frozenset())
        if field.id not in given and value is not None:
            resolved[field.id] = value
    return resolved


def _default(field: Field, fields: Mapping[str, Field], given: Mapping[str, Any],
             languages: Sequence[str], now: dt.datetime, library: Library,
             asked: frozenset[str]) -> Any:
    """The default of one field; `=other` follows to a value or to the default of the other."""
    default = field.default
    if isinstance(default, str):
        other = fields.get(default.removeprefix("=")) if default.startswith("=") else None
        if other is not None:
            if other.id in given:
                return given[other.id]
            if other.id in asked:
                return None
            return _default(other, fields, given, languages, now, library, asked | {field.id})
        if field.type == "date" and default == "today":
            return now.date().isoformat()
        entries = library.signatory_lists.get(default.removeprefix(LIST))
        if default.startswith(LIST) and entries is not None:
            return [as_json(entry) for entry in entries.entries]
    if field.translatable:
        versions = default if isinstance(default, Mapping) else {languages[0]: default}
        kept = {lang: versions[lang] for lang in languages if versions.get(lang) is not None}
        return kept or None
    return default


def facts_for(fields: Sequence[Field], given: Mapping[str, Any], resolved: Mapping[str, Any],
              facts: Mapping[str, Fact]) -> dict[str, FromFact]:
    """The facts that open fields take: of the organisation, or of the letter's country."""
    country = given.get("country", resolved.get("country"))
    taken: dict[str, FromFact] = {}
    for field in fields:
        name = fact_name(field, country, facts)
        if field.id not in given and name is not None:
            fact = facts[name]
            as_of = fact.as_of.isoformat() if fact.as_of else ""
            taken[field.id] = FromFact(name, as_json(fact.value), as_of)
    return taken


def fact_name(field: Field, country: Any, facts: Mapping[str, Fact]) -> str | None:
    """The fact that a field takes now: `members`, or `casualties.SY` for a letter on Syria."""
    if not field.fact:
        return None
    candidates = [field.fact]
    if isinstance(country, str):
        candidates.append(f"{field.fact}.{country}")
    return next((name for name in candidates if name in facts), None)
