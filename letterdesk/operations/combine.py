"""Joins two copies of a letter, and reads decisions that are written in words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from letterdesk.findings import Place, say
from letterdesk.language import Usage
from letterdesk.letters.combine import (
    Combined,
    Conflict,
    Own,
    Pick,
    Picks,
    combine,
    last_common,
)
from letterdesk.letters.edit_source import body_from_source
from letterdesk.letters.lookup import field_of, known, not_understood
from letterdesk.letters.model import Letter
from letterdesk.operations.clock import Clock, now, stamp
from letterdesk.operations.edit_text import names_of, source_given
from letterdesk.operations.typed_fields import pair, value_typed

SIDES: tuple[Pick, ...] = ("mine", "theirs", "base")


def join(mine: Letter, theirs: Letter, base: Letter | None = None,
         picks: Picks | None = None) -> Combined:
    """Two copies joined against `base`, or against the last snapshot that both have.

    Raises LetterdeskError where they are no copies of one letter, or have no past in common.
    """
    return combine(base if base is not None else last_common(mine, theirs), mine, theirs, picks)


def stamped(combined: Combined, clock: Clock = now) -> Letter:
    """The joined letter with its time of change; one that is as it was keeps its own."""
    letter = combined.letter
    if letter in (combined.mine, combined.theirs):
        return letter
    return replace(letter, changed=stamp(clock()))


def picks_typed(combined: Combined, texts: Sequence[str], *, by: str = "",
                clock: Clock = now) -> dict[str, Pick]:
    """Decisions from `PLACE=mine`, `theirs`, `base`, or words of one's own.

    Words of a part are its source, or `@FILE`, as `edit --text` takes them.
    Raises NotUnderstood for a place where nothing is to decide.
    """
    conflicts = {conflict.place: conflict for conflict in combined.conflicts}
    picks: dict[str, Pick] = {}
    for text in texts:
        place, given = pair(text, "PLACE=mine")
        if place not in conflicts:
            raise not_understood(say("nothing is to decide at “{place}”", place=place),
                                 known(conflicts, place))
        side = next((side for side in SIDES if side == given), None)
        picks[place] = side if side is not None else own_words(
            combined, conflicts[place], given, by=by, on=stamp(clock()))
    return picks


def own_words(combined: Combined, conflict: Conflict, given: str, *, by: str = "",
              on: str = "") -> Own:
    """Words of one's own for a conflict, as a letter keeps them. Raises NotUnderstood where
    the conflict is not about words."""
    spot, letter = conflict.spot, combined.letter
    if spot.kind == "title" and given.strip():
        return Own(" ".join(given.split()))
    if spot.kind == "value":
        field = field_of(letter.pinned.template, spot.field)
        usage_name = spot.language or letter.languages[0]
        usage = letter.pinned.usages.get(usage_name) or Usage(usage_name)
        return Own(value_typed(field, given, usage))
    if spot.kind == "text":
        source, file = source_given(given)
        if not source.strip():
            raise not_understood(say("no words are given for part “{part}”", part=spot.part))
        body = body_from_source(source.strip("\n"), names=names_of(letter),
                                place=Place(file=file, part=None if file else spot.part))
        return Own(body, by, on)
    raise not_understood(say("“{place}” takes no words of your own", place=conflict.place),
                         say("write {sides} behind it", sides="mine, theirs, base"))


def takes_words(conflict: Conflict) -> bool:
    """Whether words of one's own can settle it."""
    return conflict.kind in ("value", "text", "title")
