"""Keeps the names of the states that a letter prints, so that they read alike for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from letterdesk.language import country_codes, pinned_names
from letterdesk.letters.model import Letter
from letterdesk.library import Template

OF_STATES = frozenset({
    "country", "countries", "signatory", "signatories", "person", "recipient",
})
"""Types of fields whose values name states."""


def with_state_names(letter: Letter) -> Letter:
    """The letter with the names of its states in each of its languages, beside those it has."""
    codes = sorted(set(_states(letter)) & set(country_codes()))
    usages = {
        language: replace(usage, names={**usage.names, **pinned_names(codes, usage)})
        for language, usage in letter.pinned.usages.items()
    }
    if usages == letter.pinned.usages:
        return letter
    return replace(letter, pinned=replace(letter.pinned, usages=usages))


def _states(letter: Letter) -> Iterator[str]:
    """Codes in values, of recipients and of signatories; what is no code is left to others."""
    yield from _in_values(letter.pinned.template, letter.values)
    yield from (one.country for one in letter.recipients if one.country)
    yield from (one.country for one in letter.pinned.signatories.values() if one.country)


def _in_values(template: Template, values: Mapping[str, Any]) -> Iterator[str]:
    for field in template.field:
        raw = values.get(field.id)
        for entry in raw if isinstance(raw, list | tuple) else [raw]:
            code = entry.get("country") if isinstance(entry, Mapping) else entry
            is_state = field.type in ("country", "countries") or isinstance(entry, Mapping)
            if is_state and isinstance(code, str):
                yield code
