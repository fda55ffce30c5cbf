"""What a text may name while it is composed: fields, recipient, signatory and facts.

A value that is not there, or cannot be used, is an `Absent`: it goes through
every filter unchanged and prints a mark in its place, so that one missing
figure never hides the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from letterdesk.contacts import FormTable, Recipient
from letterdesk.findings import Message, say
from letterdesk.language import Usage
from letterdesk.library import Country, Fact, Signatory


class Absent:
    """No value: missing, malformed as typed, or one that a filter could not print."""

    def __init__(self, code: str, label: str, typed: str | None = None,
                 reason: Message | None = None) -> None:
        self.code = code
        self.label = label
        self.typed = typed
        self.reason = reason

    @property
    def words(self) -> str:
        """What the page shows in its place."""
        return self.typed if self.typed is not None else f"‹{self.label}›"

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, item: object) -> bool:
        return False

    def _never(self, _other: object) -> bool:
        """No comparison with what is not there holds."""
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return id(self)


class State(str):
    """The ISO code of a state; compares as the code, prints as the name."""


class FactValue(NamedTuple):
    """A fact of the library as a text sees it."""

    fact: Fact
    country: str | None = None


class RecipientView:
    """The recipient as a text sees it: country, groups and role; the rest through filters."""

    def __init__(self, recipient: Recipient | None, addressee: Sequence[str],
                 addressee_role: str) -> None:
        self.recipient = recipient
        self.addressee = tuple(addressee)
        self.role: str | Absent = (recipient.role if recipient else addressee_role) or Absent(
            "missing", "recipient")
        self.groups: tuple[str, ...] = recipient.groups if recipient else ()
        self.country: State | Absent = (
            State(recipient.country) if recipient and recipient.country
            else Absent("missing", "recipient")
        )


class Facts:
    """The facts of the organisation, by attribute: `facts.members`."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._facts = facts

    def __getattr__(self, name: str) -> FactValue | Absent:
        fact = self._facts.get(name)
        return FactValue(fact) if fact is not None else Absent("missing", name)


class Scope(NamedTuple):
    """All that one rendering may see."""

    language: str
    usage: Usage
    values: Mapping[str, Any]
    """Field id -> typed value or Absent."""
    recipient: RecipientView
    signatory: Any
    facts: Facts
    forms: FormTable

    def named(self) -> dict[str, Any]:
        """The names of the block language."""
        return {"signatory": self.signatory, **self.values, "recipient": self.recipient,
                "facts": self.facts}


def seen(value: Any) -> Any:
    """A typed value as a text sees it: countries compare and count like their codes."""
    match value:
        case Country():
            return State(value.code)
        case tuple() if value and isinstance(value[0], Country):
            return tuple(State(country.code) for country in value)
    return value


def is_given(value: Any) -> bool:
    """Whether something was typed, be it well-formed or not."""
    if isinstance(value, Absent):
        return value.typed is not None
    return value is not None and value != "" and value != ()


def words_in(value: Signatory, attribute: str, language: str, source_language: str) -> str:
    """Words of a signatory in the letter's language, else in the library's, else none."""
    words = getattr(value, attribute)
    if isinstance(words, str):
        return words
    return str(words.get(language) or words.get(source_language) or "")


def not_printable(expression: str) -> Message:
    return say("“{expression}” cannot be printed with this value", expression=expression)
