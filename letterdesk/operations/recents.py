"""Remembers letters that were open, and lists them for the start page."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec

from letterdesk.contacts import Recipient
from letterdesk.findings import Finding, LetterdeskError, must_be_put_right
from letterdesk.letters.model import Letter
from letterdesk.letters.saving import write_atomically
from letterdesk.letters.store import read_letter
from letterdesk.operations.check import check
from letterdesk.operations.clock import Clock, now
from letterdesk.operations.preferences import make_folder
from letterdesk.settings import Settings, state_folder

_MOST_REMEMBERED = 100
ENDING = ".letter"


class RecentLetter(msgspec.Struct, frozen=True):
    """A letter as the start page lists it."""

    path: Path
    title: str
    template: str = ""
    """Id of the template."""
    template_name: str = ""
    languages: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    to_put_right: int = 0
    changed: dt.datetime | None = None
    trouble: Finding | None = None
    """Why the file cannot be opened; the rest is empty then."""


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


def recent_letters(settings: Settings, *, limit: int = 20, clock: Clock = now,
                   language: str = "en") -> tuple[RecentLetter, ...]:
    """The letters of the letters folder and those that were open elsewhere, newest change first.

    Files whose change is older than those of `limit` others are not read. Names
    of templates are in `language` where they have it.
    """
    paths = sorted(set(_paths(settings)), key=_age, reverse=True)
    today = clock().date()
    entries = [_entry(path, language, today) for path in paths[:limit]]
    oldest = dt.datetime.min.replace(tzinfo=dt.UTC)
    return tuple(sorted(entries, key=lambda entry: entry.changed or oldest, reverse=True))


def _entry(path: Path, language: str, today: dt.date) -> RecentLetter:
    try:
        letter = read_letter(path).letter
    except LetterdeskError as error:
        return RecentLetter(path, path.stem, trouble=error.finding)
    return RecentLetter(
        path, letter.title or path.stem, letter.template, _template_name(letter, language),
        letter.languages, letter.recipients, len(must_be_put_right(check(letter, today))),
        dt.datetime.fromisoformat(letter.changed),
    )


def _template_name(letter: Letter, language: str) -> str:
    name = letter.pinned.template.name
    return name.get(language) or name.get(letter.pinned.source_language) or letter.template


def _paths(settings: Settings) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from (path.resolve() for path in settings.letters.iterdir()
                    if path.suffix == ENDING and path.is_file())
    for place in _remembered():
        path = Path(place)
        if path.is_file():
            yield path


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _memory() -> Path:
    return state_folder() / "recents.json"


def _remembered() -> list[str]:
    try:
        return msgspec.json.decode(_memory().read_bytes(), type=list[str])
    except (OSError, ValueError):
        return []
