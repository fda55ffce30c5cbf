"""library.toml: id, languages with their locales, and what this house says of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from letterdesk.findings import say
from letterdesk.language import LANGUAGES, Usage
from letterdesk.library.checks import check_id, check_words
from letterdesk.library.model import Words
from letterdesk.library.read_names import read_form, read_names
from letterdesk.library.tables import read_table
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

_LOCALE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


class Head(msgspec.Struct, frozen=True):
    """What library.toml says."""

    id: str = ""
    source_language: str = "en"
    organisation: Words = {}
    templates: tuple[str, ...] = ()
    """Ids in the order in which people see them."""
    usages: Mapping[str, Usage] = {}


class _SpellingTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    yo: bool = True
    numbers_up_to: int | Mapping[str, int] | None = None
    """For all languages, or by language."""


class _HeadTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    source_language: str = "en"
    organisation: Words = {}
    templates: tuple[str, ...] = ()
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
    return Head(table.id, table.source_language, table.organisation, table.templates, usages)


def _usages(source: TomlSource, table: _HeadTable) -> dict[str, Usage]:
    if not table.languages:
        source.fault(("languages",), say("the library has no languages"),
                     say("write them under [languages], like en = \"en-GB\""))
    form = read_form(source, table.names)
    names = read_names(source, table.names, tuple(table.languages))
    spelled = _spelled_up_to(source, table)
    usages: dict[str, Usage] = {}
    for language, locale in table.languages.items():
        path = ("languages", language)
        if language not in LANGUAGES:
            source.fault(path, say("Letterdesk does not write the language “{language}”",
                                   language=language),
                         say("use one of: {languages}", languages=", ".join(LANGUAGES)))
            continue
        usages[language] = Usage(language, _locale(source, path, language, locale), form,
                                 names.get(language, {}), table.spelling.yo,
                                 spelled.get(language))
    return usages


def _spelled_up_to(source: TomlSource, table: _HeadTable) -> Mapping[str, int]:
    """language -> the largest number that stands in words; none where all do."""
    given = table.spelling.numbers_up_to
    path: Path = ("spelling", "numbers_up_to")
    if not isinstance(given, Mapping):
        if given is None or not _is_limit(source, path, given):
            return {}
        return dict.fromkeys(table.languages, given)
    sound: dict[str, int] = {}
    for language, number in given.items():
        if language not in table.languages:
            source.fault((*path, language), say("“{language}” is none of the library's languages",
                                                language=language),
                         say("add it under [languages], or take this out"))
        elif _is_limit(source, (*path, language), number):
            sound[language] = number
    return sound


def _is_limit(source: TomlSource, path: Path, number: int) -> bool:
    if number >= 0:
        return True
    source.fault(path, say("{number} is no number that could be spelled", number=number),
                 say("write the largest number that stands in words, like 10"))
    return False


def _locale(source: TomlSource, path: Path, language: str, locale: str) -> str:
    if _LOCALE.fullmatch(locale) and locale[:2] == language:
        return locale
    source.fault(path, say("“{locale}” is no locale of the language “{language}”",
                           locale=locale, language=language),
                 say("write it like en-GB, ar-001 or zh-Hans"))
    return ""
