"""Finds parts, fields and blocks of a letter by name; says what there is where there is none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from letterdesk.findings import PUT_RIGHT, Finding, Message, NotUnderstood, Place, say
from letterdesk.letters.model import Letter, LetterPart
from letterdesk.library.model import Field, Part, Template

_SHOWN = 12


def not_understood(
    message: Message, remedy: Message | None = None, place: Place | None = None
) -> NotUnderstood:
    return NotUnderstood(Finding("not-understood", PUT_RIGHT, place or Place(), message, remedy))


def known(names: Iterable[str], asked: str = "") -> Message:
    """Names to choose from in one sentence: the nearest to what was asked, or all in order."""
    all_names = list(names)
    near = difflib.get_close_matches(asked, all_names, n=3, cutoff=0.6)
    if near:
        return say("did you mean {names}?", names=", ".join(near))
    if not all_names:
        return say("there is none")
    if len(all_names) > _SHOWN:
        more = len(all_names) - _SHOWN
        return say("choose from {names} and {more} more", names=", ".join(all_names[:_SHOWN]),
                   more=more)
    return say("choose from {names}", names=", ".join(all_names))


def part_of(letter: Letter, part: str) -> LetterPart:
    """The part of a letter by id. Raises NotUnderstood."""
    for candidate in letter.parts:
        if candidate.part == part:
            return candidate
    raise not_understood(say("this letter has no part “{part}”", part=part),
                         known((p.part for p in letter.parts), part))


def template_part(template: Template, part: str) -> Part | None:
    """The part of a template by id; None for an added paragraph."""
    return next((candidate for candidate in template.part if candidate.id == part), None)


def field_of(template: Template, field: str) -> Field:
    """The field of a template by id. Raises NotUnderstood."""
    for candidate in template.field:
        if candidate.id == field:
            return candidate
    raise not_understood(say("this letter has no field “{field}”", field=field),
                         known((f.id for f in template.field), field))


def language_of(letter: Letter, language: str | None) -> str:
    """A language that the letter stands in; None: its first. Raises NotUnderstood."""
    if language is None:
        return letter.languages[0]
    if language in letter.languages:
        return language
    raise not_understood(
        say("this letter has no version in “{language}”", language=language),
        known(letter.languages, language),
    )
