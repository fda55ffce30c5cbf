"""Puts typed words in place of a part's, standing on what the approved text decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from letterdesk.findings import NotUnderstood, Place, say
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.body_tokens import tokens_of
from letterdesk.letters.compose import ComposedPart, compose
from letterdesk.letters.edit_source import body_from_source
from letterdesk.letters.kinds import PEOPLE_KINDS
from letterdesk.letters.lookup import not_understood, part_of
from letterdesk.letters.model import EditBase, Letter
from letterdesk.library import text_hash
from letterdesk.library.block_language import MOST_CHARACTERS
from letterdesk.operations.part_text import bodies_of, composed_alone, with_names

_MOST_BYTES = 1_000_000


def text_edited(letter: Letter, part: str, language: str, source: str, *, by: str = "",
                on: str = "", file: str | None = None) -> ch.EditText | ch.RestoreText | None:
    """The change that puts `source` in place of a part's words.

    None where it reads as the part reads now; the approved text itself takes the
    edit back. Raises NotUnderstood with line and column for a chip that is none.
    """
    held = part_of(letter, part)
    shown = compose(letter, language).part(part)
    if shown is not None and source.strip() == shown.source.strip():
        return None
    composed = _as_if_inside(letter, part, language)
    refuse_people(part, composed)
    if not source.strip():
        raise without_words(part)
    body = body_from_source(source.strip("\n"), names=names_of(letter), approved=composed.fixed,
                            place=Place(file=file, part=None if file else part))
    if held.free is not None:
        return ch.EditText(part, language, body, by, on)
    base = edit_base(letter, composed, language)
    change = ch.EditText(part, language, body, by, on, base)
    approved = _as_if_inside(_without_edit(letter, part), part, language)
    edited = _as_if_inside(apply(letter, change).letter, part, language)
    if edited.source == approved.source:
        return ch.RestoreText(part, language) if language in held.edits else None
    return change


def body_edited(letter: Letter, part: str, language: str, body: Sequence[Any], *, by: str = "",
                on: str = "") -> ch.EditText | ch.RestoreText | None:
    """The change that puts a body, as an editor hands it back, in place of a part's words.

    None where the part has these words now; the approved words take the edit back.
    Raises NotUnderstood for a body without words, a chip that is none, and a part that
    has no text to edit.
    """
    held = part_of(letter, part)
    composed = composed_alone(letter, held, language)
    refuse_people(part, composed)
    if held.free is None and composed.block is None:
        raise without_block(part)
    bodies = bodies_of(letter, held, language, composed)
    words = with_names(body, bodies.fixed)
    if words == bodies.now:
        return None
    _refuse_body(letter, part, words, bodies.now)
    if held.free is not None:
        return ch.EditText(part, language, words, by, on)
    if words == bodies.approved:
        return ch.RestoreText(part, language)
    # Who goes on with an edit has not said that it fits what its words stand on today.
    base = None if composed.edited else edit_base(letter, composed, language)
    return ch.EditText(part, language, words, by, on, base)


def _refuse_body(letter: Letter, part: str, body: Sequence[Any], before: Sequence[Any]) -> None:
    """Chips that were there may be unknown to this letter; new ones may not."""
    tokens = tokens_of(body)
    if all(token.kind in ("row", "space") for token in tokens):
        raise without_words(part)
    if sum(len(token.text) for token in tokens) > MOST_CHARACTERS:
        raise not_understood(say("this is longer than the text of a part may be"),
                             say("keep it under {most} characters", most=MOST_CHARACTERS))
    chips = {token.text for token in tokens if token.kind == "chip"}
    if chips:
        chips -= {token.text for token in tokens_of(before) if token.kind == "chip"}
    for chip in sorted(chips):
        body_from_source("{{ " + chip + " }}", names=names_of(letter))


def refuse_people(part: str, composed: ComposedPart) -> None:
    """Raises NotUnderstood for a part that prints people."""
    if composed.kind in PEOPLE_KINDS:
        raise not_understood(
            say("“{part}” prints the people of a field and has no text to edit", part=part),
            say("set the field instead"))


def without_block(part: str) -> NotUnderstood:
    return not_understood(say("part “{part}” has no block to edit", part=part),
                          say("choose a block first"))


def without_words(part: str) -> NotUnderstood:
    """For words that are none: a part emptied so would be a hole that nothing tells of."""
    return not_understood(say("no words are given for part “{part}”", part=part),
                          say("write some, or leave a part out with --without"))


def edit_base(letter: Letter, composed: ComposedPart, language: str) -> EditBase:
    """On what an edit of a composed part stands."""
    block = letter.pinned.blocks[composed.block or ""]
    decided = msgspec.json.decode(msgspec.json.encode(dict(composed.decided), enc_hook=str))
    return EditBase(block.id, text_hash(block.texts.get(language, "")), decided)


def _as_if_inside(letter: Letter, part: str, language: str) -> ComposedPart:
    """The part as it is composed where it stands in the letter."""
    parts = tuple(replace(p, inside=True) if p.part == part else p for p in letter.parts)
    composed = compose(replace(letter, parts=parts), language).part(part)
    if composed is None or (composed.block is None and part_of(letter, part).free is None):
        raise without_block(part)
    return composed


def _without_edit(letter: Letter, part: str) -> Letter:
    parts = tuple(replace(p, edits={}) if p.part == part else p for p in letter.parts)
    return replace(letter, parts=parts)


def names_of(letter: Letter) -> frozenset[str]:
    """The names that a chip may read."""
    fields = {field.id for field in letter.pinned.template.field}
    return frozenset(fields | {"recipient", "signatory", "facts"})


def source_given(given: str) -> tuple[str, str | None]:
    """The words, from the file where `@FILE` was given, and the file's name."""
    if not given.startswith("@"):
        return given, None
    path = Path(given.removeprefix("@"))
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise not_understood(say("this file is too large for the words of one part"), None,
                                 Place(file=str(path)))
        return data.decode("utf-8-sig"), str(path)
    except OSError as error:
        raise not_understood(
            say("the file cannot be read ({reason})", reason=error.strerror or ""), None,
            Place(file=str(path))) from None
    except UnicodeDecodeError:
        raise not_understood(say("the file is no UTF-8 text"), say("save it as UTF-8"),
                             Place(file=str(path))) from None
