"""A recipient as typed after `--to`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from letterdesk.contacts.model import ROLES, Recipient
from letterdesk.findings import PUT_RIGHT, Finding, Message, NotUnderstood, Place, say
from letterdesk.language import LANGUAGES, find_country

_GENDER_WORDS: Mapping[str, str | None] = {
    "f": "f", "female": "f", "w": "f", "woman": "f",
    "m": "m", "male": "m", "man": "m",
    "": None, "none": None, "other": None, "unknown": None, "n": None, "x": None,
}
_SAME_KEY = {"lang": "language", "organization": "organisation", "group": "groups",
             "e-mail": "email", "mail": "email"}


def parse_recipient(text: str) -> Recipient:
    """The recipient of `role=ambassador;name=..;gender=f;country=FR;lang=fr;address=a|b`.

    Lines of the address and groups are parted by `|`. Raises NotUnderstood, which says
    what to type.
    """
    values: dict[str, object] = {}
    for pair in filter(None, (part.strip() for part in text.split(";"))):
        key, equals, value = (word.strip() for word in pair.partition("="))
        field = _SAME_KEY.get(key, key)
        if not equals or field not in _READ:
            raise _not_understood(
                say("“{pair}” says nothing about a recipient", pair=pair),
                say("write name=value, the names being {names}", names=", ".join(_READ)),
            )
        values[field] = _READ[field](value)
    if not values:
        raise _not_understood(
            say("there is no recipient in “{text}”", text=text),
            say("write at least role=organisation or name=.."),
        )
    return msgspec.convert(values, Recipient)


def _not_understood(message: Message, remedy: Message) -> NotUnderstood:
    return NotUnderstood(
        Finding("recipient-not-understood", PUT_RIGHT, Place(field="to"), message, remedy)
    )


def _role(value: str) -> str:
    if value not in ROLES:
        raise _not_understood(
            say("“{role}” is no role", role=value),
            say("write one of {roles}", roles=", ".join(ROLES)),
        )
    return value


def _gender(value: str) -> str | None:
    if value.casefold() not in _GENDER_WORDS:
        raise _not_understood(
            say("“{gender}” is no gender that forms of address know", gender=value),
            say("write f, m or none; none gives the neutral form"),
        )
    return _GENDER_WORDS[value.casefold()]


def _country(value: str) -> str | None:
    if not value:
        return None
    code = find_country(value)
    if code is None:
        raise _not_understood(
            say("“{country}” is no state's code or name", country=value),
            say("write the two letters of ISO 3166, as FR, or the name, as France"),
        )
    return code


def _language(value: str) -> str | None:
    if not value:
        return None
    if value not in LANGUAGES:
        raise _not_understood(
            say("“{language}” is no language of letters", language=value),
            say("write one of {languages}", languages=", ".join(LANGUAGES)),
        )
    return value


def _lines(value: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in value.split("|") if line.strip())


_READ: Mapping[str, Callable[[str], object]] = {
    "role": _role, "name": str, "gender": _gender, "country": _country, "language": _language,
    "title": str, "organisation": str, "address": _lines, "groups": _lines, "email": str,
}
