"""signatories.toml: people and organisations that sign, and lists of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from letterdesk.contacts.model import GENDERS
from letterdesk.findings import LOOK_AT, say
from letterdesk.language import country_codes
from letterdesk.library.checks import check_id, check_one_of, check_words
from letterdesk.library.model import Signatory, SignatoryListData
from letterdesk.library.tables import read_table
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

MOST_SIGNATORIES = 5_000
LISTS = "list"


class Signatories(msgspec.Struct, frozen=True):
    single: Mapping[str, Signatory] = {}
    lists: Mapping[str, SignatoryListData] = {}


class _Surroundings(msgspec.Struct, frozen=True):
    """What the library has beside the file."""

    languages: Collection[str]
    pictures: Collection[str]


def read_signatories(source: TomlSource, languages: Collection[str],
                     pictures: Collection[str]) -> Signatories:
    """A table `[<id>]` for each signatory, and `[list.<id>]` for each list."""
    around = _Surroundings(languages, pictures)
    single: dict[str, Signatory] = {}
    for name, table in source.data.items():
        if name == LISTS:
            continue
        signatory = _signatory(source, (name,), table, around)
        if check_id(source, (name,), name) and signatory is not None:
            single[name] = msgspec.structs.replace(signatory, id=name)
    lists: dict[str, SignatoryListData] = {}
    for name, table in _lists(source):
        listed = _list(source, ("list", name), table, around)
        if check_id(source, ("list", name), name) and listed is not None:
            lists[name] = listed
    return Signatories(single, lists)


def _lists(source: TomlSource) -> list[tuple[str, Any]]:
    tables = source.data.get(LISTS, {})
    if isinstance(tables, Mapping) and all(isinstance(t, Mapping) for t in tables.values()):
        return list(tables.items())
    source.fault((LISTS,), say("“list” holds lists of signatories; it is no id of one"),
                 say("write [list.an-id] above a list"))
    return []


def _signatory(source: TomlSource, path: Path, table: Any,
               around: _Surroundings) -> Signatory | None:
    signatory = read_table(Signatory, table, source, path)
    if signatory is None:
        return None
    for key in ("name", "title", "organisation", "detail", "picture_alt", "logo_alt"):
        words = getattr(signatory, key)
        if isinstance(words, Mapping):
            check_words(source, (*path, key), words, around.languages)
    if signatory.gender is not None:
        check_one_of(source, (*path, "gender"), signatory.gender, GENDERS)
    if signatory.country is not None and signatory.country not in country_codes():
        source.fault((*path, "country"),
                     say("“{code}” is no code of a country", code=signatory.country),
                     say("write the two letters of ISO 3166, like SY"))
    _check_pictures(source, path, signatory, around)
    return signatory


def _check_pictures(source: TomlSource, path: Path, signatory: Signatory,
                    around: _Surroundings) -> None:
    for key in ("picture", "logo"):
        name = getattr(signatory, key)
        if name is None:
            continue
        if name not in around.pictures:
            source.fault((*path, key),
                         say("there is no picture {name} that can be used", name=name),
                         say("put it into the folder images, as PNG or JPEG"))
        elif not getattr(signatory, f"{key}_alt"):
            source.fault((*path, key), say("the picture has no words for who cannot see it"),
                         say("write {key}", key=f"{key}_alt.en"))
    if signatory.picture is not None and signatory.consent is None:
        source.fault((*path, "picture"),
                     say("the picture is never printed: no day of consent is given"),
                     say("write consent with the day on which the person agreed"), severity=LOOK_AT)


def _list(source: TomlSource, path: Path, table: Any,
          around: _Surroundings) -> SignatoryListData | None:
    if not isinstance(table, Mapping) or not isinstance(table.get("entries"), list):
        source.fault(path, say("a list of signatories needs entries"),
                     say("write entries = [ ... ]"))
        return None
    raw = table["entries"]
    if len(raw) > MOST_SIGNATORIES:
        source.fault((*path, "entries"),
                     say("this list has more than {most} entries", most=MOST_SIGNATORIES),
                     say("make several lists of it"))
        raw = raw[:MOST_SIGNATORIES]
    read = [_signatory(source, (*path, "entries", index), entry, around)
            for index, entry in enumerate(raw)]
    whole = read_table(SignatoryListData, {**table, "entries": []}, source, path)
    if whole is None:
        return None
    check_words(source, (*path, "heading"), whole.heading, around.languages)
    check_words(source, (*path, "disclaimer"), whole.disclaimer, around.languages)
    for group, heading in whole.groups.items():
        check_words(source, (*path, "groups", group), heading, around.languages)
    for index, entry in enumerate(read):
        is_grouped = entry is not None and bool(entry.group) and bool(whole.groups)
        if entry is not None and is_grouped and entry.group not in whole.groups:
            source.fault((*path, "entries", index),
                         say("there is no group “{group}”", group=entry.group),
                         say("add it to the groups of this list"))
    return msgspec.structs.replace(whole, entries=tuple(e for e in read if e is not None))
