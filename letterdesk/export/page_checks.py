"""What only the finished pages show: a split signature block, a last page almost empty."""

from __future__ import annotations

from collections.abc import Iterator

from letterdesk.document.model import Close, Document, SignatureBlock
from letterdesk.export.measures import top_of_text
from letterdesk.export.pdf import Pdf, PlaceOnPage
from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Place, say
from letterdesk.library.model import HouseStyle

FEWEST_LINES = 3
"""Lines that make a last page worth its sheet."""


def page_findings(pdf: Pdf, document: Document, style: HouseStyle) -> tuple[Finding, ...]:
    """What is to look at or to put right on the pages, in order of the letter."""
    wholes = [place for place in pdf.places if not (place.field or place.expression)]
    return (
        *_signature_findings(wholes, document),
        *_last_page_findings(pdf, wholes, document, style),
        *_length_findings(pdf, style),
    )


def _signature_findings(wholes: list[PlaceOnPage], document: Document) -> Iterator[Finding]:
    closes = {e.origin.part for e in document.elements if isinstance(e, Close | SignatureBlock)}
    for element in document.elements:
        if not isinstance(element, SignatureBlock):
            continue
        part = element.origin.part
        pages = sorted({place.page for place in wholes if place.part == part})
        where = Place(part=part or None, block=element.origin.block)
        name = element.signers[0].name if element.signers else ""
        if len(pages) > 1:
            yield Finding("split-signature", PUT_RIGHT, where,
                          say("the signatures are split between pages {first} and {last}",
                              first=pages[0], last=pages[-1]),
                          say("put them in more columns, or shorten the text before them"),
                          words=name)
        with_words = {place.page for place in wholes if place.part not in closes}
        if pages and pages[0] not in with_words and len(with_words) > 0:
            yield Finding("signature-alone", PUT_RIGHT, where,
                          say("the signature stands on page {page} without a line of the letter",
                              page=pages[0]),
                          say("shorten the letter, or end its last paragraph later"),
                          words=name)


def _last_page_findings(pdf: Pdf, wholes: list[PlaceOnPage], document: Document,
                        style: HouseStyle) -> Iterator[Finding]:
    line = style.setting(document.language).line
    lowest = max((p.y + p.height for p in wholes if p.page == pdf.pages), default=0.0)
    lines = round((lowest - top_of_text(style)) / line)
    if pdf.pages > 1 and 0 < lines < FEWEST_LINES:
        yield Finding("short-last-page", LOOK_AT, Place(),
                      say("the last page holds only {lines} lines", lines=lines),
                      say("shorten the letter by as many lines to save the page"))


def _length_findings(pdf: Pdf, style: HouseStyle) -> Iterator[Finding]:
    if pdf.pages > style.most_pages:
        yield Finding("length", LOOK_AT, Place(),
                      say("the letter has {pages} pages; the house style allows {most}",
                          pages=pdf.pages, most=style.most_pages),
                      say("move a part of it into an annex"))
