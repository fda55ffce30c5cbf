"""Blocks of the library that a letter takes in beside those of its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from letterdesk.findings import Message, say
from letterdesk.language import Usage
from letterdesk.letters.kinds import PEOPLE_KINDS
from letterdesk.letters.lookup import template_part
from letterdesk.letters.model import Letter, LetterPart
from letterdesk.library import Block, Template, parse_text
from letterdesk.library.filter_types import misuses

_NO_FIELDS = ("recipient", "signatory", "facts")


def is_added_block(letter: Letter, part: LetterPart) -> bool:
    """Whether a part is a block that the template does not have in this place."""
    return (part.block is not None and part.free is None
            and template_part(letter.pinned.template, part.part) is None)


def added_blocks(letter: Letter) -> tuple[str, ...]:
    """Ids of the blocks that were added, in the letter's order."""
    return tuple(dict.fromkeys(part.block for part in letter.parts
                               if part.block is not None and is_added_block(letter, part)))


def why_not(template: Template, block: Block,
            labels: Mapping[str, str] | None = None) -> Message | None:
    """Why a block cannot stand in letters of a template: it prints what they do not ask for.

    `labels` are the words for fields that other templates of the library have.
    """
    labels = labels or {}
    fields = {field.id: field for field in template.field}
    lacking = [name for name in dict.fromkeys(_names(block)) if name not in fields]
    if lacking:
        return say("it prints “{fields}”, which this letter does not ask for",
                   fields=", ".join(labels.get(name, name) for name in lacking))
    for language, text in block.texts.items():
        tree = parse_text(text, file="").tree
        found = misuses(tree, fields, Usage(language)) if tree is not None else iter(())
        certain = next((misuse for misuse in found if misuse.is_certain), None)
        if certain is not None:
            return say("it prints “{field}” as another kind of value than this letter asks for",
                       field=labels.get(certain.field, certain.field))
    return None


def _names(block: Block) -> Iterator[str]:
    """The fields that a block prints, in all its languages."""
    if block.kind in PEOPLE_KINDS:
        yield block.field or "signatory"
    for text in block.texts.values():
        yield from (name for name in sorted(parse_text(text, file="").names)
                    if name.partition(".")[0] not in _NO_FIELDS)
