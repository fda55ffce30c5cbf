"""What others did to a letter's file and beside it, while a window has it open."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from letterdesk.findings import Finding, LetterdeskError
from letterdesk.letters.conflict_names import is_conflict_name
from letterdesk.letters.saving import write_atomically
from letterdesk.letters.store import read_bytes, stamp_of
from letterdesk.operations.clock import Clock, now
from letterdesk.operations.letter_files import OpenLetter, open_letter
from letterdesk.operations.preferences import make_folder
from letterdesk.settings import state_folder

_MOST_COPIES = 20
_MOST_SEEN = 500


class Outside(NamedTuple):
    """The file as others left it."""

    stamp: str
    opened: OpenLetter | None
    """None: it is no letter that can be read."""
    finding: Finding | None = None


def look_at_file(path: Path, known: str | None) -> Outside | None:
    """What the file holds where it is not what `known` is the stamp of; None: it is.

    Raises FileNotFoundError where it is gone.
    """
    stamp = stamp_of(path)
    if stamp is None and not path.exists():
        raise FileNotFoundError(path)
    if stamp == known:
        return None
    try:
        opened = open_letter(path)
    except LetterdeskError as error:
        return Outside(stamp or "", None, error.finding)
    return Outside(opened.stamp, opened)


def conflict_copies(path: Path, letter_id: str) -> tuple[OpenLetter, ...]:
    """Other states of the same letter that a sync program put beside it, and that nobody
    has seen to yet."""
    seen = set(_seen())
    found = []
    for candidate in _candidates(path):
        try:
            opened = open_letter(candidate)
        except LetterdeskError:
            continue
        if opened.letter.id == letter_id and opened.stamp not in seen:
            found.append(opened)
    return tuple(found)


def saw_copy(stamp: str) -> None:
    """Remembers that a copy was seen to; a desk that cannot keep it asks again."""
    others = [other for other in _seen() if other != stamp]
    make_folder(state_folder())
    with contextlib.suppress(LetterdeskError):
        write_atomically(_memory(), msgspec.json.encode([stamp, *others][:_MOST_SEEN]))


def keep_other(path: Path, *, clock: Clock = now) -> Path:
    """Copies the file, whole as it is, beside itself under a name with the time. Gives the
    name. Raises LetterdeskError."""
    data = read_bytes(path)
    named = f"{path.stem} ({clock():%Y-%m-%d %H.%M})"
    number, target = 1, path.with_name(f"{named}{path.suffix}")
    while target.exists():
        number += 1
        target = path.with_name(f"{named} {number}{path.suffix}")
    write_atomically(target, data)
    return target


def _candidates(path: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        names = sorted(entry.name for entry in path.parent.iterdir()
                       if is_conflict_name(entry.name, path.name))
        yield from (path.with_name(name) for name in names[:_MOST_COPIES])


def _memory() -> Path:
    return state_folder() / "copies-seen.json"


def _seen() -> list[str]:
    try:
        return msgspec.json.decode(_memory().read_bytes(), type=list[str])
    except (OSError, ValueError, RecursionError):
        return []
