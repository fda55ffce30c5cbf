"""Goes back to a kept state of a letter."""

from __future__ import annotations

from msgspec.structs import replace

from letterdesk.letters.applying import apply
from letterdesk.letters.changes import TakeLetter
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.letters.restoring import letter_at
from letterdesk.letters.snapshots import has_new_words, next_name, snapshot_named, with_snapshot
from letterdesk.operations.clock import Clock, now, stamp


def restoring(letter: Letter, name: str) -> tuple[TakeLetter, bool]:
    """The change that puts a snapshot in place, and whether it has the library's texts of that
    time. Raises NotUnderstood where there is no such snapshot, LetterdeskError where it is
    damaged."""
    restored = letter_at(letter, snapshot_named(letter, name))
    return TakeLetter(restored.letter, "snapshot", name), restored.has_its_texts


def restore(letter: Letter, name: str, *, by: str = "",
            clock: Clock = now) -> tuple[Letter, bool]:
    """The letter as a snapshot has it, and whether with the library's texts of that time.

    The state of now is kept as a snapshot where no snapshot has its words. Raises as
    `restoring` does.
    """
    change, has_its_texts = restoring(letter, name)
    documents = {lang: compose(letter, lang).document for lang in letter.languages}
    if has_new_words(letter, documents):
        letter = with_snapshot(letter, next_name(letter, f"Before “{name}”"),
                               on=stamp(clock()), by=by, documents=documents)
    applied = apply(letter, change)
    if not applied.changed:
        return letter, has_its_texts
    return replace(applied.letter, changed=stamp(clock())), has_its_texts
