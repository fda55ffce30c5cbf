"""The document and its house style as one JSON value, which resources/layouts walks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from letterdesk.document.model import Document, note_numbers
from letterdesk.export import measures
from letterdesk.export.fonts import LATIN_SANS, stack
from letterdesk.export.measures import (
    LONGEST_UNPRINTED,
    POINTS_PER_MM,
    from_mm,
    half_points,
    latin_size,
    twips,
)
from letterdesk.export.pdf.body import Body, Pictures, printed_picture
from letterdesk.export.pdf.marks import Marked, Marks
from letterdesk.export.pdf.signature_fields import SignatureField, name_links
from letterdesk.export.pdf.words import FIGURES, Words
from letterdesk.library.model import PAPER_MM, HouseStyle

_LEFT_TO_RIGHT = ["en", "fr", "es", "ru", "zh"]
_REGION = re.compile(r"-([A-Z]{2})(?:-|\Z)")


class Layout(NamedTuple):
    """What the compiler is given, and what is needed to read its answer."""

    page: dict[str, Any]
    """Page, type, letterhead: what stays while the words of a letter change."""
    letter: dict[str, Any]
    """The words; lengths in points, as in all of the layout."""
    marked: Sequence[Marked]
    has_rare_chinese: bool
    fields: Sequence[SignatureField] = ()
    links_start: str = ""
    """What the addresses of the links begin with that are to be those fields."""


def layout_of(document: Document, style: HouseStyle, pictures: Pictures, *,
              for_signature: bool = False) -> Layout:
    """The layout of a document. `pictures` has those files of the letter that can be printed.

    For signature, the room above each name is a field's and no signature picture is printed.
    """
    marks = Marks()
    notes = {note.id: note for note in document.notes}
    letters = letters_a_line(document, style)
    words = Words(document.language, notes, note_numbers(document), marks, letters=letters,
                  is_draft=document.draft)
    page_words = Words(document.language, {}, {}, marks, letters=letters, is_draft=document.draft,
                       voice="page")
    body = Body(document, style, words, marks, pictures, for_signature=for_signature)
    letter = {
        "title": _property(document.title or document.letter or "-"),
        "author": _property(document.author),
        "body": body.elements(),
    }
    page = page_of(document, style, pictures, words, page_words)
    has_rare = words.has_rare_chinese or page_words.has_rare_chinese
    links_start = name_links(letter, body.fields)
    return Layout(page, letter, marks.marked, has_rare, body.fields, links_start)


def page_of(document: Document, style: HouseStyle, pictures: Pictures, words: Words,
            page_words: Words) -> dict[str, Any]:
    """Page, type and furniture, and a look for each language that `words` have met so far."""
    page = _settings(document, style)
    page["page"] = _page(document, style, page_words)
    if head := _letterhead(document, style, page_words, pictures):
        page["head"] = head
    page["tongues"] = {" ".join(key): _look(*key, document, style)
                       for key in sorted(words.tongues | page_words.tongues)}
    return page


def changed(document: Document) -> dt.datetime:
    """The time stamp of the file, in UTC; 1970 where the document's cannot be read."""
    try:
        stamp = dt.datetime.fromisoformat(document.changed)
    except ValueError:
        stamp = dt.datetime(1970, 1, 1)
    return stamp.astimezone(dt.UTC) if stamp.tzinfo else stamp.replace(tzinfo=dt.UTC)


def page_size(style: HouseStyle) -> tuple[float, float]:
    """Width and height in points; an unknown paper is A4."""
    width, height = PAPER_MM.get(style.paper, PAPER_MM["a4"])
    return from_mm(width), from_mm(height)


def letters_a_line(document: Document, style: HouseStyle) -> int:
    """About how many small letters stand between the margins: each is half its size wide."""
    inside = page_size(style)[0] - from_mm(style.margins.left) - from_mm(style.margins.right)
    return max(1, int(inside / style.setting(document.language).size * 2))


def _property(words: str) -> str:
    """Words for the properties of a file, which PDF/A bounds (ISO 19005-2, 6.1.13)."""
    return words if len(words) <= LONGEST_UNPRINTED else f"{words[:LONGEST_UNPRINTED]}…"


def _settings(document: Document, style: HouseStyle) -> dict[str, Any]:
    setting = style.setting(document.language)
    note_size, note_line = measures.scaled(setting, measures.NOTE)
    return {
        "lang": document.language,
        "region": _region(document),
        "dir": document.direction,
        "draft": document.draft_label if document.draft else "",
        "font": _fonts(setting.font, document.language),
        "size": setting.size,
        "line": twips(setting.line),
        "gap": twips(setting.gap),
        "note": {"size": note_size, "line": note_line},
        "list-indent": measures.LIST_INDENT,
        "column-gap": measures.COLUMN_GAP,
    }


def _region(document: Document) -> str | None:
    """The region of the house's variety, for the language of the file: Typst has no scripts.

    Han characters are drawn as in China where nothing else is said.
    """
    found = _REGION.search(document.locale)
    return found[1].lower() if found else "cn" if document.language == "zh" else None


def _fonts(family: str, language: str) -> list[Any]:
    names: list[Any] = list(stack(family, language))
    if language == "zh":
        # Curly quotes and dashes between Han come from the Chinese face.
        latin, chinese = stack(family, language)[1], names[0]
        names = [{"name": latin, "covers": "latin-in-cjk"}, chinese, *names[2:]]
    return names


def _look(voice: str, language: str, direction: str, document: Document,
          style: HouseStyle) -> dict[str, Any]:
    """How words of another language look: in the face of their own script."""
    own = style.setting(document.language)
    size = latin_size(style, document.language) if language != "ar" else own.size
    spoken = "ar" if language == FIGURES else language
    scale = measures.SCALES.get(voice, (1.0, 1.0))[0]
    share = half_points(size * scale) / half_points(own.size * scale)
    look = {"lang": spoken, "dir": direction, "size": round(share, 4),
            "font": list(stack(style.setting(language).font, language))}
    if language == FIGURES:
        look["font"] = list(stack(style.text.font, "en"))
    if voice == "page":
        look |= {"font": list(stack(_page_family(style), language, is_sans=True)), "size": 1.0}
    return look


def _page_family(style: HouseStyle) -> str:
    return style.letterhead.font if style.letterhead else LATIN_SANS


def _page(document: Document, style: HouseStyle, words: Words) -> dict[str, Any]:
    width, height = page_size(style)
    margins, furniture = style.margins, document.furniture
    footer_height = measures.FURNITURE_LINE_HEIGHT * len(furniture.footer)
    bottom = measures.bottom_of_text(style, document)
    hair, is_rtl = measures.FULL_LINE, document.direction == "rtl"
    return {
        "width": width, "height": height,
        "top": measures.top_of_text(style), "bottom": bottom,
        "left": from_mm(margins.left) + (hair if is_rtl else 0.0),
        "right": from_mm(margins.right) + (0.0 if is_rtl else hair),
        "header": measures.HEADER_FROM_TOP,
        "footer-descent": twips(bottom - measures.FOOTER_FROM_BOTTOM - footer_height),
        "font": list(stack(_page_family(style), document.language, is_sans=True)),
        "size": measures.FURNITURE_SIZE, "line": measures.FURNITURE_LINE_HEIGHT,
        "secondary": measures.SECONDARY,
        "following": words.atoms(furniture.following),
        "footer": [words.atoms(line) for line in furniture.footer],
        "label": furniture.page_label,
    }


def _letterhead(document: Document, style: HouseStyle, words: Words,
                pictures: Pictures) -> dict[str, Any]:
    furniture, head = document.furniture, style.letterhead
    if not (furniture.organisation or furniture.lines or furniture.logo):
        return {}
    logo = furniture.logo and printed_picture(furniture.logo, pictures, POINTS_PER_MM)
    return {
        "font": list(stack(_page_family(style), document.language, is_sans=True)),
        "colour": head.colour if head else "#1B365D",
        "rule": head.rule if head else True,
        "size": measures.LETTERHEAD_NAME, "small": measures.LETTERHEAD_LINE,
        "line": measures.LETTERHEAD_LINE_HEIGHT,
        "padding": measures.LETTERHEAD_PADDING, "gap": measures.LETTERHEAD_GAP,
        "name": words.atoms(furniture.organisation),
        "lines": [words.atoms(line) for line in furniture.lines],
        **({"logo": logo} if logo else {}),
    }
