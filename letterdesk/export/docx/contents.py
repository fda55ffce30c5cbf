"""Lists of what a package holds: content types, the package's own relationships, app.xml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from letterdesk.export.docx.ooxml import OFFICE, to_bytes, unprefixed_root

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EXTENDED = f"{OFFICE}/extended-properties"
_STORE = f"{OFFICE}/customXml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DEFAULTS: Mapping[str, str] = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_PARTS: Mapping[str, str] = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "/customXml/itemProps1.xml":
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
_ITEM = "{5D0C1F0A-7B1E-5C6B-9C39-3C7C1E0F4A21}"
"""Name of the map of parts among a document's custom XML parts."""


def content_types(headers: Sequence[str], footers: Sequence[str]) -> bytes:
    """[Content_Types].xml of a package with these headers and footers below word/."""
    root = unprefixed_root("Types", _TYPES)
    for ending, kind in _DEFAULTS.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=kind)
    more = {f"/word/{part}": f"{_WORD}.header+xml" for part in headers}
    more |= {f"/word/{part}": f"{_WORD}.footer+xml" for part in footers}
    for part, kind in {**_PARTS, **more}.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=part, ContentType=kind)
    return to_bytes(root)


def package_relations() -> bytes:
    """_rels/.rels: where the document and its properties lie."""
    root = unprefixed_root("Relationships", _RELATIONS)
    kinds = {
        f"{OFFICE}/relationships/officeDocument": "word/document.xml",
        f"{_RELATIONS}/metadata/core-properties": "docProps/core.xml",
        f"{OFFICE}/relationships/extended-properties": "docProps/app.xml",
    }
    for number, (kind, target) in enumerate(kinds.items(), 1):
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship",
                         Id=f"rId{number}", Type=kind, Target=target)
    return to_bytes(root)


def application_properties() -> bytes:
    """docProps/app.xml: which program wrote the file."""
    root = unprefixed_root("Properties", _EXTENDED)
    etree.SubElement(root, f"{{{_EXTENDED}}}Application").text = "Letterdesk"
    return to_bytes(root)


def item_properties(namespace: str) -> bytes:
    """customXml/itemProps1.xml: name and namespace of the map of parts."""
    root = etree.Element(f"{{{_STORE}}}datastoreItem", {f"{{{_STORE}}}itemID": _ITEM},
                         nsmap={"ds": _STORE})
    schemas = etree.SubElement(root, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_STORE}}}schemaRef", {f"{{{_STORE}}}uri": namespace})
    return to_bytes(root)
