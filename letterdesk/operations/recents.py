"""Which letters this desk knows: those of the letters folder, and those that were open."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from letterdesk.contacts import Recipient
from letterdesk.findings import Finding, LetterdeskError, must_be_put_right
from letterdesk.letters.model import Letter
from letterdesk.letters.saving import write_atomically
from letterdesk.letters.store import read_letter
from letterdesk.operations.clock import Clock, now
from letterdesk.operations.preferences import make_folder
from letterdesk.settings import Settings, state_folder

_MOST_REMEMBERED = 100
ENDING = ".letter"


class LetterFile(NamedTuple):
    """A file that should hold a letter, not opened yet."""

    path: Path
    stamp: str
    """Differs where the file does: time of its last writing and its size."""
    written: float
    """Seconds since the epoch."""


class RecentLetter(msgspec.Struct, frozen=True):
    """A letter as the start page lists it."""

    path: Path
    title: str
    stamp: str = ""
    """Of the file, see `LetterFile`."""
    is_read: bool = True
    """False while only its name and time are known."""
    template: str = ""
    """Id of the template."""
    template_names: Mapping[str, str] = {}
    languages: tuple[str, ...] = ()
    recipients: int = 0
    recipient: Recipient | None = None
    """The only one."""
    to_put_right: int = 0
    is_signed: bool = False
    """A signed copy of these words is attached."""
    changed: dt.datetime | None = None
    trouble: Finding | None = None
    """Why the file cannot be opened; the rest is empty then."""

    def template_name(self, language: str) -> str:
        """In the language, else as the library first gives it."""
        names = self.template_names
        return names.get(language) or next(iter(names.values()), self.template)


def remember(path: Path) -> None:
    """Puts a letter first among those that were open. A desk that cannot keep it goes on."""
    place = str(path.resolve())
    others = [other for other in _remembered() if other != place]
    make_folder(state_folder())
    with contextlib.suppress(LetterdeskError):
        write_atomically(_memory(), msgspec.json.encode([place, *others][:_MOST_REMEMBERED]))


def forget(path: Path) -> None:
    """Takes a letter off the list; its file stays."""
    place = str(path.resolve())
    with contextlib.suppress(LetterdeskError):
        write_atomically(_memory(), msgspec.json.encode(
            [other for other in _remembered() if other != place]))


def letter_files(settings: Settings) -> tuple[LetterFile, ...]:
    """The letters of the letters folder and those that were open elsewhere, newest first."""
    found = {file.path: file for file in _files(settings)}
    return tuple(sorted(found.values(), key=lambda file: file.written, reverse=True))


def is_folder_gone(settings: Settings) -> bool:
    """Whether the letters folder that was chosen is not there, as on a drive that is unplugged.

    One that nothing has been put into yet is made with the first letter.
    """
    folder = settings.letters
    if not settings.letters_folder or folder.is_dir():
        return False
    return not folder.parent.is_dir() or any(
        Path(place).parent == folder.resolve() for place in _remembered())


def not_read(file: LetterFile) -> RecentLetter:
    """What is known of a letter before its file is read."""
    return RecentLetter(file.path, file.path.stem, file.stamp, is_read=False,
                        changed=dt.datetime.fromtimestamp(file.written, dt.UTC))


def listed(file: LetterFile, today: dt.date) -> tuple[RecentLetter, Letter | None]:
    """A letter for the list, read and checked, and the letter; None where it cannot be opened."""
    # Imported here, in the thread that reads: the start page stands before the checks are loaded.
    from letterdesk.operations.check import check
    from letterdesk.operations.signed_copy import signed_state

    try:
        letter = read_letter(file.path).letter
    except LetterdeskError as error:
        return RecentLetter(file.path, file.path.stem, file.stamp,
                            changed=dt.datetime.fromtimestamp(file.written, dt.UTC),
                            trouble=error.finding), None
    people = letter.recipients
    only = people[0] if len(people) == 1 else None
    entry = RecentLetter(
        file.path, letter.title or file.path.stem, file.stamp, True, letter.template,
        _template_names(letter), letter.languages, len(people), only,
        len(must_be_put_right(check(letter, today))),
        letter.signed is not None and signed_state(letter) == "signed",
        dt.datetime.fromisoformat(letter.changed))
    return entry, letter


def newest_first(letters: Iterable[RecentLetter]) -> tuple[RecentLetter, ...]:
    """In the order of the list; a file that cannot be read counts by when it was written."""
    oldest = dt.datetime.min.replace(tzinfo=dt.UTC)
    return tuple(sorted(letters, key=lambda entry: entry.changed or oldest, reverse=True))


def recent_letters(settings: Settings, *, limit: int = 20,
                   clock: Clock = now) -> tuple[RecentLetter, ...]:
    """The letters that changed last, newest first, all read here and now.

    Files that were written before those of `limit` others are not read.
    """
    today = clock().date()
    return newest_first(listed(file, today)[0] for file in letter_files(settings)[:limit])


def _template_names(letter: Letter) -> Mapping[str, str]:
    names, source = letter.pinned.template.name, letter.pinned.source_language
    return {lang: names[lang] for lang in sorted(names, key=lambda lang: lang != source)}


def _files(settings: Settings) -> Iterator[LetterFile]:
    with contextlib.suppress(OSError), os.scandir(settings.letters) as entries:
        folder = settings.letters.resolve()
        for entry in entries:
            if entry.name.endswith(ENDING) and not entry.name.startswith("."):
                yield from _file(folder / entry.name)
    for place in _remembered():
        yield from _file(Path(place))


def _file(path: Path) -> Iterator[LetterFile]:
    with contextlib.suppress(OSError):
        seen = path.stat()
        if path.is_file():
            yield LetterFile(path, f"{seen.st_mtime_ns} {seen.st_size}", seen.st_mtime)


def _memory() -> Path:
    return state_folder() / "recents.json"


def _remembered() -> list[str]:
    try:
        return msgspec.json.decode(_memory().read_bytes(), type=list[str])
    except (OSError, ValueError):
        return []
