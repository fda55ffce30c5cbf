"""Puts words in place of others within the lines of a part; chips and fixed words stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from letterdesk.document.markup import BodyElement
from letterdesk.document.model import List, ListItem, Note, Paragraph, Span, Spans, Text
from letterdesk.letters.checks.printed import places_of
from letterdesk.letters.compose import ComposedPart
from letterdesk.letters.edit_source import source_of


class Replaced(NamedTuple):
    """The words of a part with some of them replaced."""

    body: tuple[BodyElement, ...]
    notes: tuple[Note, ...]

    def source(self, part: str) -> str:
        """As `edit --text` takes them."""
        return source_of(self.body, self.notes, f"{part}-")


def words_replaced(part: ComposedPart, line: int, start: int, end: int,
                   words: str) -> Replaced | None:
    """The part with other words from `start` to before `end` of its line.

    None where a chip or fixed words stand there, which are not to be typed over.
    """
    lines = _Lines(line, start, end, words)
    body = tuple(lines.element(element) for element in part.body)
    notes = tuple(replace(note, paragraphs=tuple(lines.paragraph(p) for p in note.paragraphs))
                  for note in part.notes)
    return None if lines.is_refused else Replaced(body, notes)


class _Lines:
    """One pass over the lines of a part, in the order in which checks number them."""

    def __init__(self, line: int, start: int, end: int, words: str) -> None:
        self._left = line
        self._start, self._end, self._words = start, end, words
        self.is_refused = False

    def element(self, element: BodyElement) -> BodyElement:
        if isinstance(element, List):
            return replace(element, items=tuple(self._item(item) for item in element.items))
        return replace(element, spans=self._spans(element.spans))

    def _item(self, item: ListItem) -> ListItem:
        elements = [child for one in item.elements
                    if isinstance(child := self.element(one), Paragraph | List)]
        return replace(item, elements=tuple(elements))

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, spans=self._spans(paragraph.spans))

    def _spans(self, spans: Spans) -> Spans:
        self._left -= 1
        if self._left != -1:
            return spans
        if not _can_be_typed_over(spans, self._start, self._end):
            self.is_refused = True
            return spans
        return tuple(self._with_words(spans))

    def _with_words(self, spans: Spans) -> Iterator[Span]:
        words: str | None = self._words
        for span, begin, stop in places_of(spans):
            if stop <= self._start or begin >= self._end or not isinstance(span, Text):
                yield span
                continue
            before = span.text[:max(0, self._start - begin)]
            after = span.text[max(0, self._end - begin):]
            if text := before + (words or "") + after:
                yield replace(span, text=text)
            words = None


def _can_be_typed_over(spans: Sequence[Span], start: int, end: int) -> bool:
    over = [span for span, begin, stop in places_of(spans) if begin < end and start < stop]
    return bool(over) and all(
        isinstance(span, Text) and not span.origin.expression and not span.origin.fixed
        for span in over)
