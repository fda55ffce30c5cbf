"""Forms of address for a recipient, and the lines that go above a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from letterdesk.contacts.model import ROLES, Form, FormTable, GenderForms, Recipient
from letterdesk.findings import PUT_RIGHT, Finding, Place, say
from letterdesk.language import (
    Usage,
    country,
    country_codes,
    find_country,
    state_to_choose,
)

_PLACE = re.compile(r"\{(name|title|organisation)(?::[a-z]+)?\}")
_ROLES_WITH_HOME = ("organisation", "person")
"""Whose country is where they live; a mission's is the one that it represents."""


def form_of_address(recipient: Recipient, table: FormTable, language: str) -> Form | None:
    """How to address a recipient in a language, or None where the table has nothing.

    Where the gender is not known or has no row of its own the neutral form
    stands, and what a row of a gender leaves open comes from the neutral one.
    Where a salutation asks for a name that is not known, the one without it stands.
    """
    form = _of_gender(table.get(recipient.role, {}).get(language, {}), recipient.gender)
    if form is None or not form.salutation_without_name:
        return form
    if not _empty_places(form.salutation, recipient):
        return form
    return msgspec.structs.replace(form, salutation=form.salutation_without_name)


def _of_gender(by_gender: GenderForms, gender: str | None) -> Form | None:
    neutral = by_gender.get("neutral")
    own = by_gender.get(gender) if gender else None
    if own is None or neutral is None:
        return own or neutral
    filled_up = {
        field: getattr(own, field) or getattr(neutral, field) for field in Form.__struct_fields__
    }
    return msgspec.structs.replace(own, **filled_up)


def filled(template_text: str, recipient: Recipient) -> str:
    """The form with `{name}`, `{title}` and `{organisation}` in place.

    What is not known leaves no double space, no space before a comma, and no comma
    before the mark that ends a salutation.
    """
    words = _PLACE.sub(lambda place: str(getattr(recipient, place[1])).strip(), template_text)
    if words == template_text:
        return words
    if _empty_places(template_text, recipient):
        words = re.sub(r" {2,}", " ", words)
        words = re.sub(r" +(?=[,،，:：;؛!.])", "", words)
        words = re.sub(r"[,،，]+(?=[!.:：])", "", words)
    return words.strip()


def _empty_places(template_text: str, recipient: Recipient) -> bool:
    return any(not getattr(recipient, m[1]).strip() for m in _PLACE.finditer(template_text))


def address_lines(recipient: Recipient, form: Form | None, usage: Usage) -> tuple[str, ...]:
    """The inside address, top line first; what is not known leaves no line.

    The line of the form is left out where it asks for a name that is not known.
    A person's or an organisation's country closes the address, unless it is
    named in it already. Chinese goes the other way, from the place to the person.
    """
    first = recipient.name.strip()
    if form is not None and form.address:
        first = "" if _empty_places(form.address, recipient) else filled(form.address, recipient)
    lines = [first, recipient.title, recipient.organisation, *recipient.address]
    if usage.language == "zh":  # from the place to the person
        lines = [*recipient.address, recipient.organisation, recipient.title, first]
    kept = [line.strip() for line in lines if line.strip()]
    if recipient.role in _ROLES_WITH_HOME and recipient.country in country_codes():
        named = any(find_country(line) == recipient.country for line in kept)
        if recipient.address and not named:
            home = country(recipient.country, usage).plain
            kept.insert(0 if usage.language == "zh" else len(kept), home)
    return tuple(kept)


def recipient_findings(
    recipients: Sequence[Recipient], table: FormTable, languages: Sequence[str]
) -> tuple[Finding, ...]:
    """What stops a letter in these languages from being addressed, in the order of recipients.

    A recipient with a language of their own is looked at in that one alone.
    """
    found: list[Finding] = []
    for number, recipient in enumerate(recipients):
        if recipient.country and recipient.country not in country_codes():
            found.append(_unknown_country(recipient, number, Usage(languages[0])))
        own = recipient.language in languages
        for language in languages:
            if own and language != recipient.language:
                continue
            if form_of_address(recipient, table, language) is None:
                found.append(_no_form(recipient, number, language))
    return tuple(found)


def _no_form(recipient: Recipient, number: int, language: str) -> Finding:
    return Finding(
        "no-form-of-address", PUT_RIGHT,
        Place(recipient=number, language=language, detail=str(number + 1)),
        say("there is no form of address for “{role}” in “{language}”",
            role=recipient.role, language=language),
        say("add a neutral one to address.toml, or choose one of {roles}", roles=", ".join(ROLES)),
    )


def _unknown_country(recipient: Recipient, number: int, usage: Usage) -> Finding:
    return Finding(
        "unknown-country", PUT_RIGHT,
        Place(recipient=number, field="country", detail=str(number + 1)),
        say("“{country}” is no state's code", country=recipient.country or ""),
        state_to_choose(recipient.country, usage),
    )
