"""The language versions of a letter, and what one still lacks beside the others."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.model import Letter

_NO_WORDS = frozenset({"no-text", "no-block"})


class Version(msgspec.Struct, frozen=True):
    """One language version, and what is missing in it."""

    language: str
    fields: tuple[str, ...] = ()
    """Fields without a value in this language, though they must have one or have it in another."""
    parts: tuple[str, ...] = ()
    """Parts of the letter without words in this language."""

    @property
    def missing(self) -> int:
        """How many things are missing."""
        return len(self.fields) + len(self.parts)


def versions(letter: Letter,
             compositions: Mapping[str, Composition] | None = None) -> tuple[Version, ...]:
    """The versions in the letter's order. `compositions` by language save composing again."""
    return tuple(version_of(letter, language, (compositions or {}).get(language))
                 for language in letter.languages)


def version_of(letter: Letter, language: str, composition: Composition | None = None) -> Version:
    """What one version lacks: values that are its own, and words of its parts."""
    composed = composition or compose(letter, language)
    parts = [finding.place.part for finding in composed.findings
             if finding.code in _NO_WORDS and finding.place.part]
    return Version(language, tuple(_fields(letter, language)), tuple(dict.fromkeys(parts)))


def _fields(letter: Letter, language: str) -> list[str]:
    """Translatable fields only: a value that all versions share is missing in the letter."""
    lacking = []
    for field in letter.pinned.template.field:
        held = letter.values.get(field.id)
        by_language = held if isinstance(held, Mapping) else {}
        if not field.translatable or _is_there(by_language.get(language)):
            continue
        if field.required or any(_is_there(value) for value in by_language.values()):
            lacking.append(field.id)
    return lacking


def _is_there(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})
