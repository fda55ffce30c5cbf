"""What an editor of one part needs: its words, the approved ones, and what stands for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.document.model import Note, NoteMark, Origin, as_read, spans_of
from letterdesk.findings import Message, say
from letterdesk.letters.body_tokens import Token, body_of_tokens, tokens_of
from letterdesk.letters.compose import ComposedPart, compose
from letterdesk.letters.edit_body import Body, body_of
from letterdesk.letters.edit_source import fixed_spans
from letterdesk.letters.kinds import PEOPLE_KINDS
from letterdesk.letters.lookup import part_of
from letterdesk.letters.model import Letter, LetterPart
from letterdesk.letters.render import evaluate
from letterdesk.letters.scope import Scope
from letterdesk.letters.values import read_values
from letterdesk.library import status_of


class FixedPassage(NamedTuple):
    """Words of a part that may not be changed, and why."""

    id: str
    words: str
    spans: tuple[Any, ...]
    """As they stand in a body, without their mark."""
    reason: Mapping[str, str]
    """By language."""


class PartText(NamedTuple):
    """One part in one language, as it is edited."""

    part: str
    language: str
    block: str | None
    """None for an added paragraph."""
    body: Body
    approved: Body | None
    """The pinned text with its conditions resolved; None for an added paragraph."""
    is_edited: bool
    status: str
    """Of the pinned text: `approved` `submitted` `draft` `out of date` `missing`."""
    approved_by: str
    approved_on: dt.date | None
    fixed: tuple[FixedPassage, ...]
    chip_words: Mapping[str, str]
    """Expression -> printed words, for every chip of the two bodies."""
    fields: tuple[str, ...]
    """Fields that the part prints, in its order."""
    composed: ComposedPart

    @property
    def fixed_words(self) -> dict[str, str]:
        return {passage.id: passage.words for passage in self.fixed}

    @property
    def words(self) -> dict[str, str]:
        """How chips and fixed words read, for body_changes."""
        return {**self.chip_words, **self.fixed_words}


def why_not_edited(letter: Letter, part: str, language: str,
                   composed: ComposedPart | None = None) -> Message | None:
    """Why the words of a part cannot be edited; None where they can.

    `composed` is the part, where it is composed already.
    """
    held = part_of(letter, part)
    composed = composed or composed_alone(letter, held, language)
    if composed.kind in PEOPLE_KINDS:
        return say("it prints the people of a field; set the field instead")
    if held.free is None and composed.block is None:
        return say("no block of it is in the letter any more; choose a text first")
    return None


def part_text(letter: Letter, part: str, language: str,
              recipient: Recipient | None = None) -> PartText:
    """All that an editor of the part shows. Raises NotUnderstood for a part that is none.

    The body is in the form that letters/body_tokens writes, so that it can be held
    against what an editor hands back.
    """
    held = part_of(letter, part)
    composed = composed_alone(letter, held, language, recipient)
    block = letter.pinned.blocks.get(composed.block or "")
    bodies = bodies_of(letter, held, language, composed)
    scope = scope_of(letter, language, recipient)
    printed = chip_words(scope, _chips((*(bodies.approved or ()), *bodies.now)))
    if block is None:
        return PartText(part, language, None, bodies.now, None, False, "", "", None, (), printed,
                        _fields(composed), composed)
    stored = block.text.get(language)
    fixed = tuple(
        FixedPassage(name, as_read(spans), bodies.fixed[name],
                     block.fixed[name].reason if name in block.fixed else {})
        for name, spans in fixed_spans(composed.approved).items())
    return PartText(
        part, language, block.id, bodies.now, bodies.approved, composed.edited,
        status_of(block, language, letter.pinned.source_language),
        stored.by if stored else "", stored.on if stored else None, fixed, printed,
        _fields(composed), composed)


class Bodies(NamedTuple):
    """The words of a part as data, in the one form in which the same words are the same data."""

    now: Body
    approved: Body | None
    """None for an added paragraph."""
    fixed: Mapping[str, tuple[Any, ...]]
    """The approved fixed words by id, as spans of a body."""


def bodies_of(letter: Letter, part: LetterPart, language: str, composed: ComposedPart) -> Bodies:
    """The body of a part and its approved one."""
    block = letter.pinned.blocks.get(composed.block or "")
    if block is None:
        return Bodies(canonical((part.free or {}).get(language, ())), None, {})
    if language not in block.texts:
        approved: Body = ()
        fixed: dict[str, tuple[Any, ...]] = {}
    else:
        tokens = tokens_of(body_of(composed.approved, _approved_notes(letter, part, language,
                                                                      composed),
                                   f"{part.part}-"))
        fixed, approved = approved_spans(tokens), by_name(tokens)
    now = with_names(part.edits[language].body, fixed) if composed.edited else approved
    return Bodies(now, approved, fixed)


def _approved_notes(letter: Letter, part: LetterPart, language: str,
                    composed: ComposedPart) -> tuple[Note, ...]:
    """The notes of the approved text; an edit has its own."""
    if not composed.edited or not any(isinstance(span, NoteMark) for element in composed.approved
                                      for span in spans_of(element)):
        return composed.notes if not composed.edited else ()
    return composed_alone(letter, replace(part, edits={}), language).notes


def composed_alone(letter: Letter, part: LetterPart, language: str,
                   recipient: Recipient | None = None) -> ComposedPart:
    """The part as it is composed where it stands in the letter; the others are left aside."""
    alone = replace(letter, parts=(replace(part, inside=True),))
    return compose(alone, language, recipient).parts[0]


def scope_of(letter: Letter, language: str, recipient: Recipient | None = None) -> Scope:
    """What the texts of a letter may name."""
    if recipient is None and letter.recipients:
        recipient = letter.recipients[0]
    return read_values(letter, language, recipient).scope


def chip_words(scope: Scope, expressions: Iterable[str]) -> dict[str, str]:
    """The printed words of chips."""
    return {expression: as_read(evaluate(expression, scope, Origin()).spans)
            for expression in dict.fromkeys(expressions)}


def canonical(body: Iterable[Any]) -> Body:
    """A body in the one form in which the same words are the same data."""
    return body_of_tokens(tokens_of(tuple(body)))


def approved_spans(approved: Iterable[Token]) -> dict[str, tuple[Any, ...]]:
    """The fixed words of approved tokens by id, as spans of a body."""
    found: dict[str, tuple[Any, ...]] = {}
    for token in approved:
        if token.kind == "fixed":
            found[token.text] = (*found.get(token.text, ()), *token.held.get("words", ()))
    return found


def by_name(approved: Iterable[Token]) -> Body:
    """The body of approved tokens, fixed words by their id alone.

    Fixed words that reach over a break, or stand in two places, are one passage by name.
    """
    seen: set[str] = set()
    tokens = []
    for token in approved:
        if token.kind == "fixed":
            if token.text in seen:
                continue
            seen.add(token.text)
            token = token.named()
        tokens.append(token)
    return body_of_tokens(tokens)


def with_names(body: Iterable[Any], fixed: Mapping[str, tuple[Any, ...]]) -> Body:
    """A body whose fixed words stand by their id alone where they read as approved."""
    def named(token: Token) -> Token:
        words = token.held.get("words") if token.kind == "fixed" else None
        same = words is not None and \
            tokens_of(({"p": words},)) == tokens_of(({"p": fixed.get(token.text, ())},))
        return token.named() if same else token
    return body_of_tokens(named(token) for token in tokens_of(tuple(body)))


def _chips(body: Iterable[Any]) -> list[str]:
    return [token.text for token in tokens_of(tuple(body)) if token.kind == "chip"]


def _fields(composed: ComposedPart) -> tuple[str, ...]:
    fields = (span.origin.field for element in composed.body for span in spans_of(element))
    return tuple(dict.fromkeys(field for field in fields if field))
