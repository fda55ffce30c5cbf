"""States as values of fields: codes, and what to choose where a value is no code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from letterdesk import language as grammar
from letterdesk.findings import Message, say
from letterdesk.language.usage import Usage
from letterdesk.library.plain_values import shown
from letterdesk.library.value_types import Country, Parsed


def read_country(raw: Any, usage: Usage) -> Parsed:
    """One State from its code."""
    if is_code(raw):
        return Parsed(Country(raw))
    return Parsed(problem=country_problem(raw, usage), suggestion=_meant(raw, usage))


def read_countries(entries: Sequence[Any] | None, raw: Any, usage: Usage) -> Parsed:
    """Several States, each once; `entries` is None where the value is no list."""
    if entries is None:
        return Parsed(problem=say("“{typed}” is no list of countries; type them with ; between "
                                  "them, like RU;CN", typed=shown(raw)),
                      suggestion=[raw] if is_code(raw) else None)
    unknown = [entry for entry in entries if not is_code(entry)]
    if unknown:
        meant = [entry if is_code(entry) else _meant(entry, usage) for entry in entries]
        return Parsed(problem=country_problem(unknown[0], usage),
                      suggestion=None if None in meant else meant)
    once = list(dict.fromkeys(entries))
    if len(once) < len(entries):
        twice = next(entry for entry in once if entries.count(entry) > 1)
        return Parsed(problem=say("{code} stands twice; type each country once", code=twice),
                      suggestion=once)
    return Parsed(tuple(Country(code) for code in entries))


def is_code(raw: Any) -> bool:
    return isinstance(raw, str) and raw in grammar.country_codes()


def country_problem(raw: Any, usage: Usage) -> Message:
    """Why a value is no State's code, and what to choose, in one sentence."""
    if isinstance(raw, str) and (meant := grammar.find_country(raw)) is not None:
        return say("“{typed}” is kept in a letter as its code; type {code}",
                   typed=shown(raw), code=meant)
    return say("“{typed}” is no country that Letterdesk knows; {choose}", typed=shown(raw),
               choose=grammar.state_to_choose(raw, usage))


def _meant(raw: Any, usage: Usage) -> str | None:
    """The code that was probably meant: of the name, or of the only one that is like it."""
    if not isinstance(raw, str):
        return None
    near = grammar.nearest_states(raw, usage)
    return grammar.find_country(raw) or (near[0] if len(near) == 1 else None)
