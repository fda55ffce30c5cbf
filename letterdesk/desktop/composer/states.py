"""Names of states for the interface: shown in one language, found by those of all."""

from __future__ import annotations

from typing import Any

from letterdesk.desktop.translate import interface_language
from letterdesk.desktop.widgets.suggestions import Suggestion, folded
from letterdesk.language import (
    LANGUAGES,
    UnknownCountry,
    Usage,
    country,
    country_codes,
    nearest_states,
)
from letterdesk.letters.model import Letter


def country_words(code: Any, usage: Usage) -> str:
    """The name as the interface writes it, without an article; what is no code stays as typed."""
    try:
        return country(code, usage).plain
    except (UnknownCountry, KeyError, TypeError):
        return str(code)


def near_states(typed: str) -> list[str]:
    """Codes of the States whose name was probably meant, in the interface's language first."""
    for language in dict.fromkeys((interface_language(), *LANGUAGES)):
        near = nearest_states(typed, Usage(language))
        if near:
            return list(near)
    return []


def states_of(letter: Letter) -> list[str]:
    """Codes of the States that a letter speaks of or goes to, in the order of its fields."""
    codes: list[str] = []
    for field in letter.pinned.template.field:
        raw = letter.values.get(field.id)
        if field.type in ("country", "countries"):
            codes += [code for code in (raw if isinstance(raw, list | tuple) else [raw])
                      if isinstance(code, str)]
    codes += [one.country for one in letter.recipients if one.country]
    return list(dict.fromkeys(codes))


def country_suggestions(usage: Usage) -> list[Suggestion]:
    """All countries by name, found by their names in every language and by code."""
    made = []
    for code in country_codes():
        names = [country(code, Usage(language, form=form)).text
                 for language in LANGUAGES for form in ("short", "formal")]
        shown = country_words(code, usage)
        made.append(Suggestion(code, shown, folded(" ".join([shown, code, *names]))))
    return sorted(made, key=lambda s: s.words.casefold())
