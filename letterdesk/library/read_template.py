"""templates/<id>.toml: an ordered list of parts, plus the fields they need."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from letterdesk.findings import say
from letterdesk.library.checks import check_id, check_name, check_one_of, check_words
from letterdesk.library.ids import RESERVED
from letterdesk.library.model import FIELD_TYPES, Condition, Field, Part, Template
from letterdesk.library.read_styles import check_file_name, table_array
from letterdesk.library.tables import read_table
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

OPERATORS = ("given", "missing", "is_", "is_not", "one_of", "contains", "more_than", "less_than",
             "count_more_than", "any")
MOST_CONDITIONS_DEEP = 3
_TRANSLATABLE = ("text", "paragraph", "list")


def read_template(source: TomlSource, name: str,
                  languages: Collection[str]) -> Template | None:
    """One template; its id is the name of its file."""
    parts = [_part(source, ("part", index), table, languages)
             for index, table in enumerate(table_array(source, "part"))]
    fields = [_field(source, ("field", index), table, languages)
              for index, table in enumerate(table_array(source, "field"))]
    rest = {key: value for key, value in source.data.items() if key not in ("part", "field")}
    template = read_table(Template, {"id": name, **rest}, source)
    if template is None or not check_id(source, (), name):
        return None
    check_file_name(source, template.id, name)
    for key in ("name", "about", "title", "addressee"):
        check_words(source, (key,), getattr(template, key), languages)
    for group, words in template.groups.items():
        check_words(source, ("groups", group), words, languages)
    return msgspec.structs.replace(
        template, id=name,
        part=_unique(source, "part", parts), field=_unique(source, "field", fields))


def _unique(source: TomlSource, key: str, entries: list[Any]) -> tuple[Any, ...]:
    """Entries by their ids; of two with one id the first stands."""
    kept: dict[str, Any] = {}
    for index, entry in enumerate(entries):
        if entry is None:
            continue
        if entry.id in kept:
            source.fault((key, index, "id"), say("another {key} has the id “{id}”", key=key,
                                                 id=entry.id), say("give it an id of its own"))
        kept.setdefault(entry.id, entry)
    return tuple(kept.values())


def _part(source: TomlSource, path: Path, table: Any, languages: Collection[str]) -> Part | None:
    if not isinstance(table, Mapping):
        source.fault(path, say("a part is a table"), say("write [[part]] above it"))
        return None
    rest = {key: value for key, value in table.items() if key not in ("when", "use_when")}
    part = read_table(Part, rest, source, path)
    if part is None or not check_id(source, (*path, "id"), part.id):
        return None
    check_words(source, (*path, "name"), part.name, languages)
    if part.optional is not None:
        check_one_of(source, (*path, "optional"), part.optional, ("in", "out"))
    if not part.blocks:
        source.fault((*path, "blocks"), say("this part has no block"),
                     say("name at least one block"))
    when = _conditions(source, (*path, "when"), table.get("when", []))
    ways = [part.required, part.optional is not None, bool(when)]
    if ways.count(True) > 1:
        source.fault(path, say("a part is required, optional, or there under a condition"),
                     say("keep one of required, optional and when"))
    return msgspec.structs.replace(part, when=when, use_when=_use_when(source, path, table, part))


def _use_when(source: TomlSource, path: Path, table: Mapping[str, Any],
              part: Part) -> dict[str, tuple[Condition, ...]]:
    entries = table.get("use_when", {})
    if not isinstance(entries, Mapping):
        source.fault((*path, "use_when"), say("conditions stand here by block"),
                     say("write {example}", example="use_when.a-block = { ... }"))
        return {}
    result: dict[str, tuple[Condition, ...]] = {}
    for block, conditions in entries.items():
        where = (*path, "use_when", block)
        if check_one_of(source, where, block, part.blocks):
            result[block] = _conditions(source, where, conditions)
    return result


def _conditions(source: TomlSource, path: Path, data: Any, deep: int = 0) -> tuple[Condition, ...]:
    """One condition or a list of them, each with exactly one op."""
    entries = data if isinstance(data, list) else [data]
    read = [
        _condition(source, (*path, index) if isinstance(data, list) else path, entry, deep)
        for index, entry in enumerate(entries)
    ]
    return tuple(condition for condition in read if condition is not None)


def _condition(source: TomlSource, path: Path, table: Any, deep: int) -> Condition | None:
    if not isinstance(table, Mapping) or deep > MOST_CONDITIONS_DEEP:
        source.fault(path, say("a condition is a table, at most {most} deep",
                               most=MOST_CONDITIONS_DEEP),
                     say("write it like {example}", example='{ field = "country", given = true }'))
        return None
    rest = {key: value for key, value in table.items() if key != "any"}
    condition = read_table(Condition, rest, source, path)
    if condition is None:
        return None
    if "any" in table:
        alternatives = _conditions(source, (*path, "any"), table["any"], deep + 1)
        condition = msgspec.structs.replace(condition, any=alternatives)
    ops = [op for op in OPERATORS if getattr(condition, op) is not None]
    if len(ops) != 1 or (condition.any is None) != bool(condition.field):
        source.fault(path, say("a condition has one field and one op, or any alone"),
                     say("ops are: {ops}", ops=", ".join(op.rstrip("_") for op in OPERATORS)))
        return None
    return condition


def _field(source: TomlSource, path: Path, table: Any, languages: Collection[str]) -> Field | None:
    field = read_table(Field, table, source, path)
    if field is None or not check_name(source, (*path, "id"), field.id):
        return None
    is_own = field.id == "signatory" and field.type == "signatory"
    if field.id in RESERVED and not is_own:
        source.fault((*path, "id"), say("the name “{name}” has a meaning of its own in texts",
                                        name=field.id), say("choose another name"))
        return None
    if not check_one_of(source, (*path, "type"), field.type, FIELD_TYPES):
        return None
    for key in ("label", "help"):
        check_words(source, (*path, key), getattr(field, key), languages)
    if field.translatable and field.type not in _TRANSLATABLE:
        source.fault((*path, "translatable"), say("a field of the type “{type}” is the same in "
                                                  "every language", type=field.type),
                     say("take translatable out"))
    _check_choices(source, path, field, languages)
    return field


def _check_choices(source: TomlSource, path: Path, field: Field,
                   languages: Collection[str]) -> None:
    if bool(field.choices) != (field.type == "choice"):
        source.fault((*path, "choices"), say("choices belong to a field of the type “choice”, "
                                             "which has at least one"),
                     say("write choices = [ ... ], or another type"))
    seen: set[str] = set()
    for index, choice in enumerate(field.choices):
        where = (*path, "choices", index)
        if check_id(source, where, choice.id) and choice.id in seen:
            source.fault(where, say("another choice has the id “{id}”", id=choice.id),
                         say("give it an id of its own"))
        seen.add(choice.id)
        check_words(source, (*where, "label"), choice.label, languages)
