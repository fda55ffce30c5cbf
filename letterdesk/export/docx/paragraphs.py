"""Paragraphs and tables of a letter's body, each in the style of its element."""

from __future__ import annotations

from collections.abc import Sequence

from letterdesk.document.model import Change
from letterdesk.export import measures
from letterdesk.export.docx.ooxml import PPR, Element, in_order, lone, name, sub, twips
from letterdesk.export.docx.style_sheet import GRID
from letterdesk.export.docx.tracking import Tracking, changes_of_gap


class Flow:
    """Where paragraphs are added: the body, or a cell of a table."""

    def __init__(self, container: Element, *, is_rtl: bool,
                 tracking: Tracking | None = None) -> None:
        self.container = container
        self.is_rtl = is_rtl
        self.tracking = tracking or Tracking()
        self.change: Change | None = None
        """Of all that is added: it came, or it went."""

    def paragraph(self, style: str, *, numbering: tuple[str, int] | None = None) -> Element:
        """A new empty paragraph; `numbering` is a numId and its level."""
        made = sub(self.container, "p")
        properties = sub(made, "pPr")
        sub(properties, "pStyle", val=style)
        if numbering is not None:
            series = sub(properties, "numPr")
            sub(series, "ilvl", val=str(numbering[1]))
            sub(series, "numId", val=numbering[0])
        if self.is_rtl:
            sub(properties, "bidi")
            sub(sub(properties, "rPr"), "rtl")
        if self.change is not None:
            self._mark(made, self.change)
        return made

    def _mark(self, paragraph: Element, *changes: Change) -> None:
        properties = paragraph[0]
        mark = properties.find(name("rPr"))
        for change in changes:
            mark = sub(properties, "rPr") if mark is None else mark
            self.tracking.paragraph_mark(mark, change)

    def table(self, columns: Sequence[float], style: str = GRID) -> Table:
        """A new table; columns in points. Word makes one of two that touch: they never do."""
        gap = changes_of_gap(self.container, self.change)
        if gap is not None:
            around, self.change = self.change, None
            self._mark(self.paragraph("GridEnd"), *gap)
            self.change = around
        return Table(self, columns, style)


class Table:
    """A grid whose rows stay whole."""

    def __init__(self, flow: Flow, columns: Sequence[float], style: str) -> None:
        self._columns = columns
        self._flow = flow
        self.element = sub(flow.container, "tbl")
        properties = sub(self.element, "tblPr")
        sub(properties, "tblStyle", val=style)
        if flow.is_rtl:
            sub(properties, "bidiVisual")
        sub(properties, "tblW", w=twips(sum(columns)), type="dxa")
        sub(properties, "tblLayout", type="fixed")
        grid = sub(self.element, "tblGrid")
        for width in columns:
            sub(grid, "gridCol", w=twips(width))

    def row(self, *, is_header: bool = False, spans: int = 1) -> tuple[Flow, ...]:
        """The cells of a new row, each `spans` columns wide; a header is repeated on each page."""
        made = sub(self.element, "tr")
        properties = sub(made, "trPr")
        sub(properties, "cantSplit")
        if is_header:
            sub(properties, "tblHeader")
        if self._flow.change is not None:
            self._flow.tracking.row(properties, self._flow.change)
        cells: list[Flow] = []
        for start in range(0, len(self._columns), spans):
            cell = sub(made, "tc")
            about = sub(cell, "tcPr")
            sub(about, "tcW", w=twips(sum(self._columns[start:start + spans])), type="dxa")
            if spans > 1:
                sub(about, "gridSpan", val=str(spans))
            cells.append(Flow(cell, is_rtl=self._flow.is_rtl, tracking=self._flow.tracking))
        return tuple(cells)


def first_paragraph(container: Element) -> Element:
    """The first paragraph in a table."""
    return container.findall(f".//{name('p')}")[0]


def last_paragraph(container: Element) -> Element:
    """The last paragraph in a body, a table or a cell."""
    return container.findall(f".//{name('p')}")[-1]


def set_room_after(paragraph: Element, points: float) -> None:
    """Room under one paragraph, where its place asks for another than its style gives."""
    _set_spacing(paragraph, after=twips(points))


def set_room_before(paragraph: Element, points: float) -> None:
    """Room above one paragraph, where its place asks for another than its style gives."""
    _set_spacing(paragraph, before=twips(points))


def keep_with_next(paragraph: Element, *, wanted: bool = True) -> None:
    """Says whether the paragraph stays on the page of the one that follows."""
    _place(paragraph, lone("keepNext") if wanted else lone("keepNext", val="0"))


def begin_page(paragraph: Element) -> None:
    """Has the paragraph stand at the top of a page."""
    _place(paragraph, lone("pageBreakBefore"))


def set_indent(paragraph: Element, *, right: float) -> None:
    """Room between a paragraph's words and its trailing edge."""
    _place(paragraph, lone("ind", right=twips(right)))


def _set_spacing(paragraph: Element, **values: str) -> None:
    spacing = paragraph[0].find(name("spacing"))
    if spacing is None:
        spacing = _place(paragraph, lone("spacing"))
    for key, value in values.items():
        spacing.set(name(key), value)


def _place(paragraph: Element, made: Element) -> Element:
    """Puts a property of the paragraph where the schema wants it."""
    paragraph[0].append(made)
    in_order(paragraph[0], PPR)
    return made


def even_columns(count: int, width: float) -> tuple[float, ...]:
    """Widths of equal columns, half of the shared gap at each side of each.

    The grid hangs over by half a gap on both sides, so that words stand at the margins.
    """
    return ((width + measures.COLUMN_GAP) / count,) * count
