"""Writes files of a library whole or not at all: UTF-8, `\\n` at line ends, comments kept."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, NotUnderstood, Place, say
from letterdesk.library.folder import HEAD, MOST_TEXT_BYTES, read_folder
from letterdesk.resources import bundled_library

README = "README.md"


def init_library(folder: Path, from_bundled: Path) -> None:
    """Makes a library in `folder`, a new or empty one, as a copy with an id of its own.

    Raises LetterdeskError where something lies there or nothing can be written;
    then nothing of it is left behind.
    """
    refuse_installed(folder)
    files = read_folder(from_bundled)
    contents = {
        **{name: text.encode() for name, text in files.texts.items()}, **files.pictures}
    contents[HEAD] = _with_id(files.texts[HEAD], library_id(folder.resolve().name)).encode()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise LetterdeskError(Finding(
                "folder-in-use", PUT_RIGHT, Place(detail=str(folder)),
                say("something lies in {folder} already", folder=str(folder)),
                say("choose a new or an empty folder")))
        if (from_bundled / README).is_file():
            contents[README] = (from_bundled / README).read_bytes()
        folder.parent.mkdir(parents=True, exist_ok=True)
        _make_folder(folder, contents)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _make_folder(folder: Path, contents: dict[str, bytes]) -> None:
    """The folder with all its files at once: made beside its place, then moved there."""
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, data in contents.items():
            path = making / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        making.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
    except OSError:
        shutil.rmtree(making, ignore_errors=True)
        raise


def library_id(name: str) -> str:
    """An id made from the name of a folder; `library` where nothing of it can stand in one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "library"


def _with_id(text: str, name: str) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    document["id"] = name
    return tomlkit.dumps(document)


def read_to_change(path: Path, file: str) -> str:
    """A text file of a library that is about to be changed. Raises NotUnderstood or
    LetterdeskError where it is not there or cannot be read."""
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_TEXT_BYTES + 1)
        if len(data) > MOST_TEXT_BYTES:
            raise OSError("it is too large")
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError as error:
        raise NotUnderstood(Finding(
            "no-file", PUT_RIGHT, Place(file=file), say("there is no file {file}", file=file),
            say("look at the ids in the library"))) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LetterdeskError(Finding(
            "library-file", PUT_RIGHT, Place(file=file),
            say("this file cannot be read: {reason}", reason=str(error)),
            say("save it again with the encoding UTF-8"))) from error


def refuse_installed(path: Path) -> None:
    """Raises LetterdeskError for a place in the library that comes with Letterdesk.

    It may be read-only, and the next version of Letterdesk replaces it with all changes in it.
    """
    if path.resolve().is_relative_to(bundled_library().resolve()):
        raise LetterdeskError(Finding(
            "installed-library", PUT_RIGHT, Place(detail=str(path)),
            say("the library that comes with Letterdesk stays as it is"),
            say("make a copy of it to change: letterdesk library init FOLDER")))


def write_whole(path: Path, text: str) -> None:
    """Puts the text in the place of the file, or leaves the file as it was.

    Raises LetterdeskError where the folder or disk does not take it, and for a file of the
    library that comes with Letterdesk.
    """
    refuse_installed(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text.rstrip("\n") + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> LetterdeskError:
    return LetterdeskError(Finding(
        "not-written", PUT_RIGHT, Place(detail=str(path)),
        say("{path} cannot be written: {reason}", path=str(path), reason=error.strerror or "–"),
        say("nothing was changed; look at the rights of the folder and the room on the disk")))
