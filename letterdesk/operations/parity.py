"""Holds the two files of a letter against each other: its PDF, and its DOCX in LibreOffice."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.export.parity.comparing import Parity, compare, italic_words
from letterdesk.export.parity.office import lay_out, office_program
from letterdesk.export.parity.page_lines import reader
from letterdesk.export.pdf import PdfWriter
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Message, Place, say
from letterdesk.letters.compose import compose
from letterdesk.letters.lookup import language_of
from letterdesk.letters.model import Letter


class Version(NamedTuple):
    """One language version of a letter in both files."""

    language: str
    parity: Parity
    pdf: int
    docx: int
    """Bytes of the two files."""


def parity(letter: Letter, languages: Sequence[str] = ()) -> tuple[Version, ...]:
    """Compares the lines of each language version, or of those named.

    Raises NotUnderstood for a language that the letter has not, LetterdeskError where
    LibreOffice or pdftotext is missing or gives up.
    """
    chosen = [language_of(letter, language) for language in languages] or letter.languages
    for program, missing in ((office_program(), say("LibreOffice is not installed")),
                             (reader(), say("pdftotext is not installed"))):
        if program is None:
            raise _refusal(missing, say(
                "install LibreOffice and poppler: pages are compared with their help alone"))
    with tempfile.TemporaryDirectory(prefix="letterdesk-parity-") as folder:
        try:
            return tuple(_versions(letter, chosen, Path(folder)))
        except (subprocess.SubprocessError, OSError) as error:
            raise _refusal(say("LibreOffice could not lay the letter out: {reason}",
                               reason=str(error)),
                           say("see whether LibreOffice opens the DOCX of this letter")) from error


def _versions(letter: Letter, languages: Sequence[str], folder: Path) -> Iterator[Version]:
    style, files = letter.pinned.style, letter.pinned.files
    documents = {language: prepare(compose(letter, language).document, style, files).document
                 for language in languages}
    words = {language: write_docx(document, style, files)
             for language, document in documents.items()}
    laid_out = lay_out(words, folder)
    writer = PdfWriter()
    for language, document in documents.items():
        data = writer.write(document, style, files).data
        pdf = folder / f"{language}.typst.pdf"
        pdf.write_bytes(data)
        found = compare(pdf, laid_out[language], right_to_left=document.direction == "rtl",
                        italic=italic_words(document), has_letterhead=style.letterhead is not None)
        yield Version(language, found, len(data), len(words[language]))


def _refusal(message: Message, remedy: Message) -> LetterdeskError:
    return LetterdeskError(Finding("no-parity", PUT_RIGHT, Place(), message, remedy))
