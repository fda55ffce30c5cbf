"""The filters of the block language and what each takes: a closed list (docs/design.md)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

GENDERS = ("m", "f", "n")
CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
ROLES_OF_NAMES = ("name", "of", "in", "by", "to", "from", "on", "about")
PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
RANGE_FORMS = ("dash", "or", "to")
AGREEMENTS = ("singular", "plural", "dual", "m", "f", "n")


class FilterSpec(msgspec.Struct, frozen=True):
    """What one filter takes between its brackets."""

    positional: tuple[str, ...] | None = None
    """Words of which one may stand first; None: nothing may."""
    keywords: Mapping[str, tuple[str, ...] | None] = {}
    """Keyword to the words that it takes; None: any words of the text's language."""
    one_at_least: bool = False
    """At least one keyword must stand."""
    second_value: bool = False
    """Takes one more value (a field), the end of a range."""
    of_recipient: bool = False
    """Stands right after `recipient` and nowhere else."""


_NUMBER_WORDS = FilterSpec(keywords={"gender": GENDERS, "case": CASES})
_PLAIN = FilterSpec()
_OF_RECIPIENT = FilterSpec(of_recipient=True)

FILTERS: Mapping[str, FilterSpec] = {
    "date": _PLAIN,
    "range": FilterSpec(keywords={"form": RANGE_FORMS}, second_value=True),
    "number": _PLAIN,
    "money": _PLAIN,
    "percent": _PLAIN,
    "spellout": _NUMBER_WORDS,
    "ordinal": _NUMBER_WORDS,
    "count": _PLAIN,
    "list": _PLAIN,
    "sort": _PLAIN,
    "country": FilterSpec(positional=ROLES_OF_NAMES),
    "plural": FilterSpec(keywords=dict.fromkeys(PLURAL_CATEGORIES), one_at_least=True),
    "agree": FilterSpec(keywords=dict.fromkeys(AGREEMENTS), one_at_least=True),
    "capital": _PLAIN,
    "salutation": _OF_RECIPIENT,
    "vocative": _OF_RECIPIENT,
    "address": _OF_RECIPIENT,
    "envelope": _OF_RECIPIENT,
    "close": _OF_RECIPIENT,
}
