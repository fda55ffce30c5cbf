"""facts.toml: figures of the organisation (`[members]`) or of a situation (`[casualties.SY]`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from letterdesk.findings import LOOK_AT, say
from letterdesk.language import country_codes
from letterdesk.library.checks import check_name, check_places, check_words
from letterdesk.library.model import Fact
from letterdesk.library.tables import read_table
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource


def read_facts(source: TomlSource, languages: Collection[str]) -> dict[str, Fact]:
    """The facts by key, `members` or `casualties.SY`."""
    facts: dict[str, Fact] = {}
    for name, table in source.data.items():
        if not check_name(source, (name,), name):
            continue
        if not isinstance(table, Mapping):
            source.fault((name,), say("a fact is a table"),
                         say("write [{name}] above it", name=name))
        elif "value" in table or not any(isinstance(entry, Mapping) for entry in table.values()):
            _add(facts, name, read_fact(source, (name,), table, languages))
        else:
            for code, entry in table.items():
                if code in country_codes():
                    fact = read_fact(source, (name, code), entry, languages)
                    _add(facts, f"{name}.{code}", fact)
                else:
                    source.fault((name, code), say("“{code}” is no code of a country", code=code),
                                 say("write the two letters of ISO 3166, like [{name}.SY]",
                                     name=name))
    return facts


def _add(facts: dict[str, Fact], key: str, fact: Fact | None) -> None:
    if fact is not None:
        facts[key] = msgspec.structs.replace(fact, id=key)


def read_fact(source: TomlSource, path: Path, table: Any,
              languages: Collection[str]) -> Fact | None:
    """One fact, held against what every figure must say of itself."""
    fact = read_table(Fact, table, source, path)
    if fact is None:
        return None
    if isinstance(fact.value, bool) or not isinstance(fact.value, int | float | Decimal | str):
        source.fault((*path, "value"), say("the value of a fact is a number or words"),
                     say("write it like value = 2500"))
        return None
    check_words(source, (*path, "say"), fact.say, languages)
    for language, words in fact.say.items():
        check_places(source, (*path, "say", language), words, ("number",))
    if not fact.source:
        source.fault(path, say("this figure has no source"), say("write where it is from: source"),
                     severity=LOOK_AT)
    if fact.as_of is None:
        source.fault(path, say("this figure has no date"), say("write the day it was true: as_of"),
                     severity=LOOK_AT)
    elif fact.review_by is not None and fact.review_by < fact.as_of:
        source.fault((*path, "review_by"), say("the review lies before the day of the figure"),
                     say("write a later day"))
    return fact
