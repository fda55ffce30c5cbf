"""Opens and saves letters; notices a file that another program changed meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.file_form import digest
from letterdesk.letters.model import FORMAT, Letter
from letterdesk.letters.store import letter_from_bytes, read_bytes, stamp_of, write_letter
from letterdesk.resources import bundled_library


class OpenLetter(NamedTuple):
    path: Path
    letter: Letter
    findings: tuple[Finding, ...]
    stamp: str
    """Of the file as it was read; a save compares it."""

    @property
    def is_read_only(self) -> bool:
        """Written by a newer Letterdesk."""
        return self.letter.format > FORMAT


def open_letter(path: Path) -> OpenLetter:
    """Raises LetterdeskError where there is no letter that can be read."""
    data = read_bytes(path)
    letter, findings = letter_from_bytes(data, str(path))
    return OpenLetter(path, letter, findings, digest(data))


def save_letter(opened: OpenLetter, letter: Letter) -> OpenLetter:
    """Writes the letter to its file. Raises LetterdeskError where the file was changed
    outside since it was read, or cannot be written."""
    if stamp_of(opened.path) not in (opened.stamp, None):
        raise LetterdeskError(Finding(
            "changed-outside", PUT_RIGHT, Place(file=str(opened.path)),
            say("another program changed the letter meanwhile, and nothing was written"),
            say("open it again, or save a copy"),
        ))
    stamp = write_letter(opened.path, letter)
    return opened._replace(letter=letter, stamp=stamp)


def is_bundled(path: Path) -> bool:
    """Whether a letter is one of the examples of the bundled library, which stay as they are."""
    return path.resolve().is_relative_to(bundled_library().resolve())
