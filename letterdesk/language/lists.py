"""Lists in running text, and alphabetical order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from letterdesk.language.names import Name
from letterdesk.language.rules import Rules, rules_of
from letterdesk.language.usage import Usage

Item = TypeVar("Item", bound=Name | str)


def join(items: Sequence[Name | str], usage: Usage) -> str:
    """The items as a list in a sentence: “a, b and c”, `أ وب وج`; nothing for none.

    A preposition stands once before the whole list, or before each item where
    the language repeats it or the items take different ones (в Мали и на Кубе).
    """
    rules = rules_of(usage.language)
    words = _listed(items, rules)
    if len(words) < 2:
        return "".join(words)
    if rules.COMMA is None:
        return words[0] + "".join(rules.conjunction(word) + word for word in words[1:])
    head = rules.COMMA.join(words[:-1])
    return f"{head}{rules.conjunction(words[-1])}{words[-1]}"


def _listed(items: Sequence[Name | str], rules: Rules) -> list[str]:
    names = [item for item in items if isinstance(item, Name)]
    prepositions = {name.preposition for name in names}
    repeated = rules.REPEATS_PREPOSITION or len(prepositions) > 1
    return [
        item if isinstance(item, str) else item.text if repeated or not place else item.bare
        for place, item in enumerate(items)
    ]


def sort_names(items: Iterable[Item], usage: Usage) -> tuple[Item, ...]:
    """The items in the alphabetical order of the language, articles apart."""
    rules = rules_of(usage.language)

    def key(item: Name | str) -> str:
        if isinstance(item, Name):
            return item.key
        return rules.collation(rules.without_article(item))

    return tuple(sorted(items, key=key))
