"""Names and small makers for WordprocessingML (ECMA-376 part 1, transitional)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lxml import etree

Element = etree._Element

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

RPR = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
    "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
    "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr",
    "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
    "oMath",
)
"""Children of w:rPr in the order that Word asks for (CT_RPr)."""

PPR = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)
"""Children of w:pPr in the order that Word asks for (CT_PPr)."""


@cache
def name(short: str) -> str:
    """`{namespace}local` for `w:p`; a name without prefix is WordprocessingML."""
    prefix, _, local = short.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def sub(parent: Element, short: str, **values: str) -> Element:
    """A new last child with `w:` attributes."""
    attributes = {name(key): value for key, value in values.items()}
    return etree.SubElement(parent, name(short), attributes)


def lone(short: str, **values: str) -> Element:
    """An element without a parent, with `w:` attributes."""
    attributes = {name(key): value for key, value in values.items()}
    return etree.Element(name(short), attributes, nsmap={"w": NAMESPACES["w"]})


def root(short: str, *prefixes: str) -> Element:
    """The root of a part, with the namespaces that it declares."""
    return etree.Element(name(short), nsmap={key: NAMESPACES[key] for key in ("w", *prefixes)})


def unprefixed_root(tag: str, namespace: str) -> Element:
    """The root of a part that is not WordprocessingML, its namespace the default one."""
    return etree.fromstring(f'<{tag} xmlns="{namespace}"/>')


def in_order(parent: Element, sequence: Sequence[str]) -> Element:
    """The parent, its children put into the schema's order."""
    rank = {name(short): index for index, short in enumerate(sequence)}
    parent[:] = sorted(parent, key=lambda child: rank[child.tag])
    return parent


def to_bytes(part: Element) -> bytes:
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)


def printable(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)


def twips(points: float) -> str:
    """Twentieths of a point."""
    return str(round(points * 20))


def half_points(points: float) -> str:
    return str(round(points * 2))


def emu_of_mm(millimetres: float) -> int:
    """English Metric Units, 914,400 an inch."""
    return round(millimetres * 36000)
