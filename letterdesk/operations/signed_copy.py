"""The signed copy of a letter: a scan kept beside it, and what the letter knows of it."""

from __future__ import annotations

import contextlib
import hashlib
import io
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from letterdesk.document.model import Document
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.compose import compose
from letterdesk.letters.lookup import not_understood
from letterdesk.letters.model import FORMAT, Letter, SignedCopy
from letterdesk.letters.saving import write_atomically
from letterdesk.letters.snapshots import state_of
from letterdesk.operations.clock import Clock, now, stamp
from letterdesk.operations.letter_files import OpenLetter, is_bundled, save_letter

MOST_MEGABYTES = 200
"""Of a scan; a page in colour at 300 dots per inch has about one."""

SignedState = Literal["none", "signed", "changed since", "gone", "altered"]
"""What holds of the signed copy: there is none; it is there, whole, and the letter says what was
signed; the letter says other words now; its file is gone; its file is another one now."""


def attach_signed(opened: OpenLetter, scan: Path, *, by: str = "", replacing: bool = False,
                  clock: Clock = now) -> Path:
    """Copies the scan beside the letter, as `<stem>.signed.pdf`, and notes it in the letter.

    The letter's time of change stays, and so do the bytes of its exports. Raises
    NotUnderstood for a scan that is no PDF, and for another file of that name unless
    `replacing`; LetterdeskError where the letter or the scan cannot be written: then
    neither is.
    """
    if is_bundled(opened.path) or opened.letter.format > FORMAT:
        raise LetterdeskError(Finding(
            "read-only-letter", PUT_RIGHT, Place(file=str(opened.path)),
            say("this letter can only be read"), say("make a duplicate, and sign that")))
    data = _scan(scan)
    target = opened.path.with_name(f"{opened.path.stem}.signed.pdf")
    before = _bytes_of(target)
    if before is not None and before != data and not replacing:
        raise not_understood(say("there is a file {name} already", name=target.name),
                             say("add --replace to put this one in its place"))
    letter = opened.letter
    copy = SignedCopy(target.name, hashlib.sha256(data).hexdigest(), by, stamp(clock()),
                      state_of(_documents(letter)))
    if before != data:
        write_atomically(target, data)
    try:
        save_letter(opened, replace(letter, signed=copy))
    except LetterdeskError:
        _put_back(target, before)
        raise
    return target


def signed_state(letter: Letter, folder: Path | None = None) -> SignedState:
    """What holds of a letter's signed copy. Without the letter's folder its file is not read."""
    copy = letter.signed
    if copy is None:
        return "none"
    if folder is not None:
        # A letter is handed on as a file: a name in it leads nowhere else.
        data = _bytes_of(folder / copy.file) if Path(copy.file).name == copy.file else None
        if data is None:
            return "gone"
        if hashlib.sha256(data).hexdigest() != copy.hash:
            return "altered"
    return "signed" if state_of(_documents(letter)) == copy.state else "changed since"


def _documents(letter: Letter) -> dict[str, Document]:
    return {language: compose(letter, language).document for language in letter.languages}


def _scan(scan: Path) -> bytes:
    """The bytes of a PDF that opens and has a page."""
    import pikepdf

    try:
        if scan.stat().st_size > MOST_MEGABYTES * 1_000_000:
            raise not_understood(
                say("{file} has more than {most} MB", file=str(scan), most=MOST_MEGABYTES),
                say("scan it with fewer dots per inch"))
        data = scan.read_bytes()
    except OSError as error:
        raise not_understood(say("{file} cannot be read ({reason})", file=str(scan),
                                 reason=error.strerror or str(error))) from error
    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            pages = len(opened.pages)
    except (pikepdf.PdfError, ValueError, RecursionError):
        pages = 0
    if not pages:
        raise not_understood(say("{file} is no PDF that can be opened", file=str(scan)),
                             say("save the scan as PDF, without a password"))
    return data


def _bytes_of(file: Path) -> bytes | None:
    """What a file holds; None where there is none that can be read."""
    try:
        if file.stat().st_size > MOST_MEGABYTES * 1_000_000:
            return b""
        return file.read_bytes()
    except (OSError, ValueError):
        return None


def _put_back(target: Path, before: bytes | None) -> None:
    with contextlib.suppress(OSError, LetterdeskError):
        if before is None:
            target.unlink()
        else:
            write_atomically(target, before)
