"""What a block would print in a letter, for a look at it before it is chosen or added."""

from __future__ import annotations

from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.letters.compare import words_of
from letterdesk.letters.compose import compose
from letterdesk.letters.lookup import part_of
from letterdesk.letters.model import Letter, LetterPart
from letterdesk.letters.pin import with_block
from letterdesk.library import Library

_LOOK = "added-0"
"""Name of the part that stands in a letter for a look alone."""


def choice_preview(letter: Letter, part: str, block: str, language: str,
                   recipient: Recipient | None = None) -> str:
    """The words of a part with another of its blocks, with the letter's values; edits of that
    block stay. Lines are parted by newlines."""
    chosen = replace(part_of(letter, part), block=block, inside=True)
    return _words(letter, chosen, language, recipient)


def added_preview(letter: Letter, block: str, language: str, library: Library | None,
                  recipient: Recipient | None = None) -> str:
    """The words of a block that the letter does not have yet; empty where it is nowhere."""
    if block not in letter.pinned.blocks:
        if library is None or block not in library.blocks:
            return ""
        pinned = with_block(letter.pinned, library, block, letter.languages)
        letter = replace(letter, pinned=pinned)
    return _words(letter, LetterPart(_LOOK, block=block), language, recipient)


def _words(letter: Letter, part: LetterPart, language: str, recipient: Recipient | None) -> str:
    alone = replace(letter, parts=(part,))
    return words_of(compose(alone, language, recipient).document).get(part.part, "")
