"""Writes a document as PDF: one file that is PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import typst

from letterdesk.document.model import Document
from letterdesk.export.fonts import font_folders
from letterdesk.export.pdf.layout import Layout, changed, layout_of
from letterdesk.export.pdf.places import FIND_MARKS, PlaceOnPage, places_of
from letterdesk.export.pdf.signature_fields import with_signature_fields
from letterdesk.export.pictures import Unprintable, pictures_of, printable
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.library.model import HouseStyle
from letterdesk.resources import resource


class Pdf(msgspec.Struct, frozen=True):
    """A finished file and where everything stands in it."""

    data: bytes
    pages: int
    places: tuple[PlaceOnPage, ...]


class PdfWriter:
    """Keeps the layout and the fonts loaded, so that each letter after the first is quick.

    One writer serves one thread at a time. The compiler reads only from a private
    folder: pictures are put there, and no letter can reach any other file.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="letterdesk-")
        self._root = Path(self._folder.name)
        shutil.copytree(resource("layouts"), self._root / "layouts")
        (self._root / "pictures").mkdir()
        self._put: set[str] = set()
        for name in ("page.json", "letter.json"):
            (self._root / name).touch()
        self._compiler = compiler_of(self._root, "letter.typ", font_folders())
        self._with_rare: typst.Compiler | None = None

    def _compiler_for(self, *, rare_chinese: bool) -> typst.Compiler:
        """The quick compiler, or one with the large font of rare Chinese."""
        if not rare_chinese:
            return self._compiler
        if self._with_rare is None:
            self._with_rare = compiler_of(self._root, "letter.typ",
                                          font_folders(with_rare=True))
        return self._with_rare

    def write(self, document: Document, style: HouseStyle, files: Mapping[str, bytes], *,
              for_signature: bool = False) -> Pdf:
        """The document as PDF. `files` holds the letter's pictures by name.

        For signature, each signatory of a block has an empty signature field and no picture.

        A picture that cannot be printed is left out (`export.prepare` has named it).
        Raises LetterdeskError where Typst refuses the letter, as it does a character
        without a glyph in a document that was not prepared.
        """
        layout, compiler = self._laid_out(document, style, files, for_signature=for_signature)
        pdf = compiled(compiler, int(changed(document).timestamp()))
        places = places_of(compiler.eval(FIND_MARKS).encode(), layout.marked, document, style)
        if layout.fields:
            pdf = with_signature_fields(pdf, layout.links_start, layout.fields)
        return Pdf(pdf, max((place.page for place in places), default=1), places)

    def page_pictures(self, document: Document, style: HouseStyle,
                      files: Mapping[str, bytes], dots_an_inch: int) -> tuple[bytes, ...]:
        """Each page of the same layout as a PNG. Raises as `write` does."""
        _, compiler = self._laid_out(document, style, files)
        try:
            made = compiler.compile(format="png", ppi=dots_an_inch)
        except typst.TypstError as trouble:
            raise _refused(trouble) from trouble
        return tuple(made) if isinstance(made, list) else (made or b"",)

    def _laid_out(self, document: Document, style: HouseStyle, files: Mapping[str, bytes], *,
                  for_signature: bool = False) -> tuple[Layout, typst.Compiler]:
        """Puts the document where the compiler reads it; gives the compiler with its fonts."""
        layout = layout_of(document, style, self._pictures(document, files),
                           for_signature=for_signature)
        # Files and not sys_inputs: with other inputs Typst would set every paragraph anew,
        # with another file only those that have changed.
        _overwrite(self._root / "page.json", msgspec.json.encode(layout.page))
        _overwrite(self._root / "letter.json", msgspec.json.encode(layout.letter))
        return layout, self._compiler_for(rare_chinese=layout.has_rare_chinese)

    def _pictures(self, document: Document, files: Mapping[str, bytes]) -> dict[str, str]:
        """Puts the document's pictures into the private folder; name -> path from its root."""
        heights: dict[str, float] = {}
        for picture in pictures_of(document):
            heights[picture.file] = max(picture.height_mm, heights.get(picture.file, 0.0))
        paths: dict[str, str] = {}
        for file, height in heights.items():
            try:
                made = printable(files[file], height)
            except (KeyError, Unprintable):
                continue
            if made.name not in self._put:
                (self._root / "pictures" / made.name).write_bytes(made.data)
                self._put.add(made.name)
            paths[file] = f"/pictures/{made.name}"
        return paths


def _overwrite(file: Path, data: bytes) -> None:
    """Writes over what is there and cuts the rest off.

    Emptying a file first, as write_bytes does, makes ext4 put the new words on the disk at
    once (its auto_da_alloc), which costs half a millisecond at each key press.
    """
    with file.open("r+b", buffering=0) as opened:
        opened.write(data)
        opened.truncate()


def compiler_of(root: Path, layout: str, folders: Iterable[Path]) -> typst.Compiler:
    """A compiler of one of the layouts, which reads from `root` alone, with these fonts."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False,
                        font_paths=[str(folder) for folder in folders])
    return typst.Compiler(
        str(root / "layouts" / layout), root=str(root), font_paths=fonts,
        ignore_system_fonts=True, package_path=str(root / "pictures"),
        package_cache_path=str(root / "pictures"))


def compiled(compiler: typst.Compiler, timestamp: int) -> bytes:
    """The PDF, tagged, at a time in seconds. Raises LetterdeskError with Typst's reason."""
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=timestamp)
    except typst.TypstError as trouble:
        raise _refused(trouble) from trouble
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave something else than one PDF")
    return pdf


def _refused(trouble: typst.TypstError) -> LetterdeskError:
    return LetterdeskError(Finding(
        "pdf", PUT_RIGHT, Place(),
        say("the letter cannot be set as PDF: {reason}", reason=trouble.message),
        say("take out what is named there, or export the letter to Word")))


def write_pdf(document: Document, style: HouseStyle, files: Mapping[str, bytes], *,
              for_signature: bool = False) -> Pdf:
    """One document as PDF, with a writer of its own."""
    return PdfWriter().write(document, style, files, for_signature=for_signature)
