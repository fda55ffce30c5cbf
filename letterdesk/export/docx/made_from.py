"""What a Word file says of its letter, in the custom XML part that has the map of parts."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from letterdesk.export.docx.anchors import MAP_NAMESPACE
from letterdesk.export.docx.content import content_hash, parse
from letterdesk.export.made_from import (
    BROKEN,
    PROTECTED,
    TOO_LARGE,
    MadeFrom,
    Said,
    Unreadable,
    bound,
    from_words,
    legible,
    values_of,
)

_CONTENT = "content"
_MOST_PARTS = 5_000
_MOST_BYTES = 60_000_000
"""Of all XML in a file, unpacked. A letter of twelve pages has one million."""
_ROOT = f"{{{MAP_NAMESPACE}}}letter"
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the older files of Word begin, and those with a password (MS-CFB 2.2, MS-OFFCRYPTO)."""


def attributes(made_from: MadeFrom, content: str) -> dict[str, str]:
    """What stands on the root of the map of parts: empty values leave no attribute."""
    made_from = legible(made_from)
    shown = {key: ("yes" if value else "") if isinstance(value, bool) else value
             for key, value in values_of(made_from).items()}
    return {**shown, _CONTENT: bound(content, made_from)}


def said_by_docx(data: bytes) -> Said | None:
    """What a Word file says of its letter; None where it is none of ours.

    Raises Unreadable where it is broken, protected by a password, or built to do harm.
    """
    if data.startswith(_COMPOUND_FILE):
        raise Unreadable(PROTECTED)
    try:
        parts = _xml_parts(data)
        if "word/document.xml" not in parts:
            raise Unreadable(BROKEN)
        for root in _maps(parts):
            made_from = from_words({str(key): str(value) for key, value in root.items()})
            kept = root.get(_CONTENT)
            if kept and made_from.letter:
                return Said(made_from, kept, bound(content_hash(parts), made_from))
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError,
            NotImplementedError, RuntimeError, MemoryError, RecursionError) as error:
        # zipfile gives these for what it cannot unpack, RuntimeError for a password.
        raise Unreadable(BROKEN) from error
    return None


def _xml_parts(data: bytes) -> dict[str, bytes]:
    """The XML below word/ and customXml/, by name. A bomb is never unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > _MOST_PARTS:
            raise Unreadable(TOO_LARGE)
        chosen = [entry for entry in entries if entry.filename.endswith(".xml")
                  and entry.filename.startswith(("word/", "customXml/"))]
        parts: dict[str, bytes] = {}
        left = _MOST_BYTES
        for entry in chosen:
            if entry.filename in parts:
                raise Unreadable(BROKEN)
            # What the list of contents says may be a lie: the bytes themselves are counted.
            with package.open(entry) as opened:
                parts[entry.filename] = opened.read(left + 1)
            left -= len(parts[entry.filename])
            if left < 0:
                raise Unreadable(TOO_LARGE)
        return parts


def _maps(parts: Mapping[str, bytes]) -> Iterator[etree._Element]:
    """Roots of the maps of parts: Word may give the part another number."""
    for part in sorted(parts):
        if part.startswith("customXml/") and MAP_NAMESPACE.encode() in parts[part]:
            root = parse(parts[part])
            if root.tag == _ROOT:
                yield root
