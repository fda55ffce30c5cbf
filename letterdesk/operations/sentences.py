"""The program's sentences in the language of a page that it writes for people."""

from __future__ import annotations

import gettext
from collections.abc import Callable

from letterdesk.findings import Message
from letterdesk.resources import resource

Says = Callable[[Message], str]


def says_in(language: str) -> Says:
    """A function that says a message in a language; in English where it has no translation."""
    catalog = gettext.translation("letterdesk", localedir=str(resource("translations")),
                                  languages=[language], fallback=True)

    def translated(text: str) -> str:
        return catalog.gettext(text) if text else ""

    return lambda message: message.shown(translated)
