"""Remedies of parts: left out, another block, the block that a rule demands."""

from __future__ import annotations

from collections.abc import Iterator

from letterdesk.findings import say
from letterdesk.letters import changes as ch
from letterdesk.letters.lookup import template_part
from letterdesk.library import Block, Part, status_of
from letterdesk.operations.remedying.remedy import Asked, Remedy


def without_text(asked: Asked) -> Iterator[Remedy]:
    """Another block of the part that has an approved text, or the part left out."""
    letter, place = asked.letter, asked.finding.place
    part = template_part(letter.pinned.template, place.part or "")
    for block in part.blocks if part is not None else ():
        held = letter.pinned.blocks.get(block)
        if block != place.block and held is not None and _is_approved(asked, held):
            yield Remedy(say("choose “{block}”", block=_name(asked, held)),
                         (ch.ChooseBlock(place.part or "", block),), False)
    if place.part and (part is None or not part.required):
        yield Remedy(say("leave the part out"), (ch.SwitchPart(place.part, False),), False)


def block_needed(asked: Asked) -> Iterator[Remedy]:
    """The block taken in by the part that offers it."""
    block = asked.finding.place.block or ""
    offering = [part for part in asked.letter.pinned.template.part if block in part.blocks]
    for part in offering:
        held = asked.letter.pinned.blocks.get(block)
        name = _name(asked, held) if held is not None else block
        yield Remedy(say("take “{block}” in", block=name), _taken_in(part, block),
                     len(offering) == 1)


def _taken_in(part: Part, block: str) -> tuple[ch.Change, ...]:
    choose = ch.ChooseBlock(part.id, block)
    return (choose,) if part.required else (ch.SwitchPart(part.id, True), choose)


def _is_approved(asked: Asked, block: Block) -> bool:
    status = status_of(block, asked.language, asked.letter.pinned.source_language)
    return status in ("approved", "out of date")


def _name(asked: Asked, block: Block) -> str:
    source = asked.letter.pinned.source_language
    return block.name.get(asked.language) or block.name.get(source) or block.id
