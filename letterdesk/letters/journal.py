"""The journal of an open letter: a state, and every step since, one line each.

A line is `<crc32> <json>`; the sum tells a line that was cut off or damaged. What
was read up to there counts: a kill loses the line that was being written, no more.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError
from letterdesk.letters.changes import Change
from letterdesk.letters.history import History, Stamped, step_of
from letterdesk.letters.model import Letter, Snapshot
from letterdesk.letters.soundness import first_unsoundness

FORMAT = 1
_MOST_STAMPS = 20


class _Line(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="line"):
    """Common ground of all lines."""


class Begun(_Line, frozen=True, tag="begun"):
    """The first line: the state before the oldest step that is kept."""

    file: str
    """Where the letter lies."""
    letter: Letter
    edition: int = 1
    """Counts how often the journal was written anew: of two, the higher is the newer."""
    stamps: tuple[str, ...] = ()
    """What the file held when this desk read or wrote it, newest last."""
    at: str = ""
    format: int = FORMAT


class Done(_Line, frozen=True, tag="done"):
    """A change. Neighbours with the same `merge` are one step."""

    change: Change
    words: str
    at: str
    merge: str = ""


class Moved(_Line, frozen=True, tag="moved"):
    """Undo and redo: so many steps are done now."""

    to: int
    at: str = ""


class Kept(_Line, frozen=True, tag="kept"):
    """The snapshots of now, which no undo takes away."""

    snapshots: tuple[Snapshot, ...]


class Saving(_Line, frozen=True, tag="saving"):
    """The file is about to hold the state of now: what the kill finds there is ours."""

    stamp: str


class Closed(_Line, frozen=True, tag="closed"):
    """The file holds all of it, and the letter was closed."""

    at: str = ""


Line = Begun | Done | Moved | Kept | Saving | Closed

_encode = msgspec.json.Encoder().encode


@cache
def _decoder() -> msgspec.json.Decoder[Line]:
    """Made when a journal is read: it takes as long as reading one does."""
    return msgspec.json.Decoder(Line)


class Replayed(NamedTuple):
    """What a journal gives back."""

    begun: Begun
    letter: Letter
    history: History
    stamps: tuple[str, ...]
    at: str
    """Of the last change; empty: none."""
    is_closed: bool
    is_damaged: bool
    """A line in the middle cannot be read; what came behind it is not in `letter`."""


class FileState(NamedTuple):
    """The letter's file as it is now."""

    stamp: str
    letter: Letter


def line_bytes(line: Line) -> bytes:
    """A line as the journal's file holds it."""
    data = _encode(line)
    return b"%08x %s\n" % (zlib.crc32(data), data)


def replay(data: bytes, file: FileState | None = None) -> Replayed | None:
    """The letter as it was when the journal's last whole line was written.

    Behind a damaged line it goes on where the journal names `file`, which is then
    the newest state known. None: the first line is no journal's.
    """
    lines = list(_lines(data))
    first = lines[0] if lines else None
    if not isinstance(first, Begun) or first.format > FORMAT:
        return None
    if first_unsoundness(first.letter) is not None:
        return None
    state = _State(first)
    for line in lines[1:]:
        if state.is_damaged:
            state.go_on_at(line, file)
        elif line is None or not state.take(line):
            state.is_damaged = True
    # A line that was cut off at the end is what a kill leaves, and no damage.
    if lines[-1] is None and None not in lines[:-1]:
        state.is_damaged = False
    return state.replayed(first)


def ends_closed(end: bytes) -> bool:
    """Whether the last bytes of a journal say that its letter was closed."""
    lines = list(_lines(end))
    return bool(lines) and isinstance(lines[-1], Closed)


def compacted(begun: Begun, letter: Letter, history: History) -> list[Line]:
    """The lines of a journal that begins anew with the steps that are kept."""
    steps = history.steps
    before = steps[0].before if steps else letter
    lines: list[Line] = [replace(begun, letter=before, edition=begun.edition + 1,
                                 stamps=begun.stamps[-_MOST_STAMPS:])]
    for number, step in enumerate(steps):
        # A key of its own for each step: two bursts of typing must not become one.
        merge = step.merge or (f"step-{number}" if len(step.changes) > 1 else "")
        lines += [Done(stamped.change, step.words, stamped.at, merge) for stamped in step.changes]
    if history.index != len(steps):
        lines.append(Moved(history.index))
    if letter.snapshots != before.snapshots:
        lines.append(Kept(letter.snapshots))
    return lines


class _State:
    """A letter while its journal is read."""

    def __init__(self, begun: Begun) -> None:
        self.letter, self.history = begun.letter, History()
        self.stamps, self.at = list(begun.stamps), ""
        self.is_closed = self.is_damaged = False

    def take(self, line: Line) -> bool:
        """Does what a line says; False where it cannot be done."""
        self.is_closed = isinstance(line, Closed)
        match line:
            case Begun():
                return False
            case Done():
                return self._do(line)
            case Moved():
                self.at = line.at or self.at
                return self._move(line.to)
            case Kept():
                self.letter = replace(self.letter, snapshots=line.snapshots)
            case Saving():
                self.stamps.append(line.stamp)
            case Closed():
                pass
        return True

    def go_on_at(self, line: Line | None, file: FileState | None) -> None:
        """Behind damage, the file is the next state that is known."""
        if file is not None and isinstance(line, Saving) and line.stamp == file.stamp:
            self.letter, self.history = file.letter, History()
            self.stamps.append(line.stamp)
            self.is_damaged = False

    def replayed(self, begun: Begun) -> Replayed:
        return Replayed(begun, self.letter, self.history, tuple(self.stamps[-_MOST_STAMPS:]),
                        self.at, self.is_closed, self.is_damaged)

    def _do(self, line: Done) -> bool:
        try:
            step = step_of(self.letter, Stamped(line.change, line.at), line.words, line.merge)
        except LetterdeskError:
            return False
        if step is None or first_unsoundness(step.after) is not None:
            return False
        self.history.add(step)
        self.letter, self.at = step.after, line.at
        return True

    def _move(self, to: int) -> bool:
        if not 0 <= to <= len(self.history):
            return False
        snapshots = self.letter.snapshots
        while self.history.index > to and (step := self.history.undo()):
            self.letter = step.before
        while self.history.index < to and (step := self.history.redo()):
            self.letter = step.after
        self.letter = replace(self.letter, snapshots=snapshots)
        return True


def _lines(data: bytes) -> Iterator[Line | None]:
    """The lines of a journal; None stands for one that cannot be read."""
    for raw in data.removesuffix(b"\n").split(b"\n"):
        total, _space, body = raw.partition(b" ")
        try:
            yield _decoder().decode(body) if int(total, 16) == zlib.crc32(body) else None
        except (ValueError, RecursionError):
            yield None


def file_bytes(lines: Iterable[Line]) -> bytes:
    """A whole journal."""
    return b"".join(map(line_bytes, lines))
