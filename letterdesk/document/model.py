"""The document: a composed letter as frozen typed elements, in the template's order.

No template syntax is left in it, and nothing in it knows a file format. Every
element and every span keeps its origin. The order of elements is free: nothing
here says that a date comes before a salutation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

WORD_JOINER = "\u2060"
_GLUE = re.compile(f"(?<=[\u0620-\u064a])/{WORD_JOINER}(?=[\u0620-\u064a])")


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where words came from."""

    part: str = ""
    block: str | None = None
    field: str | None = None
    """The first field that the words print (`vetoing_states`)."""
    fact: str | None = None
    expression: str | None = None
    """The chip, as the block language writes it (`vetoing_states|country|list`)."""
    edit: bool = False
    """Typed by a person in this letter."""
    fixed: str | None = None
    """The id of the fixed words that these belong to."""


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """That words came or went, and whose change that was."""

    kind: Literal["inserted", "deleted"]
    by: str = ""
    on: str = ""
    """ISO 8601."""


class _Value(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Common ground of spans and elements."""

    change: Change | None = None
    """Of a redline: whether the whole of it came or went (document/redline.py). An element
    without one stays, whatever becomes of the spans and elements in it."""


class Text(_Value, frozen=True, tag="text"):
    """Words of one look and one language."""

    text: str
    origin: Origin = Origin()
    emphasis: bool = False
    strong: bool = False
    link: str | None = None
    language: str | None = None
    """Where it differs from the document's (`en` for a UN symbol in an Arabic letter)."""
    direction: str | None = None
    """`ltr` or `rtl`, where it differs from the document's."""
    trouble: str | None = None
    """Code of the finding that these words carry: `missing`, `malformed` ... Marked on a draft."""


class NoteMark(_Value, frozen=True, tag="note-mark"):
    """A mark in the text that points to `Note.id`; its number comes from the order of marks."""

    note: str
    origin: Origin = Origin()


class LineBreak(_Value, frozen=True, tag="break"):
    """A new line inside a paragraph."""

    origin: Origin = Origin()


Span = Text | NoteMark | LineBreak
Spans = tuple[Span, ...]


class Title(_Value, frozen=True, tag="title"):
    """A title above the letter, a sub-title under it, or a kind line (“Open letter”)."""

    spans: Spans
    level: int = 1
    """1 title, 2 sub-title, 3 kind line."""
    origin: Origin = Origin()
    new_page: bool = False
    """An attachment begins here, on a page of its own."""


class Date(_Value, frozen=True, tag="date"):
    """The date line, with its place where there is one."""

    spans: Spans
    origin: Origin = Origin()


class Reference(_Value, frozen=True, tag="reference"):
    """One reference line: ours, yours, “your letter of”."""

    spans: Spans
    origin: Origin = Origin()


class Delivery(_Value, frozen=True, tag="delivery"):
    """How the letter travels: “By e-mail”."""

    spans: Spans
    origin: Origin = Origin()


class AddressBlock(_Value, frozen=True):
    """One addressee: lines parted by LineBreak."""

    spans: Spans
    origin: Origin = Origin()


class Addresses(_Value, frozen=True, tag="addresses"):
    """One or several inside addresses, or one sentence that names a class of addressees."""

    blocks: tuple[AddressBlock, ...]
    columns: int = 1
    origin: Origin = Origin()


class Copies(_Value, frozen=True, tag="copies"):
    """Copies in the head or at the end: blocks of lines; the label stands in the first."""

    blocks: tuple[AddressBlock, ...]
    columns: int = 1
    origin: Origin = Origin()


class Subject(_Value, frozen=True, tag="subject"):
    """The subject line, label included (“Re: ...”)."""

    spans: Spans
    origin: Origin = Origin()


class Salutation(_Value, frozen=True, tag="salutation"):
    """The salutation: one line or several."""

    spans: Spans
    origin: Origin = Origin()


class Paragraph(_Value, frozen=True, tag="paragraph"):
    spans: Spans
    origin: Origin = Origin()


class Heading(_Value, frozen=True, tag="heading"):
    """A heading in the body, on its own line or run into the paragraph that follows."""

    spans: Spans
    level: int = 1
    run_in: bool = False
    origin: Origin = Origin()


class ListItem(_Value, frozen=True):
    """One item: paragraphs and lists, in any order."""

    elements: tuple[Paragraph | List, ...]
    origin: Origin = Origin()


class List(_Value, frozen=True, tag="list"):
    """A bulleted or numbered list; `start` lets numbers go on after a paragraph."""

    items: tuple[ListItem, ...]
    marker: str = "bullet"
    """`bullet`, `decimal` (1.), `alpha` (a.) or `roman` (i.)."""
    start: int = 1
    origin: Origin = Origin()


class Close(_Value, frozen=True, tag="close"):
    """The complimentary close: a line or a whole paragraph."""

    spans: Spans
    origin: Origin = Origin()


class Picture(_Value, frozen=True):
    """A picture by its name among the letter's files."""

    file: str
    alt: str
    height_mm: float = 15.0


class Signer(_Value, frozen=True):
    """One signatory as printed; what is not known is empty and leaves no line."""

    name: str
    title: str = ""
    organisation: str = ""
    country: str = ""
    email: str = ""
    detail: str = ""
    """“in an individual capacity”, an acronym: printed after the name."""
    picture: Picture | None = None
    """The signature; without one room is left to sign."""
    logo: Picture | None = None
    language: str | None = None


class SignatureBlock(_Value, frozen=True, tag="signature"):
    """One to twelve signatories who sign by hand, in one or two columns."""

    signers: tuple[Signer, ...]
    columns: int = 1
    origin: Origin = Origin()


class SignerGroup(_Value, frozen=True):
    """Entries of a list of signatories under one heading (may be empty)."""

    heading: Spans
    signers: tuple[Signer, ...]


class SignatoryList(_Value, frozen=True, tag="signatories"):
    """Any number of signatories: data, whose count the text can use."""

    groups: tuple[SignerGroup, ...]
    columns: int = 1
    layout: str = "plain"
    """`plain` (columns), `ruled` (a table with rules) or `running` (running text)."""
    heading: Spans = ()
    disclaimer: Spans = ()
    origin: Origin = Origin()

    @property
    def count(self) -> int:
        return sum(len(group.signers) for group in self.groups)


class Note(_Value, frozen=True):
    """The words of a note; its number is the place of its first mark in the document."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    origin: Origin = Origin()


Element = (
    Title | Date | Reference | Delivery | Addresses | Copies | Subject | Salutation
    | Paragraph | Heading | List | Close | SignatureBlock | SignatoryList
)


class PageFurniture(_Value, frozen=True):
    """Header and footer as composed words; empty where the house style has none."""

    organisation: Spans = ()
    lines: tuple[Spans, ...] = ()
    logo: Picture | None = None
    following: Spans = ()
    """Header of the second page and after."""
    footer: tuple[Spans, ...] = ()
    page_label: str = ""
    """`Page {page} of {pages}` in the letter's language; empty prints no number."""


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """A composed letter in one language for one recipient."""

    language: str
    direction: str
    title: str
    """For file properties; plain words."""
    elements: tuple[Element, ...]
    notes: tuple[Note, ...] = ()
    locale: str = ""
    """BCP 47 tag of the house's variety (`en-US`), for the language tags of files."""
    furniture: PageFurniture = PageFurniture()
    author: str = ""
    letter: str = ""
    """The letter's id."""
    library: str = ""
    changed: str = "1970-01-01T00:00:00+00:00"
    """ISO 8601; the time stamp of every file made from this document."""
    draft: bool = False
    """Prints the draft mark."""
    draft_label: str = ""
    """The word of the mark in the letter's language (“Draft”)."""


def spans_of(element: Element | ListItem | AddressBlock | Note) -> Iterator[Span]:
    """All spans of an element, in reading order (signatories are data and have none)."""
    match element:
        case Addresses() | Copies():
            for block in element.blocks:
                yield from block.spans
        case List():
            for item in element.items:
                yield from spans_of(item)
        case ListItem():
            for child in element.elements:
                yield from spans_of(child)
        case Note():
            for paragraph in element.paragraphs:
                yield from paragraph.spans
        case SignatureBlock():
            return
        case SignatoryList():
            yield from element.heading
            for group in element.groups:
                yield from group.heading
            yield from element.disclaimer
        case _:
            yield from element.spans


def plain_text(spans: Spans) -> str:
    """The words of spans; a line break is a newline, a note mark nothing."""
    shown = {LineBreak: "\n", NoteMark: ""}
    return "".join(s.text if isinstance(s, Text) else shown[type(s)] for s in spans)


def as_read(spans: Spans) -> str:
    """The words of spans as a reader sees them: without the U+2060 that holds a date together.

    Dates in Arabic have one after the slash between two names of a month. Any other
    U+2060 was typed, and stays.
    """
    return _GLUE.sub("/", plain_text(spans))


def note_numbers(document: Document) -> dict[str, int]:
    """Number of each note from the order of its first mark; unmarked notes follow."""
    order: dict[str, int] = {}
    marks = (
        span.note for element in document.elements for span in spans_of(element)
        if isinstance(span, NoteMark)
    )
    for note in (*marks, *(n.id for n in document.notes)):
        order.setdefault(note, len(order) + 1)
    return order


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Document).decode


def to_json(document: Document) -> bytes:
    """The document as JSON, the same bytes for the same document."""
    return _encode(document)


def from_json(data: bytes) -> Document:
    """A document kept by `to_json`. Raises msgspec.ValidationError."""
    return _decode(data)
