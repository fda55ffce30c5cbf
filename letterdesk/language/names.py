"""Names of states with the article, preposition and case that a sentence asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from letterdesk.language.rules import ROLES, rules_of
from letterdesk.language.table import Phrase, Words, states, table
from letterdesk.language.usage import Usage


class UnknownCountry(KeyError):
    """A code that is no state's; `args[0]` is the code."""


class Name(msgspec.Struct, frozen=True):
    """A name of a state in a role: “of the Gambia”."""

    text: str
    """With the article, preposition and case of the role."""
    gender: str
    """`m`, `f` or `n`, for what agrees with it."""
    number: str
    """`singular` or `plural`, as a verb takes it."""
    code: str
    role: str
    key: str
    """For alphabetical order in its language, without the article."""
    bare: str = ""
    """The same without the preposition, for the later items of a list."""
    plain: str = ""
    """Without article and role, as a table or an address shows it."""
    preposition: str = ""
    """The preposition in its plain shape, by which two names have the same."""

    def __str__(self) -> str:
        return self.text


def country_codes() -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes of the 193 member states and two observers of the UN."""
    return tuple(states())


def country(code: str, usage: Usage, role: str = "name") -> Name:
    """The name of a state in a role (`name of in by to from on about`).

    What the library says of a name goes before the table; where it gives the name
    alone, the other roles follow from that by the rules of the language.
    Raises UnknownCountry, and ValueError for a role that there is none of.
    """
    if role not in ROLES:
        raise ValueError(role)
    words, override = _words(code, usage)
    rules = rules_of(usage.language)
    plain = rules.without_article(words.text)
    phrase = rules.in_role(words, role)
    if role in words.forms:
        phrase = Phrase(words.forms[role], phrase.bare, phrase.preposition)
    if role in override:
        phrase = Phrase(override[role], override[role], override[role] if role != "name" else "")
    return Name(
        text=phrase.text, gender=words.gender, number=words.number, code=code, role=role,
        key=rules.collation(words.forms.get("key", plain)), bare=phrase.bare,
        plain=plain, preposition=phrase.preposition,
    )


def _words(code: str, usage: Usage) -> tuple[Words, Mapping[str, str]]:
    """The words that the house uses for a state, and what it says of single roles."""
    if code not in states():
        raise UnknownCountry(code)
    row = table(usage.language)[code]
    words = row.formal if usage.form == "formal" else row.short
    override = usage.names.get(code, {})
    if not override:
        return words, override
    own_name = override.get("name")
    return Words(
        own_name or words.text,
        override.get("gender", words.gender),
        override.get("number", words.number),
        _forms_of_house(override) if own_name else words.forms,
    ), override


_GRAMMAR = frozenset({"gender", "number", *ROLES})


def _forms_of_house(override: Mapping[str, str]) -> dict[str, str]:
    """What is neither a role nor gender or number: cases, `place`, `declined`, `key`."""
    return {key: words for key, words in override.items() if key not in _GRAMMAR}


def pinned_names(codes: Iterable[str], usage: Usage) -> dict[str, dict[str, str]]:
    """The names of these states as `Usage.names` keeps them, so that they print alike for ever.

    A letter that keeps them does not change with the table of names; what the
    house says of single roles is kept too. Raises UnknownCountry.
    """
    kept: dict[str, dict[str, str]] = {}
    for code in codes:
        words, override = _words(code, usage)
        grammar = {"name": words.text, "gender": words.gender, "number": words.number}
        kept[code] = {**words.forms, **override, **grammar}
    return kept
