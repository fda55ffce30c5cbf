"""The letters that are measured: the reference letter, another one each time."""

from __future__ import annotations

from typing import Any

import msgspec

from letterdesk import resources
from letterdesk.document.model import Document
from letterdesk.export import prepare
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import InsertAfter
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.letters.store import read_letter

REFERENCE = resources.bundled_library() / "examples" / "veto-reform.en.letter"
LANGUAGE = "en"
WORDS = "No State should stand between the gravest crimes and those who can stop them. " * 5


def reference_letter() -> Letter:
    """The reference letter of the bundled library."""
    letter, _ = read_letter(REFERENCE)
    return letter


def longer_letter(paragraphs: int) -> Letter:
    """The reference letter with paragraphs added."""
    letter = reference_letter()
    for number in range(paragraphs):
        body = ({"p": [f"Paragraph {number}. " + WORDS]},)
        letter = apply(letter, InsertAfter("situation", LANGUAGE, body)).letter
    return letter


def another(letter: Letter, number: int) -> Letter:
    """The letter with figures of its own, so that no part of the page can come from a cache."""
    values: dict[str, Any] = {
        **letter.values,
        "resolution": f"S/2014/{100 + number % 900}",
        "casualties": 150_000 + number,
        "vetoed_drafts": 2 + number % 9,
    }
    return msgspec.structs.replace(letter, values=values)


def prepared(letter: Letter) -> Document:
    """The composed document as the writers take it."""
    composition = compose(letter, LANGUAGE)
    return prepare(composition.document, letter.pinned.style).document
