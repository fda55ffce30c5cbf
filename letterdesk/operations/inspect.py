"""Says of a PDF or Word file which letter it was made from, and whether it is as it was then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from letterdesk.export.made_from import BROKEN, PROTECTED, TOO_LARGE, MadeFrom, Said, Unreadable
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Message, Place, say
from letterdesk.letters.lookup import not_understood

_MOST_BYTES = 100_000_000
_START = 1024
"""A PDF's header may have other bytes before it, so many at most (ISO 32000-1, annex H)."""


class Inspected(NamedTuple):
    format: str
    """`pdf` or `docx`, by what is in the file."""
    made_from: MadeFrom | None
    """None: Letterdesk did not write the file, or another program took out what it says."""
    is_unchanged: bool = False
    """Its pages, or in a DOCX its words, are those that were written. This finds what was changed
    by hand or by mistake; whoever means to deceive can work the hash out anew."""


def inspect(path: Path) -> Inspected:
    """What a file says of itself, held against what is in it.

    Raises NotUnderstood where no file is there, or one that is neither PDF nor DOCX;
    LetterdeskError where it is broken, protected or too large.
    """
    data = _read(path)
    if b"%PDF-" in data[:_START]:
        from letterdesk.export.pdf.made_from import said_by_pdf

        return _told("pdf", path, lambda: said_by_pdf(data))
    if data.startswith((b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))):
        from letterdesk.export.docx.made_from import said_by_docx

        return _told("docx", path, lambda: said_by_docx(data))
    raise not_understood(say("this is neither a PDF nor a Word file"),
                         say("name a .pdf or .docx file"), Place(file=str(path)))


def _read(path: Path) -> bytes:
    place = Place(file=str(path))
    try:
        if not path.is_file():
            raise not_understood(say("there is no such file"), say("look at the name and folder"),
                                 place)
        if path.stat().st_size > _MOST_BYTES:
            raise LetterdeskError(_refusal(TOO_LARGE, path))
        return path.read_bytes()
    except OSError as error:
        raise LetterdeskError(Finding("not-read", PUT_RIGHT, place, say(
            "the file cannot be read ({reason})", reason=error.strerror or str(error)))) from error


def _told(kind: str, path: Path, read: Callable[[], Said | None]) -> Inspected:
    try:
        said = read()
    except Unreadable as error:
        raise LetterdeskError(_refusal(str(error), path)) from error
    if said is None:
        return Inspected(kind, None)
    return Inspected(kind, said.made_from, said.is_unchanged)


def _refusal(kind: str, path: Path) -> Finding:
    words: dict[str, tuple[Message, Message]] = {
        BROKEN: (say("the file is broken, and nothing of it can be told"),
                 say("ask for it once more, or export the letter again")),
        PROTECTED: (say("the file is protected by a password, or of an older Word"),
                    say("save it without a password as .pdf or .docx, and inspect that")),
        TOO_LARGE: (say("the file is far larger than any letter, and was not read"),
                    say("look where it comes from")),
    }
    message, remedy = words[kind]
    return Finding("not-inspected", PUT_RIGHT, Place(file=str(path)), message, remedy)
