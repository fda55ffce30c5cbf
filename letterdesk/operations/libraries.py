"""Finds and opens libraries: the chosen one, and the one that a letter was made from."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.model import Letter
from letterdesk.letters.saving import write_atomically
from letterdesk.library import Library, load_library
from letterdesk.operations.preferences import make_folder
from letterdesk.resources import bundled_library
from letterdesk.settings import Settings, state_folder

_MOST_REMEMBERED = 50


class OpenLibrary(NamedTuple):
    folder: Path
    library: Library
    findings: tuple[Finding, ...]


def chosen_folder(settings: Settings, folder: Path | None = None) -> Path:
    """The folder named, else the one chosen in Settings, else the bundled library."""
    if folder is not None:
        return folder
    return Path(settings.library).expanduser() if settings.library else bundled_library()


def open_library(folder: Path) -> OpenLibrary:
    """Loads a library and remembers where it lies. Raises LetterdeskError where there is none."""
    library, findings = load_library(folder)
    _remember(library.id, folder)
    return OpenLibrary(folder, library, findings)


def library_of(letter: Letter, near: Path | None, settings: Settings) -> OpenLibrary:
    """The library that a letter was made from, wherever this desk knows it to be.

    Looked for around the letter's own file, in Settings, among the libraries used
    before, and in the bundled one. Raises LetterdeskError.
    """
    for folder in _candidates(letter, near, settings):
        if _id_in(folder) == letter.library.id:
            return open_library(folder)
    raise LetterdeskError(Finding(
        "library-not-found", PUT_RIGHT, Place(file=str(near) if near else None),
        say("the library “{library}” of this letter is not known here",
            library=letter.library.id),
        say("choose its folder in Settings"),
    ))


def _candidates(letter: Letter, near: Path | None, settings: Settings) -> Iterator[Path]:
    if near is not None:
        yield from near.resolve().parents
    if settings.library:
        yield Path(settings.library).expanduser()
    remembered = _remembered().get(letter.library.id)
    if remembered:
        yield Path(remembered)
    yield bundled_library()


def has_library(folder: Path) -> bool:
    """Whether a folder looks like a library, without reading all of it."""
    return isinstance(_id_in(folder), str)


def _id_in(folder: Path) -> object:
    """The id that a folder's library.toml gives, without reading the rest."""
    try:
        with (folder / "library.toml").open("rb") as file:
            return tomllib.loads(file.read(1_000_000).decode("utf-8-sig")).get("id")
    except (OSError, ValueError, RecursionError):
        return None


def _memory() -> Path:
    return state_folder() / "libraries.json"


def _remembered() -> dict[str, str]:
    try:
        return msgspec.json.decode(_memory().read_bytes(), type=dict[str, str])
    except (OSError, ValueError):
        return {}


def _remember(library_id: str, folder: Path) -> None:
    """Keeps the folder for a later `update`; a desk that cannot keep it goes on without."""
    known = _remembered()
    place = str(folder.resolve())
    if known.get(library_id) == place or folder.resolve() == bundled_library().resolve():
        return
    others = [(name, path) for name, path in known.items() if name != library_id]
    kept = dict([*others[-_MOST_REMEMBERED:], (library_id, place)])
    make_folder(state_folder())
    with contextlib.suppress(LetterdeskError):
        write_atomically(_memory(), msgspec.json.encode(kept))
