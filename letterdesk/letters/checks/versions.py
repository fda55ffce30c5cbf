"""Language versions of one part: edited in one language, and not in the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from letterdesk.findings import LOOK_AT, Finding, Place, say
from letterdesk.letters.changes import MarkDone
from letterdesk.letters.compose import Composition
from letterdesk.letters.lookup import part_of
from letterdesk.letters.model import Letter, LetterPart
from letterdesk.library import text_hash

_encode = msgspec.json.Encoder(order="deterministic").encode


def edited_in_one(letter: Letter, compositions: Mapping[str, Composition]) -> Iterator[Finding]:
    """Versions whose words were not held against the edits that others have.

    Words that were edited themselves count as held against them, until somebody says
    that they are done and another version changes after that.
    """
    for part in letter.parts:
        for language, composition in compositions.items():
            composed = composition.part(part.part)
            edits = _edits_elsewhere(part, language)
            if composed is None or not composed.inside or not composed.body or not edits:
                continue
            done = part.done.get(language)
            has_own = language in part.edits or part.free is not None
            if done == _hash(edits) or (done is None and has_own):
                continue
            yield Finding("edited-in-one", LOOK_AT, Place(part=part.part, block=composed.block,
                                                          language=language), say(
                "“{part}” was edited in {languages}, and its words in {language} were not held "
                "against that", part=part.part, languages=", ".join(edits), language=language),
                say("change these words too, or say that they are done"))


def done_change(letter: Letter, part: str, language: str) -> MarkDone:
    """Says that the words of a part in one language follow the edits of now in the others.

    Raises NotUnderstood for a part that the letter does not have.
    """
    return MarkDone(part, language, _hash(_edits_elsewhere(part_of(letter, part), language)))


def _edits_elsewhere(part: LetterPart, language: str) -> dict[str, tuple[Any, ...]]:
    """What a person wrote in the other languages, by language."""
    written = dict(part.free) if part.free is not None else {
        name: edit.body for name, edit in part.edits.items()}
    return {name: written[name] for name in sorted(written) if name != language}


def _hash(edits: Mapping[str, Any]) -> str:
    return text_hash(_encode(edits).decode())
