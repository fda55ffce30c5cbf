"""Fields of a template against the rest of the library: defaults, bounds, facts, groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from letterdesk.findings import Message, say
from letterdesk.language import Usage
from letterdesk.library.bounds import date_bound
from letterdesk.library.checks import nearest
from letterdesk.library.model import Field, Library, Template
from letterdesk.library.plain_values import exact_number
from letterdesk.library.read_styles import places_by_id
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource
from letterdesk.library.values import parse_value

TODAY = "today"
LIST = "list:"
_WITH_NUMBERS = ("number", "money", "text", "paragraph", "list", "countries", "signatories")


def check_fields(library: Library, template: Template, source: TomlSource) -> None:
    """Notes what a field names that is not there, and a default that its own field refuses."""
    places = places_by_id(source, "field")
    for field in template.field:
        path = places[field.id]
        _check_fact(library, template, source, path, field)
        if field.group and field.group not in template.groups:
            source.fault((*path, "group"), say("there is no group “{group}”", group=field.group),
                         nearest(field.group, template.groups))
        _check_not_after(template, source, path, field)
        bounds = _bounds_message(field)
        if bounds is not None:
            source.fault((*path, "at_least"), *bounds)
        else:
            for key in ("default", "example"):
                _check_value(library, template, source, (*path, key), field)


def _check_fact(library: Library, template: Template, source: TomlSource, path: Path,
                field: Field) -> None:
    if field.fact is None or field.fact in library.facts:
        return
    of_situations = [key for key in library.facts if key.startswith(f"{field.fact}.")]
    if not of_situations:
        known = sorted({key.partition(".")[0] for key in library.facts})
        source.fault((*path, "fact"), say("there is no figure “{fact}”", fact=field.fact),
                     nearest(field.fact, known))
    elif not any(other.id == "country" for other in template.field):
        source.fault((*path, "fact"),
                     say("the figure “{fact}” is kept by country, and the template has no field "
                         "“country”", fact=field.fact),
                     say("add a field country of the type country"))


def _check_not_after(template: Template, source: TomlSource, path: Path, field: Field) -> None:
    dates = sorted(other.id for other in template.field
                   if other.type == "date" and other.id != field.id)
    if field.not_after is None:
        return
    if field.type != "date":
        source.fault((*path, "not_after"), say("only a date lies after another"),
                     say("take not_after out"))
    elif field.not_after not in dates:
        source.fault((*path, "not_after"), say("there is no date “{field}”", field=field.not_after),
                     nearest(field.not_after, dates))


def _bounds_message(field: Field) -> tuple[Message, Message] | None:
    if field.at_least is None and field.at_most is None:
        return None
    if field.type == "date":
        read: Any = date_bound
    elif field.type in _WITH_NUMBERS:
        read = exact_number
    else:
        return (say("a field of the type “{type}” has no bounds", type=field.type),
                say("take at_least and at_most out"))
    given = [bound for bound in (field.at_least, field.at_most) if bound is not None]
    bounds = [read(bound) for bound in given]
    if None in bounds or bounds != sorted(bounds):
        return (say("at_least and at_most do not fit this field"),
                say("write numbers, or dates for a date, the lesser first"))
    return None


def _check_value(library: Library, template: Template, source: TomlSource, path: Path,
                 field: Field) -> None:
    key = str(path[-1])
    raw = getattr(field, key)
    if raw is None:
        return
    if key == "default":
        reference = _reference_message(library, template, field, raw)
        if reference is not None:
            source.fault(path, *reference)
            return
        if _is_reference(field, raw):
            return
    for language, value in _by_language(library, field, raw):
        usage = library.usages.get(language) or Usage(language)
        parsed = parse_value(field, value, usage, signatories=library.signatories)
        if parsed.problem is not None:
            source.fault(path, say("the field refuses its own {key}: {problem}", key=key,
                                   problem=parsed.problem),
                         say("write a value that the field takes"))
            return


def _is_reference(field: Field, raw: Any) -> bool:
    return isinstance(raw, str) and (
        raw.startswith("=") or (field.type == "date" and raw == TODAY)
        or (field.type == "signatories" and raw.startswith(LIST)))


def _reference_message(library: Library, template: Template, field: Field,
                       raw: Any) -> tuple[Message, Message] | None:
    """What is wrong with `=other_field` or `list:<id>`."""
    if not isinstance(raw, str):
        return None
    if raw.startswith("="):
        others = {other.id: other for other in template.field if other.id != field.id}
        other = others.get(raw[1:])
        if other is None:
            return (say("there is no field “{field}” to take the value of", field=raw[1:]),
                    nearest(raw[1:], sorted(others)))
        if other.type != field.type:
            return (say("the field “{field}” is of another type", field=raw[1:]),
                    say("name a field of the type {type}", type=field.type))
    elif field.type == "signatories" and raw.startswith(LIST):
        name = raw.removeprefix(LIST)
        if name not in library.signatory_lists:
            return (say("there is no list of signatories “{list}”", list=name),
                    nearest(name, library.signatory_lists))
    return None


def _by_language(library: Library, field: Field, raw: Any) -> Iterator[tuple[str, Any]]:
    """A value with the languages that it stands in; a table by language, each in its own."""
    is_table = isinstance(raw, Mapping) and bool(raw) and set(raw) <= set(library.usages)
    if is_table and field.type not in ("money", "signatory", "person", "recipient"):
        yield from raw.items()
    else:
        yield library.source_language, raw
