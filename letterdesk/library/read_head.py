"""library.toml: id, languages with their locales, and what this house says of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from letterdesk.findings import say
from letterdesk.language import LANGUAGES, Usage, country_codes
from letterdesk.library.checks import check_id, check_words
from letterdesk.library.filters import ROLES_OF_NAMES
from letterdesk.library.model import Words
from letterdesk.library.tables import read_table
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

FORMS = ("short", "formal")
_LOCALE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


class Head(msgspec.Struct, frozen=True):
    """What library.toml says."""

    id: str = ""
    source_language: str = "en"
    organisation: Words = {}
    usages: Mapping[str, Usage] = {}


class _SpellingTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    yo: bool = True


class _HeadTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    source_language: str = "en"
    organisation: Words = {}
    languages: Mapping[str, str] = {}
    names: Mapping[str, Any] = {}
    spelling: _SpellingTable = _SpellingTable()


def read_head(source: TomlSource, languages_seen: tuple[str, ...]) -> Head:
    """The head; where it cannot be read, the languages that the texts are written in."""
    table = read_table(_HeadTable, source.data, source) if source.is_readable else None
    if table is None:
        return Head(usages={language: Usage(language) for language in languages_seen})
    check_id(source, ("id",), table.id)
    usages = _usages(source, table)
    if table.source_language not in usages:
        source.fault(("source_language",),
                     say("the source language “{language}” is none of the languages",
                         language=table.source_language),
                     say("name it under [languages]"))
    check_words(source, ("organisation",), table.organisation, tuple(usages))
    return Head(table.id, table.source_language, table.organisation, usages)


def _usages(source: TomlSource, table: _HeadTable) -> dict[str, Usage]:
    if not table.languages:
        source.fault(("languages",), say("the library has no languages"),
                     say("write them under [languages], like en = \"en-GB\""))
    form = table.names.get("form", "short")
    if form not in FORMS:
        source.fault(("names", "form"), say("“{form}” is no form of names", form=str(form)),
                     say("write one of: {forms}", forms=", ".join(FORMS)))
        form = "short"
    names = _names(source, table.names, tuple(table.languages))
    usages: dict[str, Usage] = {}
    for language, locale in table.languages.items():
        path = ("languages", language)
        if language not in LANGUAGES:
            source.fault(path, say("Letterdesk does not write the language “{language}”",
                                   language=language),
                         say("use one of: {languages}", languages=", ".join(LANGUAGES)))
            continue
        usages[language] = Usage(language, _locale(source, path, language, locale), form,
                                 names.get(language, {}), table.spelling.yo)
    return usages


def _locale(source: TomlSource, path: Path, language: str, locale: str) -> str:
    if _LOCALE.fullmatch(locale) and locale[:2] == language:
        return locale
    source.fault(path, say("“{locale}” is no locale of the language “{language}”",
                           locale=locale, language=language),
                 say("write it like en-GB, ar-001 or zh-Hans"))
    return ""


def _names(
    source: TomlSource, table: Mapping[str, Any], languages: tuple[str, ...]
) -> dict[str, dict[str, dict[str, str]]]:
    """language -> ISO code -> role -> words."""
    names: dict[str, dict[str, dict[str, str]]] = {}
    for code, by_language in table.items():
        if code == "form":
            continue
        path: Path = ("names", code)
        if code not in country_codes():
            source.fault(path, say("“{code}” is no code of a country", code=code),
                         say("write the two letters of ISO 3166, like KP"))
        elif not isinstance(by_language, Mapping):
            source.fault(path, say("what this house calls {code} stands here by language",
                                   code=code),
                         say("write it like {example}", example='{ en = "North Korea" }'))
        else:
            for language, words in by_language.items():
                roles = _roles(source, (*path, language), language, words, languages)
                names.setdefault(language, {})[code] = roles
    return names


def _roles(source: TomlSource, path: Path, language: str, words: Any,
           languages: tuple[str, ...]) -> dict[str, str]:
    if language not in languages:
        source.fault(path, say("“{language}” is none of the library's languages",
                               language=language),
                     say("add it under [languages], or take this out"))
        return {}
    roles = {"name": words} if isinstance(words, str) else words
    if not isinstance(roles, Mapping):
        source.fault(path, say("a name stands here, or a table of roles"),
                     say("write words in quotes"))
        return {}
    sound: dict[str, str] = {}
    for role, form in roles.items():
        if role in ROLES_OF_NAMES and isinstance(form, str):
            sound[role] = form
        else:
            source.fault((*path, role), say("“{role}” is no role of a name", role=str(role)),
                         say("roles are: {roles}", roles=", ".join(ROLES_OF_NAMES)))
    return sound
