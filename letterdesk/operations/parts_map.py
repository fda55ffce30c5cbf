"""The map that travels in a DOCX, by which it can be taken back into its letter."""

from __future__ import annotations

from typing import Any

from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.library import text_hash


def parts_map(letter: Letter, composition: Composition) -> dict[str, Any]:
    """Parts with their blocks and the hash of their words, and the values as kept."""
    language = composition.document.language
    return {
        "letter": letter.id,
        "template": letter.template,
        "library": letter.library.id,
        "language": language,
        "changed": letter.changed,
        "parts": [
            {"part": part.part, "block": part.block, "edited": part.edited,
             "hash": text_hash(part.text)}
            for part in composition.parts if part.inside
        ],
        "fields": {name: letter.values[name] for name in sorted(letter.values)},
    }
