"""Signs and letters as a language sets them."""

from __future__ import annotations

from letterdesk.language.cldr import locale_data
from letterdesk.language.usage import Usage

_WITHOUT_CAPITALS = ("ar", "zh")
"""A Latin word at their beginning keeps the letter that its owner gave it."""


def quotes(usage: Usage) -> tuple[str, str]:
    """The opening and closing quotation mark, with the space that French has inside."""
    return locale_data(usage).quotes


def capital(text: str, usage: Usage) -> str:
    """The words with a capital at their beginning: “The Gambia”, « L’Algérie ».

    Marks before the first letter stay; languages without capitals are left as they are.
    """
    if usage.language in _WITHOUT_CAPITALS:
        return text
    for place, character in enumerate(text):
        if character.isalpha():
            return text[:place] + character.title() + text[place + 1:]
        if character.isdigit():
            break
    return text
