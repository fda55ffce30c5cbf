"""How alike the pages of two writers are: the PDF, and the DOCX laid out by LibreOffice.

LibreOffice sees the fonts of resources/fonts and no others, under the names that the
DOCX gives them. Run as a script it compares the letters of the bundled library.
"""

from __future__ import annotations

import difflib
import html
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

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

_MARKED = re.compile("[\u0620-\u064a](?=[\u064b-\u0652])|[\u064b-\u0652]")
"""Arabic letters with a vowel mark: extraction doubles them, or not, by writer."""


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
    return "".join(sorted(_MARKED.sub("", seen)))


def main() -> None:
    """Prints the parity of every template of the bundled library in each of its languages."""
    import tempfile

    from letterdesk.export import prepare
    from letterdesk.export.docx import write_docx
    from letterdesk.export.pdf import PdfWriter
    from letterdesk.letters.compose import compose
    from letterdesk.library import load_library
    from letterdesk.operations.new import NewRequest, new
    from letterdesk.resources import bundled_library

    library, _ = load_library(Path(sys.argv[1]) if len(sys.argv) > 1 else bundled_library())
    writer, printed = PdfWriter(), {}
    for template in library.templates:
        for language in library.usages:
            letter = new(library, NewRequest(template, (language,)))
            style, files = letter.pinned.style, letter.pinned.files
            document = prepare(compose(letter, language).document, style, files).document
            printed[f"{template}.{language}"] = (document, style, files)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        laid_out = lay_out({name: write_docx(*each) for name, each in printed.items()}, folder)
        for name, each in printed.items():
            pdf = folder / f"{name}.typst.pdf"
            pdf.write_bytes(writer.write(*each).data)
            found = compare(pdf, laid_out[name], right_to_left=each[0].direction == "rtl")
            print(f"{name}: {found.alike} of {found.lines} lines alike ({found.share:.1%}), "
                  f"{found.on_the_same_page} on the same page, pages {found.pages[0]} and "
                  f"{found.pages[1]}, at most {found.furthest:.1f} pt apart")
            for line in found.differing:
                print(f"    {line}")


if __name__ == "__main__":
    main()
