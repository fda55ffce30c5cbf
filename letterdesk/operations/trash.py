"""Brings back a letter that was deleted, and keeps letters where the system has no trash."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.operations.preferences import make_folder
from letterdesk.settings import state_folder

_INFO = ".trashinfo"
"""Beside each file in a trash of the XDG specification: where it came from."""


class Deleted(NamedTuple):
    """A letter that was deleted: where it lay, and where its file is now."""

    original: Path
    kept: Path


def own_trash() -> Path:
    """Where deleted letters go that the system's trash does not take."""
    return state_folder() / "deleted"


def set_aside(path: Path) -> Deleted:
    """Moves a letter into the trash of Letterdesk. Raises LetterdeskError; then it stays."""
    folder = own_trash()
    make_folder(folder)
    kept = _free(folder / path.name)
    try:
        shutil.move(path, kept)
    except OSError as error:
        raise _not_moved(path, error) from error
    return Deleted(path, kept)


def bring_back(deleted: Deleted) -> Path:
    """Puts a deleted letter where it lay, under a free name where another lies there now.

    Raises LetterdeskError where the trash was emptied or the folder cannot be written.
    """
    target = _free(deleted.original)
    try:
        make_folder(target.parent)
        shutil.move(deleted.kept, target)
    except OSError as error:
        raise _not_moved(deleted.kept, error) from error
    kept = deleted.kept
    with contextlib.suppress(OSError):
        # Left behind, it would list a file in the system's trash that is there no more.
        (kept.parent.parent / "info" / f"{kept.name}{_INFO}").unlink(missing_ok=True)
    return target


def _free(path: Path) -> Path:
    number, free = 2, path
    while os.path.lexists(free):
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free


def _not_moved(path: Path, error: OSError) -> LetterdeskError:
    return LetterdeskError(Finding(
        "not-moved", PUT_RIGHT, Place(file=str(path)),
        say("the letter was not moved ({reason}), and lies where it was",
            reason=error.strerror or str(error)),
        say("see that its folder is there and may be written")))
