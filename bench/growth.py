"""How the writers' time grows: a letter of twelve pages beside one, 650 signatories beside 65."""

from __future__ import annotations

from collections.abc import Callable

from bench.figures import Ratio, Series, in_turns
from letterdesk.document.model import (
    Document,
    Element,
    Paragraph,
    SignatoryList,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.export.pdf import PdfWriter
from letterdesk.library.model import HouseStyle

ROUNDS = 12
MORE = 10
"""Times as many signatories."""
PAGES = 12
_STYLE = HouseStyle()
_WORDS = "No State should stand between the gravest crimes and those who can stop them. " * 5
_A_PAGE = 8
"""Paragraphs that fill a page."""


def measure() -> tuple[list[Series], list[Ratio]]:
    """Times of both writers, and how they grow against how much more there is."""
    writer = PdfWriter()

    def pdf(document: Callable[[int], Document]) -> Callable[[int], object]:
        return lambda number: writer.write(_prepared(document(number)), _STYLE, {})

    def word(document: Callable[[int], Document]) -> Callable[[int], object]:
        return lambda number: write_docx(_prepared(document(number)), _STYLE, {})

    kinds = {"a page": lambda n: _pages(1, n), f"{PAGES} pages": lambda n: _pages(PAGES, n),
             "65 signatories": lambda n: _signed(65, n),
             "650 signatories": lambda n: _signed(65 * MORE, n)}
    series = in_turns([(f"{name} as {kind}", make(document))
                       for kind, make in (("PDF", pdf), ("DOCX", word))
                       for name, document in kinds.items()], rounds=ROUNDS)
    by_name = {one.name: one for one in series}
    ratios = []
    for kind in ("PDF", "DOCX"):
        for few, many, times in (("a page", f"{PAGES} pages", PAGES),
                                 ("65 signatories", "650 signatories", MORE)):
            ratios.append(Ratio(
                f"{many} as {kind} / {few}",
                by_name[f"{many} as {kind}"].median / by_name[f"{few} as {kind}"].median, times))
    return series, ratios


def _prepared(document: Document) -> Document:
    return prepare(document, _STYLE, {}).document


def _pages(pages: int, number: int) -> Document:
    return _document(tuple(Paragraph((Text(f"{number} {place}. {_WORDS}"),))
                           for place in range(pages * _A_PAGE)))


def _signed(count: int, number: int) -> Document:
    signers = tuple(Signer(f"Organisation {number} {place} for the rule of law", country="Mali")
                    for place in range(count))
    return _document((Paragraph((Text(_WORDS),)), SignatoryList(
        (SignerGroup((), signers),), columns=2, heading=(Text("Signatories"),))))


def _document(elements: tuple[Element, ...]) -> Document:
    return Document(title="On the veto", author="Coalition", letter="l-1", language="en",
                    direction="ltr", elements=elements)
