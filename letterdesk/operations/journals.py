"""Journals of letters in the user's state folder: found again, followed, tidied away."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.file_form import digest, letter_bytes
from letterdesk.letters.history import History
from letterdesk.letters.holding import Hold, Holder
from letterdesk.letters.journal import FileState, Replayed, ends_closed, replay
from letterdesk.letters.model import Letter
from letterdesk.letters.saving import PART, part_of_name
from letterdesk.operations.letter_files import OpenLetter
from letterdesk.settings import state_folder

_ENDING = ".journal"
_MOST_BYTES = 200_000_000
"""Of one journal: a letter with pictures, fifty snapshots and a thousand steps has a tenth."""
_END_BYTES = 300
_MOST_DAYS = 30
_MOST_BYTES_CLOSED = 100_000_000
"""Of the journals of closed letters together."""


GONE = ""
"""The stamp of a file that is not there any more."""


class Resumed(NamedTuple):
    """A letter with what its journal knows of it."""

    letter: Letter
    history: History
    stamps: tuple[str, ...] = ()
    edition: int = 0
    at: str = ""
    """When it was last changed; empty: not known."""
    is_unfinished: bool = False
    """Letterdesk ended before it could close the letter."""
    theirs: OpenLetter | None = None
    """The file, where another program changed it since and `letter` is not in it."""
    findings: tuple[Finding, ...] = ()


class Unfinished(NamedTuple):
    """A letter that was open when Letterdesk ended."""

    path: Path
    title: str
    at: str
    journal: Path


def journal_paths(letter_id: str, path: Path) -> tuple[Path, ...]:
    """Where the journal of a letter may lie, best first: of two copies each has its own.

    Ids come from files and may be anything, so names are made of their sum.
    """
    key = hashlib.sha256(f"{letter_id}\0{os.path.realpath(path)}".encode("utf-8", "replace"))
    return tuple(folder / f"{key.hexdigest()[:32]}{_ENDING}" for folder in journal_folders())


def journal_folders() -> tuple[Path, Path]:
    """The state folder's, and one for temporary files where that takes nothing."""
    owner = os.getuid() if hasattr(os, "getuid") else "user"
    return (state_folder() / "journals",
            Path(tempfile.gettempdir()) / f"letterdesk-{owner}" / "journals")


def locks_folder() -> Path:
    """Where this user's windows say which letters they have open."""
    return state_folder() / "locks"


def fresh(opened: OpenLetter) -> Resumed:
    """A letter as its file holds it, without steps."""
    return Resumed(opened.letter, History(), (opened.stamp,))


def resume(opened: OpenLetter) -> Resumed:
    """A letter that was opened, as its journal knows it: with the steps that can be undone,
    and with the words that were not in its file yet."""
    found = _newest(journal_paths(opened.letter.id, opened.path),
                    FileState(opened.stamp, opened.letter))
    if found is None:
        return fresh(opened)
    journal, replayed = found
    is_ours = opened.stamp in (GONE, *replayed.stamps)
    is_in_file = digest(letter_bytes(replayed.letter)) == opened.stamp
    findings = _damage(journal) if replayed.is_damaged else ()
    if not replayed.is_closed:
        _tidy_beside(opened.path)
    if not is_in_file and replayed.is_closed:
        # All of it went into the file, which somebody else changed or put back since.
        return fresh(opened)._replace(edition=replayed.begun.edition, findings=findings)
    return Resumed(
        replayed.letter, replayed.history, replayed.stamps, replayed.begun.edition, replayed.at,
        not replayed.is_closed, None if is_ours or is_in_file else opened, findings)


def lost_letter(unfinished: Unfinished) -> OpenLetter:
    """A letter whose file is gone, from its journal. Raises LetterdeskError."""
    replayed = _read(unfinished.journal, None)
    if replayed is None:
        raise LetterdeskError(Finding(
            "journal-unreadable", PUT_RIGHT, Place(file=str(unfinished.journal)),
            say("the journal of “{title}” cannot be read", title=unfinished.title),
            say("its file is left where it is")))
    return OpenLetter(unfinished.path, replayed.letter, (), GONE)


def unfinished_letters() -> tuple[Unfinished, ...]:
    """The letters that were open when Letterdesk ended, the last first."""
    found: list[Unfinished] = []
    for journal in sorted(_journals(), key=_age):
        replayed = None if ends_closed(_end(journal)) else _read(journal, None)
        if replayed is not None and not replayed.is_closed:
            entry = Unfinished(Path(replayed.begun.file), replayed.letter.title, replayed.at,
                               journal)
            if not _is_open_elsewhere(entry.path):
                found.append(entry)
    return tuple(found)


def _is_open_elsewhere(path: Path) -> bool:
    hold = Hold(path, Holder(), locks_folder())
    is_free = hold.take()
    hold.let_go()
    return not is_free


def forget_journal(letter_id: str, path: Path) -> None:
    """Takes the journal of a letter away: its words are elsewhere."""
    for journal in journal_paths(letter_id, path):
        with contextlib.suppress(OSError):
            journal.unlink(missing_ok=True)


def tidy_journals() -> None:
    """Takes journals of closed letters away that are older than a month, and the oldest where
    they are many; those of letters that were not closed stay."""
    kept = 0
    for journal in sorted(_journals(), key=_age):
        kept += _size(journal)
        if kept <= _MOST_BYTES_CLOSED and _age(journal) < _MOST_DAYS * 86_400:
            continue
        if ends_closed(_end(journal)):
            with contextlib.suppress(OSError):
                journal.unlink()
    for folder in journal_folders():
        with contextlib.suppress(OSError):
            for left in folder.iterdir():
                if left.suffix == PART and _age(left) > _MOST_DAYS * 86_400:
                    left.unlink()


def _tidy_beside(path: Path) -> None:
    """Takes away what a program that was killed while it wrote the letter left beside it."""
    begin = part_of_name(path)
    with contextlib.suppress(OSError):
        for left in path.parent.iterdir():
            if left.name.startswith(begin) and left.suffix == PART:
                left.unlink()


def _newest(paths: Iterable[Path], file: FileState) -> tuple[Path, Replayed] | None:
    """The newest journal of a letter; more than one place may hold one."""
    found = [(path, replayed) for path in paths
             if (replayed := _read(path, file)) is not None]
    return max(found, key=lambda pair: (pair[1].begun.edition, _size(pair[0])), default=None)


def _read(path: Path, file: FileState | None) -> Replayed | None:
    try:
        if not 0 < path.stat().st_size <= _MOST_BYTES:
            return None
        return replay(path.read_bytes(), file)
    except OSError:
        return None


def _end(path: Path) -> bytes:
    """The last bytes of a journal."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _END_BYTES))
            return file.read(_END_BYTES)
    except OSError:
        return b""


def _journals() -> Iterator[Path]:
    for folder in journal_folders():
        with contextlib.suppress(OSError):
            yield from (path for path in sorted(folder.iterdir()) if path.suffix == _ENDING)


def _age(path: Path) -> float:
    """Seconds since the last line; a clock that was set back makes none older."""
    try:
        return max(0.0, time.time() - path.stat().st_mtime)
    except OSError:
        return 0.0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _damage(journal: Path) -> tuple[Finding, ...]:
    """Puts a damaged journal aside, whole, and says where."""
    aside = journal.with_suffix(".damaged")
    with contextlib.suppress(OSError):
        journal.replace(aside)
    return (Finding(
        "journal-damaged", LOOK_AT, Place(file=str(aside)),
        say("a part of this letter’s journal cannot be read"),
        say("see whether your last words are there; the journal lies in {file}",
            file=str(aside))),)
