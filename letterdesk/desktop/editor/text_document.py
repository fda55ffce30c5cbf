"""Rows written into a QTextDocument and read back from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFragment

from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.formats import LINE, OBJECT, TypeSetting
from letterdesk.desktop.editor.rows import (
    Break,
    Chip,
    Fixed,
    NoteMark,
    Piece,
    Row,
    Words,
    joined,
    next_number,
)

_NOT_CHARACTERS = str.maketrans({
    "\u2029": " ", "\r": " ", "\x00": "", OBJECT: "", "\ufdd0": "", "\ufdd1": ""})
"""What a QTextDocument takes for its own marks: no word of a letter."""


class Shown(NamedTuple):
    """What the document shows in the place of what is kept."""

    setting: TypeSetting
    chip_words: Mapping[str, str]
    fixed_reasons: Mapping[str, str]
    note_words: Mapping[str, str]


def units(text: str) -> int:
    """Length as Qt counts it: in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def write_rows(cursor: QTextCursor, rows: Sequence[Row], shown: Shown) -> None:
    """Writes rows at the cursor; the first goes on in the cursor's paragraph."""
    for number, row in enumerate(rows):
        if number:
            cursor.insertBlock(fm.block_format(row.shape, shown.setting))
        write_pieces(cursor, row.pieces, shown, row.shape.heading)


def write_pieces(cursor: QTextCursor, pieces: Iterable[Piece], shown: Shown,
                 heading: int = 0) -> None:
    for piece in pieces:
        if isinstance(piece, Fixed):
            run = next_number()
            reason = shown.fixed_reasons.get(piece.id, "")
            for text, form in _leaves(piece.shown, shown, heading):
                cursor.insertText(text, fm.as_fixed(form, piece, run, reason))
        else:
            for text, form in _leaves([piece], shown, heading):
                cursor.insertText(text, form)


def _leaves(pieces: Iterable[Piece], shown: Shown,
            heading: int) -> Iterator[tuple[str, QTextCharFormat]]:
    setting = shown.setting
    for piece in pieces:
        match piece:
            case Words():
                if text := piece.text.translate(_NOT_CHARACTERS):
                    yield text, fm.words_format(piece.look, setting, heading)
            case Break():
                yield LINE, fm.words_format(fm.Look(), setting, heading)
            case Chip():
                words = shown.chip_words.get(piece.expression, piece.expression)
                yield OBJECT, fm.chip_format(piece, setting, heading, words)
            case NoteMark():
                words = shown.note_words.get(piece.note, "")
                yield OBJECT, fm.note_format(piece, setting, heading, words)
            case Fixed():
                yield from _leaves(piece.shown, shown, heading)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        if fragment.isValid():
            yield fragment
        at += 1


def read_rows(document: QTextDocument, start: int = 0, end: int | None = None, *,
              plain: bool = False) -> list[Row]:
    """The rows between two positions, ghosts left out; `plain`: fixed words as plain ones."""
    last = document.characterCount() if end is None else end
    made = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= last:
        shape = fm.shape_of(block.blockFormat())
        made.append(Row(shape, tuple(joined(_pieces(block, start, last, plain)))))
        block = block.next()
    return made


def _pieces(block: QTextBlock, start: int, end: int, plain: bool) -> Iterator[Piece]:
    run = 0
    for fragment in fragments_of(block):
        form = fragment.charFormat()
        at, past = fragment.position(), fragment.position() + fragment.length()
        if past <= start or at >= end or form.property(fm.GHOST):
            continue
        number = form.property(fm.FIXED_RUN)
        if number and not plain:
            if number != run:
                run = number
                yield fixed_of(form)
            continue
        run = 0
        text = fragment.text()
        if at < start or past > end:
            text = _cut(text, max(start - at, 0), min(end, past) - at)
        yield from pieces_of(text, form)


def fixed_of(form: QTextCharFormat) -> Fixed:
    return Fixed(str(form.property(fm.FIXED)),
                 msgspec.json.decode(str(form.property(fm.FIXED_SPAN))))


def pieces_of(text: str, form: QTextCharFormat) -> Iterator[Piece]:
    """The pieces of a stretch of one format."""
    look = fm.look_of(form)
    for number, line in enumerate(text.split(LINE)):
        if number:
            yield Break()
        for place, words in enumerate(line.split(OBJECT)):
            if place and form.property(fm.CHIP):
                yield Chip(str(form.property(fm.CHIP)), look)
            elif place and form.property(fm.NOTE):
                yield NoteMark(str(form.property(fm.NOTE)))
            if words:
                yield Words(words, look)


def _cut(text: str, start: int, end: int) -> str:
    """The text between two positions counted in UTF-16 units."""
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * start:2 * end].decode("utf-16-le", "replace")
