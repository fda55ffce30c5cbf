"""What the files of a library say of each other: blocks, styles, facts and fields that exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Place, say
from letterdesk.library.block_language import ParsedText, parse_text
from letterdesk.library.checks import nearest
from letterdesk.library.expressions import RECIPIENT_ATTRIBUTES
from letterdesk.library.faults import position
from letterdesk.library.field_references import check_fields
from letterdesk.library.filter_types import misuses
from letterdesk.library.model import Block, Condition, Field, Library, Template
from letterdesk.library.read_styles import places_by_id
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

_RECIPIENT_NAMES = tuple(f"recipient.{name}" for name in RECIPIENT_ATTRIBUTES)
_ALWAYS = ("recipient", *_RECIPIENT_NAMES)


class Sources(NamedTuple):
    """The files behind a library: for lines, and for the names that texts read."""

    toml: Mapping[str, TomlSource]
    parsed: Mapping[str, ParsedText]


def reference_findings(library: Library, sources: Sources) -> list[Finding]:
    """Everything named in one file that another does not have."""
    found: list[Finding] = []
    for template in library.templates.values():
        source = sources.toml[f"templates/{template.id}.toml"]
        _check_parts(library, template, source)
        check_fields(library, template, source)
        found += _template_texts(template, source)
    for style in library.styles.values():
        found += _style_texts(library, style.id, sources)
    _check_rules(library, sources)
    for path, text in sources.parsed.items():
        block = library.blocks.get(path.split("/")[1])
        found += _names_of_block(library, path, text, block)
        if block is not None and text.tree is not None:
            found += _misuses(library, path, text.tree, block)
    for block in library.blocks.values():
        _check_printed_field(library, block, sources.toml[f"blocks/{block.id}/block.toml"])
    return found


def _check_parts(library: Library, template: Template, source: TomlSource) -> None:
    if template.style and template.style not in library.styles:
        source.fault(("style",), say("there is no house style “{style}”", style=template.style),
                     nearest(template.style, library.styles))
    places = places_by_id(source, "part")
    for part in template.part:
        path = places[part.id]
        for block in part.blocks:
            if block not in library.blocks:
                source.fault((*path, "blocks"), say("there is no block “{block}”", block=block),
                             nearest(block, library.blocks))
            elif library.blocks[block].retired is not None:
                source.fault((*path, "blocks"), say("the block “{block}” is retired", block=block),
                             say("put another in its place"), severity=LOOK_AT)
        _check_conditions(template, source, (*path, "when"), part.when)
        for block, conditions in part.use_when.items():
            _check_conditions(template, source, (*path, "use_when", block), conditions)


def _check_conditions(template: Template, source: TomlSource, path: Path,
                      conditions: Iterable[Condition]) -> None:
    fields = {field.id for field in template.field}
    for condition in conditions:
        if condition.any is not None:
            _check_conditions(template, source, path, condition.any)
        elif condition.field not in fields and condition.field not in _RECIPIENT_NAMES:
            source.fault(path, say("there is no field “{field}” in this template",
                                   field=condition.field),
                         nearest(condition.field, (*sorted(fields), *_RECIPIENT_NAMES)))


def _check_rules(library: Library, sources: Sources) -> None:
    for index, rule in enumerate(library.rules):
        source = sources.toml["rules.toml"]
        path: Path = ("rule", index)
        for template in rule.templates:
            if template not in library.templates:
                source.fault((*path, "templates"),
                             say("there is no template “{template}”", template=template),
                             nearest(template, library.templates))
        if rule.needs_block is not None and rule.needs_block not in library.blocks:
            source.fault((*path, "needs_block"),
                         say("there is no block “{block}”", block=rule.needs_block),
                         nearest(rule.needs_block, library.blocks))


def _check_printed_field(library: Library, block: Block, source: TomlSource) -> None:
    """The field that a signature block prints is there in every template, of the right type."""
    if block.field is None:
        return
    wanted = {"signature": ("signatory", "signatories"), "signatories": ("signatories",)}
    for template in _templates_with(library, block.id):
        field = next((f for f in template.field if f.id == block.field), None)
        if field is None:
            source.fault(("field",), say("the template “{template}” has no field “{field}”",
                                         template=template.id, field=block.field),
                         nearest(block.field, [f.id for f in template.field]))
        elif field.type not in wanted.get(block.kind, (field.type,)):
            source.fault(("field",), say("the field “{field}” of the template “{template}” has no "
                                         "signatories", template=template.id, field=block.field),
                         say("name a field of the type signatory or signatories"))


def _templates_with(library: Library, block: str) -> list[Template]:
    return [template for template in library.templates.values()
            if any(block in part.blocks for part in template.part)]


def _names_of_block(library: Library, path: str, text: ParsedText,
                    block: Block | None) -> Iterator[Finding]:
    """Names that a text reads and a template with this block does not have as fields."""
    templates = _templates_with(library, block.id) if block is not None else []
    for name in sorted(text.names):
        if name.startswith("facts."):
            yield from _fact_finding(library, path, text, name)
        elif templates:
            lacking = [t for t in templates if not _has_name(t.field, name)]
            if lacking:
                yield _unknown_name(path, text, name, lacking[0].field, lacking[0].id)
        elif library.templates and not any(
            _has_name(t.field, name) for t in library.templates.values()
        ):
            fields = [field for t in library.templates.values() for field in t.field]
            yield _unknown_name(path, text, name, fields, None)


def _misuses(library: Library, path: str, tree: nodes.Template,
             block: Block) -> Iterator[Finding]:
    """Filters that cannot print what the fields of a template with this block hold."""
    language = path.rsplit("/", 1)[1][:2]
    usage = library.usages.get(language)
    if usage is None:
        return
    told: set[tuple[int, str]] = set()
    for template in _templates_with(library, block.id):
        fields = {field.id: field for field in template.field}
        for misuse in misuses(tree, fields, usage):
            if (misuse.line, misuse.field) in told:
                continue
            told.add((misuse.line, misuse.field))
            yield Finding("filter-and-field", PUT_RIGHT if misuse.is_certain else LOOK_AT,
                          Place(file=path, line=misuse.line, language=language,
                                detail=misuse.field),
                          misuse.message, misuse.remedy)


def _has_name(fields: Iterable[Field], name: str) -> bool:
    """Whether a text may read the name; the signatory is the first field of that type."""
    if name in _ALWAYS:
        return True
    return any(field.id == name or (name == "signatory" and field.type == "signatory")
               for field in fields)


def _unknown_name(path: str, text: ParsedText, name: str, fields: Iterable[Field],
                  template: str | None) -> Finding:
    message = (
        say("the template “{template}” has no field “{name}”", template=template, name=name)
        if template is not None else say("no template has a field “{name}”", name=name)
    )
    return Finding("unknown-name", PUT_RIGHT, _place_of(path, text.source, name), message,
                   nearest(name, sorted({field.id for field in fields})))


def _place_of(path: str, source: str, name: str) -> Place:
    """Where a text names it: the first time inside a mark."""
    word = re.compile(rf"(?<![\w.\"']){re.escape(name)}(?!\w)")
    for mark in re.finditer(r"\{[{%].*?[%}]\}", source, re.DOTALL):
        hit = word.search(source, mark.start(), mark.end())
        if hit is not None:
            at = position(source, hit.start())
            return Place(file=path, line=at.line, column=at.column, detail=name)
    return Place(file=path, line=1, detail=name)


def _fact_finding(library: Library, path: str, text: ParsedText, name: str) -> Iterator[Finding]:
    key = name.removeprefix("facts.")
    if key in library.facts:
        return
    place = _place_of(path, text.source, name)
    if any(other.startswith(f"{key}.") for other in library.facts):
        yield Finding("unknown-name", PUT_RIGHT, place,
                      say("the figure “{name}” is kept for each situation", name=key),
                      say("give the template a field with fact = \"{name}\"", name=key))
        return
    yield Finding("unknown-name", PUT_RIGHT, place, say("there is no figure “{name}”", name=key),
                  nearest(key, [k for k in library.facts if "." not in k]))


def _template_texts(template: Template, source: TomlSource) -> Iterator[Finding]:
    """Title of new letters: block language in a TOML file."""
    for language, words in template.title.items():
        path: Path = ("title", language)
        text = parse_text(words, file=source.file, findings_language=language)
        yield from (_moved(finding, source.line(path)) for finding in text.findings)
        for name in sorted(text.names):
            if not name.startswith("facts.") and not _has_name(template.field, name):
                finding = _unknown_name(source.file, text, name, template.field, template.id)
                yield _moved(finding, source.line(path))


def _style_texts(library: Library, style: str, sources: Sources) -> Iterator[Finding]:
    """Header and footer lines of a house style: block language in a TOML file."""
    source = sources.toml[f"styles/{style}.toml"]
    used_by = [t for t in library.templates.values() if t.style == style]
    following, footer = library.styles[style].following, library.styles[style].footer
    lines = [(("following", language), words) for language, words in following.items()]
    lines += [(("footer", language), words) for language, entries in footer.items()
              for words in entries]
    for path, words in lines:
        text = parse_text(words, file=source.file, findings_language=path[1])
        yield from (_moved(finding, source.line(path)) for finding in text.findings)
        for name in sorted(text.names):
            lacking = [t for t in used_by if not _has_name(t.field, name)]
            if lacking and not name.startswith("facts."):
                finding = _unknown_name(source.file, text, name, lacking[0].field, lacking[0].id)
                yield _moved(finding, source.line(path))


def _moved(finding: Finding, line: int) -> Finding:
    """A finding about words inside a TOML file: the line of their key, no column."""
    place = Place(file=finding.place.file, line=line, language=finding.place.language,
                  detail=finding.place.detail)
    return Finding(finding.code, finding.severity, place, finding.message, finding.remedy)
