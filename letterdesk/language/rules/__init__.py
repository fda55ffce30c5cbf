"""The rules of each language: one module a language, found by its code."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from letterdesk.language.table import Phrase, Words
from letterdesk.language.usage import LANGUAGES

ROLES = ("name", "of", "in", "by", "to", "from", "on", "about")


class Rules(Protocol):
    """What a module of rules says of one language."""

    REPEATS_PREPOSITION: bool
    """Whether each item of a list has the preposition: “de la France et de la Chine”."""
    COMMA: str | None
    """Between the items of a list but the last two; None: “and” between all of them."""

    def in_role(self, words: Words, role: str, /) -> Phrase: ...

    def without_article(self, text: str, /) -> str: ...

    def collation(self, text: str, /) -> str:
        """A key in the order of the language's alphabet."""
        ...

    def conjunction(self, following: str, /) -> str:
        """“and”, with the spaces it takes, before a word."""
        ...

    def spell_out(
        self, n: int, gender: str | None, case: str | None, locale: str, /
    ) -> str: ...

    def ordinal(self, n: int, gender: str | None, case: str | None, /) -> str: ...


@cache
def rules_of(language: str) -> Rules:
    """The rules of a language. Raises KeyError for a language that there are none of."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return cast(Rules, import_module(f"{__name__}.{language}"))
