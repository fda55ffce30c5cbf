"""Adds a block of the library to a letter, and says which ones there are to add."""

from __future__ import annotations

import msgspec

from letterdesk.findings import Message, say
from letterdesk.letters import changes as ch
from letterdesk.letters.added_blocks import added_blocks, why_not
from letterdesk.letters.compose import compose
from letterdesk.letters.lookup import known, not_understood
from letterdesk.letters.model import Letter
from letterdesk.letters.pin import with_block
from letterdesk.letters.values import field_label
from letterdesk.library import KINDS, Block, Library, status_of

_IN_ORDER = ("opening", "position", "situation", "call", "thanks", "request", "body")


class BlockToAdd(msgspec.Struct, frozen=True):
    """One block of the library as it is offered."""

    block: Block
    status: str
    """Of its text in the letter's language, see `library.statuses`."""
    is_in_letter: bool
    """It stands in the letter already."""
    why_not: Message | None = None
    """Why it cannot stand in this letter."""


def blocks_to_add(letter: Letter, library: Library | None,
                  language: str) -> tuple[BlockToAdd, ...]:
    """All blocks of the library: passages first, then those of one place, by kind and name.

    Where the library is not known, those that the letter holds itself. A block that is
    retired, or prints what the letter does not ask for, comes with the reason.
    """
    used = {part.block for part in compose(letter, language).parts if part.inside}
    used |= set(added_blocks(letter))
    labels = _labels(letter, library, language) if library is not None else {}
    source = letter.pinned.source_language
    held = letter.pinned.blocks
    blocks = {**library.blocks, **held} if library is not None else held
    offered = [BlockToAdd(block, status_of(block, language, source), name in used,
                          _why_not(letter, block, labels)) for name, block in blocks.items()]
    return tuple(sorted(offered, key=lambda one: _rank(one.block)))


def block_added(letter: Letter, block: str, after: str | None,
                library: Library | None) -> ch.InsertBlock:
    """The change that adds a block behind a part; None adds it at the top.

    A block that the letter holds already needs no library. Raises NotUnderstood for a
    block that is not there or cannot stand in this letter.
    """
    held = letter.pinned.blocks.get(block)
    if held is not None:
        _refuse_unfit(letter, held, library)
        return ch.InsertBlock(after, block)
    if library is None:
        raise not_understood(
            say("the library “{library}” of this letter is not known here",
                library=letter.library.id),
            say("choose its folder in Settings; its other blocks lie there"))
    if block not in library.blocks:
        raise not_understood(say("the library has no block “{block}”", block=block),
                             known(library.blocks, block))
    _refuse_unfit(letter, library.blocks[block], library)
    return ch.InsertBlock(after, block, with_block(letter.pinned, library, block,
                                                   letter.languages))


def _refuse_unfit(letter: Letter, block: Block, library: Library | None) -> None:
    labels = _labels(letter, library, letter.languages[0]) if library is not None else {}
    reason = _why_not(letter, block, labels)
    if reason is not None:
        raise not_understood(say("“{block}” cannot stand in this letter: {reason}",
                                 block=block.id, reason=reason), say("choose another block"))


def _why_not(letter: Letter, block: Block, labels: dict[str, str]) -> Message | None:
    if block.retired is not None:
        return say("it was retired on {date}", date=block.retired.isoformat())
    return why_not(letter.pinned.template, block, labels)


def _labels(letter: Letter, library: Library, language: str) -> dict[str, str]:
    """Words for the fields of all templates; the letter's own come first."""
    source = library.source_language
    labels = {field.id: field_label(field, language, source)
              for template in library.templates.values() for field in template.field}
    own = {field.id: field_label(field, language, source)
           for field in letter.pinned.template.field}
    return {**labels, **own}


def _rank(block: Block) -> tuple[int, str]:
    order = (*_IN_ORDER, *(kind for kind in KINDS if kind not in _IN_ORDER))
    return order.index(block.kind) if block.kind in order else len(order), block.id
