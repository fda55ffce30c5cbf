"""A state found by what a person types: a code, or a name in any language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from letterdesk.language.alphabet import arabic_skeleton
from letterdesk.language.rules import rules_of
from letterdesk.language.table import Row, states, table
from letterdesk.language.usage import LANGUAGES

_ARTICLES = re.compile(
    r"^(?:the|le|la|les|el|los|las) |\bl['’]|^ال|(?<=\s)ال", re.IGNORECASE
)
_APART = re.compile(r"[\s\W_]+")


def find_country(text: str) -> str | None:
    """The ISO alpha-2 code, or None.

    Understood are ISO codes of two and three letters, short and formal names and
    other names in every language that has a table, with or without the article,
    accents, hyphens and capitals, composed or decomposed.
    """
    typed = text.strip()
    code = typed.upper()
    if code in states():
        return code
    if code in _alpha3():
        return _alpha3()[code]
    key = folded(typed)
    found = (names_in(language).get(key) for language in LANGUAGES)
    return next(filter(None, found), None)


def folded(text: str) -> str:
    """What two spellings of one name have in common."""
    return _APART.sub(" ", _ARTICLES.sub("", arabic_skeleton(text.casefold()))).strip()


@cache
def _alpha3() -> dict[str, str]:
    return {alpha3: code for code, alpha3 in states().items()}


def _spellings(row: Row, without_article: Callable[[str], str]) -> Iterator[str]:
    for words in (row.short, row.formal):
        yield words.text
        yield without_article(words.text)
    yield from row.also


@cache
def names_in(language: str) -> dict[str, str]:
    """Folded name -> code, in one language."""
    without_article = rules_of(language).without_article
    return {
        folded(spelling): code
        for code, row in table(language).items()
        for spelling in set(_spellings(row, without_article))
    }
