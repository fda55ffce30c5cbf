"""address.toml: forms of address by role, language and gender."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from letterdesk.contacts.model import GENDERS, ROLES, Form
from letterdesk.findings import say
from letterdesk.library.checks import check_language, check_one_of, check_places
from letterdesk.library.tables import read_table
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

NEUTRAL = "neutral"
_PLACES = ("name", "title", "organisation")
_FormsByLanguage = dict[str, dict[str, Form]]


def read_address(source: TomlSource, languages: Collection[str]) -> dict[str, _FormsByLanguage]:
    """role -> language -> gender -> form, each with the source that it is from."""
    general = source.data.get("source", "")
    if not isinstance(general, str):
        source.fault(("source",), say("the source is words in quotes"), say("write it in quotes"))
        general = ""
    forms: dict[str, _FormsByLanguage] = {}
    for role, table in source.data.items():
        if role == "source":
            continue
        if not check_one_of(source, (role,), role, ROLES):
            continue
        if not isinstance(table, Mapping):
            source.fault((role,), say("forms stand by language"),
                         say("write [{role}.en] above them", role=role))
            continue
        for language, entry in table.items():
            path: Path = (role, language)
            if not check_language(source, path, language, languages):
                continue
            by_gender = _by_gender(source, path, entry, general)
            if by_gender:
                forms.setdefault(role, {})[language] = by_gender
    return forms


def _by_gender(source: TomlSource, path: Path, entry: Any, general: str) -> dict[str, Form]:
    if not isinstance(entry, Mapping):
        source.fault(path, say("a table stands here"), say("write f, m and neutral under it"))
        return {}
    own = entry.get("source", "")
    origin = own if isinstance(own, str) and own else general
    forms: dict[str, Form] = {}
    for gender, table in entry.items():
        if gender == "source":
            continue
        if not check_one_of(source, (*path, gender), gender, (*GENDERS, NEUTRAL)):
            continue
        form = read_table(Form, table, source, (*path, gender))
        if form is None:
            continue
        for key in table:
            check_one_of(source, (*path, gender, key), key, Form.__struct_fields__)
        for key in Form.__struct_fields__:
            if key != "source":
                check_places(source, (*path, gender, key), getattr(form, key), _PLACES)
        forms[gender] = form if form.source else msgspec.structs.replace(form, source=origin)
    if NEUTRAL not in forms:
        source.fault(path, say("there is no neutral form for who is not known"),
                     say("write neutral beside f and m"))
    elif not forms[NEUTRAL].salutation:
        source.fault((*path, NEUTRAL), say("the neutral form has no salutation"),
                     say("write salutation"))
    return forms
