"""What a PDF says of its letter: properties of our own in its XMP, described as PDF/A asks.

PDF/A-2 allows own properties where an extension schema names each of them (ISO 19005-2,
6.6.2.3). Typst writes such schemas for its own; ours is put beside them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from letterdesk.export.made_from import (
    BROKEN,
    PROTECTED,
    MadeFrom,
    Said,
    Unreadable,
    bound,
    from_words,
    legible,
    values_of,
)
from letterdesk.export.pdf.content import content_hash
from letterdesk.export.pdf.typst_file import NotTypst, TypstFile

if TYPE_CHECKING:
    import pikepdf

NAMESPACE = "urn:letterdesk:made-from:1#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_CONTENT = "content"
_PROPERTIES = {
    "letter": "Identifier of the letter that the file was made from",
    "title": "Title of that letter",
    "language": "Language version of the letter",
    "library": "Identifier of the library of texts",
    "fingerprint": "Hash of that library",
    "snapshot": "Name of the kept state of the letter",
    "state": "Hash of the words of that state in all languages",
    "changed": "Time of the last change of the letter",
    "kind": "Whether the file is a redline or a signing folder",
    "draft": "Whether the file is a draft",
    _CONTENT: "Hash of the pages and of these properties",
}
_SCHEMAS_END = "</rdf:Bag></pdfaExtension:schemas>"
_METADATA_END = "</rdf:RDF>"
_MOST_METADATA = 4_000_000


def with_made_from(data: bytes, made_from: MadeFrom) -> bytes:
    """A PDF of the writer with `made_from` in its metadata; the same bytes for the same letter.

    Raises ValueError for a PDF whose metadata Typst did not write.
    """
    made_from = legible(made_from)
    try:
        file = TypstFile(data)
        pages = content_hash(file.pages())
    except NotTypst:
        return _with_fields(data, made_from)
    return file.with_metadata(_told(file.metadata(), made_from, pages))


def _with_fields(data: bytes, made_from: MadeFrom) -> bytes:
    """The same for a file that was saved since, as one with signature fields is."""
    import pikepdf

    from letterdesk.export.pdf.reading import pages_of

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            metadata = pdf.Root.Metadata
            metadata.write(_told(metadata.read_bytes(), made_from, content_hash(pages_of(pdf))))
            written = io.BytesIO()
            pdf.save(written, deterministic_id=True, fix_metadata_version=False)
    except pikepdf.PdfError as error:
        raise ValueError("this is no PDF of the writer") from error
    return written.getvalue()


def _told(metadata: bytes, made_from: MadeFrom, pages: str) -> bytes:
    """XMP with what the file was made from, and with the schema that describes it."""
    words = metadata.decode()
    if words.count(_SCHEMAS_END) != 1 or words.count(_METADATA_END) != 1:
        raise ValueError("the metadata have no place for what the file was made from")
    words = words.replace(_SCHEMAS_END, _schema() + _SCHEMAS_END)
    said = _said(made_from, bound(pages, made_from))
    return words.replace(_METADATA_END, said + _METADATA_END).encode()


def said_by_pdf(data: bytes) -> Said | None:
    """What a PDF says of its letter; None where it is none of ours.

    Raises Unreadable where it is broken, protected by a password, or built to do harm.
    """
    # A tenth of a second, which only a look into a file needs.
    import pikepdf

    from letterdesk.export.pdf.reading import pages_of

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found = _found(_metadata(pdf))
            if found is None:
                return None
            made_from, kept = found
            return Said(made_from, kept, bound(content_hash(pages_of(pdf)), made_from))
    except pikepdf.PasswordError as error:
        raise Unreadable(PROTECTED) from error
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, LookupError,
            ArithmeticError, RuntimeError, MemoryError) as error:
        # pikepdf gives these for objects of another type than the standard asks for.
        raise Unreadable(BROKEN) from error


def _said(made_from: MadeFrom, content: str) -> str:
    values = {**values_of(made_from), "draft": "yes" if made_from.draft else "",
              _CONTENT: content}
    told = "".join(f"<letterdesk:{key}>{escape(str(value))}</letterdesk:{key}>"
                   for key, value in values.items() if value)
    return (f'<rdf:Description rdf:about="" xmlns:letterdesk="{NAMESPACE}">{told}'
            "</rdf:Description>")


def _schema() -> str:
    described = "".join(
        '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>'
        f"<pdfaProperty:description>{words}</pdfaProperty:description>"
        f"<pdfaProperty:name>{key}</pdfaProperty:name>"
        "<pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
        for key, words in _PROPERTIES.items())
    return ('<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Letterdesk letter schema'
            f"</pdfaSchema:schema><pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI>"
            "<pdfaSchema:prefix>letterdesk</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
            f"{described}</rdf:Seq></pdfaSchema:property></rdf:li>")


def _metadata(pdf: pikepdf.Pdf) -> bytes:
    import pikepdf

    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return b""
    data = metadata.read_bytes()
    return data if len(data) <= _MOST_METADATA else b""


def _found(metadata: bytes) -> tuple[MadeFrom, str] | None:
    """What is said in XMP, as elements or as attributes: programs that save may write either."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(metadata, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    values: dict[str, str] = {}
    for described in root.iter(f"{{{_RDF}}}Description"):
        for key in _PROPERTIES:
            tag = f"{{{NAMESPACE}}}{key}"
            told = described.get(tag)
            if told is None:
                child = described.find(tag)
                told = None if child is None else child.text
            if told is not None:
                values[key] = told
    kept = values.pop(_CONTENT, "")
    if not kept or not values.get("letter"):
        return None
    return from_words(values), kept
