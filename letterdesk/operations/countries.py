"""Gives the names of states in the forms that a sentence needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from letterdesk.findings import say
from letterdesk.language import LANGUAGES, Usage, country, find_country, join
from letterdesk.letters.lookup import known, not_understood

ROLES = ("name", "of", "in", "by", "to")


def country_forms(asked: Sequence[str], usage: Usage) -> tuple[Mapping[str, str], ...]:
    """For each state its code and forms; for several also `list` and `list-by`.

    States are asked for by ISO code or by name. Raises NotUnderstood for what is no state.
    """
    if usage.language not in LANGUAGES:
        raise not_understood(say("Letterdesk does not write “{language}”",
                                 language=usage.language), known(LANGUAGES))
    codes = [_code(text) for text in asked]
    forms: list[Mapping[str, str]] = [
        {"code": code, **{role: country(code, usage, role=role).text for role in ROLES}}
        for code in codes
    ]
    if len(codes) > 1:
        forms.append({
            "list": join([country(code, usage) for code in codes], usage),
            "list-by": join([country(code, usage, role="by") for code in codes], usage),
        })
    return tuple(forms)


def _code(text: str) -> str:
    code = find_country(text)
    if code is None:
        raise not_understood(say("“{text}” is no state of the table", text=text),
                             say("type its ISO code, or its name as the UN writes it"))
    return code
