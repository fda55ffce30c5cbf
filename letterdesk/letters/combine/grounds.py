"""The approved words that an edit was made of: the common ground of two edits of one text."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from letterdesk.findings import LetterdeskError
from letterdesk.letters.combine.parts import ApprovedBody
from letterdesk.letters.combine.three_way import same
from letterdesk.letters.compose import compose
from letterdesk.letters.edit_source import body_from_source
from letterdesk.letters.file_form import as_json
from letterdesk.letters.model import EditBase, Letter
from letterdesk.library import text_hash


def approved_bodies(*letters: Letter) -> ApprovedBody:
    """Finds the words in the first of these letters whose text and values chose the same ones."""
    def approved(part: str, language: str, ground: EditBase) -> tuple[Any, ...] | None:
        for letter in letters:
            body = _body_in(letter, part, language, ground)
            if body is not None:
                return body
        return None

    return approved


def _body_in(letter: Letter, part: str, language: str,
             ground: EditBase) -> tuple[Any, ...] | None:
    block = letter.pinned.blocks.get(ground.block)
    held = next((one for one in letter.parts if one.part == part), None)
    if block is None or held is None or language not in letter.languages:
        return None
    if text_hash(block.texts.get(language, "")) != ground.text:
        return None
    alone = replace(held, block=ground.block, inside=True, edits={})
    composed = compose(replace(letter, parts=(alone,)), language).part(part)
    if composed is None or not same(_plain(composed.decided), _plain(ground.decided)):
        return None
    try:
        return as_tuple(body_from_source(composed.source, approved=composed.fixed))
    except LetterdeskError:
        return None


def as_tuple(body: Any) -> tuple[Any, ...]:
    """A body as a file gives it back."""
    return tuple(as_json(body))


def _plain(decided: Any) -> dict[str, str]:
    return {str(key): str(value) for key, value in dict(decided).items()}
