"""Keeps a state of a letter under a name."""

from __future__ import annotations

from letterdesk.findings import say
from letterdesk.letters.compose import compose
from letterdesk.letters.lookup import not_understood
from letterdesk.letters.model import Letter
from letterdesk.letters.snapshots import with_snapshot
from letterdesk.operations.clock import Clock, now, stamp


def snapshot(letter: Letter, name: str, *, by: str = "", clock: Clock = now) -> Letter:
    """The letter with one more snapshot; its time of change stays. Raises NotUnderstood
    where the name is empty or taken."""
    name = " ".join(name.split())
    if not name:
        raise not_understood(say("a snapshot needs a name"))
    documents = {lang: compose(letter, lang).document for lang in letter.languages}
    return with_snapshot(letter, name, on=stamp(clock()), by=by, documents=documents)
