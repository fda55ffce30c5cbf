"""How alike the pages of two writers are: the PDF, and the DOCX laid out by LibreOffice.

LibreOffice sees the fonts of resources/fonts and no others, under the names that the
DOCX gives them. Run as a script (python tests/export/parity.py) it measures the examples of
the bundled library in each house style and prints the table of docs/fidelity.md.
"""

from __future__ import annotations

import difflib
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec

from letterdesk.export.docx.fonts import WORD_FACES
from letterdesk.resources import resource

LETTERHEAD_ENDS, HEADER_ENDS, FOOTER_BEGINS = 90.0, 56.0, 62.0
"""Points from the page's top, on the first page and on later ones, and from its foot; the
lines compared stand between."""
_SAME_LINE = 6.0
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>')
_HEIGHT = re.compile(r'height="([\d.]+)"')
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_VOWELS = re.compile("[\u064b-\u0652]")
_DOUBLED = re.compile("([\u0620-\u064a])\\1+")
"""Extraction doubles a letter with a vowel mark, or not, by writer."""


class Line(NamedTuple):
    page: int
    middle: float
    """Points from the page's top."""
    words: str


class Parity(NamedTuple):
    """What two layouts of one letter have in common."""

    lines: int
    """Of the layout that has more."""
    alike: int
    on_the_same_page: int
    pages: tuple[int, int]
    furthest: float
    """Greatest distance, in points, between two equal lines of one page."""
    differing: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.alike / self.lines if self.lines else 1.0


def has_tools() -> bool:
    """LibreOffice and pdftotext are installed."""
    return all(shutil.which(tool) for tool in ("soffice", "pdftotext"))


def lay_out(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The DOCX files as PDF by LibreOffice, in one run; name -> path."""
    (folder / "fonts.conf").write_text(_font_settings(folder))
    documents = []
    for name, data in files.items():
        documents.append(folder / f"{name}.docx")
        documents[-1].write_bytes(data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
        check=True, capture_output=True, timeout=300)
    return {name: folder / f"{name}.pdf" for name in files}


def _font_settings(folder: Path) -> str:
    aliases = "".join(
        f'<alias binding="same"><family>{word}</family><prefer><family>{ours}</family></prefer>'
        "</alias>" for ours, word in WORD_FACES.items())
    return (f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{resource('fonts')}</dir><cachedir>{folder / 'fonts'}</cachedir>"
            f"{aliases}</fontconfig>")


def lines_of(pdf: Path) -> tuple[list[Line], int]:
    """The lines of the letter's text, page by page, and how many pages there are."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True,
                          text=True).stdout
    pages = told.split("<page ")[1:]
    lines = [line for number, page in enumerate(pages, 1) for line in _lines(number, page)]
    return lines, len(pages)


def _lines(number: int, page: str) -> Iterable[Line]:
    words = sorted(
        ((float(top) + float(bottom)) / 2, float(left), html.unescape(word))
        for left, top, bottom, word in _WORD.findall(page))
    rows: list[list[tuple[float, float, str]]] = []
    for word in words:
        if rows and word[0] - rows[-1][0][0] <= _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    begins = LETTERHEAD_ENDS if number == 1 else HEADER_ENDS
    ends = float(_HEIGHT.search(page)[1]) - FOOTER_BEGINS
    for row in rows:
        middle = row[0][0]
        if begins < middle < ends:
            yield Line(number, middle, "".join(w for _, _, w in sorted(row, key=lambda w: w[1])))


def compare(one: Path, other: Path, *, right_to_left: bool = False) -> Parity:
    """Parity of two PDF files.

    Lines of Arabic are compared by the characters that they hold, not by their order,
    which extraction turns about.
    """
    (ours, our_pages), (theirs, their_pages) = lines_of(one), lines_of(other)
    keys = [[_key(line.words, right_to_left) for line in lines] for lines in (ours, theirs)]
    matcher = difflib.SequenceMatcher(None, *keys, autojunk=False)
    pairs = [(ours[block.a + at], theirs[block.b + at])
             for block in matcher.get_matching_blocks() for at in range(block.size)]
    close = [abs(a.middle - b.middle) for a, b in pairs if a.page == b.page]
    differing = [
        f"{mark} page {line.page}: {line.words}"
        for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
        for mark, lines in (("PDF ", ours[a:b]), ("DOCX", theirs[c:d])) for line in lines
    ]
    return Parity(max(len(ours), len(theirs)), len(pairs), len(close), (our_pages, their_pages),
                  max(close, default=0.0), tuple(differing))


def _key(words: str, right_to_left: bool) -> str:
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", words))
    if not right_to_left:
        return seen
    return "".join(sorted(_DOUBLED.sub(r"\1", _VOWELS.sub("", seen))))


class _Measured(NamedTuple):
    style: str
    language: str
    parity: Parity
    pdf: int
    docx: int
    """Bytes of the two files."""
    faults: int
    """Findings of pdfua and of qpdf's check in the PDF."""


def _measured(library: Path) -> Iterator[_Measured]:
    """Every example of a library in each of its house styles, as the library is now."""
    from letterdesk.export import prepare
    from letterdesk.export.docx import write_docx
    from letterdesk.export.pdf import PdfWriter
    from letterdesk.letters.compose import compose
    from letterdesk.letters.store import read_letter
    from letterdesk.library import load_library

    loaded, _ = load_library(library)
    writer, printed = PdfWriter(), {}
    for file in sorted((library / "examples").glob("*.letter")):
        letter, _ = read_letter(file)
        language, files = letter.languages[0], letter.pinned.files
        for name, style in loaded.styles.items():
            pinned = msgspec.structs.replace(letter.pinned, style=style)
            composed = compose(msgspec.structs.replace(letter, pinned=pinned), language)
            document = prepare(composed.document, style, files).document
            printed[f"{file.stem} {name}"] = (document, style, files)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        words = {name: write_docx(*each) for name, each in printed.items()}
        laid_out = lay_out(words, folder)
        for name, each in printed.items():
            pdf = folder / f"{name}.typst.pdf"
            pdf.write_bytes(writer.write(*each).data)
            found = compare(pdf, laid_out[name], right_to_left=each[0].direction == "rtl")
            print(f"{name}: {found.alike} of {found.lines} lines alike", *found.differing,
                  sep="\n    ", file=sys.stderr)
            yield _Measured(name.split()[1], each[0].language, found, pdf.stat().st_size,
                            len(words[name]), _faults(pdf))


def _faults(pdf: Path) -> int:
    import pdfua
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return len(pdfua.validate(str(pdf)).findings) + len(opened.check_pdf_syntax())


def main() -> None:
    """Prints the tables of docs/fidelity.md; what differs goes to the error output."""
    from letterdesk.resources import bundled_library

    library = Path(sys.argv[1]) if len(sys.argv) > 1 else bundled_library()
    measured = sorted(_measured(library), key=lambda each: (each.language, each.style))
    print("| language | house style | letters | lines alike | share | on the same page "
          "| letters of other length | furthest apart | PDF | DOCX | faults found |")
    print("|---" * 11 + "|")
    for (language, style), group in groupby(measured, lambda each: (each.language, each.style)):
        rows = list(group)
        alike = sum(each.parity.alike for each in rows)
        lines = sum(each.parity.lines for each in rows)
        print(f"| {language} | {style} | {len(rows)} | {alike} of {lines} | {alike / lines:.1%} "
              f"| {sum(each.parity.on_the_same_page for each in rows)} "
              f"| {sum(each.parity.pages[0] != each.parity.pages[1] for each in rows)} "
              f"| {max(each.parity.furthest for each in rows):.1f} pt "
              f"| {_kilobytes(each.pdf for each in rows)} "
              f"| {_kilobytes(each.docx for each in rows)} "
              f"| {sum(each.faults for each in rows)} |")


def _kilobytes(sizes: Iterable[int]) -> str:
    found = sorted(sizes)
    return f"{found[0] / 1000:.0f} to {found[-1] / 1000:.0f} kB"


if __name__ == "__main__":
    main()
