"""Recipients, and the forms by which a language addresses them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

ROLES = (
    "ambassador", "permanent-representative", "minister", "president", "organisation", "person",
)
GENDERS = ("f", "m")


class Recipient(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person, mission or organisation whom a letter goes to."""

    role: str = "person"
    name: str = ""
    gender: str | None = None
    """`f`, `m`, or None where nothing is known: the neutral form, never a guess."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    language: str | None = None
    title: str = ""
    """Office as printed in the inside address (“Minister for Foreign Affairs”)."""
    organisation: str = ""
    address: tuple[str, ...] = ()
    """Lines under name and office, as typed."""
    groups: tuple[str, ...] = ()
    email: str = ""
    """Where a message with the letter goes; never printed in it."""


class Form(msgspec.Struct, frozen=True, omit_defaults=True):
    """How one role is addressed in one language and gender. `{name}` stands for the name."""

    salutation: str = ""
    salutation_without_name: str = ""
    """In place of a salutation that asks for a name which is not known (“Dear Madam,”)."""
    vocative: str = ""
    """Inside the body, where the language repeats it."""
    close: str = ""
    address: str = ""
    """First line of the inside address (“H.E. Ms. {name}”)."""
    envelope: str = ""
    source: str = ""
    """Where the form is attested; says so where no source was found."""


GenderForms = Mapping[str, Form]
"""Keys `f`, `m`, `neutral`."""

FormTable = Mapping[str, Mapping[str, GenderForms]]
"""role -> language -> gender -> form: what address.toml says."""
