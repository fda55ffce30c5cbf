"""A letter as the body of an HTML message: its words, and nothing that is fetched or runs.

Mail programs show a small part of HTML (no style sheets, no scripts, remote pictures only
after a question), so there are paragraphs, lists and tables alone. Letterhead, footer and
pictures stay out, as in text; notes come last, under their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from letterdesk.document.model import (
    WORD_JOINER,
    Addresses,
    Copies,
    Document,
    Element,
    Heading,
    List,
    ListItem,
    NoteMark,
    SignatoryList,
    SignatureBlock,
    Spans,
    Subject,
    Text,
    Title,
    note_numbers,
)
from letterdesk.export import signers
from letterdesk.export.numerals import item_mark
from letterdesk.export.run_in import with_run_in_headings
from letterdesk.export.voices import Voiced, voices

_LINKS = ("http://", "https://", "mailto:")
"""What a link may lead to; others are words."""
_TYPES = {"decimal": "1", "alpha": "a", "roman": "i"}
_UNSEEN = str.maketrans("", "", f"{WORD_JOINER}\u00ad")
_UNPRINTABLE = dict.fromkeys((*range(32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF), " ")
"""Characters that HTML has no place for (WHATWG HTML 13.1.4)."""


def write_html(document: Document) -> str:
    """The letter as one HTML page.

    A draft begins with its mark.
    """
    writer = _Html(document)
    head = (f'<html lang="{_attribute(document.language)}" dir="{document.direction}">'
            f'<head><meta charset="utf-8"><title>{_words(document.title)}</title></head>')
    lines = ["<!DOCTYPE html>", head, "<body>", *writer.all(), "</body></html>"]
    return "\n".join(lines) + "\n"


class _Html:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = document.language
        self._numbers = note_numbers(document)

    def all(self) -> Iterator[str]:
        """The letter's paragraphs in order, then its notes."""
        if self._document.draft:
            yield f"<p><strong>{_words(self._document.draft_label)}</strong></p>"
        for element in with_run_in_headings(self._document.elements):
            yield from self._element(element)
        yield from self._notes()

    def _notes(self) -> Iterator[str]:
        if self._document.notes:
            yield "<hr>"
        for note in sorted(self._document.notes, key=lambda note: self._numbers[note.id]):
            for place, paragraph in enumerate(note.paragraphs):
                mark = "" if place else f"[{self._numbers[note.id]}] "
                yield f"<p>{mark}{self._spans(paragraph.spans)}</p>"

    def _element(self, element: Element) -> Iterator[str]:
        match element:
            case Title() | Heading():
                # The message's own subject stands above; a letter's title is one step below.
                level = min(max(element.level, 1) + 1, 6)
                yield f"<h{level}>{self._spans(element.spans)}</h{level}>"
            case Subject():
                yield f"<p><strong>{self._spans(element.spans)}</strong></p>"
            case Addresses() | Copies():
                yield from (f"<p>{self._spans(block.spans)}</p>" for block in element.blocks)
            case List():
                yield from self._list(element)
            case SignatureBlock():
                for signer in element.signers:
                    yield self._lines(signers.signer_lines(signer, self._language))
            case SignatoryList():
                yield from self._signatories(element)
            case _:
                yield f"<p>{self._spans(element.spans)}</p>"

    def _list(self, element: List) -> Iterator[str]:
        if element.marker == "alpha" and self._language == "ar":
            # No mail program counts in the abjad; the marks are words then.
            yield '<ul style="list-style: none">'
            for place, item in enumerate(element.items):
                mark = item_mark(element.marker, element.start + place, self._language)
                yield from self._item(item, f"{escape(mark)} ")
            yield "</ul>"
        elif element.marker in _TYPES:
            yield f'<ol type="{_TYPES[element.marker]}" start="{element.start}">'
            yield from (line for item in element.items for line in self._item(item))
            yield "</ol>"
        else:
            yield "<ul>"
            yield from (line for item in element.items for line in self._item(item))
            yield "</ul>"

    def _item(self, item: ListItem, mark: str = "") -> Iterator[str]:
        yield "<li>"
        for child in item.elements:
            if isinstance(child, List):
                yield from self._list(child)
            else:
                yield f"<p>{mark}{self._spans(child.spans)}</p>"
                mark = ""
        yield "</li>"

    def _signatories(self, element: SignatoryList) -> Iterator[str]:
        if element.heading:
            yield f"<p><strong>{self._spans(element.heading)}</strong></p>"
        columns = signers.ruled_columns(element.groups)
        for group in element.groups:
            if group.heading:
                yield f"<p><strong>{self._spans(group.heading)}</strong></p>"
            if element.layout == "running":
                yield f"<p>{self._spans(signers.running(group.signers, self._language))}</p>"
            elif element.layout == "ruled":
                yield '<table role="presentation">'
                for signer in group.signers:
                    cells = signers.ruled_cells(signer, columns, self._language)
                    filled = "".join(f"<td>{self._spans(cell)}</td>\n" for cell in cells)
                    yield f"<tr>{filled}</tr>"
                yield "</table>"
            else:
                yield self._lines(signers.entry(s, self._language) for s in group.signers)
        if element.disclaimer:
            yield f"<p>{self._spans(element.disclaimer)}</p>"

    def _lines(self, lines: Iterable[Spans]) -> str:
        shown = "<br>\n".join(map(self._spans, lines))
        return f"<p>{shown}</p>"

    def _spans(self, spans: Spans) -> str:
        pieces = []
        for span in spans:
            if isinstance(span, NoteMark):
                pieces.append(f"<sup>[{self._numbers[span.note]}]</sup>")
            elif isinstance(span, Text):
                pieces.append(self._text(span))
            else:
                pieces.append("<br>\n")
        return "".join(pieces)

    def _text(self, span: Text) -> str:
        made = "".join(self._voiced(voiced)
                       for voiced in voices(span, self._language, marked=True))
        if span.strong:
            made = f"<strong>{made}</strong>"
        if span.emphasis:
            made = f"<em>{made}</em>"
        if span.link and span.link.lower().startswith(_LINKS):
            made = f'<a href="{_attribute(span.link)}">{made}</a>'
        return made

    def _voiced(self, voiced: Voiced) -> str:
        words = _words(voiced.text)
        way = "" if voiced.direction == self._document.direction else f' dir="{voiced.direction}"'
        if voiced.language == self._language and not way:
            return words
        return f'<span lang="{_attribute(voiced.language)}"{way}>{words}</span>'


def _words(words: str) -> str:
    return escape(words.translate(_UNSEEN).translate(_UNPRINTABLE), quote=False)


def _attribute(words: str) -> str:
    return escape(words.translate(_UNPRINTABLE), quote=True)
