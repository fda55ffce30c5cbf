"""Names of states for the interface: shown in one language, found by those of all."""

from __future__ import annotations

from typing import Any

from letterdesk.desktop.widgets.suggestions import Suggestion, folded
from letterdesk.language import LANGUAGES, UnknownCountry, Usage, country, country_codes


def country_words(code: Any, usage: Usage) -> str:
    """The name as the interface writes it, without an article; what is no code stays as typed."""
    try:
        return country(code, usage).plain
    except (UnknownCountry, KeyError, TypeError):
        return str(code)


def country_suggestions(usage: Usage) -> list[Suggestion]:
    """All countries by name, found by their names in every language and by code."""
    made = []
    for code in country_codes():
        names = [country(code, Usage(language, form=form)).text
                 for language in LANGUAGES for form in ("short", "formal")]
        shown = country_words(code, usage)
        made.append(Suggestion(code, shown, folded(" ".join([shown, code, *names]))))
    return sorted(made, key=lambda s: s.words.casefold())
