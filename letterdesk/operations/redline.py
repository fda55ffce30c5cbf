"""Exports a redline: a letter with its changes marked, for colleagues to comment on.

It is no letter that goes out: it keeps no snapshot, and what is to put right does not stop
it but makes it a draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from letterdesk.document.model import Document
from letterdesk.document.redline import changes_in
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, must_be_put_right, say
from letterdesk.language import direction
from letterdesk.letters.checks.waivers import unwaived
from letterdesk.letters.compare import without_edits
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.lookup import language_of, not_understood
from letterdesk.letters.model import Edit, Letter, Snapshot
from letterdesk.letters.redlining import Stamp, redline
from letterdesk.letters.saving import write_atomically
from letterdesk.letters.snapshots import (
    document_printed_before,
    readable_documents,
    snapshot_named,
)
from letterdesk.operations.check import check_composition
from letterdesk.operations.clock import Clock, now
from letterdesk.operations.letter_files import OpenLetter
from letterdesk.operations.made_from import made_from
from letterdesk.operations.open_elsewhere import refuse_open_elsewhere
from letterdesk.operations.pages import set_pages
from letterdesk.operations.parts_map import parts_map
from letterdesk.operations.signature_pictures import without_pictures

FORMATS = ("docx", "pdf")


class RedlineRequest(msgspec.Struct, frozen=True):
    path: Path
    against: str | None = None
    """The name of a snapshot; None: the approved texts that the letter has."""
    format: str = ""
    """One of FORMATS; empty: from the ending of the path."""
    language: str | None = None
    draft: bool = False
    """Marked as a draft even where nothing is to put right."""


def export_redline(opened: OpenLetter, request: RedlineRequest, *, by: str = "",
                   clock: Clock = now) -> tuple[Finding, ...]:
    """Writes the letter with its changes marked; gives the findings of the letter.

    `by` is the author of changes of which no edit says who made them; their time is that of
    the letter's last change. Raises NotUnderstood for a language, format or snapshot that is
    not there, LetterdeskError where there is no change, the snapshot has no words in this
    language or cannot be read, or the file cannot be written.
    """
    letter = opened.letter
    kind = _format_of(request)
    language = language_of(letter, request.language)
    kept = None if request.against is None else snapshot_named(letter, request.against)
    before = approved(letter, language) if kept is None else document_at(letter, kept, language)
    composition = compose(letter, language)
    findings = unwaived(letter, check_composition(letter, composition, clock().date()))
    if request.draft or must_be_put_right(findings):
        composition = compose(letter, language, draft=True)
    document = document_printed_before(letter, composition.document) or composition.document
    data, more = _written(letter, composition._replace(document=document), before, kind, kept,
                          stamps_of(letter, language, kept), (by, letter.changed))
    refuse_open_elsewhere(request.path)
    write_atomically(request.path, data)
    return unwaived(letter, [*findings, *more])


def approved(letter: Letter, language: str) -> Document:
    """The letter as its approved texts say it, with its values and choices."""
    return compose(without_edits(letter), language).document


def document_at(letter: Letter, kept: Snapshot, language: str) -> Document:
    """The document of a snapshot. Raises LetterdeskError where it has none in this language,
    or one that cannot be read."""
    document = readable_documents(letter, kept).get(language)
    if document is None:
        raise LetterdeskError(Finding(
            "not-in-snapshot", PUT_RIGHT, Place(language=language, detail=kept.name),
            say("the snapshot “{name}” has no words in this language", name=kept.name),
            say("compare with another snapshot, or with the approved texts")))
    return msgspec.structs.replace(document, language=language, direction=direction(language))


def stamps_of(letter: Letter, language: str, since: Snapshot | None) -> Mapping[str, Stamp]:
    """Who edited each part, and when; where the edit was made after the snapshot."""
    edits: dict[str, Edit] = {part.part: part.edits[language] for part in letter.parts
                              if language in part.edits}
    return {part: (edit.by, edit.on or letter.changed) for part, edit in edits.items()
            if edit.by and (since is None or _is_later(edit.on, since.on))}


def _is_later(one: str, other: str) -> bool:
    try:
        times = [dt.datetime.fromisoformat(stamp) for stamp in (one, other)]
    except ValueError:
        return False
    first, second = (t if t.tzinfo else t.replace(tzinfo=dt.UTC) for t in times)
    return first > second


def _format_of(request: RedlineRequest) -> str:
    kind = request.format or request.path.suffix.removeprefix(".").lower()
    if kind in FORMATS:
        return kind
    raise not_understood(
        say("changes cannot be marked in “{name}”", name=request.path.name),
        say("write .docx or .pdf, or have the differences listed by letterdesk diff"))


def _written(letter: Letter, composition: Composition, before: Document, kind: str,
             kept: Snapshot | None, stamps: Mapping[str, Stamp],
             otherwise: Stamp) -> tuple[bytes, Sequence[Finding]]:
    from letterdesk.export import prepare

    style, files = letter.pinned.style, letter.pinned.files
    # A copy for comments is signed by nobody: no signature picture stands in it.
    prepared = prepare(without_pictures(composition.document), style, files)
    # What the earlier one cannot print is no finding about the letter.
    earlier = prepare(without_pictures(before), style, files).document
    documents = {lang: compose(letter, lang).document for lang in letter.languages}
    source = made_from(letter, prepared.document, documents, "redline")
    document = redline(earlier, prepared.document, stamps, otherwise)
    if not _is_changed(document):
        raise _unchanged(letter, kept)
    if kind == "docx":
        from letterdesk.export.docx import write_docx

        parts = parts_map(letter, composition)
        return write_docx(document, style, files, parts, source), prepared.findings
    # What pages show is of this marked copy alone, so it is not told.
    pdf, trouble = set_pages(document, style, files)
    if pdf is None:
        raise LetterdeskError(trouble[0])
    from letterdesk.export.pdf.made_from import with_made_from

    return with_made_from(pdf.data, source), prepared.findings


def _is_changed(document: Document) -> bool:
    marked = document.elements, document.notes, (document.furniture,)
    return any(True for part in marked for _change in changes_in(part))


def _unchanged(letter: Letter, kept: Snapshot | None) -> LetterdeskError:
    title = letter.title or letter.template
    if kept is None:
        message = say("“{title}” says what its approved texts say; there is no change to mark",
                      title=title)
    else:
        message = say("“{title}” says what the snapshot “{name}” says; there is no change to mark",
                      title=title, name=kept.name)
    return LetterdeskError(Finding(
        "no-change", PUT_RIGHT, Place(), message,
        say("export it without --redline, or compare it with another snapshot (--against)")))
