"""Gives a letter another title."""

from __future__ import annotations

from msgspec.structs import replace

from letterdesk.findings import say
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import SetTitle
from letterdesk.letters.lookup import not_understood
from letterdesk.letters.model import Letter
from letterdesk.operations.clock import Clock, now, stamp


def rename(letter: Letter, title: str, *, clock: Clock = now) -> Letter:
    """The letter under another title; its file keeps its name. Raises NotUnderstood for none."""
    words = " ".join(title.split())
    if not words:
        raise not_understood(say("a letter needs a title"))
    applied = apply(letter, SetTitle(words))
    if applied.letter == letter:
        return letter
    return replace(applied.letter, changed=stamp(clock()))
