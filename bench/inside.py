"""One letter in process: PDF beside a bare Typst compile, DOCX beside docxtpl."""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path
from typing import Any

import docx
import typst
from docxtpl import DocxTemplate

from bench.figures import Ratio, Series, in_turns
from bench.letters import LANGUAGE, another, prepared, reference_letter
from letterdesk.document.model import Document, SignatureBlock, plain_text, spans_of
from letterdesk.export.docx import write_docx
from letterdesk.export.fonts import font_files
from letterdesk.export.pdf import PdfWriter
from letterdesk.letters.model import Letter
from letterdesk.library.model import PAPER_MM, HouseStyle

ROUNDS = 60


def measure(folder: Path) -> tuple[list[Series], list[Ratio]]:
    """Times and ratios; `folder` is for files that come and go."""
    letter = reference_letter()
    style = letter.pinned.style
    files = letter.pinned.files
    writer = PdfWriter()
    plain = PlainTypst(folder)
    word = docx_template(letter)

    def ours_pdf(number: int) -> bytes:
        return writer.write(prepared(another(letter, number)), style, files).data

    def ours_docx(number: int) -> bytes:
        return write_docx(prepared(another(letter, number)), style, files)

    pages = [plain_page(prepared(another(letter, n)), style) for n in range(ROUNDS + 2)]
    series = in_turns(
        [
            ("compose + PDF", ours_pdf),
            ("bare Typst compile of the same page", lambda n: plain.compile(pages[n])),
            ("compose + DOCX", ours_docx),
            ("docxtpl renders the same letter", lambda n: render_docxtpl(word, n)),
            ("compose alone", lambda n: prepared(another(letter, n))),
        ],
        ROUNDS,
    )
    pdf, bare, word_ours, word_theirs, _ = series
    return series, [
        Ratio("compose + PDF / bare Typst compile", pdf.median / bare.median, 1.6),
        Ratio("docxtpl / compose + DOCX", word_theirs.median / word_ours.median, 3, at_most=False),
    ]


class PlainTypst:
    """A compiler with the hand-made page, kept as the PDF writer keeps its own."""

    def __init__(self, folder: Path) -> None:
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
    head = [plain_text(document.furniture.organisation),
            *(plain_text(line) for line in document.furniture.lines)]
    data: dict[str, Any] = {
        "title": document.title, "language": document.language,
        "width": width, "height": height,
        "top": style.margins.top, "bottom": style.margins.bottom,
        "left": style.margins.left, "right": style.margins.right,
        "font": setting.font, "size": setting.size, "line": setting.line, "gap": setting.gap,
        "justify": setting.align == "justify", "room": style.signature_room,
        "head": [line for line in head if line],
        "head_font": style.letterhead.font if style.letterhead else setting.font,
        "paragraphs": [
            words for element in document.elements
            if (words := plain_text(tuple(spans_of(element))))
        ],
        "signature": [
            line for element in document.elements if isinstance(element, SignatureBlock)
            for signer in element.signers
            for line in (signer.name, signer.title, signer.organisation) if line
        ],
    }
    return json.dumps(data, ensure_ascii=False)


def docx_template(letter: Letter) -> bytes:
    """Our DOCX of the letter with the changing figures put back as docxtpl's places."""
    sample = another(letter, 0)
    written = write_docx(prepared(sample), letter.pinned.style, letter.pinned.files)
    document = docx.Document(io.BytesIO(written))
    places = 0
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            for shown, name in (("S/2014/100", "resolution"), ("150,000", "casualties")):
                if shown in run.text:
                    run.text = run.text.replace(shown, "{{ " + name + " }}")
                    places += 1
    if places == 0:
        raise ValueError("the reference letter prints none of the figures that change")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def render_docxtpl(template: bytes, number: int) -> bytes:
    """The letter as docxtpl makes it: the template is read anew for each, as it asks for."""
    rendered = DocxTemplate(io.BytesIO(template))
    rendered.render({"resolution": f"S/2014/{100 + number % 900}",
                     "casualties": f"{150_000 + number:,}"}, autoescape=True)
    kept = io.BytesIO()
    rendered.save(kept)
    return kept.getvalue()


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
