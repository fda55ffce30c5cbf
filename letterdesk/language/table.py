"""The tables of names of states, as read from resources/names/."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from letterdesk.resources import resource


class Words(msgspec.Struct, frozen=True):
    """A name as it stands in a sentence, and what its language needs to inflect it."""

    text: str
    gender: str = "n"
    number: str = "singular"
    forms: Mapping[str, str] = {}
    """Forms that the rules of the language do not give, by role or case."""


class Phrase(msgspec.Struct, frozen=True):
    """A name in a role."""

    text: str
    """Preposition and name, each in the shape that it takes beside the other (“du Mali”)."""
    bare: str
    """The name alone, in the case of the role: “Сирии” of “в Сирии”."""
    preposition: str = ""
    """In its plain shape (`в`, though “во” is written), by which two are the same."""


class Row(msgspec.Struct, frozen=True):
    """One state in one language."""

    code: str
    short: Words
    formal: Words
    also: tuple[str, ...]
    """Other names that are understood."""
    sources: tuple[str, ...]


def _lines(name: str) -> list[list[str]]:
    text = resource("names", f"{name}.tsv").read_text("utf-8")
    rows = (line for line in text.split("\n") if line and not line.startswith("#"))
    return [row.split("\t") for row in rows][1:]


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _words(text: str, grammar: str, forms: Mapping[str, str]) -> Words:
    gender, _, number = grammar.partition(" ")
    return Words(text, gender, number or "singular", forms)


def _forms(cell: str, kind: str) -> dict[str, str]:
    """The pairs `role=words` of one kind: `role` alone holds for the short name."""
    forms: dict[str, str] = {}
    for pair in _cells(cell):
        role, _, words = pair.partition("=")
        of_kind, _, bare_role = role.rpartition(".")
        if (of_kind or "short") == kind:
            forms[bare_role] = words
    return forms


@cache
def states() -> Mapping[str, str]:
    """ISO alpha-2 code -> alpha-3 code, members and observers of the United Nations."""
    return {code: alpha3 for code, alpha3, _ in _lines("states")}


@cache
def table(language: str) -> Mapping[str, Row]:
    """All names of states in one language, by ISO alpha-2 code. Raises FileNotFoundError."""
    rows: dict[str, Row] = {}
    for code, short, short_is, formal, formal_is, forms, also, source in _lines(language):
        rows[code] = Row(
            code,
            _words(short, short_is, _forms(forms, "short")),
            _words(formal, formal_is, _forms(forms, "formal")),
            _cells(also),
            _cells(source),
        )
    return rows
