"""Properties of the file: title, author, language and time stamps."""

from __future__ import annotations

import datetime as dt

from lxml import etree

from letterdesk.document.model import Document
from letterdesk.export.docx.languages import word_tag
from letterdesk.export.docx.ooxml import printable, to_bytes

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def time_stamp(changed: str) -> str:
    """`2014-05-22T16:00:00Z` for an ISO 8601 time; 1970 where it cannot be read."""
    try:
        stamp = dt.datetime.fromisoformat(changed)
        stamp = (stamp if stamp.tzinfo else stamp.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        stamp = _EPOCH
    return stamp.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def core_properties(document: Document) -> bytes:
    """docProps/core.xml (ECMA-376 part 2, 11.1)."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={
        "cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI,
    })
    stamp = time_stamp(document.changed)
    for space, tag, words in (
        (_DC, "title", document.title), (_DC, "creator", document.author),
        (_DC, "language", word_tag(document.language, document.locale)),
        (_DC, "identifier", document.letter),
        (_CORE, "lastModifiedBy", document.author), (_CORE, "revision", "1"),
    ):
        if words:
            etree.SubElement(root, f"{{{space}}}{tag}").text = printable(words)
    for tag in ("created", "modified"):
        made = etree.SubElement(root, f"{{{_TERMS}}}{tag}")
        made.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        made.text = stamp
    return to_bytes(root)
