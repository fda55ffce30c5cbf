"""Exports a letter: compose, check, write, and keep a snapshot of what went out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from letterdesk.document.model import Document
from letterdesk.export.made_from import MadeFrom
from letterdesk.findings import (
    LOOK_AT,
    Finding,
    LetterdeskError,
    Message,
    Place,
    must_be_put_right,
    say,
)
from letterdesk.letters.checks.waivers import unwaived
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.file_names import stem_of
from letterdesk.letters.lookup import language_of, not_understood
from letterdesk.letters.model import FORMAT, Letter
from letterdesk.letters.saving import write_atomically
from letterdesk.letters.snapshots import (
    Documents,
    document_printed_before,
    has_new_words,
    next_name,
    with_snapshot,
)
from letterdesk.operations.check import check_composition
from letterdesk.operations.clock import Clock, now, stamp
from letterdesk.operations.for_signature import refuse_unsignable, unsignable_findings
from letterdesk.operations.letter_files import OpenLetter, is_bundled, save_letter
from letterdesk.operations.made_from import made_from
from letterdesk.operations.open_elsewhere import refuse_open_elsewhere
from letterdesk.operations.page_pictures import page_pictures, paths_of_pages
from letterdesk.operations.pages import set_pages
from letterdesk.operations.parts_map import parts_map
from letterdesk.operations.signature_pictures import without_pictures

FORMATS = ("pdf", "docx", "txt", "eml", "png")

Progress = Callable[[int, int, Message], None]
"""Steps done, steps in all, and what is done now."""


class ExportRequest(msgspec.Struct, frozen=True):
    path: Path
    format: str = ""
    """One of FORMATS; empty: from the ending of the path."""
    language: str | None = None
    draft: bool = False
    """Export whatever is to put right, with a mark on every page."""
    unwrapped: bool = False
    """Text with one line a paragraph."""
    recipient: int | None = None
    """Place of the one it goes to among the letter's recipients, from 0; None: the first."""
    for_signature: bool = False
    """An empty signature field for each who signs, in place of the signature pictures."""
    signature_picture: bool = True
    """Prints the signature pictures of those who agreed to it, as the page in the window
    does; otherwise room to sign is left."""


class Exported(NamedTuple):
    """What an export gave: the file, or what stopped it."""

    path: Path | None
    """None: something is to put right, and nothing was written."""
    findings: tuple[Finding, ...]
    letter: Letter
    """With the snapshot, if one was kept."""
    further: tuple[Path, ...] = ()
    """The files after the first, where each page has one."""


class CancelledError(Exception):
    """The person stopped the export; nothing was written."""


def _no_progress(_done: int, _all: int, _message: Message) -> None:
    return


def _never() -> bool:
    return False


def export(opened: OpenLetter, request: ExportRequest, *, by: str = "", clock: Clock = now,
           progress: Progress = _no_progress, cancelled: Callable[[], bool] = _never) -> Exported:
    """Writes the letter for one recipient in one language.

    An export that is no draft stops where something is to put right, and keeps a
    snapshot where its words are new. Raises NotUnderstood for a language or
    format that is not there, LetterdeskError where the file cannot be written,
    CancelledError where `cancelled` came true before that.
    """
    letter = opened.letter
    kind = format_of(request)
    language = language_of(letter, request.language)
    if request.for_signature:
        refuse_unsignable(kind, draft=request.draft)
    progress(0, 3, say("reading the letter"))
    recipient = None if request.recipient is None else letter.recipients[request.recipient]
    composition = compose(letter, language, recipient, draft=request.draft)
    document, findings = checked(letter, composition, clock)
    if must_be_put_right(findings) and not request.draft:
        return Exported(None, findings, letter)
    if not request.signature_picture:
        document = without_pictures(document)
    _go_on(cancelled)
    progress(1, 3, say("setting the pages"))
    documents = {lang: compose(letter, lang).document for lang in letter.languages}
    kept = None if request.draft else with_new_words(opened, documents, by, clock)
    if kind == "png":
        pages, more = page_pictures(letter, document)
    else:
        data, more = written(letter, document, composition, kind, request.unwrapped,
                             made_from(kept or letter, document, documents),
                             for_signature=request.for_signature)
        pages = (data,)
    findings = unwaived(letter, [*findings, *more])
    if must_be_put_right(more) and not request.draft:
        return Exported(None, findings, letter)
    _go_on(cancelled)
    progress(2, 3, say("writing the file"))
    paths = paths_of_pages(request.path, len(pages))
    for path in paths:
        refuse_open_elsewhere(path)
    for path, page in zip(paths, pages, strict=True):
        write_atomically(path, page)
    if kept is not None:
        letter, trouble = keep(opened, kept)
        findings = (*findings, *trouble)
    progress(3, 3, say("done"))
    return Exported(paths[0], findings, letter, paths[1:])


def format_of(request: ExportRequest) -> str:
    """Raises NotUnderstood for a format that Letterdesk does not write."""
    kind = request.format or request.path.suffix.removeprefix(".").lower()
    if kind in FORMATS:
        return kind
    raise not_understood(say("“{name}” has none of the endings that Letterdesk writes",
                             name=request.path.name), say("write .pdf, .docx, .txt, .eml or .png"))


def path_in(folder: Path, letter: Letter, pattern: str, kind: str,
            language: str | None = None) -> Path:
    """Where an export goes in a folder, by a pattern of places (letters/file_names.py)."""
    recipient = letter.recipients[0] if letter.recipients else None
    stem = stem_of(pattern, letter, language_of(letter, language), recipient)
    return folder / f"{stem}.{kind}"


def written(letter: Letter, document: Document, composition: Composition, kind: str,
            unwrapped: bool = False, source: MadeFrom | None = None, *,
            for_signature: bool = False) -> tuple[bytes, Sequence[Finding]]:
    """The bytes of a document in one format, and what its writer found.

    A PDF and a Word file keep `source`, what they were made from. Each writer is loaded when it
    is first used.
    """
    if kind == "eml":
        from letterdesk.operations.emails import message

        return message(letter, document, composition, source)
    from letterdesk.export import prepare

    style, files = letter.pinned.style, letter.pinned.files
    prepared = prepare(document, style, files)
    if kind == "txt":
        from letterdesk.export import write_text

        width = None if unwrapped else 72
        return write_text(prepared.document, width=width).encode(), prepared.findings
    if kind == "docx":
        from letterdesk.export.docx import write_docx

        data = write_docx(prepared.document, style, files, parts_map(letter, composition), source)
        return data, prepared.findings
    pdf, found = set_pages(prepared.document, style, files, for_signature=for_signature)
    if pdf is None:
        raise LetterdeskError(found[0])
    data = pdf.data
    if source is not None:
        from letterdesk.export.pdf.made_from import with_made_from

        data = with_made_from(data, source)
    return data, [*prepared.findings, *found,
                  *(unsignable_findings(document) if for_signature else ())]


def checked(letter: Letter, composition: Composition,
            clock: Clock) -> tuple[Document, tuple[Finding, ...]]:
    """The document to print and the findings. Words kept by an earlier program win."""
    findings = list(check_composition(letter, composition, clock().date()))
    document = composition.document
    is_first = composition.recipient in (None, *letter.recipients[:1])
    # Snapshots keep the words for the first recipient alone.
    kept = document_printed_before(letter, document) if is_first else None
    if kept is not None:
        findings.append(Finding("words-of-before", LOOK_AT, Place(language=document.language), say(
            "this Letterdesk would write other words than the one that kept this letter; the "
            "words that were kept are printed"), say("change the letter to have the new ones")))
        document = kept
    return document, unwaived(letter, findings)


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError


def with_new_words(opened: OpenLetter, documents: Documents, by: str,
                   clock: Clock) -> Letter | None:
    """The letter with a snapshot of what goes out; None where its words are kept already, or
    cannot be."""
    letter = opened.letter
    if letter.format > FORMAT or is_bundled(opened.path) or not os.access(opened.path, os.W_OK):
        return None
    if not has_new_words(letter, documents):
        return None
    return with_snapshot(letter, next_name(letter, "Export"), on=stamp(clock()), by=by,
                         documents=documents)


def keep(opened: OpenLetter, letter: Letter) -> tuple[Letter, tuple[Finding, ...]]:
    """The letter as it was saved with its snapshot; as it was, with a finding, where it was not."""
    try:
        return save_letter(opened, letter).letter, ()
    except LetterdeskError as error:
        finding = msgspec.structs.replace(error.finding, severity=LOOK_AT, message=say(
            "the export is written, its snapshot is not: {reason}", reason=error.finding.message))
        return opened.letter, (finding,)
