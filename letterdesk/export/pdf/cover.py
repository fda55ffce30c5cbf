"""A cover sheet as PDF: what those who sign with a pen are told about the letters under it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any, Literal

import msgspec

from letterdesk.document.model import Document, PageFurniture, Text
from letterdesk.export.characters import prepare, printable_spans
from letterdesk.export.fonts import font_folders
from letterdesk.export.measures import twips
from letterdesk.export.pdf.layout import changed, letters_a_line, page_of
from letterdesk.export.pdf.marks import Marks
from letterdesk.export.pdf.words import Atom, Words
from letterdesk.export.pdf.writer import compiled, compiler_of
from letterdesk.language import direction
from letterdesk.library.model import HouseStyle
from letterdesk.resources import resource


class Run(msgspec.Struct, frozen=True):
    """Words that stay, went or came."""

    text: str
    kind: Literal["same", "gone", "new"] = "same"
    language: str | None = None
    """Where it differs from that of its line: a Latin name in an Arabic line."""


class Line(msgspec.Struct, frozen=True):
    """One paragraph, in the language that its words are in."""

    runs: tuple[Run, ...]
    language: str


class Entry(msgspec.Struct, frozen=True):
    """What is told under a label of its own."""

    label: Line
    lines: tuple[Line, ...]


class Section(msgspec.Struct, frozen=True):
    heading: str
    level: int
    """2, or 3 within the section before."""
    lead: str = ""
    entries: tuple[Entry, ...] = ()


class CoverSheet(msgspec.Struct, frozen=True):
    """All words of a cover sheet; those without a language are in its own."""

    language: str
    heading: str
    title: str
    """For the properties of the file."""
    facts: tuple[Entry, ...]
    """What stands beside each other: label and value."""
    sections: tuple[Section, ...]
    locale: str = ""
    author: str = ""
    changed: str = "1970-01-01T00:00:00+00:00"
    page_label: str = ""


def plain(text: str, language: str) -> Line:
    """A line of words of one kind."""
    return Line((Run(text),), language)


def write_cover(sheet: CoverSheet, style: HouseStyle) -> bytes:
    """The sheet as PDF/A-2a and PDF/UA-1, in the type of the house style, without letterhead.

    What has no glyph stands as a white square. The same sheet gives the same bytes. Raises
    LetterdeskError where Typst refuses it.
    """
    document = Document(
        sheet.language, direction(sheet.language), sheet.title, (), locale=sheet.locale,
        furniture=PageFurniture(following=(Text(sheet.title),), page_label=sheet.page_label),
        author=sheet.author, changed=sheet.changed)
    document = prepare(document, style).document
    marks = Marks()
    letters = letters_a_line(document, style)
    words = Words(sheet.language, {}, {}, marks, letters=letters, is_draft=False)
    page_words = Words(sheet.language, {}, {}, marks, letters=letters, is_draft=False,
                       voice="page")
    cover = _Printing(sheet, style, words).data(document)
    page = page_of(document, style, {}, words, page_words)
    has_rare = words.has_rare_chinese or page_words.has_rare_chinese
    with tempfile.TemporaryDirectory(prefix="letterdesk-") as folder:
        root = Path(folder)
        shutil.copytree(resource("layouts"), root / "layouts")
        (root / "pictures").mkdir()
        (root / "page.json").write_bytes(msgspec.json.encode(page))
        (root / "cover.json").write_bytes(msgspec.json.encode(cover))
        compiler = compiler_of(root, "cover.typ", font_folders(with_rare=has_rare))
        return compiled(compiler, int(changed(document).timestamp()))


class _Printing:
    """The sheet as the layout takes it (resources/layouts/cover.typ)."""

    def __init__(self, sheet: CoverSheet, style: HouseStyle, words: Words) -> None:
        self._sheet = sheet
        self._style = style
        self._words = words

    def data(self, document: Document) -> dict[str, Any]:
        sheet, setting = self._sheet, self._style.setting(self._sheet.language)
        return {
            "title": document.title, "author": document.author,
            "heading": self._atoms(sheet.heading),
            "size": round(setting.size * 1.4, 1), "line": twips(setting.line * 1.5),
            "facts": [self._entry(entry) for entry in sheet.facts],
            "sections": [
                {"heading": self._atoms(section.heading), "level": section.level,
                 "lead": self._atoms(section.lead),
                 "entries": [self._entry(entry) for entry in section.entries]}
                for section in sheet.sections
            ],
        }

    def _entry(self, entry: Entry) -> dict[str, Any]:
        return {"label": self._line(entry.label), "lines": [self._line(x) for x in entry.lines]}

    def _line(self, line: Line) -> dict[str, Any]:
        runs = [{"kind": run.kind, "say": self._atoms(run.text, run.language or line.language)}
                for run in line.runs if run.text]
        return {"dir": direction(line.language), "runs": runs}

    def _atoms(self, text: str, language: str | None = None) -> list[Atom]:
        """Words of another language speak it and run its way, whatever stands around them."""
        own = self._sheet.language
        span = Text(text) if language in (None, own) else Text(
            text, language=language, direction=direction(language or own))
        return self._words.atoms(printable_spans((span,), own))
