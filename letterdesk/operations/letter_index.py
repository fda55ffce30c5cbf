"""Remembers what the letters of a desk are and say, so that a list of a thousand needs no reading.

A cache: it can be deleted at any time, and is made again from the letters. Each entry
counts as long as the file has the same time and size.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from letterdesk import __version__
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.operations.recents import LetterFile, RecentLetter, listed, not_read

_FORMAT = 3
"""Another number where entries are made otherwise: an old cache is not read then."""
_SCHEMA = ("CREATE TABLE IF NOT EXISTS letters "
           "(path TEXT PRIMARY KEY, stamp TEXT, entry BLOB, words TEXT)")
_WAIT_SECONDS = 5
"""For another window that writes."""


def cache_folder() -> Path:
    """Where caches lie: nothing in it is missed when it is deleted."""
    return platformdirs.user_cache_path("letterdesk", appauthor=False)


class LetterIndex:
    """The entries of letters by file. One object is used by one thread at a time.

    A cache that cannot be kept on disk is kept in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or cache_folder()) / f"letters-{__version__}-{_FORMAT}.db"
        self._connection: sqlite3.Connection | None = None

    def known(self, files: Sequence[LetterFile]) -> tuple[RecentLetter, ...]:
        """An entry for each file, in the same order; `is_read` is False where it is not known."""
        stored = {(path, stamp): entry for path, stamp, entry in self._rows(
            "SELECT path, stamp, entry FROM letters")}
        return tuple(_decoded(file, stored.get((str(file.path), file.stamp))) for file in files)

    def read(self, file: LetterFile, today: dt.date) -> RecentLetter:
        """Reads and checks a letter, and keeps what came of it."""
        entry, letter = listed(file, today)
        words = text_of(letter) if letter is not None else ""
        self._write("INSERT OR REPLACE INTO letters VALUES (?, ?, ?, ?)",
                    (str(file.path), file.stamp, _encoded(entry), words))
        return entry

    def words(self, letters: Sequence[RecentLetter]) -> Iterator[tuple[RecentLetter, str]]:
        """What each letter says, for those that were read; in no order."""
        wanted = {(str(letter.path), letter.stamp): letter for letter in letters}
        for path, stamp, words in self._rows("SELECT path, stamp, words FROM letters"):
            if (path, stamp) in wanted:
                yield wanted[path, stamp], words

    def forget_others(self, files: Sequence[LetterFile]) -> None:
        """Lets go of letters that are no longer there."""
        there = {str(file.path) for file in files}
        for (path,) in self._rows("SELECT path FROM letters"):
            if path not in there:
                self._write("DELETE FROM letters WHERE path = ?", (path,))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _rows(self, query: str) -> list[Any]:
        return self._tried(lambda open_: open_.execute(query).fetchall()) or []

    def _write(self, query: str, values: Sequence[object]) -> None:
        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute(query, values)
        self._tried(write)

    def _tried(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        """Does `work`; where the cache is broken or full, once more with one in memory."""
        try:
            return work(self._opened())
        except sqlite3.Error:
            self.close()
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        try:
            return work(self._opened())
        except sqlite3.Error:
            self.close()
            self._connection = sqlite3.connect(":memory:", check_same_thread=False)
            self._connection.execute(_SCHEMA)
            return work(self._connection)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=_WAIT_SECONDS,
                                         check_same_thread=False)
            self._connection = connection
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_SCHEMA)
        return self._connection


def text_of(letter: Letter) -> str:
    """All that a letter says in its languages, and to whom, a paragraph a line."""
    lines = [" ".join(filter(None, (person.name, person.title, person.organisation)))
             for person in letter.recipients]
    for language in letter.languages:
        lines += [part.text for part in compose(letter, language).parts if part.inside]
    return "\n".join(line for line in lines if line.strip())


def _encoded(entry: RecentLetter) -> bytes:
    data = msgspec.to_builtins(entry, enc_hook=str)
    del data["path"]
    return msgspec.json.encode(data)


def _decoded(file: LetterFile, stored: bytes | None) -> RecentLetter:
    if stored is None:
        return not_read(file)
    try:
        data = msgspec.json.decode(stored)
        return msgspec.convert({**data, "path": str(file.path)}, RecentLetter,
                               dec_hook=lambda kind, value: kind(value))
    except (msgspec.MsgspecError, TypeError):
        return not_read(file)
