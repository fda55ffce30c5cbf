"""The prepared package: all that letters of one house style and language share.

python-docx makes it once; a letter then adds its own parts to the bytes.
"""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from letterdesk.export import measures
from letterdesk.export.docx.anchors import MAP_NAMESPACE
from letterdesk.export.docx.contents import (
    application_properties,
    content_types,
    item_properties,
    package_relations,
)
from letterdesk.export.docx.fonts import font_table, letter_faces, page_faces
from letterdesk.export.docx.furniture import FOOTERS, HEADERS
from letterdesk.export.docx.languages import default_tags
from letterdesk.export.docx.ooxml import Element, lone, name, root, to_bytes, twips
from letterdesk.export.docx.relations import Relations
from letterdesk.export.docx.settings import settings
from letterdesk.export.docx.style_sheet import StyleSheet
from letterdesk.export.docx.styles import DRAFT_FROM_TOP
from letterdesk.export.docx.zipped import zipped
from letterdesk.library.model import PAPER_MM, HouseStyle

if TYPE_CHECKING:
    from docx.section import Section

_EMU_A_POINT = 12700
MAP_PART = "customXml/item1.xml"
DOCUMENT_RELATIONS = (
    ("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"),
    ("theme", "theme/theme1.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml"),
    ("customXml", f"../{MAP_PART}"),
    *(("header", part) for part in HEADERS.values()),
    *(("footer", part) for part in FOOTERS.values()),
)
"""What every letter's document points to, in the order of the ids."""


def document_relations() -> Relations:
    """Relations of word/document.xml, to which a letter adds its links and pictures."""
    relations = Relations()
    for kind, target in DOCUMENT_RELATIONS:
        relations.to(kind, target)
    return relations


def prepared(style: HouseStyle, language: str, locale: str, *, is_rtl: bool,
             carried: tuple[str, ...]) -> bytes:
    """The package without the parts of a letter; made at the first call, then kept."""
    return _prepared(msgspec.json.encode(style, order="sorted"), language, locale, is_rtl, carried)


@lru_cache(maxsize=32)
def _prepared(style_json: bytes, language: str, locale: str, is_rtl: bool,
              carried: tuple[str, ...]) -> bytes:
    import docx  # 75 ms, and only an export needs it
    from docx.opc.constants import RELATIONSHIP_TYPE

    style = msgspec.json.decode(style_json, type=HouseStyle)
    tags = default_tags(language, locale)
    document = docx.Document()
    document.styles.element[:] = StyleSheet(style, language, tags, is_rtl=is_rtl).elements()
    document.settings.element[:] = settings(tags, carries_fonts=bool(carried))
    faces = [face for used in (letter_faces(style), page_faces(style))
             for face in msgspec.structs.astuple(used)]
    table, relations, fonts = font_table(faces, carried)
    parts = [
        ("[Content_Types].xml", content_types(tuple(HEADERS.values()), tuple(FOOTERS.values()))),
        ("_rels/.rels", package_relations()),
        ("docProps/app.xml", application_properties()),
        ("word/styles.xml", _slim(document.styles.element)),
        ("word/settings.xml", _slim(document.settings.element)),
        ("word/fontTable.xml", table),
        ("word/theme/theme1.xml", document.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob),
        ("customXml/itemProps1.xml", item_properties(MAP_NAMESPACE)),
        ("customXml/_rels/item1.xml.rels", _item_relations()),
    ]
    if relations:
        parts.append(("word/_rels/fontTable.xml.rels", relations.to_bytes()))
    parts += [(font.part, font.data) for font in fonts]
    return zipped(parts)


def _set_page(section: Section, style: HouseStyle) -> None:
    from docx.shared import Emu

    def length(points: float) -> Emu:
        return Emu(round(points * _EMU_A_POINT))

    width, height = PAPER_MM.get(style.paper, PAPER_MM["a4"])
    section.page_width, section.page_height = (
        length(measures.from_mm(width)), length(measures.from_mm(height)))
    margins = style.margins
    section.top_margin = length(measures.from_mm(margins.top))
    section.bottom_margin = length(measures.from_mm(margins.bottom))
    section.left_margin = length(measures.from_mm(margins.left))
    section.right_margin = length(measures.from_mm(margins.right))
    section.header_distance = length(measures.HEADER_FROM_TOP)
    section.footer_distance = length(measures.FOOTER_FROM_BOTTOM)
    section.different_first_page_header_footer = True


def section_of(style: HouseStyle, *, is_rtl: bool, is_draft: bool) -> Element:
    """A new w:sectPr: page, margins, headers and footers; no grid, which would move lines.

    The headers of a draft begin higher: its mark stands above them.
    """
    made = copy.deepcopy(_section(msgspec.json.encode(style, order="sorted"), is_rtl))
    if is_draft:
        for margins in made.iter(name("pgMar")):
            margins.set(name("header"), twips(DRAFT_FROM_TOP))
    return made


@lru_cache(maxsize=16)
def _section(style_json: bytes, is_rtl: bool) -> Element:
    import docx

    section = docx.Document().sections[0]
    _set_page(section, msgspec.json.decode(style_json, type=HouseStyle))
    made = copy.deepcopy(etree.fromstring(etree.tostring(section._sectPr)))
    for grid in made.findall(name("docGrid")):
        made.remove(grid)
    if is_rtl:
        made.append(lone("bidi"))
    relations = document_relations()
    references = [("header", kind, part) for kind, part in HEADERS.items()]
    references += [("footer", kind, part) for kind, part in FOOTERS.items()]
    for place, (tag, kind, part) in enumerate(references):
        reference = lone(f"{tag}Reference", type=kind)
        reference.set(name("r:id"), relations.to(tag, part))
        made.insert(place, reference)
    return made


def _slim(element: Element) -> bytes:
    """The part written anew: python-docx's template declares thirty unused namespaces."""
    made = root(etree.QName(element).localname)
    made.extend(list(copy.deepcopy(element)))
    etree.cleanup_namespaces(made, keep_ns_prefixes=["w"])
    return to_bytes(made)


def _item_relations() -> bytes:
    relations = Relations()
    relations.to("customXmlProps", "itemProps1.xml")
    return relations.to_bytes()
