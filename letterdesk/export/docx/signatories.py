"""Signature blocks and lists of signatories."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from letterdesk.document.model import (
    LineBreak,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Span,
    Spans,
)
from letterdesk.export import measures, signers
from letterdesk.export.changing import changing
from letterdesk.export.docx.ooxml import Element
from letterdesk.export.docx.paragraphs import (
    Flow,
    even_columns,
    keep_with_next,
    last_paragraph,
    set_indent,
    set_room_after,
    set_room_before,
)
from letterdesk.export.docx.pictures import Pictures
from letterdesk.export.docx.runs import Voice
from letterdesk.export.docx.style_sheet import RULED
from letterdesk.export.docx.styles import ABOVE_PICTURE as _ABOVE_PICTURE
from letterdesk.library.model import TypeSetting

Write = Callable[[Element, Spans, str], None]
_SHARES = {"name": 5, "role": 4, "country": 3}
"""Widths of a ruled table's columns."""
_LEAST = 0.05
"""The least length that Word knows, a twip."""


class Signatories:
    """Writes who signs."""

    def __init__(
        self, language: str, setting: TypeSetting, flow: Flow, voice: Voice, pictures: Pictures,
        width: float, style_room: float, write: Write,
    ) -> None:
        self._language = language
        self._setting = setting
        self._flow = flow
        self._voice = voice
        self._pictures = pictures
        self._width = width
        self._style_room = style_room
        self._write = write

    def block(self, element: SignatureBlock) -> None:
        """Those who sign by hand, one under the other or in columns."""
        room = self._room(element.signers)
        for cell, signer in self._cells(element.signers, element.columns):
            self._signer(cell, signer, room)

    def list(self, element: SignatoryList) -> None:
        """A list of signatories in its groups."""
        element = signers.with_repeated_heading(element)
        if element.heading:
            self._spans("SignatoriesHeading", element.heading)
        for place, group in enumerate(element.groups):
            if place:
                set_room_after(last_paragraph(self._flow.container), self._setting.gap)
            self._group(element, group)
        if element.disclaimer:
            set_room_after(last_paragraph(self._flow.container), self._setting.gap)
            self._spans("SignatoriesDisclaimer", element.disclaimer)

    def _cells(
        self, entries: Sequence[Signer], columns: int
    ) -> Iterator[tuple[Flow, Signer]]:
        """Where each entry is written: into the letter itself, or cell after cell of a grid."""
        columns = min(max(columns, 1), max(len(entries), 1))
        if columns == 1:
            yield from ((self._flow, entry) for entry in entries)
            return
        table = self._flow.table(even_columns(columns, self._width))
        for start in range(0, len(entries), columns):
            cells = table.row()
            row = entries[start:start + columns]
            yield from zip(cells, row, strict=False)
            for empty in cells[len(row):]:
                empty.paragraph("SignatoryInGrid")

    def _room(self, entries: Sequence[Signer]) -> float:
        """Points left to sign, the same for all: the house style's, or the highest picture."""
        heights = [
            entry.picture.height_mm * measures.POINTS_PER_MM + _ABOVE_PICTURE
            if entry.picture and self._pictures.can_draw(entry.picture) else self._style_room
            for entry in entries
        ]
        return max(heights, default=self._style_room)

    def _signer(self, flow: Flow, signer: Signer, room: float) -> None:
        lines = signers.signer_lines(signer, self._language)
        picture = signer.picture
        if picture is not None and self._pictures.can_draw(picture):
            paragraph = flow.paragraph("SignaturePicture")
            above = room - picture.height_mm * measures.POINTS_PER_MM
            if abs(above - _ABOVE_PICTURE) >= _LEAST:
                set_room_before(paragraph, above + self._setting.gap)
            self._pictures.draw(self._voice.run(paragraph), picture, self._voice.relations,
                                signer.name)
            name = self._lines(flow, "SignatureUnderPicture", lines[:1])
        else:
            name = self._lines(flow, "Signature", lines[:1])
            if abs(room - self._style_room) >= _LEAST:
                set_room_before(name, room + self._setting.gap)
        if lines[1:]:
            self._lines(flow, "SignatureDetail", lines[1:])
        else:
            keep_with_next(name, wanted=False)
        if signer.logo is not None and self._pictures.can_draw(signer.logo):
            self._pictures.draw(self._voice.run(flow.paragraph("SignatureLogo")), signer.logo,
                                self._voice.relations, signer.organisation or signer.name)

    def _lines(self, flow: Flow, style: str, lines: Sequence[Spans]) -> Element:
        spans: list[Span] = []
        for line in lines:
            spans += [LineBreak(), *line] if spans else line
        paragraph = flow.paragraph(style)
        self._write(paragraph, tuple(spans), style)
        return paragraph

    def _spans(self, style: str, spans: Spans) -> None:
        self._write(self._flow.paragraph(style), spans, style)

    def _group(self, element: SignatoryList, group: SignerGroup) -> None:
        if element.layout == "ruled" and group.signers:
            self._ruled(element, group)
            return
        if group.heading:
            self._spans("SignatoriesGroup", group.heading)
        if element.layout == "running":
            self._spans("SignatoriesRunning", signers.running(group.signers, self._language))
            return
        style = "Signatory" if element.columns <= 1 else "SignatoryInGrid"
        for cell, signer in self._cells(group.signers, element.columns):
            with changing(signer.change, cell, self._voice):
                self._lines(cell, style, (signers.entry(signer, self._language),))

    def _ruled(self, element: SignatoryList, group: SignerGroup) -> None:
        columns = signers.ruled_columns(element.groups)
        table = self._flow.table(_shared(columns, self._width), RULED)
        if group.heading:
            (cell,) = table.row(is_header=True, spans=len(columns))
            self._write(cell.paragraph("SignatoriesHeader"), group.heading, "SignatoriesHeader")
        for signer in group.signers:
            words = signers.ruled_cells(signer, columns, self._language)
            with changing(signer.change, self._flow, self._voice):
                for cell, column, said in zip(table.row(), columns, words, strict=True):
                    made = self._lines(cell, f"Signatory{column.capitalize()}", (said,))
            if columns[-1] != "country":
                set_indent(made, right=0)
        self._flow.paragraph("GridEnd")


def _shared(columns: Sequence[str], width: float) -> tuple[float, ...]:
    """Widths of a ruled table's columns."""
    shares = [_SHARES[column] for column in columns]
    return tuple(width * share / sum(shares) for share in shares)
