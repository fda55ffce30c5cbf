"""One letter in process: PDF beside a bare Typst compile, DOCX beside docxtpl."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import typst

from bench import taking_back
from bench.figures import Ratio, Series, in_turns
from bench.letters import LANGUAGE, another, prepared, reference_letter
from bench.word_template import given, render, word_template
from letterdesk.document.model import Document, Picture, SignatureBlock, plain_text, spans_of
from letterdesk.export.docx import write_docx
from letterdesk.export.fonts import font_files
from letterdesk.export.pdf import PdfWriter
from letterdesk.library.model import PAPER_MM, HouseStyle

ROUNDS = 60


def measure(folder: Path) -> tuple[list[Series], list[Ratio]]:
    """Times and ratios; `folder` is for files that come and go."""
    letter = reference_letter()
    style = letter.pinned.style
    files = letter.pinned.files
    writer = PdfWriter()
    plain = PlainTypst(folder, files)
    template = word_template(letter)

    def ours_pdf(number: int) -> bytes:
        return writer.write(prepared(another(letter, number)), style, files).data

    def ours_docx(number: int) -> bytes:
        return write_docx(prepared(another(letter, number)), style, files)

    pages = [plain_page(prepared(another(letter, n)), style) for n in range(ROUNDS + 2)]
    given_letters = [given(another(letter, n)) for n in range(ROUNDS + 2)]
    check_same_words(ours_docx(1), render(template, given_letters[1]))
    series = in_turns(
        [
            ("compose + PDF", ours_pdf),
            ("bare Typst compile of the same page", lambda n: plain.compile(pages[n])),
            ("compose + DOCX", ours_docx),
            ("docxtpl renders the same letter", lambda n: render(template, given_letters[n])),
            ("compose alone", lambda n: prepared(another(letter, n))),
        ],
        ROUNDS,
    )
    pdf, bare, word_ours, word_theirs, _ = series
    back_series, back_ratios = taking_back.measure()
    return series + back_series, [
        *back_ratios,
        Ratio("compose + PDF / bare Typst compile", pdf.median / bare.median, 1.6),
        Ratio("docxtpl / compose + DOCX", word_theirs.median / word_ours.median, 3, at_most=False),
    ]


class PlainTypst:
    """A compiler with the hand-made page, kept as the PDF writer keeps its own."""

    def __init__(self, folder: Path, pictures: Mapping[str, bytes]) -> None:
        for name, data in pictures.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        source = folder / "plain.typ"
        source.write_bytes((Path(__file__).parent / "plain.typ").read_bytes())
        fonts = sorted({str(file.parent) for file in font_files()})
        self._compiler = typst.Compiler(
            str(source), root=str(folder), ignore_system_fonts=True,
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False,
                                   font_paths=fonts),
        )

    def compile(self, page: str) -> bytes:
        """The tagged PDF of a page made by `plain_page`."""
        pdf = self._compiler.compile(sys_inputs={"doc": page}, format="pdf",
                                     pdf_standards=["a-2a", "ua-1"], timestamp=1_400_716_800)
        if not isinstance(pdf, bytes):
            raise TypeError("Typst gave something else than one PDF")
        return pdf


def plain_page(document: Document, style: HouseStyle) -> str:
    """What the hand-made page reads: the same words and measures, as JSON."""
    setting = style.setting(LANGUAGE)
    width, height = PAPER_MM[style.paper]
    furniture = document.furniture
    signers = [signer for element in document.elements if isinstance(element, SignatureBlock)
               for signer in element.signers]
    data: dict[str, Any] = {
        "title": document.title, "language": document.language,
        "width": width, "height": height,
        "top": style.margins.top, "bottom": style.margins.bottom,
        "left": style.margins.left, "right": style.margins.right,
        "font": setting.font, "size": setting.size, "line": setting.line, "gap": setting.gap,
        "justify": setting.align == "justify", "room": style.signature_room,
        "head": [plain_text(words) for words in (furniture.organisation, *furniture.lines)],
        "head_font": style.letterhead.font if style.letterhead else setting.font,
        "colour": style.letterhead.colour if style.letterhead else "#000000",
        "logo": [picture_data(furniture.logo)] if furniture.logo else [],
        "paragraphs": [
            words for element in document.elements
            if (words := plain_text(tuple(spans_of(element))))
        ],
        "signature": [
            {"picture": picture_data(signer.picture) if signer.picture else None,
             "lines": [words for words in (signer.name, signer.title, signer.organisation)
                       if words]}
            for signer in signers
        ],
    }
    return json.dumps(data, ensure_ascii=False)


def picture_data(picture: Picture) -> dict[str, Any]:
    """A picture as the hand-made page names it."""
    return {"file": picture.file, "height": picture.height_mm, "alt": picture.alt}


def check_same_words(written: bytes, rendered: bytes) -> None:
    """Raises ValueError where docxtpl's letter reads otherwise than ours."""
    ours, theirs = ([paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
                    for data in (written, rendered))
    if ours != theirs:
        raise ValueError("docxtpl's letter does not read as ours; the comparison would be unfair")


def main() -> None:
    """Prints the figures of this module alone."""
    with tempfile.TemporaryDirectory() as folder:
        series, ratios = measure(Path(folder))
    for one in series:
        print(f"{one.name}: {one.median:.1f} ms")
    for ratio in ratios:
        print(ratio.row())


if __name__ == "__main__":
    main()
