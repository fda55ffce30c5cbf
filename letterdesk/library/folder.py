"""The files of a library folder, read with limits: nothing outside it, nothing huge, all UTF-8."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from letterdesk.findings import (
    LOOK_AT,
    PUT_RIGHT,
    Finding,
    LetterdeskError,
    Message,
    Place,
    Severity,
    say,
)
from letterdesk.library.ids import ID

HEAD = "library.toml"
ROOT_FILES = (HEAD, "facts.toml", "signatories.toml", "rules.toml", "address.toml")
MOST_FILES = 20_000
MOST_TEXT_BYTES = 1_000_000
MOST_PICTURE_BYTES = 12_000_000
MOST_BYTES = 200_000_000

_TOML = re.compile(r"[a-z0-9-]+\.toml")
_BLOCK_FILE = re.compile(r"block\.toml|[a-z]{2}(\.draft)?\.md")
_PICTURE = re.compile(r".+\.(png|jpe?g)", re.IGNORECASE)
_LEFT_ALONE = re.compile(r"\..*|~.*|.*~|Thumbs\.db|desktop\.ini|README(\.\w+)?|LICENSE.*",
                         re.IGNORECASE)
_SECOND_COPY = re.compile(r"conflict|\.orig$|\.rej$|~HEAD|\bcopy\b| \(\d+\)(\.|$)", re.IGNORECASE)


class FolderFiles(msgspec.Struct, frozen=True):
    """Contents by path below the library, `/` between folders."""

    texts: Mapping[str, str]
    pictures: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def read_folder(folder: Path) -> FolderFiles:
    """Every file that belongs to the library.

    Raises LetterdeskError where there is no library (no folder, no library.toml).
    """
    try:
        is_library = (folder / HEAD).is_file()
    except OSError:
        is_library = False
    if not is_library:
        raise LetterdeskError(Finding(
            "no-library", PUT_RIGHT, Place(detail=str(folder)),
            say("there is no library in {folder}", folder=str(folder)),
            say("choose a folder that holds a file {name}", name=HEAD)))
    return _Walk(folder).read()


class _Walk:
    """One reading of a folder: what it found, and how much it may still read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = folder.resolve()
        self._texts: dict[str, str] = {}
        self._pictures: dict[str, bytes] = {}
        self._found: list[Finding] = []
        self._files = 0
        self._bytes = 0

    def read(self) -> FolderFiles:
        for name, path in self._entries("", ROOT_FILES.__contains__, strangers=False):
            self._read_text(name, path)
        for sub in ("templates", "styles"):
            for name, path in self._entries(sub, _TOML.fullmatch):
                self._read_text(name, path)
        for block in self._folders("blocks"):
            for name, path in self._entries(f"blocks/{block}", _BLOCK_FILE.fullmatch):
                self._read_text(name, path)
        self._read_pictures("images", 3)
        return FolderFiles(self._texts, self._pictures, tuple(self._found))

    def _note(self, name: str, message: Message, remedy: Message,
              severity: Severity = PUT_RIGHT, line: int | None = None) -> None:
        self._found.append(
            Finding("library-file", severity, Place(file=name, line=line), message, remedy))

    def _scan(self, sub: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._folder / sub) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except FileNotFoundError:
            return []
        except OSError as error:
            self._note(sub, say("this folder cannot be read: {reason}", reason=_reason(error)),
                       say("look at its rights, or make the folder anew"))
            return []

    def _entries(self, sub: str, belongs: Callable[[str], object],
                 strangers: bool = True) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """The files of one folder that belong to the library; others are told of."""
        for entry in self._scan(sub):
            name = f"{sub}/{entry.name}" if sub else entry.name
            if not belongs(entry.name):
                self._stranger(name, entry, strangers)
            elif self._may_read(name, entry):
                yield name, entry

    def _folders(self, sub: str) -> Iterator[str]:
        for entry in self._scan(sub):
            name = f"{sub}/{entry.name}"
            if _LEFT_ALONE.fullmatch(entry.name):
                continue
            if not _is(entry.is_dir) or ID.fullmatch(entry.name) is None:
                self._stranger(name, entry, True)
            elif not entry.is_symlink() or self._is_inside(name):
                yield entry.name

    def _stranger(self, name: str, entry: os.DirEntry[str], strangers: bool) -> None:
        if _LEFT_ALONE.fullmatch(entry.name):
            return
        if _SECOND_COPY.search(entry.name):
            self._note(name,
                       say("this looks like a second copy that a sync program or a merge made"),
                       say("compare it with the first, keep one and delete the other"), LOOK_AT)
        elif strangers:
            self._note(name, say("this does not belong here and is not read"),
                       say("correct its name, or move it out of the library"), LOOK_AT)

    def _is_inside(self, name: str) -> bool:
        """Whether a symbolic link stays in the library."""
        try:
            target = (self._folder / name).resolve(strict=True)
        except (OSError, RuntimeError):
            target = None
        if target is not None and target.is_relative_to(self._root):
            return True
        self._note(name, say("this is a link that leads out of the library"),
                   say("put the file itself in its place"))
        return False

    def _may_read(self, name: str, entry: os.DirEntry[str]) -> bool:
        self._files += 1
        if self._files > MOST_FILES:
            if self._files == MOST_FILES + 1:
                self._note(name, say("the library has more than {most} files", most=MOST_FILES),
                           say("the rest is not read; take out what is not needed"))
            return False
        if entry.is_symlink() and not self._is_inside(name):
            return False
        if not _is(entry.is_file):
            self._note(name, say("this is no file that can be read"),
                       say("put a file in its place"))
            return False
        return True

    def _bytes_of(self, name: str, entry: os.DirEntry[str], most: int) -> bytes | None:
        try:
            with Path(entry.path).open("rb") as file:
                data = file.read(most + 1)
        except OSError as error:
            self._note(name, say("this file cannot be read: {reason}", reason=_reason(error)),
                       say("look at its rights and whether another program holds it"))
            return None
        self._bytes += len(data)
        if len(data) > most or self._bytes > MOST_BYTES:
            self._note(name, say("this file is too large"),
                       say("keep it under {most} kilobytes", most=most // 1000))
            return None
        return data

    def _read_text(self, name: str, entry: os.DirEntry[str]) -> None:
        data = self._bytes_of(name, entry, MOST_TEXT_BYTES)
        if data is None:
            return
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            self._note(name, say("this file is not written in UTF-8"),
                       say("save it again with the encoding UTF-8"), line=line)
            return
        self._texts[name] = text.replace("\r\n", "\n").replace("\r", "\n")

    def _read_pictures(self, sub: str, depth: int) -> None:
        for entry in self._scan(sub):
            name = f"{sub}/{entry.name}"
            if _is(entry.is_dir):
                if depth and (not entry.is_symlink() or self._is_inside(name)):
                    self._read_pictures(name, depth - 1)
            elif not _PICTURE.fullmatch(entry.name):
                self._stranger(name, entry, True)
            elif self._may_read(name, entry):
                data = self._bytes_of(name, entry, MOST_PICTURE_BYTES)
                if data is not None:
                    self._pictures[name] = data


def _is(kind: Callable[[], bool]) -> bool:
    """Whether an entry is of a kind; a link that leads to itself is of none."""
    try:
        return kind()
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
