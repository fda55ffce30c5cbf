"""A letter as plain text, for the body of an e-mail.

Letterhead, footer and pictures stay out; notes come last, under their numbers. So do
characters that only steer a typesetter: U+2060, and the soft hyphen, which some mail
programs show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from letterdesk.document.model import (
    WORD_JOINER,
    Addresses,
    Copies,
    Document,
    Element,
    List,
    NoteMark,
    SignatoryList,
    SignatureBlock,
    Spans,
    Text,
    note_numbers,
)
from letterdesk.export import signers
from letterdesk.export.numerals import item_mark
from letterdesk.export.run_in import with_run_in_headings
from letterdesk.export.voices import voices
from letterdesk.export.wrapping import wrapped

WIDTH = 72
_BULLETS = ("•", "–")
_UNSEEN = str.maketrans("", "", f"{WORD_JOINER}\u00ad")


class _Row(NamedTuple):
    """A paragraph of text; its first line begins with `mark`, the others stand under it."""

    words: str
    mark: str = ""
    indent: int = 0
    is_close: bool = False
    """Stands right under the row before it."""


def write_text(document: Document, *, width: int | None = WIDTH) -> str:
    """The letter as text, in lines of at most `width` columns, paragraphs a blank line apart.

    `width` None gives one line for each line of a paragraph and none between: the
    paragraphs as a word processor holds them, cells of tables row by row.
    """
    lines: list[str] = []
    for row in _Rows(document).all():
        words = row.words.translate(_UNSEEN)
        if width is None:
            lines += [f"{row.mark}{line}" if place == 0 else line
                      for place, line in enumerate(words.split("\n"))]
            continue
        if lines and not row.is_close:
            lines.append("")
        lines += wrapped(words, width, row.mark, row.indent)
    return "\n".join(lines) + "\n"


class _Rows:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = document.language
        self._numbers = note_numbers(document)

    def all(self) -> Iterator[_Row]:
        """The letter's paragraphs in order, then its notes."""
        for element in with_run_in_headings(self._document.elements):
            yield from self._element(element)
        for note in sorted(self._document.notes, key=lambda note: self._numbers[note.id]):
            mark = f"[{self._numbers[note.id]}] "
            for place, paragraph in enumerate(note.paragraphs):
                yield _Row(self._words(paragraph.spans), "" if place else mark,
                           len(mark) if place else 0)

    def _words(self, spans: Spans) -> str:
        pieces = []
        for span in spans:
            if isinstance(span, NoteMark):
                pieces.append(f"[{self._numbers[span.note]}]")
            elif isinstance(span, Text):
                pieces += [voiced.text for voiced in voices(span, self._language, marked=True)]
            else:
                pieces.append("\n")
        return "".join(pieces)

    def _element(self, element: Element) -> Iterator[_Row]:
        match element:
            case Addresses():
                yield from (_Row(self._words(block.spans)) for block in element.blocks)
            case Copies():
                for place, block in enumerate(element.blocks):
                    yield _Row(self._words(block.spans), is_close=place > 0)
            case List():
                yield from self._list(element, 0, 0)
            case SignatureBlock():
                for signer in element.signers:
                    yield _Row("\n".join(
                        map(self._words, signers.signer_lines(signer, self._language))))
            case SignatoryList():
                yield from self._signatories(element)
            case _:
                yield _Row(self._words(element.spans))

    def _list(self, element: List, indent: int, depth: int) -> Iterator[_Row]:
        for place, item in enumerate(element.items):
            number = element.start + place
            mark = f"{item_mark(element.marker, number, self._language, _BULLETS[depth % 2])} "
            inner = indent + len(mark)
            for order, child in enumerate(item.elements):
                if isinstance(child, List):
                    yield from self._list(child, inner, depth + 1)
                    continue
                is_first = order == 0
                yield _Row(self._words(child.spans), mark if is_first else "",
                           indent if is_first else inner, is_close=place > 0 or depth > 0)

    def _signatories(self, element: SignatoryList) -> Iterator[_Row]:
        if element.heading:
            yield _Row(self._words(element.heading))
        columns = signers.ruled_columns(element.groups)
        for group in element.groups:
            if group.heading:
                yield _Row(self._words(group.heading))
            if element.layout == "running":
                yield _Row(self._words(signers.running(group.signers, self._language)))
                continue
            for place, signer in enumerate(group.signers):
                cells: tuple[Spans, ...] = (signers.entry(signer, self._language),)
                if element.layout == "ruled":
                    cells = signers.ruled_cells(signer, columns, self._language)
                for order, cell in enumerate(cell for cell in cells if cell):
                    yield _Row(self._words(cell), indent=4 if order else 0,
                               is_close=bool(place or order))
        if element.disclaimer:
            yield _Row(self._words(element.disclaimer))
