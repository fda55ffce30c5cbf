"""Which element of a document each kind of block becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from letterdesk.document.markup import BodyElement
from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Close,
    Copies,
    Date,
    Delivery,
    Element,
    LineBreak,
    Origin,
    Reference,
    Salutation,
    SignatureBlock,
    Signer,
    Span,
    Spans,
    Subject,
    Title,
    spans_of,
)
from letterdesk.letters.model import Pinned
from letterdesk.letters.scope import Absent, Scope
from letterdesk.letters.signers import signatory_list, signature_block
from letterdesk.library import Block, Signatory

LINE_KINDS = frozenset({
    "title", "date", "reference", "delivery", "address", "copies", "subject", "salutation", "close",
    "attachment",
})
"""Kinds whose texts are read line by line."""

PEOPLE_KINDS = frozenset({"signature", "signatories"})
"""Kinds that print the people of a field."""


def elements_of_kind(block: Block, body: Sequence[BodyElement],
                     origin: Origin) -> tuple[Element, ...]:
    """The words of a block as the element of its kind; every other kind stays body."""
    if block.kind not in LINE_KINDS:
        return tuple(body)
    paragraphs = [tuple(spans_of(element)) for element in body]
    if not any(paragraphs):
        return ()
    if block.kind in ("title", "attachment"):
        lines = [line for spans in paragraphs for line in _lines(spans)]
        return tuple(Title(line, min(level, 3), origin, block.kind == "attachment" and level == 1)
                     for level, line in enumerate(lines, 1))
    if block.kind == "reference":
        return tuple(Reference(line, origin) for spans in paragraphs for line in _lines(spans))
    if block.kind in ("address", "copies"):
        blocks = tuple(AddressBlock(spans, origin) for spans in paragraphs)
        make_blocks = Addresses if block.kind == "address" else Copies
        return (make_blocks(blocks, block.columns, origin),)
    return (_LINES[block.kind](_joined(paragraphs, origin), origin=origin),)


_LINES: Mapping[str, Callable[..., Any]] = {
    "date": Date, "delivery": Delivery, "subject": Subject, "salutation": Salutation,
    "close": Close,
}


def _lines(spans: Spans) -> list[Spans]:
    lines: list[list[Span]] = [[]]
    for span in spans:
        if isinstance(span, LineBreak):
            lines.append([])
        else:
            lines[-1].append(span)
    return [tuple(line) for line in lines if line]


def _joined(paragraphs: Sequence[Spans], origin: Origin) -> Spans:
    joined: list[Span] = []
    for spans in paragraphs:
        if joined and spans:
            joined.append(LineBreak(origin))
        joined += spans
    return tuple(joined)


def people_element(block: Block, scope: Scope, pinned: Pinned, body: Sequence[BodyElement],
                   origin: Origin) -> tuple[Element, ...]:
    """Signature block or list of signatories of the field that the block names."""
    value = scope.signatory if block.field == "signatory" or block.field is None \
        else scope.values.get(block.field)
    if isinstance(value, Absent):
        return (SignatureBlock((Signer(value.words),), block.columns, origin),)
    people = value if isinstance(value, tuple) else (value,)
    people = tuple(person for person in people if isinstance(person, Signatory))
    if not people:
        return ()
    if block.kind == "signature":
        return (signature_block(people, block, pinned, scope, origin),)
    return (signatory_list(people, block, pinned, scope, body, origin),)
