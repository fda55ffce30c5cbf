"""The elements of a letter as paragraphs and tables, in the document's order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Close,
    Copies,
    Date,
    Delivery,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Reference,
    Salutation,
    SignatoryList,
    SignatureBlock,
    Spans,
    Subject,
    Text,
    Title,
)
from letterdesk.document.model import (
    Element as LetterElement,
)
from letterdesk.document.redline import firsts, next_beside
from letterdesk.export import measures
from letterdesk.export.changing import changing
from letterdesk.export.docx.numbering import LEVELS, Numbering
from letterdesk.export.docx.ooxml import Element, name
from letterdesk.export.docx.paragraphs import (
    Flow,
    begin_page,
    even_columns,
    first_paragraph,
    keep_with_next,
    last_paragraph,
    set_room_after,
)
from letterdesk.export.docx.pictures import Pictures
from letterdesk.export.docx.runs import Voice
from letterdesk.export.docx.signatories import Signatories
from letterdesk.export.docx.styles import Style, style_id, text_width
from letterdesk.export.together import held_by_signatures
from letterdesk.library.model import HouseStyle, TypeSetting

_LINES: Mapping[type, str] = {
    Date: "Date", Reference: "ReferenceLine", Delivery: "DeliveryLine",
    Subject: "SubjectLine", Salutation: "Salutation", Close: "Closing", Paragraph: "BodyText",
}
_TITLES = {1: "Title", 2: "Subtitle"}
_DEEPEST_STYLE = 3
"""Heading and list styles go down to this level."""


class Body:
    """Writes the body of one letter."""

    def __init__(
        self, document: Document, style: HouseStyle, styles: Mapping[str, Style], flow: Flow,
        voice: Voice, numbering: Numbering, pictures: Pictures, note_ids: Mapping[str, int],
    ) -> None:
        setting = style.setting(document.language)
        width = text_width(style)
        self._setting = setting
        self._styles = styles
        self._flow = flow
        self._voice = voice
        self._numbering = numbering
        self._width = width
        self._note_ids = note_ids
        self._signatories = Signatories(
            document.language, setting, flow, voice, pictures, width,
            measures.from_mm(style.signature_room), self._write)

    def write(self, elements: tuple[LetterElement, ...]) -> list[tuple[Element, Element]]:
        """Adds all elements; gives the first and last paragraph of each."""
        held = held_by_signatures(elements)
        ends: list[tuple[Element, Element]] = []
        lead: Heading | None = None
        for place, element in enumerate(elements):
            following = elements[place + 1] if place + 1 < len(elements) else None
            if isinstance(element, Heading) and element.run_in and isinstance(following, Paragraph):
                lead = element
                continue
            before = len(self._flow.container)
            with changing(element.change, self._flow, self._voice):
                self._element(element, lead)
            blocks = list(self._flow.container)[before:]
            first, last = _first_paragraph(blocks[0]), _last_paragraph(blocks[-1])
            ends += [(first, last)] * (2 if lead is not None else 1)
            lead = None
            self._finish(element, next_beside(elements, place), last, is_held=place in held)
        return ends

    def _finish(
        self, element: LetterElement, following: LetterElement | None, last: Element, *,
        is_held: bool,
    ) -> None:
        """Room under an element and whether it stays with the next, where its style says else."""
        if is_held:
            keep_with_next(last)
        if following is None:
            return
        wanted = measures.space_after(element, following, self._setting)
        if isinstance(element, Close) and isinstance(following, SignatureBlock):
            wanted = 0.0  # Word takes the larger of two rooms that meet; the signature's has both.
        style = self._styles[last[0][0].get(name("val")) or ""]
        if wanted != _room_after(style, self._styles, self._setting):
            set_room_after(last, wanted)

    def _element(self, element: LetterElement, lead: Heading | None) -> None:
        match element:
            case Paragraph() if lead is not None:
                self._after_heading(lead, element)
            case Title():
                self._line(_TITLES.get(element.level, "KindLine"), element.spans)
                if element.new_page:
                    begin_page(last_paragraph(self._flow.container))
            case Heading():
                self._line(f"Heading{min(element.level, _DEEPEST_STYLE)}", element.spans)
            case Addresses():
                named = "InsideAddress" if element.columns < 2 else "InsideAddressInColumns"
                self._blocks(named, element.blocks, element.columns)
            case Copies():
                self._blocks("Copies", element.blocks, element.columns)
            case List():
                self._list(element, 0)
            case SignatureBlock():
                self._signatories.block(element)
            case SignatoryList():
                self._signatories.list(element)
            case _:
                self._line(_LINES[type(element)], element.spans)

    def _write(self, paragraph: Element, spans: Spans, style: str) -> None:
        self._voice.write(paragraph, spans, note_ids=self._note_ids,
                          is_bold=_is_bold(style, self._styles))

    def _line(self, style: str, spans: Spans) -> None:
        self._write(self._flow.paragraph(style), spans, style)

    def _after_heading(self, heading: Heading, paragraph: Paragraph) -> None:
        made = self._flow.paragraph("BodyText")
        joint = Text(" ", change=heading.change)
        self._voice.write(made, (*heading.spans, joint), note_ids=self._note_ids,
                          is_bold=True, style="Run-inHeading")
        self._write(made, paragraph.spans, "BodyText")

    def _blocks(self, style: str, blocks: Sequence[AddressBlock], columns: int) -> None:
        if columns <= 1:
            for place, block in enumerate(blocks):
                with changing(block.change, self._flow):
                    self._line(style, block.spans)
                if place + 1 < len(blocks):
                    self._set_between(style, self._flow.container[-1])
            return
        columns = min(columns, max(1, len(blocks)))
        table = self._flow.table(even_columns(columns, self._width))
        for start in range(0, len(blocks), columns):
            row = blocks[start:start + columns]
            filled = (*row, *[AddressBlock(())] * (columns - len(row)))
            for cell, block in zip(table.row(), filled, strict=True):
                made = cell.paragraph(style)
                self._write(made, block.spans, style)
                if start + columns < len(blocks):
                    self._set_between(style, made)

    def _set_between(self, style: str, paragraph: Element) -> None:
        """Room between two addressees; copies stand close."""
        set_room_after(paragraph, self._setting.gap if style == "InsideAddress" else 0)

    def _list(self, listed: List, level: int) -> None:
        series = self._numbering.add(listed, level)
        for item in listed.items:
            self._item(item, listed, series, level)

    def _item(self, item: ListItem, listed: List, series: str, level: int) -> None:
        deep = min(level + 1, _DEEPEST_STYLE)
        suffix = "" if deep == 1 else str(deep)
        marked = f"List{'Bullet' if listed.marker == 'bullet' else 'Number'}{suffix}"
        numbered = firsts(item.elements)
        for place, child in enumerate(item.elements):
            with changing(child.change, self._flow):
                if isinstance(child, List):
                    self._list(child, level + 1)
                elif place in numbered:
                    series_at = (series, min(level, LEVELS - 1))
                    paragraph = self._flow.paragraph(marked, numbering=series_at)
                    self._write(paragraph, child.spans, marked)
                else:
                    self._line(f"ListContinue{suffix}", child.spans)


def _inherited(style: Style, styles: Mapping[str, Style]) -> Style | None:
    return styles.get(style_id(style.based_on))


def _room_after(style: Style, styles: Mapping[str, Style], setting: TypeSetting) -> float:
    """Room under paragraphs of a style, as Word works it out."""
    if style.frame.after is not None:
        return style.frame.after
    above = _inherited(style, styles)
    return setting.gap if above is None else _room_after(above, styles, setting)


def _is_bold(style: str, styles: Mapping[str, Style]) -> bool:
    named = styles[style]
    above = _inherited(named, styles)
    return named.face.bold or (above is not None and _is_bold(above.id, styles))


def _first_paragraph(block: Element) -> Element:
    return block if block.tag == name("p") else first_paragraph(block)


def _last_paragraph(block: Element) -> Element:
    return block if block.tag == name("p") else last_paragraph(block)
