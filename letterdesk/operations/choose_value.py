"""Gives a field its value together with what the library has to go with it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.lookup import field_of
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import fact_name
from letterdesk.letters.pin import pictures_of
from letterdesk.library import Library, is_missing
from letterdesk.operations.typed_fields import people_in

COUNTRY = "country"
"""The field whose State the library's figures are about."""


def choose_value(letter: Letter, field: str, value: Any, *, language: str | None = None,
                 library: Library | None = None) -> tuple[ch.Change, ...]:
    """The changes of one step: the value first, then what comes with it.

    A signatory of the library brings words and picture along, so that the letter
    needs the library no more; a country brings the library's figures for fields
    that are still empty. Raises NotUnderstood for a field that the letter has not.
    """
    given = ch.SetField(field, None if is_missing(value) else value, language)
    if field_of(letter.pinned.template, field).type in ("signatory", "signatories"):
        given = _with_people(letter, given, library)
    return (given, *_figures(letter, given)) if field == COUNTRY else (given,)


def _with_people(letter: Letter, given: ch.SetField, library: Library | None) -> ch.SetField:
    """Words and pictures of those whom the letter does not hold yet; those it holds stay."""
    if library is None:
        return given
    held = letter.pinned.signatories
    people = {name: person for name, person in people_in(given.value, library).items()
              if name not in held}
    return replace(given, signatories=people, files=pictures_of(library, people.values()))


def _figures(letter: Letter, given: ch.SetField) -> tuple[ch.TakeFact, ...]:
    after = apply(letter, given).letter
    country = after.values.get(COUNTRY)
    if not isinstance(country, str):
        return ()
    named = ((field.id, fact_name(field, country, after.pinned.facts))
             for field in after.pinned.template.field
             if is_missing(after.values.get(field.id)))
    return tuple(ch.TakeFact(field, fact) for field, fact in named
                 if fact is not None and fact.endswith(f".{country}"))
