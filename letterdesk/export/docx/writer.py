"""A document as a DOCX file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterdesk.document.model import Document
from letterdesk.document.redline import stands_in
from letterdesk.export.docx.anchors import Anchors, map_of_parts, parts_in
from letterdesk.export.docx.body import Body
from letterdesk.export.docx.content import content_hash
from letterdesk.export.docx.fonts import has_arabic, letter_faces, page_faces
from letterdesk.export.docx.furniture import Furniture
from letterdesk.export.docx.made_from import attributes
from letterdesk.export.docx.notes import note_ids, notes_marked_again, notes_part
from letterdesk.export.docx.numbering import Numbering
from letterdesk.export.docx.ooxml import Element, half_points, root, sub, to_bytes
from letterdesk.export.docx.package import MAP_PART, document_relations, prepared, section_of
from letterdesk.export.docx.paragraphs import Flow
from letterdesk.export.docx.pictures import Pictures
from letterdesk.export.docx.properties import core_properties
from letterdesk.export.docx.relations import Relations
from letterdesk.export.docx.runs import LatinFace, Voice
from letterdesk.export.docx.styles import latin_sizes, styles_by_id
from letterdesk.export.docx.tracking import Tracking, keep_apart, needs_end
from letterdesk.export.docx.zipped import Part, zipped
from letterdesk.export.made_from import MadeFrom
from letterdesk.library.model import HouseStyle


def write_docx(
    document: Document, style: HouseStyle, files: Mapping[str, bytes],
    parts_map: Mapping[str, Any] | None = None, made_from: MadeFrom | None = None,
) -> bytes:
    """The letter as a Word file; the same bytes for the same letter.

    `files` are its pictures by name. `parts_map` is what the caller knows about the
    letter's parts beyond the document; it is kept as JSON beside the map of parts.
    `made_from` is kept with a hash of the words, by which a later change is seen.
    """
    is_rtl = document.direction == "rtl"
    pictures = Pictures(document, files)
    ids = note_ids(document)
    latin = LatinFace(letter_faces(style).latin, {
        named: half_points(size) for named, size in latin_sizes(style, document.language).items()})
    numbering = Numbering(document.language, latin)
    tracking = Tracking()
    main, relations, bookmarks = _main(document, style, ids, latin, numbering, pictures, tracking)
    notes, note_relations = notes_part(document, ids, latin, tracking, is_rtl=is_rtl)
    stories = {
        "document.xml": (main, relations), "footnotes.xml": (notes, note_relations),
        **Furniture(document, style, pictures, tracking, is_rtl=is_rtl).parts(),
    }
    package = prepared(style, document.language, document.locale, is_rtl=is_rtl,
                       carried=_carried(style, stories))
    said = None if made_from is None else attributes(
        made_from, content_hash({f"word/{part}": data for part, (data, _) in stories.items()}))
    parts: list[Part] = [
        ("docProps/core.xml", core_properties(document)),
        ("word/numbering.xml", numbering.to_bytes()),
        (MAP_PART, map_of_parts(document, bookmarks, parts_map, said)),
    ]
    for part, (data, pointed) in stories.items():
        parts.append((f"word/{part}", data))
        if pointed:
            parts.append((f"word/_rels/{part}.rels", pointed.to_bytes()))
    parts += [(f"word/{part}", data) for part, data in pictures.media.items()]
    return zipped(parts, package)


def _main(
    document: Document, style: HouseStyle, note_ids: Mapping[str, int], latin: LatinFace,
    numbering: Numbering, pictures: Pictures, tracking: Tracking,
) -> tuple[bytes, Relations, dict[int, str]]:
    """document.xml, what it points to, and the bookmark of each run of elements."""
    is_rtl = document.direction == "rtl"
    story = root("document", "r", "wp", "a", "pic")
    flow = Flow(sub(story, "body"), is_rtl=is_rtl, tracking=tracking)
    relations = document_relations()
    voice = Voice(document.language, relations, locale=document.locale, is_draft=document.draft,
                  pointed_to=notes_marked_again(document), latin=latin, tracking=tracking)
    styles = styles_by_id(style, document.language)
    body = Body(document, style, styles, flow, voice, numbering, pictures, note_ids)
    ends = body.write(document.elements)
    bookmarks = _anchor(document, ends)
    keep_apart(flow.container)
    if needs_end(flow.container):
        flow.paragraph("GridEnd")
    flow.container.append(section_of(style, is_rtl=is_rtl, is_draft=document.draft))
    return to_bytes(story), relations, bookmarks


def _anchor(document: Document, ends: list[tuple[Element, Element]]) -> dict[int, str]:
    """Puts a bookmark round each part that is not gone; gives its name by the part's place."""
    anchors = Anchors()
    named: dict[int, str] = {}
    at = 0
    for place, (part, elements) in enumerate(parts_in(document)):
        kept = [ends[at + n] for n, element in enumerate(elements)
                if stands_in(element, "accepted")]
        at += len(elements)
        if part and kept:
            named[place] = anchors.around(part, kept[0][0], kept[-1][1])
    return named


def _carried(style: HouseStyle, stories: Mapping[str, tuple[bytes, Relations]]
             ) -> tuple[str, ...]:
    """The Arabic faces that the words of the letter and of its letterhead need."""
    text, page = letter_faces(style).complex_script, page_faces(style).complex_script
    return tuple(sorted({
        page if part.startswith(("header", "footer")) else text
        for part, (data, _) in stories.items() if has_arabic(data)
    }))
