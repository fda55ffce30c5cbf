"""Updates a letter to its library's current texts, or shows what that would change."""

from __future__ import annotations

from msgspec.structs import replace

from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.letters.snapshots import has_new_words, next_name, with_snapshot
from letterdesk.letters.update import Update, plan_update
from letterdesk.library import Library
from letterdesk.operations.clock import Clock, now, stamp


def update(letter: Letter, library: Library, *, by: str = "", clock: Clock = now) -> Update:
    """What an update does; its letter has the new texts, and keeps the words of before
    as a snapshot where no snapshot has them yet. Raises LetterdeskError."""
    planned = plan_update(letter, library, clock())
    if planned.change is None:
        return planned
    after, time = planned.letter, stamp(clock())
    documents = {lang: compose(letter, lang).document for lang in letter.languages}
    if has_new_words(letter, documents):
        kept = with_snapshot(letter, next_name(letter, "Before update"), on=time, by=by,
                             documents=documents)
        after = replace(after, snapshots=kept.snapshots)
    return planned._replace(letter=replace(after, changed=time))
