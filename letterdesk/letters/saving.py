"""Writes a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Message, Place, say

PART = ".part"
"""How the names of temporary files end."""
_MOST_OF_NAME = 50
"""Characters, each of up to four bytes."""


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` at `path`: a file that was there stays whole until the new one is on disk.

    A link is followed, and the mode of the old file kept. Raises
    LetterdeskError where the disk, the folder or another program forbids it.
    """
    target = Path(os.path.realpath(path))
    temporary: Path | None = None
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only", str(target))
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise FileExistsError(errno.EEXIST, "this is no file", str(target))
        temporary = _written_beside(target, data)
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise LetterdeskError(_refusal(path, error)) from error
    _sync_folder(target.parent)


def part_of_name(target: Path) -> str:
    """How the names of temporary files begin that are written in the place of a file."""
    # Names have 255 bytes at most on common disks; this one is longer than the target's.
    return f".{target.name[:_MOST_OF_NAME]}."


def _written_beside(target: Path, data: bytes) -> Path:
    """A temporary file in the same folder, its content on disk; none where that fails."""
    handle, name = tempfile.mkstemp(prefix=part_of_name(target), suffix=PART, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
    except BaseException:
        temporary.unlink()
        raise
    return temporary


def _mode(target: Path) -> int:
    """The mode of the file that is there, or what the umask leaves of a new one."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Puts the new name on disk too, where the system lets a folder be opened (not Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, error: OSError) -> Finding:
    message, remedy = _words(error)
    return Finding("not-saved", PUT_RIGHT, Place(file=str(path)), message, remedy)


def _words(error: OSError) -> tuple[Message, Message]:
    old = say("what was there before is whole; free some space, or choose another folder")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return say("the disk is full, and nothing was written"), old
        case errno.ENOENT | errno.ENOTDIR:
            return say("the folder is not there"), say("make it, or choose another folder")
        case errno.EISDIR:
            return say("a folder has this name"), say("choose another name")
        case errno.EROFS:
            return say("the drive is read-only"), say("choose another folder")
        case errno.EACCES | errno.EPERM | errno.EBUSY:
            return (say("the file or its folder is read-only, or another program holds it"),
                    say("close it there, or choose another name or folder"))
    return (say("the file was not written ({reason})", reason=error.strerror or str(error)),
            say("choose another name or folder"))
