"""Words that no dictionary needs to know: the names and approved words that a letter stands on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from letterdesk.language.names import country, country_codes
from letterdesk.language.rules import ROLES
from letterdesk.language.spelling import word_pieces
from letterdesk.language.table import table
from letterdesk.language.usage import Usage
from letterdesk.letters.model import Letter


def known_words(letter: Letter, language: str) -> frozenset[str]:
    """Words, as `spelling.plain` gives them, that are never marked in this letter.

    They are the names of states in every role, what the library says (signatories,
    organisation, letterhead, figures, approved texts), and what the fields and
    recipients of the letter hold.
    """
    pinned = letter.pinned
    texts = [block.texts.get(language, "") for block in pinned.blocks.values()]
    held = [pinned.signatories, pinned.organisation, pinned.style.letterhead, pinned.facts,
            pinned.forms, letter.values, letter.recipients]
    found = {word for text in (*texts, *_strings(msgspec.to_builtins(held, enc_hook=str)))
             for word in word_pieces(text)}
    usage = pinned.usages.get(language) or Usage(language)
    return frozenset(found) | _names_of_states(language, usage.bcp47) \
        | {word for text in _strings(dict(usage.names)) for word in word_pieces(text)}


def _strings(held: Any) -> Iterator[str]:
    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list | tuple):
            waiting.extend(one)


@lru_cache(maxsize=12)
def _names_of_states(language: str, locale: str) -> frozenset[str]:
    usages = [Usage(language, locale, form) for form in ("short", "formal")]
    names = [country(code, usage, role).text
             for usage in usages for code in country_codes() for role in ROLES]
    names += [name for row in table(language).values() for name in row.also]
    return frozenset(word for name in names for word in word_pieces(name))
