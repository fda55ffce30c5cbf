"""How a house uses a language: what a library says about names, numbers and locale."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")

DEFAULT_LOCALES: Mapping[str, str] = {
    "en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-001", "ru": "ru-RU", "zh": "zh-Hans",
}


class Usage(msgspec.Struct, frozen=True):
    """One language as one library writes it."""

    language: str
    locale: str = ""
    """BCP 47 (`en-GB`); empty stands for the default of the language."""
    form: str = "short"
    """Names of states: `short` (Syria) or `formal` (the Syrian Arab Republic)."""
    names: Mapping[str, Mapping[str, str]] = {}
    """Overrides, by ISO code: role (`name`, `of`, `in` ...) to the words of this language."""
    yo: bool = True
    """Whether Russian numbers in words have ё; names of states never do, as the UN writes them."""
    spelled_up_to: int | None = None
    """The largest number that `spellout` writes in words, larger ones in figures. None: all."""

    @property
    def bcp47(self) -> str:
        return self.locale or DEFAULT_LOCALES[self.language]
