"""Every way a document of a part is altered; one that would touch fixed words is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor import list_levels
from letterdesk.desktop.editor.formats import OBJECT
from letterdesk.desktop.editor.rows import (
    Chip,
    Look,
    NoteMark,
    Piece,
    Row,
    Shape,
    next_number,
)
from letterdesk.desktop.editor.text_document import (
    Shown,
    blocks_of,
    fragments_of,
    write_pieces,
    write_rows,
)


class FixedRefused(Exception):
    """The alteration would change fixed words; `args[0]` is their id."""


def form_at(document: QTextDocument, position: int) -> QTextCharFormat | None:
    """The format of the character right behind a position; None at the end of a paragraph."""
    for fragment in fragments_of(document.findBlock(position)):
        if fragment.position() <= position < fragment.position() + fragment.length():
            return fragment.charFormat()
    return None


def fixed_between(document: QTextDocument, start: int, end: int) -> str | None:
    """The id of fixed words that an alteration of this range would touch."""
    if start == end:
        before = form_at(document, start - 1) if start else None
        after = form_at(document, start)
        run = before.property(fm.FIXED_RUN) if before is not None else None
        if run and after is not None and after.property(fm.FIXED_RUN) == run:
            return str(before.property(fm.FIXED))
        return None
    for _, _, form in stretches(document, start, end):
        if form.property(fm.FIXED_RUN):
            return str(form.property(fm.FIXED))
    return None


def stretches(document: QTextDocument, start: int,
              end: int) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Start, end and format of each stretch of one format in a range."""
    found = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        for fragment in fragments_of(block):
            at, past = fragment.position(), fragment.position() + fragment.length()
            if past > start and at < end:
                found.append((max(at, start), min(past, end), fragment.charFormat()))
        block = block.next()
    yield from found


def fixed_runs(document: QTextDocument) -> dict[int, str]:
    """The text of every run of fixed words."""
    found: dict[int, str] = {}
    for block in blocks_of(document):
        for fragment in fragments_of(block):
            run = fragment.charFormat().property(fm.FIXED_RUN)
            if run:
                found[run] = found.get(run, "") + fragment.text()
    return found


def shapes_of(document: QTextDocument) -> tuple[Shape, ...]:
    return tuple(fm.shape_of(block.blockFormat()) for block in blocks_of(document))


class Edits:
    """Alterations of one document; positions are Qt's, counted in UTF-16 units."""

    def __init__(self, document: QTextDocument, shown: Callable[[], Shown]) -> None:
        self._document = document
        self._shown = shown

    def cursor(self, start: int, end: int | None = None) -> QTextCursor:
        made = QTextCursor(self._document)
        made.setPosition(start)
        if end is not None:
            made.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return made

    def _opened(self, start: int, end: int) -> QTextCursor:
        """A cursor where the range was, its words removed."""
        fixed = fixed_between(self._document, start, end)
        if fixed is not None:
            raise FixedRefused(fixed)
        made = self.cursor(start, end)
        first = self._document.findBlock(start).blockFormat()
        made.removeSelectedText()
        if start != end and made.blockFormat() != first:
            made.setBlockFormat(first)
        return made

    def put(self, start: int, end: int, pieces: Sequence[Piece]) -> int:
        """Pieces in the place of a range; the position behind them."""
        made = self._opened(start, end)
        write_pieces(made, pieces, self._shown(), self._heading(made))
        return made.position()

    def put_rows(self, start: int, end: int, rows: Sequence[Row]) -> int:
        """Paragraphs in the place of a range; the first joins what stands before."""
        made = self._opened(start, end)
        if len(rows) == 1 and not rows[0].shape.levels:
            write_pieces(made, rows[0].pieces, self._shown(), self._heading(made))
            return made.position()
        around = fm.shape_of(made.blockFormat())
        fitted = [row._replace(shape=_inside(row.shape, around)) for row in rows]
        if made.block().length() == 1 or (fitted[0].shape.levels and made.atBlockStart()):
            made.setBlockFormat(fm.block_format(fitted[0].shape, self._shown().setting))
        elif fitted[0].shape.levels and not around.levels:
            made.insertBlock(fm.block_format(fitted[0].shape, self._shown().setting))
        write_rows(made, fitted, self._shown())
        return made.position()

    def split(self, start: int, end: int) -> int:
        """A new paragraph, or a new item, at a range."""
        made = self._opened(start, end)
        shape = fm.shape_of(made.blockFormat())
        if shape.heading and made.atBlockEnd():
            shape = Shape(0, shape.levels)
        made.insertBlock(fm.block_format(shape, self._shown().setting))
        at = made.blockNumber()
        self.set_shapes(list_levels.split_item(shapes_of(self._document), at))
        return made.position()

    def set_shapes(self, shapes: Sequence[Shape]) -> bool:
        """Gives paragraphs their shapes; True if one was another before."""
        changed = False
        for block, shape in zip(blocks_of(self._document), shapes, strict=True):
            old = fm.shape_of(block.blockFormat())
            if old == shape:
                continue
            changed = True
            QTextCursor(block).setBlockFormat(fm.block_format(shape, self._shown().setting))
            if old.heading != shape.heading:
                self._restyle(block.position(), block.position() + block.length() - 1,
                              lambda look: look)
        return changed

    def set_look(self, start: int, end: int, change: Callable[[Look], Look]) -> None:
        """Gives the words of a range another look."""
        fixed = fixed_between(self._document, start, end)
        if fixed is not None:
            raise FixedRefused(fixed)
        self._restyle(start, end, change)

    def _restyle(self, start: int, end: int, change: Callable[[Look], Look]) -> None:
        for at, past, form in list(stretches(self._document, start, end)):
            if form.property(fm.GHOST) or form.property(fm.FIXED_RUN):
                continue
            heading = fm.shape_of(self._document.findBlock(at).blockFormat()).heading
            self.cursor(at, past).setCharFormat(self._looking(form, change(fm.look_of(form)),
                                                              heading))

    def _looking(self, form: QTextCharFormat, look: Look, heading: int) -> QTextCharFormat:
        shown = self._shown()
        if form.property(fm.CHIP):
            chip = Chip(str(form.property(fm.CHIP)), look)
            return fm.chip_format(chip, shown.setting, heading, form.toolTip())
        if form.property(fm.NOTE):
            return fm.note_format(NoteMark(str(form.property(fm.NOTE))), shown.setting, heading,
                                  form.toolTip())
        return fm.words_format(look, shown.setting, heading)

    def _heading(self, cursor: QTextCursor) -> int:
        return fm.shape_of(cursor.blockFormat()).heading


def look_for_typing(document: QTextDocument, position: int) -> Look:
    """The look of words typed at a position: that of what stands before, in its paragraph.

    A link does not grow at its ends.
    """
    block = document.findBlock(position)
    before = form_at(document, position - 1) if position > block.position() else None
    after = form_at(document, position)
    form = before if before is not None else after
    if form is None or form.property(fm.GHOST):
        return Look()
    look = fm.look_of(form)
    inside = (before is not None and after is not None
              and fm.look_of(before).link == fm.look_of(after).link)
    return look if inside else look._replace(link="")


def is_object(document: QTextDocument, position: int, kind: int) -> bool:
    """Whether the character behind a position is a chip or a note mark."""
    form = form_at(document, position)
    return (form is not None and bool(form.property(kind))
            and document.characterAt(position) == OBJECT)


def _inside(shape: Shape, around: Shape) -> Shape:
    """A pasted row's shape where it is pasted: into an item it comes as items of that list."""
    if not around.levels:
        return shape
    outer, own = around.levels[:-1], around.levels[-1]
    if not shape.levels:
        return Shape(0, (*outer, own._replace(item=next_number())))
    joins = shape.levels[0]._replace(list=own.list, is_ordered=own.is_ordered, start=own.start)
    return Shape(0, (*outer, joins, *shape.levels[1:]))
