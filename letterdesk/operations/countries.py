"""Gives the names of states in the forms that a sentence needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from letterdesk.findings import say
from letterdesk.language import (
    LANGUAGES,
    Name,
    Usage,
    country,
    find_country,
    join,
    state_to_choose,
)
from letterdesk.letters.lookup import known, not_understood

ROLES = ("name", "of", "in", "by", "to", "from", "on", "about")

Forms = Mapping[str, Any]
"""Role -> words, with gender and number; under `formal` the same of the formal name."""


def country_forms(asked: Sequence[str], usage: Usage) -> tuple[Forms, ...]:
    """For each state its code and forms, short and formal; for several also `list` and `list-by`.

    States are asked for by ISO code or by name. Raises NotUnderstood for what is no state,
    and says what to choose.
    """
    if usage.language not in LANGUAGES:
        raise not_understood(say("Letterdesk does not write “{language}”",
                                 language=usage.language), known(LANGUAGES))
    short, formal = replace(usage, form="short"), replace(usage, form="formal")
    codes = [_code(text, short) for text in asked]
    forms: list[Forms] = [
        {"code": code, **_of_one(code, short), "formal": _of_one(code, formal)} for code in codes
    ]
    if len(codes) > 1:
        forms.append({**_of_all(codes, short), "formal": _of_all(codes, formal)})
    return tuple(forms)


def _of_one(code: str, usage: Usage) -> dict[str, str]:
    name = country(code, usage)
    words = {role: country(code, usage, role=role).text for role in ROLES}
    return {**words, "gender": name.gender, "number": name.number}


def _of_all(codes: Sequence[str], usage: Usage) -> dict[str, str]:
    def names(role: str) -> list[Name | str]:
        return [country(code, usage, role=role) for code in codes]

    return {"list": join(names("name"), usage), "list-by": join(names("by"), usage)}


def _code(text: str, usage: Usage) -> str:
    code = find_country(text)
    if code is None:
        raise not_understood(say("“{text}” is no state of the table", text=text),
                             state_to_choose(text, usage))
    return code
