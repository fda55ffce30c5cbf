"""A signing folder: one PDF with a cover sheet and every letter that is to be signed by pen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from letterdesk.contacts import Recipient, recipient_findings
from letterdesk.document.model import Document
from letterdesk.findings import Finding, LetterdeskError, must_be_put_right, say
from letterdesk.language import LANGUAGES, Usage, capital, language_name
from letterdesk.letters.checks.waivers import unwaived
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.lookup import known, not_understood
from letterdesk.letters.model import Letter
from letterdesk.letters.saving import write_atomically
from letterdesk.operations.check import check_composition, check_versions
from letterdesk.operations.clock import Clock, now
from letterdesk.operations.cover_sheet import Told, cover_sheet
from letterdesk.operations.diff import diff
from letterdesk.operations.export import (
    CancelledError,
    Exported,
    Progress,
    checked,
    keep,
    with_new_words,
)
from letterdesk.operations.for_signature import unsignable_findings
from letterdesk.operations.letter_files import OpenLetter
from letterdesk.operations.made_from import made_from
from letterdesk.operations.open_elsewhere import refuse_open_elsewhere
from letterdesk.operations.pages import set_pages
from letterdesk.operations.signature_pictures import without_pictures

if TYPE_CHECKING:
    from letterdesk.export.made_from import MadeFrom
    from letterdesk.export.pdf.joining import File

DAY_FIELD = "sign_by"
"""A date that a template may ask for: the day by which the letter is to be signed."""


class FolderRequest(msgspec.Struct, frozen=True):
    path: Path
    by_when: str = ""
    """ISO date; empty: the letter's field `sign_by`, if it has one."""
    language: str | None = None
    """Of the cover sheet, one of the six; None: the letter's first."""


class _Copy(NamedTuple):
    """One letter of the folder."""

    language: str
    recipient: Recipient | None
    composition: Composition
    document: Document


def signing_folder(opened: OpenLetter, request: FolderRequest, *, by: str = "",
                   clock: Clock = now, progress: Progress | None = None,
                   cancelled: Callable[[], bool] = lambda: False) -> Exported:
    """Writes the folder: a letter for each recipient in each language, under a cover sheet.

    Signature pictures are not printed, since a pen signs. What is to put right in any of the
    letters stops it, as it does a plain export, and so does a letter that nobody signs; a
    snapshot is kept where the words are new. Raises as `export` does.
    """
    letter = opened.letter
    language, by_when = _language(request, letter), _day(request, letter)
    _refuse_other_formats(request.path)
    tell = progress or (lambda _done, _all, _message: None)
    steps = max(1, len(letter.recipients)) * len(letter.languages) + 2
    tell(0, steps, say("reading the letter"))
    copies, found = _copies(letter, clock)
    pages, files = _Pages(letter, language), []
    for number, copy in enumerate(copies, 1):
        if must_be_put_right(unwaived(letter, found)):
            break
        _go_on(cancelled)
        tell(number, steps, say("setting the pages"))
        file, more = pages.file(copy)
        files.append(file)
        found += more
    if must_be_put_right(unwaived(letter, found)):
        return Exported(None, unwaived(letter, found), letter)
    told = Told(letter, {
        copy.language: copy.composition for copy in copies[:len(letter.languages)]},
                diff(letter), found, len(copies), by, by_when)
    documents = {lang: one.document for lang, one in told.compositions.items()}
    kept = with_new_words(opened, documents, by, clock)
    source = made_from(kept or letter, copies[0].document, documents, "signing-folder")
    data = _under_a_cover(told, files, language, source)
    _go_on(cancelled)
    tell(steps - 1, steps, say("writing the file"))
    refuse_open_elsewhere(request.path)
    write_atomically(request.path, data)
    letter, trouble = keep(opened, kept) if kept is not None else (letter, ())
    tell(steps, steps, say("done"))
    return Exported(request.path, (*unwaived(opened.letter, found), *trouble), letter)


def _under_a_cover(told: Told, files: Sequence[File], language: str, source: MadeFrom) -> bytes:
    from letterdesk.export.pdf.cover import write_cover
    from letterdesk.export.pdf.joining import File, joined
    from letterdesk.export.pdf.made_from import with_made_from

    sheet = cover_sheet(told, language)
    data = write_cover(sheet, told.letter.pinned.style)
    return with_made_from(joined([File(sheet.heading, sheet.locale, data), *files]), source)


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError


def _language(request: FolderRequest, letter: Letter) -> str:
    """The language of the cover sheet. Raises NotUnderstood for one that is none of the six."""
    language = request.language or letter.languages[0]
    if language not in LANGUAGES:
        raise not_understood(say("Letterdesk does not write the language “{language}”",
                                 language=language), known(LANGUAGES, language))
    return language


def _day(request: FolderRequest, letter: Letter) -> dt.date | None:
    """The day by which to sign. Raises NotUnderstood for what is no date."""
    if request.by_when:
        try:
            return dt.date.fromisoformat(request.by_when)
        except ValueError:
            raise not_understood(say("“{date}” is no date", date=request.by_when),
                                 say("write it as 2014-05-22")) from None
    try:
        return dt.date.fromisoformat(letter.values.get(DAY_FIELD, ""))
    except (TypeError, ValueError):
        return None


def _refuse_other_formats(path: Path) -> None:
    if path.suffix.lower() != ".pdf":
        raise not_understood(say("a signing folder is a PDF"),
                             say("write a name that ends in .pdf after -o"))


def _copies(letter: Letter, clock: Clock) -> tuple[list[_Copy], list[Finding]]:
    """A copy for each recipient in each language, and all that is found in them."""
    found: list[Finding] = list(
        recipient_findings(letter.recipients, letter.pinned.forms, letter.languages))
    copies = []
    first = {language: compose(letter, language) for language in letter.languages}
    for number, recipient in enumerate(letter.recipients or (None,)):
        for language in letter.languages:
            composition = compose(letter, language, recipient) if number else first[language]
            document = composition.document
            if number == 0:
                # Words that an earlier program kept are those of the first recipient.
                document, more = checked(letter, composition, clock)
                found += more
            found += check_composition(letter, composition, clock().date())
            copies.append(_Copy(language, recipient, composition, without_pictures(document)))
    return copies, [*found, *check_versions(letter, first)]


class _Pages:
    """Sets the letters of one folder, with one writer for all."""

    def __init__(self, letter: Letter, language: str) -> None:
        from letterdesk.export.pdf import PdfWriter

        self._letter = letter
        self._language = language
        self._writer = PdfWriter()

    def file(self, copy: _Copy) -> tuple[File, list[Finding]]:
        """A letter's file and what was found on its pages. Raises LetterdeskError."""
        from letterdesk.export import prepare
        from letterdesk.export.pdf.joining import File

        style, files = self._letter.pinned.style, self._letter.pinned.files
        prepared = prepare(copy.document, style, files)
        pdf, found = set_pages(prepared.document, style, files, writer=self._writer)
        if pdf is None:
            raise LetterdeskError(found[0])
        file = File(self._bookmark(copy), copy.document.locale or copy.language, pdf.data)
        return file, [*prepared.findings, *found, *unsignable_findings(copy.document)]

    def _bookmark(self, copy: _Copy) -> str:
        name = capital(language_name(copy.language, self._language), Usage(self._language))
        to = copy.recipient
        whom = to and (to.name or to.organisation or to.title or to.country)
        return f"{name} · {whom}" if whom else name
