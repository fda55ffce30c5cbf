"""Joins kept states, and finds the last one that two copies have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.combine.pinned import common_copy
from letterdesk.letters.combine.three_way import content
from letterdesk.letters.model import Letter, LibraryName, Pinned, Snapshot
from letterdesk.letters.snapshots import letter_data
from letterdesk.letters.soundness import first_unsoundness

_NUMBER = re.compile(r" \d{1,9}$")


def join_snapshots(mine: Sequence[Snapshot], theirs: Sequence[Snapshot]) -> tuple[Snapshot, ...]:
    """The states of both, each once. Mine keep their names; another state of the same name
    gets the next number."""
    there = {_identity(kept) for kept in mine}
    names = {kept.name for kept in mine}
    joined = list(mine)
    for kept in theirs:
        if _identity(kept) in there:
            continue
        name = _free_name(kept.name, names)
        names.add(name)
        there.add(_identity(kept))
        joined.append(replace(kept, name=name))
    return tuple(_in_time(joined, mine)) if len(joined) > len(mine) else tuple(mine)


def _in_time(joined: Sequence[Snapshot], mine: Sequence[Snapshot]) -> list[Snapshot]:
    """The last state of mine stays the last: it is what this letter was kept as."""
    last = mine[-1] if mine else None
    others = [kept for kept in joined if kept is not last]
    order = {id(kept): index for index, kept in enumerate(others)}
    others.sort(key=lambda kept: (kept.on, order[id(kept)]))
    return [*others, last] if last is not None else others


def _identity(kept: Snapshot) -> bytes:
    return content((kept.on, kept.by, kept.state, kept.letter))


def _free_name(name: str, names: set[str]) -> str:
    if name not in names:
        return name
    stem = _NUMBER.sub("", name)
    number = 2
    while f"{stem} {number}" in names:
        number += 1
    return f"{stem} {number}"


def last_common(mine: Letter, theirs: Letter) -> Letter:
    """The last state that both copies come from, as far as their snapshots tell.

    The texts of that time are taken from the copy that still has them; where
    both have others now, what both hold alike stands for them. Raises
    LetterdeskError for copies of different letters, and for two without a past
    in common.
    """
    refuse_another(mine, theirs)
    ours, others = _states(mine), _states(theirs)
    known = {content(data) for data in others}
    for data in ours:
        if content(data) not in known:
            continue
        base = _letter_of(data, mine, theirs)
        if base is not None:
            return base
    raise LetterdeskError(Finding(
        "no-common-past", PUT_RIGHT, Place(),
        say("these two copies of “{title}” have no snapshot in common", title=mine.title),
        say("name the file that both were made from")))


def refuse_another(mine: Letter, theirs: Letter) -> None:
    """Raises LetterdeskError where these are no two states of one letter."""
    if mine.id != theirs.id or mine.template != theirs.template:
        raise LetterdeskError(Finding(
            "another-letter", PUT_RIGHT, Place(),
            say("“{other}” is another letter, no copy of “{title}”", other=theirs.title,
                title=mine.title),
            say("only copies of one letter can be joined")))


def _states(letter: Letter) -> list[Mapping[str, Any]]:
    """The letter's states, the latest first, without what changes with the moment."""
    kept = [snapshot.letter for snapshot in letter.snapshots if snapshot.letter]
    return [_timeless(data) for data in (letter_data(letter), *reversed(kept))]


def _timeless(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "changed"}


def _letter_of(data: Mapping[str, Any], mine: Letter, theirs: Letter) -> Letter | None:
    """The letter that a snapshot keeps; None where its data is no sound letter."""
    held = {content_hash(side.pinned): side.pinned for side in (theirs, mine)}
    pinned: Pinned | None = held.get(str(data.get("pinned")))
    try:
        if pinned is None:
            library = msgspec.convert(data.get("library", {}), LibraryName)
            pinned = common_copy(library, mine, theirs)
        rest = {key: value for key, value in data.items() if key != "pinned"}
        empty = msgspec.to_builtins(Pinned(pinned.template), builtin_types=(bytes,))
        letter = msgspec.convert({**rest, "changed": mine.changed, "pinned": empty}, Letter)
    except msgspec.ValidationError:
        return None
    usages = {lang: usage for side in (theirs, mine) for lang, usage in side.pinned.usages.items()
              if lang in letter.languages}
    letter = replace(letter, pinned=replace(pinned, usages={**usages, **pinned.usages}))
    fault = first_unsoundness(letter)
    is_sound = fault is None or fault.where.startswith("pinned")
    return letter if is_sound and letter.id == mine.id else None


def content_hash(pinned: Pinned) -> str:
    """The hash by which a snapshot names the pinned copy of its time."""
    return str(letter_data(Letter("", "", "", (), "", pinned))["pinned"])
