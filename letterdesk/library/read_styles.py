"""styles/<id>.toml: house styles, and rules.toml: what the library forbids or demands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from letterdesk.findings import say
from letterdesk.library.checks import check_id, check_one_of, check_places, check_words
from letterdesk.library.model import PAPER_MM, HouseStyle, Rule, TypeSetting
from letterdesk.library.tables import read_table
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

SEVERITIES = ("put right", "look at")
MOST_MARGIN_MM = 80.0
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def read_style(source: TomlSource, name: str, languages: Collection[str],
               pictures: Collection[str]) -> HouseStyle | None:
    """One house style; its id is the name of its file."""
    style = read_table(HouseStyle, source.data, source)
    if style is None or not check_id(source, (), name):
        return None
    check_file_name(source, style.id, name)
    check_words(source, ("name",), style.name, languages)
    check_one_of(source, ("paper",), style.paper, PAPER_MM)
    check_one_of(source, ("subject",), style.subject, ("bold", "plain", "centred"))
    for what in ("date", "addresses"):
        check_one_of(source, (what,), getattr(style, what), ("start", "end"))
    for side in ("top", "bottom", "left", "right"):
        _check_size(source, ("margins", side), getattr(style.margins, side), 0, MOST_MARGIN_MM)
    for script in ("text", "arabic", "chinese"):
        _check_setting(source, script, getattr(style, script))
    _check_size(source, ("signature_room",), style.signature_room, 0, 100)
    _check_size(source, ("most_pages",), style.most_pages, 1, 1000)
    for language, label in style.page_label.items():
        check_places(source, ("page_label", language), label, ("page", "pages"))
    _check_letterhead(source, style, languages, pictures)
    return msgspec.structs.replace(style, id=name)


def check_file_name(source: TomlSource, own: str, name: str) -> None:
    """An id in a file is the name of the file or folder that it lies in."""
    if own not in ("", name):
        source.fault(("id",), say("“{id}” is not the name of this file, {name}", id=own, name=name),
                     say("take the id out, or rename the file"))


def _check_size(source: TomlSource, path: Path, size: float, least: float, most: float) -> None:
    if not least <= size <= most:
        source.fault(path, say("{size} is out of bounds", size=str(size)),
                     say("write a number from {least} to {most}", least=str(least),
                         most=str(most)))


def _check_setting(source: TomlSource, script: str, setting: TypeSetting) -> None:
    _check_size(source, (script, "size"), setting.size, 5, 36)
    _check_size(source, (script, "line"), setting.line, setting.size, 100)
    _check_size(source, (script, "gap"), setting.gap, 0, 100)
    _check_size(source, (script, "indent"), setting.indent, 0, 100)
    check_one_of(source, (script, "align"), setting.align, ("left", "justify"))


def _check_letterhead(source: TomlSource, style: HouseStyle, languages: Collection[str],
                      pictures: Collection[str]) -> None:
    head = style.letterhead
    if head is None:
        return
    check_words(source, ("letterhead", "organisation"), head.organisation, languages)
    check_words(source, ("letterhead", "lines"), head.lines, languages)
    if _COLOUR.fullmatch(head.colour) is None:
        source.fault(("letterhead", "colour"), say("“{colour}” is no colour", colour=head.colour),
                     say("write it like #1B365D"))
    _check_size(source, ("letterhead", "logo_height"), head.logo_height, 3, 80)
    if head.logo is not None and head.logo not in pictures:
        source.fault(("letterhead", "logo"),
                     say("there is no picture {name} that can be used", name=head.logo),
                     say("put it into the folder images, as PNG or JPEG"))
    elif head.logo is not None and not head.logo_alt:
        source.fault(("letterhead", "logo"),
                     say("the picture has no words for who cannot see it"),
                     say("write {key}", key="logo_alt.en"))


def read_rules(source: TomlSource, languages: Collection[str]) -> tuple[Rule, ...]:
    """The rules in the order of the file."""
    rules: dict[str, Rule] = {}
    for index, table in enumerate(table_array(source, "rule")):
        path: Path = ("rule", index)
        rule = read_table(Rule, table, source, path)
        if rule is None or not check_id(source, (*path, "id"), rule.id):
            continue
        if rule.id in rules:
            source.fault((*path, "id"), say("another rule has the id “{id}”", id=rule.id),
                         say("give it an id of its own"))
            continue
        check_one_of(source, (*path, "severity"), rule.severity, SEVERITIES)
        for key in ("reason", "use", "never"):
            check_words(source, (*path, key), getattr(rule, key), languages)
        if not rule.never and rule.needs_block is None:
            source.fault(path, say("this rule neither forbids nor demands anything"),
                         say("write never.en = [ ... ] or needs_block"))
        rules[rule.id] = rule
    for key in source.data:
        if key != "rule":
            source.fault((key,), say("“{key}” is no key of this file", key=key),
                         say("write [[rule]] above every rule"))
    return tuple(rules.values())


def places_by_id(source: TomlSource, key: str) -> dict[str, Path]:
    """The id of each table under `[[key]]` to its place; of two with one id the first."""
    entries = source.data.get(key, [])
    tables = list(enumerate(entries)) if isinstance(entries, list) else []
    return {
        table["id"]: (key, index) for index, table in reversed(tables)
        if isinstance(table, dict) and isinstance(table.get("id"), str)
    }


def table_array(source: TomlSource, key: str, path: Path = (),
                data: Mapping[str, Any] | None = None) -> list[Any]:
    """The tables under `[[key]]`; anything else is a fault."""
    entries = (source.data if data is None else data).get(key, [])
    if isinstance(entries, list):
        return entries
    source.fault((*path, key), say("several tables may stand here"),
                 say("write [[{key}]] above each", key=key))
    return []
