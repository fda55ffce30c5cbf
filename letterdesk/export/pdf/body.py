"""The elements of a document as the layout takes them (resources/layouts/body.typ)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from letterdesk.document.model import (
    Addresses,
    Close,
    Copies,
    Date,
    Document,
    Element,
    Heading,
    List,
    ListItem,
    Paragraph,
    Picture,
    Salutation,
    SignatoryList,
    SignatureBlock,
    Spans,
    Subject,
    Text,
    Title,
    plain_text,
)
from letterdesk.document.redline import is_changed, next_beside, stands_in
from letterdesk.export import measures, signers
from letterdesk.export.changing import changing
from letterdesk.export.measures import POINTS_PER_MM, from_mm, space_after, twips
from letterdesk.export.numerals import item_mark
from letterdesk.export.pdf.marks import Marks
from letterdesk.export.pdf.signature_fields import WIDEST_MM, SignatureField, signature_of
from letterdesk.export.pdf.words import BEGIN, END, Atom, Words
from letterdesk.export.run_in import with_run_in_headings
from letterdesk.export.together import held_by_signatures
from letterdesk.library.model import HouseStyle

Pictures = Mapping[str, str]
"""Name among the letter's files -> path from the compiler's root."""

_BULLETS = ("•", "–")
_VOICES = {1: measures.TITLE, 2: measures.SUBTITLE}
"""How large the words of titles are, by level."""
_ONE_BLOCK_ROWS = 4
"""A signature block of more rows may be split between its rows."""


def printed_picture(picture: Picture, pictures: Pictures, scale: float,
                    alt: str = "") -> dict[str, Any] | None:
    """A picture as the layout takes it, or None where its file cannot be printed."""
    path = pictures.get(picture.file)
    if path is None:
        return None
    return {"file": path, "alt": picture.alt or alt or picture.file,
            "height": round(picture.height_mm * scale, 2)}


class Body:
    """Turns the elements of one document into data for the layout."""

    def __init__(self, document: Document, style: HouseStyle, words: Words, marks: Marks,
                 pictures: Pictures, *, for_signature: bool = False) -> None:
        self._document = document
        self._style = style
        self._setting = style.setting(document.language)
        self._words = words
        self._marks = marks
        self._pictures = pictures
        self._for_signature = for_signature
        self.fields: list[SignatureField] = []
        """One for each who signs in a block, in order, if the file is for signature."""
        self._level = 0
        """The deepest heading so far; levels never skip one (PDF/UA-1, 7.4.2)."""

    def elements(self) -> list[dict[str, Any]]:
        """All elements in order; a run-in heading has joined the paragraph after it."""
        elements = tuple(with_run_in_headings(self._document.elements))
        sticky = held_by_signatures(elements)
        printed = []
        for place, element in enumerate(elements):
            following = next_beside(elements, place)
            with changing(element.change, self._words):
                data = self._element(element)
            if place == 0:
                data.pop("new-page", None)  # the letterhead alone is no page
            if not isinstance(element, List) and is_changed(element):
                data["bar"] = 0
            data["after"] = twips(space_after(element, following, self._setting))
            if place in sticky:
                data["sticky"] = 1
            printed.append(data)
        return printed + self._unmarked_notes()

    def _element(self, element: Element) -> dict[str, Any]:
        match element:
            case Title() | Subject() | Heading():
                return self._titled(element)
            case Addresses() | Copies():
                return self._blocks(element)
            case List():
                return self._list(element, marked=True)
            case SignatureBlock():
                return self._signature(element)
            case SignatoryList():
                return self._signatories(element)
            case _:
                return self._paragraph(element.spans, element)

    def _marked(self, atoms: list[Atom], element: Element) -> list[Atom]:
        number = self._marks.number(element.origin, of_field=False)
        return [[number, BEGIN], *atoms, [number, END]]

    def _paragraph(self, spans: Spans, element: Element, voice: str = "text") -> dict[str, Any]:
        data: dict[str, Any] = {
            "kind": "paragraph", "say": self._marked(self._words.atoms(spans, voice), element),
        }
        if self._setting.indent and self._is_indented(element):
            data["indent"] = twips(self._setting.indent)
        if isinstance(element, Paragraph) and self._setting.align == "justify":
            data["justify"] = 1
        if isinstance(element, Salutation):
            data["sticky"] = 1
        if isinstance(element, Date) and self._style.date == "end":
            data["at-end"] = 1
        return data

    def _is_indented(self, element: Element) -> bool:
        """A Chinese close begins like a paragraph; other languages set it flush."""
        if isinstance(element, Close):
            return self._document.language == "zh"
        return isinstance(element, Paragraph)

    def _titled(self, element: Title | Subject | Heading) -> dict[str, Any]:
        voice = _VOICES.get(element.level, "text") if isinstance(element, Title) else "text"
        size, line = measures.scaled(self._setting, voice)
        data: dict[str, Any] = {
            "kind": "titled", "size": size, "line": line,
            "say": self._marked(self._words.atoms(element.spans, voice), element),
        }
        if isinstance(element, Title) and element.new_page:
            data["new-page"] = 1
        if isinstance(element, Title) and element.level > 1:
            data["look"] = "subtitle" if element.level == 2 else "kind"
            return data
        if isinstance(element, Subject) and self._style.subject == "plain":
            data["look"] = "plain"
        elif isinstance(element, Heading) and element.level > 1:
            data["look"] = "lower" if element.level == 2 else "lowest"
        if isinstance(element, Subject) and self._style.subject == "centred":
            data["centred"] = 1
        if _has_words(element.spans):
            data["level"] = self._heading_level(element)
        return data

    def _heading_level(self, element: Title | Subject | Heading | SignatoryList) -> int:
        """1 for what names the letter; headings of the body stand under it, none skipped."""
        match element:
            case Title():
                wanted = 1
            case Subject():
                wanted = 1 if self._level == 0 else 2
            case Heading():
                wanted = element.level + self._has_name()
            case SignatoryList():
                wanted = 1 + self._has_name()
        self._level = min(wanted, self._level + 1)
        return self._level

    def _has_name(self) -> int:
        return int(any(isinstance(e, Subject) or (isinstance(e, Title) and e.level == 1)
                       for e in self._document.elements))

    def _blocks(self, element: Addresses | Copies) -> dict[str, Any]:
        is_beside = isinstance(element, Addresses) and element.columns < 2 \
            and self._style.addresses == "end"
        return {
            "kind": "blocks", "columns": max(1, element.columns),
            "before": measures.ADDRESS_AT_END if is_beside else 0,
            "row-gap": twips(self._setting.gap if isinstance(element, Addresses) else 0),
            "blocks": [self._words.atoms(block.spans, columns=max(1, element.columns))
                       for block in element.blocks],
            "mark": self._marks.number(element.origin, of_field=False),
        }

    def _list(self, element: List, *, marked: bool, depth: int = 0) -> dict[str, Any]:
        items = [
            [self._list(child, marked=False, depth=depth + 1) if isinstance(child, List)
             else self._item_paragraph(child, depth) for child in item.elements]
            for item in element.items
        ]
        if marked and (paragraphs := list(_paragraphs_of(items))):
            number = self._marks.number(element.origin, of_field=False)
            paragraphs[0]["say"].insert(0, [number, BEGIN])
            paragraphs[-1]["say"].append([number, END])
        justified = {"justify": 1} if self._setting.align == "justify" else {}
        marks = [Text(item_mark(element.marker, element.start + place, self._document.language,
                                _BULLETS[depth % 2]), change=item.change)
                 for place, item in zip(_counted(element.items), element.items, strict=True)]
        return {"kind": "list", "marker": element.marker, "start": element.start, "items": items,
                "marks": [self._words.atoms((mark,)) for mark in marks],
                "between": twips(self._setting.gap / 2), **justified}

    def _item_paragraph(self, paragraph: Paragraph, depth: int) -> dict[str, Any]:
        bar = {"bar": depth + 1} if is_changed(paragraph) else {}
        return {"say": self._words.atoms(paragraph.spans), **bar}

    def _signature(self, element: SignatureBlock) -> dict[str, Any]:
        language = self._document.language
        pictures = [one.picture and printed_picture(one.picture, self._pictures, POINTS_PER_MM,
                                                    one.name) for one in element.signers]
        room = from_mm(self._style.signature_room)
        highest = max([p["height"] + 6 for p in pictures if p] or [0.0])
        if not all(pictures):
            highest = max(highest, room)
        printed = []
        for signer, picture in zip(element.signers, pictures, strict=True):
            one: dict[str, Any] = {
                "room": twips(highest),
                "lines": [self._words.atoms(line, columns=max(1, element.columns))
                          for line in signers.signer_lines(signer, language)],
            }
            if self._for_signature:
                # The room is the same with a picture and without, so no line moves.
                one["widest"] = from_mm(WIDEST_MM)
                self.fields.append(SignatureField(one, signature_of(signer, language)))
            elif picture:
                one["picture"] = picture
            logo = signer.logo and printed_picture(signer.logo, self._pictures, POINTS_PER_MM,
                                                   signer.organisation or signer.name)
            if logo:
                one["logo"] = logo
            printed.append(one)
        columns = max(1, element.columns)
        return {"kind": "signature", "columns": columns, "signers": printed,
                "breakable": len(printed) > _ONE_BLOCK_ROWS * columns,
                "mark": self._marks.number(element.origin, of_field=False)}

    def _signatories(self, element: SignatoryList) -> dict[str, Any]:
        language = self._document.language
        number = self._marks.number(element.origin, of_field=False)
        level = self._heading_level(element) if _has_words(element.heading) else 0
        columns = signers.ruled_columns(element.groups)
        ruled = signers.with_repeated_heading(element)
        groups = []
        for place, group in enumerate(ruled.groups):
            own_level = level + 1 if level else self._level + 1
            if place == 0 and ruled is not element:
                own_level = level
            entries: list[list[Atom]] = []
            for signer in group.signers:
                if element.layout == "ruled":
                    cells = signers.ruled_cells(signer, columns, language)
                else:
                    cells = (signers.entry(signer, language),)
                beside = len(cells) + 1 if len(cells) > 1 else max(1, element.columns)
                with changing(signer.change, self._words):
                    entries += [self._words.atoms(cell, columns=beside) for cell in cells]
            groups.append({"heading": self._words.atoms(group.heading), "entries": entries,
                           "level": own_level if _has_words(group.heading) else 0,
                           "words": self._words.atoms(signers.running(group.signers, language))})
        return {
            "kind": "signatories", "layout": element.layout, "columns": max(1, element.columns),
            "widths": [{"name": 5, "role": 4, "country": 3}[c] for c in columns], "level": level,
            "heading": self._words.atoms(ruled.heading), "groups": groups,
            "disclaimer": self._words.atoms(element.disclaimer, measures.DISCLAIMER),
            "small": measures.scaled(self._setting, measures.DISCLAIMER)[0],
            "row-gap": twips(self._setting.gap * 0.5), "mark": number,
        }

    def _unmarked_notes(self) -> list[dict[str, Any]]:
        """Notes that no mark points to: printed under the letter, so that no word is lost."""
        printed = []
        for note, number in self._words.unprinted_notes():
            for place, paragraph in enumerate(note.paragraphs):
                lead = (Text(f"{number} "),) if place == 0 else ()
                data = self._paragraph((*lead, *paragraph.spans), paragraph, measures.NOTE)
                printed.append(data | {"after": 0, "note": 1})
        return printed


def _has_words(spans: Spans) -> bool:
    """Whether a heading may be made of them: PDF/UA-1 refuses one that says nothing.

    A long one PDF/A refuses, because its words are a property of the heading too.
    """
    words = plain_text(spans)
    return len(words) <= measures.LONGEST_UNPRINTED and any(map(str.isalnum, words))


def _counted(items: tuple[ListItem, ...]) -> list[int]:
    """How many items come before each: one that goes is counted among those there were, any
    other among those there are."""
    counted: list[int] = []
    was = now = 0
    for item in items:
        counted.append(now if stands_in(item, "accepted") else was)
        was += stands_in(item, "rejected")
        now += stands_in(item, "accepted")
    return counted


def _paragraphs_of(items: list[list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """The paragraphs of a list's items and of the lists in them, in reading order."""
    for item in items:
        for child in item:
            if "items" in child:
                yield from _paragraphs_of(child["items"])
            else:
                yield child
