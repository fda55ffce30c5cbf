"""Takes a language version out of a letter, or puts one back as another state has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from letterdesk.findings import say
from letterdesk.letters.lookup import language_of, not_understood
from letterdesk.letters.model import Letter, LetterPart, Pinned


def without_language(letter: Letter, language: str) -> Letter:
    """The letter without a version: its values, edits, added words and pinned texts.

    An added paragraph that stood in this language alone goes with it. Raises
    NotUnderstood for a language that the letter does not have, or its only one.
    """
    language = language_of(letter, language)
    if len(letter.languages) == 1:
        raise not_understood(say("a letter stands in one language at least"),
                             say("add another version first"))
    return replace(
        letter,
        languages=tuple(other for other in letter.languages if other != language),
        values=_values_without(letter, language),
        parts=tuple(part for old in letter.parts
                    if (part := _part_without(old, language)) is not None),
        pinned=_pinned_without(letter.pinned, language),
    )


def with_language_of(letter: Letter, source: Letter, language: str) -> Letter:
    """The letter with a version that `source` has, all of it as it is there."""
    if language in letter.languages or language not in source.languages:
        return letter
    at = source.languages.index(language)
    return replace(
        letter,
        languages=(*letter.languages[:at], language, *letter.languages[at:]),
        values=_values_with(letter, source, language),
        parts=_parts_with(letter, source, language),
        pinned=_pinned_with(letter.pinned, source.pinned, language),
    )


def _translatable(letter: Letter) -> set[str]:
    return {field.id for field in letter.pinned.template.field if field.translatable}


def _values_without(letter: Letter, language: str) -> dict[str, Any]:
    values = dict(letter.values)
    for name in _translatable(letter):
        versions = values.get(name)
        if isinstance(versions, Mapping) and language in versions:
            values[name] = without_key(versions, language)
            if not values[name]:
                del values[name]
    return values


def _part_without(part: LetterPart, language: str) -> LetterPart | None:
    free = part.free
    if free is not None and language in free:
        free = without_key(free, language)
        if not free:
            return None
    return replace(part, edits=without_key(part.edits, language), free=free,
                   done=without_key(part.done, language))


def _pinned_without(pinned: Pinned, language: str) -> Pinned:
    """The source text stays: only beside it can a later reader see that a translation is old."""
    blocks = pinned.blocks
    if language != pinned.source_language:
        blocks = {name: replace(block, texts=without_key(block.texts, language),
                                text=without_key(block.text, language))
                  for name, block in blocks.items()}
    return replace(
        pinned, blocks=blocks, usages=without_key(pinned.usages, language),
        forms={role: without_key(forms, language) for role, forms in pinned.forms.items()})


def _values_with(letter: Letter, source: Letter, language: str) -> dict[str, Any]:
    values = dict(letter.values)
    for name in _translatable(source):
        versions, held = source.values.get(name), values.get(name, {})
        if isinstance(versions, Mapping) and language in versions and isinstance(held, Mapping):
            values[name] = {**held, language: versions[language]}
    return values


def _parts_with(letter: Letter, source: Letter, language: str) -> tuple[LetterPart, ...]:
    there = {part.part: part for part in source.parts}
    made = [_part_with(part, there[part.part], language) if part.part in there else part
            for part in letter.parts]
    names = {part.part for part in made}
    before = ""
    for part in source.parts:
        alone = part.free is not None and set(part.free) == {language}
        if alone and part.part not in names:
            at = next((i + 1 for i, one in enumerate(made) if one.part == before), 0)
            made.insert(at, part)
        before = part.part
    return tuple(made)


def _part_with(part: LetterPart, source: LetterPart, language: str) -> LetterPart:
    free = part.free
    if free is not None and source.free is not None and language in source.free:
        free = {**free, language: source.free[language]}
    return replace(part, free=free, edits=_with_key(part.edits, source.edits, language),
                   done=_with_key(part.done, source.done, language))


def _pinned_with(pinned: Pinned, source: Pinned, language: str) -> Pinned:
    blocks = {
        name: replace(block, texts=_with_key(block.texts, source.blocks[name].texts, language),
                      text=_with_key(block.text, source.blocks[name].text, language))
        if name in source.blocks else block for name, block in pinned.blocks.items()
    }
    forms = {role: _with_key(forms, source.forms.get(role, {}), language)
             for role, forms in pinned.forms.items()}
    return replace(pinned, blocks=blocks, forms=forms,
                   usages=_with_key(pinned.usages, source.usages, language))


def without_key(mapping: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The mapping without one key."""
    return {name: value for name, value in mapping.items() if name != key}


def _with_key(mapping: Mapping[str, Any], source: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {**mapping, key: source[key]} if key in source else dict(mapping)
