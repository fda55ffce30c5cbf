"""Anchors: where each part begins and ends, and what stands in it.

Bookmarks instead of content controls: Word frames those, LibreOffice drops their
tags on saving, and python-docx does not see inside. The leading underscore hides
a bookmark in Word's list.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from lxml import etree

from letterdesk.document.model import (
    Document,
    Origin,
    SignatoryList,
    SignatureBlock,
    Signer,
    Text,
    plain_text,
    spans_of,
)
from letterdesk.document.model import (
    Element as LetterElement,
)
from letterdesk.document.redline import as_accepted
from letterdesk.export.docx.ooxml import Element, lone, name, printable, to_bytes, unprefixed_root

MAP_NAMESPACE = "urn:letterdesk:parts:1"
_LONGEST = 40
"""Word cuts longer bookmark names off."""
_PREFIX = "_ld_"
_NOT_IN_NAMES = re.compile("[^A-Za-z0-9_-]")


class Anchors:
    """Puts the bookmarks of parts round their paragraphs; names and ids are unique."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def around(self, part: str, first: Element, last: Element) -> str:
        """Marks from the first paragraph of a part to its last; gives the bookmark's name."""
        marked = self._name(part)
        number = str(len(self.names))
        self.names.append(marked)
        start = lone("bookmarkStart", id=number, name=marked)
        after_properties = 1 if len(first) and first[0].tag == name("pPr") else 0
        first.insert(after_properties, start)
        last.append(lone("bookmarkEnd", id=number))
        return marked

    def _name(self, part: str) -> str:
        wanted = bookmark_name(part)
        taken = {made.casefold() for made in self.names}
        number = 2
        name = wanted
        while name.casefold() in taken:
            suffix = f"_{number}"
            name = wanted[: _LONGEST - len(suffix)] + suffix
            number += 1
        return name


def bookmark_name(part: str) -> str:
    """`_ld_<part>`; a longer one ends on part of its hash, so that two stay apart."""
    named = _PREFIX + _NOT_IN_NAMES.sub("_", part)
    if len(named) <= _LONGEST:
        return named
    ending = hashlib.sha256(part.encode()).hexdigest()[:8]
    return f"{named[: _LONGEST - 9]}_{ending}"


def parts_in(document: Document) -> Iterable[tuple[str, tuple[LetterElement, ...]]]:
    """The parts of a letter in order, each with its elements."""
    for part, elements in groupby(document.elements, key=lambda element: element.origin.part):
        yield part, tuple(elements)


def map_of_parts(
    document: Document, bookmarks: Mapping[int, str], more: Mapping[str, Any] | None,
    said: Mapping[str, str] | None = None,
) -> bytes:
    """The custom XML part: parts with bookmark and hash of their words, fields with theirs.

    `bookmarks` names that of each run of elements, by its place among `parts_in`;
    `more` is what the caller knows about parts, kept as JSON; `said` stands as attributes
    of the whole.
    """
    root = unprefixed_root("letter", MAP_NAMESPACE)
    _set(root, {
        "letter": document.letter, "library": document.library,
        "language": document.language, "changed": document.changed, **(said or {}),
    })
    for index, (part, listed) in enumerate(parts_in(document)):
        if index not in bookmarks:
            continue
        elements = as_accepted(listed)
        made = _element(root, "part", {
            "id": part, "block": elements[0].origin.block or "",
            "bookmark": bookmarks[index],
            "hash": _hash("\n".join(_words(element) for element in elements)),
        })
        for origin, words in _fields(elements):
            _element(made, "field", {
                "name": origin.field or "", "fact": origin.fact or "",
                "expression": origin.expression or "", "hash": _hash(words),
            })
    if more is not None:
        known = _element(root, "known", {})
        known.text = printable(json.dumps(more, ensure_ascii=False, sort_keys=True, default=str))
    return to_bytes(root)


def _element(parent: Element, tag: str, values: Mapping[str, str]) -> Element:
    made = etree.SubElement(parent, f"{{{MAP_NAMESPACE}}}{tag}")
    _set(made, values)
    return made


def _set(element: Element, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        if value:
            element.set(key, printable(value))


def _fields(elements: Iterable[LetterElement]) -> Iterable[tuple[Origin, str]]:
    """Values printed in a part, in order, with their words."""
    spans = (span for element in elements for span in spans_of(element))
    told = (span for span in spans if isinstance(span, Text))
    for origin, group in groupby(told, key=lambda span: span.origin):
        if origin.field or origin.fact:
            yield origin, "".join(span.text for span in group)


def _words(element: LetterElement) -> str:
    match element:
        case SignatureBlock():
            return "\n".join(_signer(signer) for signer in element.signers)
        case SignatoryList():
            signers = [signer for group in element.groups for signer in group.signers]
            return "\n".join([plain_text(tuple(spans_of(element))), *map(_signer, signers)])
        case _:
            return plain_text(tuple(spans_of(element)))


def _signer(signer: Signer) -> str:
    return "|".join((signer.name, signer.title, signer.organisation, signer.country,
                     signer.email, signer.detail))


def _hash(words: str) -> str:
    return f"sha256:{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()}"
