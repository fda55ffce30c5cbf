"""Reads the Markdown subset of letters into elements of a document.

The subset: paragraphs, emphasis, strong, links (http, https, mailto), headings,
nested and continued lists, notes `[^1]`, a line break by a backslash at the
end of a line, `[words]{fixed=id}`, and backslash escapes. All else is words.

Values never meet Markdown: a value stands in the text as one private-use
character, a *slot*, and is put in after the text has been read. So nothing in
a value is escaped, and nothing can be escaped wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeGuard

import msgspec
from markdown_it.token import Token

from letterdesk.document.markdown import reader_for
from letterdesk.document.model import (
    Heading,
    LineBreak,
    List,
    ListItem,
    Note,
    NoteMark,
    Origin,
    Paragraph,
    Span,
    Spans,
    Text,
)

_FIRST_SLOT = 0xF0000
SLOTS = 0xFFFE
"""How many values one text can hold: plane 15 of Unicode without its two noncharacters."""

_SLOT = re.compile(f"[{chr(_FIRST_SLOT)}-{chr(_FIRST_SLOT + SLOTS - 1)}]")
# The reader strips what Python calls white space, no-break spaces too. So every space
# but those of ASCII goes through it as a character of plane 16.
_SPACES = [space for space in map(chr, range(0x2030))
           if space.isspace() and space not in " \t\n\r"]
_HIDDEN_SPACES = {ord(space): chr(0x100000 + n) for n, space in enumerate((*_SPACES, "\u3000"))}
_SHOWN_SPACES = {ord(hidden): chr(space) for space, hidden in _HIDDEN_SPACES.items()}

_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_LIST_MARKERS = ("decimal", "roman", "alpha")

BodyElement = Paragraph | Heading | List
Fill = Callable[[int], Spans]


class Markup(NamedTuple):
    """A text as read: elements in order, and the words of its notes."""

    elements: tuple[BodyElement, ...]
    notes: tuple[Note, ...]


def slot(number: int) -> str:
    """The character that stands for value `number` (from 0) until the text is filled."""
    return chr(_FIRST_SLOT + number)


def slots_in(text: str) -> Iterator[int]:
    """Numbers of the slots in `text`, in order."""
    return (ord(match.group()) - _FIRST_SLOT for match in _SLOT.finditer(text))


def has_slots(text: str) -> bool:
    return _SLOT.search(text) is not None


@lru_cache(maxsize=1024)
def read_markup(text: str, *, keep_lines: bool = False, tidy: bool = True) -> Markup:
    """The elements of a Markdown text, slots still in it.

    `keep_lines` makes every line end a line break (addresses, salutations);
    otherwise lines of a paragraph are joined by a space, or by nothing between
    Chinese characters. `tidy` reads several spaces as one, as a library's text
    is meant; what a person typed is kept as it is.
    """
    tokens = reader_for(text).parse(text.translate(_HIDDEN_SPACES))
    return _Walk(tokens, keep_lines, tidy).markup()


def fill(markup: Markup, values: Fill, origin: Origin, note_prefix: str = "") -> Markup:
    """The same elements with `values(n)` in the place of slot n, and an origin everywhere.

    Notes are named after `note_prefix`, so that two parts may both have a note 1.
    A paragraph that is nothing but one value splits where the value has blank lines.
    """
    filling = _Filling(values, origin, note_prefix)
    elements = tuple(e for element in markup.elements for e in filling.element(element))
    return Markup(elements, tuple(filling.note(note) for note in markup.notes))


class _Look(NamedTuple):
    """What the words between two tokens look like."""

    emphasis: bool = False
    strong: bool = False
    link: str | None = None
    fixed: str | None = None


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: Sequence[Token], keep_lines: bool, tidy: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._keep_lines = keep_lines
        self._tidy = tidy
        self._notes: list[Note] = []

    def markup(self) -> Markup:
        elements: list[BodyElement] = []
        while self._at < len(self._tokens):
            elements += self._block(depth=0)
        return Markup(tuple(elements), tuple(self._notes))

    def _block(self, depth: int) -> list[BodyElement]:
        token = self._tokens[self._at]
        self._at += 1
        match token.type:
            case "paragraph_open":
                spans = self._inline()
                return [Paragraph(spans)] if spans else []
            case "heading_open":
                spans = self._inline()
                return [Heading(spans, level=int(token.tag[1:]))] if spans else []
            case "bullet_list_open":
                return [List(self._items("bullet_list_close", depth))]
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                marker = _LIST_MARKERS[min(depth, 2)]
                return [List(self._items("ordered_list_close", depth), marker, start)]
            case "footnote_open":
                self._note(str(token.meta["label"]), depth)
        return []

    def _inline(self) -> Spans:
        token = self._tokens[self._at]
        self._at += 2  # the inline token and the closing one
        return tuple(_trimmed(self._spans(token.children or [])))

    def _items(self, end: str, depth: int) -> tuple[ListItem, ...]:
        items: list[ListItem] = []
        while self._tokens[self._at].type != end:
            self._at += 1  # list_item_open
            elements: list[BodyElement] = []
            while self._tokens[self._at].type != "list_item_close":
                elements += self._block(depth + 1)
            self._at += 1
            items.append(ListItem(tuple(_without_headings(elements))))
        self._at += 1
        return tuple(items)

    def _note(self, label: str, depth: int) -> None:
        elements: list[BodyElement] = []
        while self._tokens[self._at].type != "footnote_close":
            elements += self._block(depth)
        self._at += 1
        self._notes.append(Note(label, tuple(_paragraphs_of(elements))))

    def _spans(self, tokens: Sequence[Token]) -> Iterator[Span]:
        looks = [_Look()]
        for index, token in enumerate(tokens):
            match token.type:
                case "text":
                    if token.content:
                        words = _squeezed(token.content) if self._tidy else token.content
                        yield _text(words.translate(_SHOWN_SPACES), looks[-1])
                case "hardbreak":
                    yield LineBreak()
                case "softbreak":
                    if self._keep_lines:
                        yield LineBreak()
                    else:
                        yield _text(_join(tokens, index), looks[-1])
                case "footnote_ref":
                    yield NoteMark(str(token.meta["label"]))
                case _ if token.nesting == 1:
                    looks.append(_look_of(token, looks[-1]))
                case _ if token.nesting == -1:
                    looks.pop()


def _look_of(token: Token, outer: _Look) -> _Look:
    match token.type:
        case "em_open":
            return outer._replace(emphasis=True)
        case "strong_open":
            return outer._replace(strong=True)
        case "link_open":
            target = str(token.attrs["href"])
            return outer._replace(link=target if _LINK.match(target) or has_slots(target) else None)
        case "span_open":
            look = str(token.attrs.get("look", ""))
            fixed = token.attrs.get("fixed")
            return outer._replace(
                emphasis=outer.emphasis or "emphasis" in look,
                strong=outer.strong or "strong" in look,
                fixed=str(fixed) if fixed is not None else outer.fixed,
            )
    return outer


def _text(words: str, look: _Look) -> Text:
    return Text(words, Origin(fixed=look.fixed), look.emphasis, look.strong, look.link)


def _squeezed(words: str) -> str:
    return re.sub("[ \t]{2,}", " ", words)


def _join(tokens: Sequence[Token], index: int) -> str:
    """What stands between two lines of a paragraph: nothing where Chinese meets Chinese."""
    before = tokens[index - 1].content[-1:] if index else ""
    after = tokens[index + 1].content[:1] if index + 1 < len(tokens) else ""
    return "" if _is_chinese(before) and _is_chinese(after) else " "


def _is_chinese(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _trimmed(spans: Iterator[Span]) -> list[Span]:
    """Spans without space at the ends of lines, without empty ones; equal neighbours joined."""
    kept: list[Span] = []
    for span in spans:
        last = kept[-1] if kept else None
        if _is_template(span) and (last is None or isinstance(last, LineBreak)):
            span = msgspec.structs.replace(span, text=span.text.lstrip(" \t"))
        if isinstance(span, LineBreak) and _is_template(last):
            kept[-1] = msgspec.structs.replace(last, text=last.text.rstrip(" \t"))
        if isinstance(span, Text) and not span.text:
            continue
        if isinstance(span, Text) and isinstance(last, Text) and _same_look(span, last):
            kept[-1] = msgspec.structs.replace(last, text=last.text + span.text)
            continue
        kept.append(span)
    last = kept[-1] if kept else None
    if _is_template(last):
        kept[-1] = msgspec.structs.replace(last, text=last.text.rstrip(" \t"))
    return [span for span in kept if not isinstance(span, Text) or span.text]


def _is_template(span: Span | None) -> TypeGuard[Text]:
    """Words of a text, not of a value: a value is printed as it was typed."""
    return isinstance(span, Text) and span.origin.expression is None


def _same_look(one: Text, other: Text) -> bool:
    """Two runs of words that are one; values stay apart, each is a chip of its own."""
    return one.origin.expression is None and (
        msgspec.structs.replace(one, text="") == msgspec.structs.replace(other, text="")
    )


def _without_headings(elements: Sequence[BodyElement]) -> Iterator[Paragraph | List]:
    """A heading inside a list item or a note is a paragraph of strong words."""
    for element in elements:
        if isinstance(element, Heading):
            yield Paragraph(tuple(
                msgspec.structs.replace(span, strong=True) if isinstance(span, Text) else span
                for span in element.spans
            ))
        else:
            yield element


def _paragraphs_of(elements: Sequence[BodyElement]) -> Iterator[Paragraph]:
    """A note has paragraphs alone: the items of a list in it are paragraphs of it."""
    for element in _without_headings(elements):
        if isinstance(element, Paragraph):
            yield element
        else:
            for item in element.items:
                yield from _paragraphs_of(item.elements)


class _Filling:
    """Puts values into the slots of elements and gives every span its origin."""

    def __init__(self, values: Fill, origin: Origin, note_prefix: str) -> None:
        self._values = values
        self._origin = origin
        self._note_prefix = note_prefix
        self._left_gap = False

    def element(self, element: BodyElement) -> Iterator[BodyElement]:
        match element:
            case List():
                items = tuple(self._item(item) for item in element.items)
                yield msgspec.structs.replace(element, items=items, origin=self._origin)
            case Paragraph():
                for spans in self._paragraphs(element.spans):
                    yield Paragraph(spans, self._origin)
            case Heading():
                if spans := self._fill(element.spans):
                    yield msgspec.structs.replace(element, spans=spans, origin=self._origin)

    def note(self, note: Note) -> Note:
        paragraphs = tuple(
            Paragraph(spans, self._origin)
            for paragraph in note.paragraphs for spans in self._paragraphs(paragraph.spans)
        )
        return Note(self._note_prefix + note.id, paragraphs, self._origin)

    def _item(self, item: ListItem) -> ListItem:
        elements = [e for child in item.elements for e in self.element(child)]
        return ListItem(tuple(_without_headings(elements)), self._origin)

    def _paragraphs(self, spans: Spans) -> Iterator[Spans]:
        filled = self._fill(spans)
        if len(spans) == 1 and isinstance(spans[0], Text) and _SLOT.fullmatch(spans[0].text):
            yield from _at_blank_lines(filled)
        elif filled:
            yield filled

    def _fill(self, spans: Spans) -> Spans:
        """Spans with their values; trimmed anew only where a value printed nothing."""
        self._left_gap = False
        filled = tuple(s for span in spans for s in self._span(span))
        return tuple(_trimmed(iter(filled))) if self._left_gap else filled

    def _span(self, span: Span) -> Iterator[Span]:
        match span:
            case LineBreak():
                yield LineBreak(self._origin)
            case NoteMark():
                yield NoteMark(self._note_prefix + span.note, self._origin)
            case Text():
                yield from self._words(span)

    def _words(self, span: Text) -> Iterator[Span]:
        origin = self._origin
        if span.origin.fixed is not None:
            origin = msgspec.structs.replace(origin, fixed=span.origin.fixed)
        link = self._filled_link(span.link)
        at = 0
        for match in _SLOT.finditer(span.text):
            if match.start() > at:
                words = span.text[at:match.start()]
                yield msgspec.structs.replace(span, text=words, origin=origin, link=link)
            values = self._values(ord(match.group()) - _FIRST_SLOT)
            self._left_gap = self._left_gap or not _words_of(values)
            for value in values:
                yield _in_look_of(value, span, link)
            at = match.end()
        if at < len(span.text):
            yield msgspec.structs.replace(span, text=span.text[at:], origin=origin, link=link)

    def _filled_link(self, link: str | None) -> str | None:
        if link is None or not has_slots(link):
            return link
        target = _SLOT.sub(lambda match: _words_of(self._values(ord(match.group()) - _FIRST_SLOT)),
                           link)
        return target if _LINK.fullmatch(target) else None


def _words_of(spans: Spans) -> str:
    return "".join(span.text for span in spans if isinstance(span, Text))


def _in_look_of(value: Span, around: Text, link: str | None) -> Span:
    """A value takes the look of the words around it and keeps its own origin."""
    is_plain = not (around.emphasis or around.strong or link or around.origin.fixed)
    if is_plain or not isinstance(value, Text):
        return value
    origin = msgspec.structs.replace(value.origin, fixed=around.origin.fixed)
    return msgspec.structs.replace(
        value, origin=origin, emphasis=value.emphasis or around.emphasis,
        strong=value.strong or around.strong, link=value.link or link,
    )


def _at_blank_lines(spans: Spans) -> Iterator[Spans]:
    """Spans of one value, parted where two or more line breaks follow each other."""
    paragraph: list[Span] = []
    breaks: list[Span] = []
    for span in spans:
        if isinstance(span, LineBreak):
            breaks.append(span)
            continue
        if len(breaks) > 1 and paragraph:
            yield tuple(paragraph)
            paragraph, breaks = [], []
        paragraph += [*breaks, span] if paragraph else [span]
        breaks = []
    if paragraph:
        yield tuple(paragraph)
