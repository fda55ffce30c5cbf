"""Memory over many letters: `python -m bench.memory` prints the growth as a share."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from bench.letters import another, prepared, reference_letter
from letterdesk.export.docx import write_docx
from letterdesk.export.pdf import PdfWriter

LETTERS = 2000
SETTLED = 100


def resident_mb() -> float:
    """Memory of this process as Linux counts it (proc(5), statm)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Writes letters as PDF and DOCX; prints the memory after the first 100 and at the end."""
    letter = reference_letter()
    writer = PdfWriter()
    after_first = 0.0
    for number in range(LETTERS):
        document = prepared(another(letter, number))
        writer.write(document, letter.pinned.style, letter.pinned.files)
        write_docx(document, letter.pinned.style, letter.pinned.files)
        if number == SETTLED - 1:
            gc.collect()
            after_first = resident_mb()
    gc.collect()
    print(f"{after_first:.1f} {resident_mb():.1f}")


if __name__ == "__main__":
    main()
