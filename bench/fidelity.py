"""How far PDF and DOCX agree: `python -m bench.fidelity` writes the table of docs/fidelity.md.

Every example of the bundled library in each of its house styles: lines and pages beside
LibreOffice's, what pdfua and qpdf's check find, sizes, and the time of the PDF.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pdfua
import pikepdf
from msgspec.structs import replace

from letterdesk.document.model import Document
from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.export.parity.comparing import Parity, compare, italic_words
from letterdesk.export.parity.office import lay_out
from letterdesk.export.pdf import PdfWriter
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.letters.store import read_letter
from letterdesk.library import load_library
from letterdesk.library.model import HouseStyle
from letterdesk.resources import bundled_library

PAGE = Path(__file__).resolve().parent.parent / "docs" / "fidelity.md"
_TABLE = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- /measured -->)", re.DOTALL)
_ROUNDS = 5


class Measured(NamedTuple):
    style: str
    language: str
    parity: Parity
    pdf: int
    docx: int
    """Bytes of the two files."""
    faults: int
    """Findings of pdfua and of qpdf's check in the PDF."""
    pdf_ms: float


class _Printed(NamedTuple):
    letter: Letter
    document: Document
    style: HouseStyle


def measured(library: Path) -> Iterator[Measured]:
    """Every example of a library in each of its house styles, as the library is now."""
    styles = load_library(library)[0].styles.values()
    printed = {f"{file.stem} {style.id}": _printed(read_letter(file).letter, style)
               for file in sorted((library / "examples").glob("*.letter")) for style in styles}
    writer = PdfWriter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        words = {name: write_docx(each.document, each.style, each.letter.pinned.files)
                 for name, each in printed.items()}
        laid_out = lay_out(words, folder)
        for name, each in printed.items():
            pdf = folder / f"{name}.typst.pdf"
            times = [_written(writer, each, pdf) for _ in range(_ROUNDS)]
            found = compare(pdf, laid_out[name], right_to_left=each.document.direction == "rtl",
                            italic=italic_words(each.document),
                            has_letterhead=each.style.letterhead is not None)
            print(f"{name}: {found.alike} of {found.lines} lines alike", *found.differing,
                  sep="\n    ", file=sys.stderr)
            yield Measured(each.style.id, each.document.language, found, pdf.stat().st_size,
                           len(words[name]), _faults(pdf), median(times))


def _printed(letter: Letter, style: HouseStyle) -> _Printed:
    letter = replace(letter, pinned=replace(letter.pinned, style=style))
    composed = compose(letter, letter.languages[0])
    return _Printed(letter, prepare(composed.document, style, letter.pinned.files).document, style)


def _written(writer: PdfWriter, printed: _Printed, path: Path) -> float:
    """Writes the PDF; the milliseconds that its bytes took."""
    begun = time.perf_counter()
    data = writer.write(printed.document, printed.style, printed.letter.pinned.files).data
    took = (time.perf_counter() - begun) * 1000
    path.write_bytes(data)
    return took


def _faults(pdf: Path) -> int:
    with pikepdf.open(pdf) as opened:
        return len(pdfua.validate(str(pdf)).findings) + len(opened.check_pdf_syntax())


def table(found: Iterable[Measured]) -> Iterator[str]:
    """The table, a line a language and house style."""
    yield ("| language | house style | letters | lines alike | share | by the italic rule "
           "| on the same page | of other length | furthest apart | PDF | DOCX | PDF in "
           "| faults found |")
    yield "|---" * 13 + "|"
    ordered = sorted(found, key=lambda each: (each.language, each.style))
    for (language, style), group in groupby(ordered, lambda each: (each.language, each.style)):
        rows = list(group)
        pages = [each.parity for each in rows]
        alike = sum(each.alike for each in pages)
        lines, italic = sum(each.lines for each in pages), sum(each.italic for each in pages)
        yield (f"| {language} | {style} | {len(rows)} | {alike} of {lines} "
               f"| {alike / (lines - italic):.1%} | {italic} "
               f"| {sum(each.on_the_same_page for each in pages)} "
               f"| {sum(each.pages[0] != each.pages[1] for each in pages)} "
               f"| {max(each.furthest for each in pages):.1f} pt "
               f"| {_kilobytes(each.pdf for each in rows)} "
               f"| {_kilobytes(each.docx for each in rows)} "
               f"| {median(each.pdf_ms for each in rows):.1f} ms "
               f"| {sum(each.faults for each in rows)} |")


def _kilobytes(sizes: Iterable[int]) -> str:
    found = sorted(sizes)
    return f"{found[0] / 1000:.0f} to {found[-1] / 1000:.0f} kB"


def main() -> int:
    """Writes the table; 1 where a letter's pages or lines are not alike enough."""
    found = list(measured(bundled_library()))
    lines = "\n".join(table(found)) + "\n"
    told, count = _TABLE.subn(lambda _: lines, PAGE.read_text(encoding="utf-8"))
    if count != 1:
        raise ValueError(f"{PAGE} has no place for the table")
    PAGE.write_text(told, encoding="utf-8")
    print(lines, end="")
    return 0 if all(each.parity.is_enough(each.language) for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
