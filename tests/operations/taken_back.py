"""A letter with all that a Word file brings, and what was offered."""

from __future__ import annotations

from letterdesk.letters.compose import compose
from letterdesk.operations.take_back import TakenBack, all_taken
from tests.operations.word_habits import WordFile


def taken(letter, word, **more):
    data = word.save() if isinstance(word, WordFile) else word
    return all_taken(TakenBack(letter, data), **more)


def text(letter, part, language="en"):
    return compose(letter, language).part(part).text


def kinds(offers):
    return [(offer.kind, offer.part) for offer in offers]
