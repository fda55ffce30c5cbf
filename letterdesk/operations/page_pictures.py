"""The pages of a letter as pictures, for a web page or a message that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from letterdesk.document.model import Document
from letterdesk.findings import Finding, LetterdeskError
from letterdesk.letters.model import Letter
from letterdesk.operations.pages import no_working_files, set_pages

DOTS_AN_INCH = 200


def page_pictures(letter: Letter, document: Document) -> tuple[tuple[bytes, ...],
                                                               Sequence[Finding]]:
    """A PNG of each page, and what an export as PDF finds in the letter.

    Raises LetterdeskError where the pages cannot be set.
    """
    from letterdesk.export import prepare
    from letterdesk.export.pdf import PdfWriter

    style, files = letter.pinned.style, letter.pinned.files
    prepared = prepare(document, style, files)
    pdf, found = set_pages(prepared.document, style, files)
    if pdf is None:
        raise LetterdeskError(found[0])
    try:
        pages = PdfWriter().page_pictures(prepared.document, style, files, DOTS_AN_INCH)
    except OSError as error:
        raise LetterdeskError(no_working_files(document, error)) from error
    return pages, [*prepared.findings, *found]


def paths_of_pages(path: Path, count: int) -> tuple[Path, ...]:
    """`letter.png` for one page, `letter-1.png`, `letter-2.png` ... for several; `-01` from ten."""
    if count == 1:
        return (path,)
    digits = len(str(count))
    return tuple(path.with_stem(f"{path.stem}-{number:0{digits}}")
                 for number in range(1, count + 1))
