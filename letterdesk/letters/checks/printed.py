"""The words of a composition line by line, each with the spans that printed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from letterdesk.document.markup import BodyElement
from letterdesk.document.model import (
    LineBreak,
    List,
    ListItem,
    Note,
    SignatoryList,
    SignatureBlock,
    Span,
    Spans,
    Text,
    plain_text,
)
from letterdesk.findings import Place
from letterdesk.letters.compose import ComposedPart, Composition

_LONGEST_DETAIL = 60


class Line(NamedTuple):
    """One paragraph, heading or item: its words, and where they came from."""

    part: str
    block: str | None
    kind: str
    """The kind of the block; `furniture` for header and footer."""
    number: int | None
    """Its place among the lines of its part; None for words that no edit can reach."""
    spans: Spans
    text: str

    def spans_between(self, start: int, end: int) -> list[Text]:
        """The spans that print any character from `start` to before `end`."""
        return [span for span, begin, stop in places_of(self.spans)
                if isinstance(span, Text) and begin < end and start < stop]

    def is_typed(self, start: int, end: int) -> bool:
        """Whether a person typed any of these words into this letter, as words or as a value."""
        return any((s.origin.edit and not s.origin.expression) or _is_value(s)
                   for s in self.spans_between(start, end))


def _is_value(span: Text) -> bool:
    field = span.origin.field or ""
    return bool(field) and field.partition(".")[0] != "recipient"


class Spot(NamedTuple):
    """Words of a line that a finding is about."""

    line: Line
    start: int
    end: int
    detail: str = ""
    """What tells it from the other findings of its kind in the same part."""

    @property
    def words(self) -> str:
        return self.line.text[self.start:self.end]

    def place(self, language: str, field: str | None = None) -> Place:
        return Place(part=self.line.part or None, block=self.line.block, field=field,
                     language=language, detail=self.detail or None)


def places_of(spans: Sequence[Span]) -> Iterator[tuple[Span, int, int]]:
    """Each span with the place of its words in the line, start and end."""
    at = 0
    for span in spans:
        length = len(span.text) if isinstance(span, Text) else int(isinstance(span, LineBreak))
        yield span, at, at + length
        at += length


def lines_of(composition: Composition, *, with_people: bool = False) -> tuple[Line, ...]:
    """The lines of all parts that stand in the letter, in order, notes with their part.

    `with_people` adds the words of signatories, and header and footer.
    """
    lines = [line for part in composition.parts if part.inside for line in lines_of_part(part)]
    if with_people:
        lines += [*_people_lines(composition), *_furniture_lines(composition)]
    return tuple(lines)


def lines_of_part(part: ComposedPart, *, approved: bool = False) -> tuple[Line, ...]:
    """The lines of one part; `approved` gives those that it has without its edit."""
    runs = runs_of(part.approved, ()) if approved else runs_of(part.body, part.notes)
    return tuple(Line(part.part, part.block, part.kind, number, spans, plain_text(spans))
                 for number, spans in enumerate(runs))


def runs_of(body: Sequence[BodyElement], notes: Sequence[Note]) -> Iterator[Spans]:
    """The spans of each paragraph, heading and item, in reading order; then those of notes."""
    for element in body:
        yield from _runs(element)
    for note in notes:
        for paragraph in note.paragraphs:
            yield paragraph.spans


def _runs(element: BodyElement | ListItem) -> Iterator[Spans]:
    if isinstance(element, List):
        for item in element.items:
            yield from _runs(item)
    elif isinstance(element, ListItem):
        for child in element.elements:
            yield from _runs(child)
    else:
        yield element.spans


def _people_lines(composition: Composition) -> Iterator[Line]:
    for part in composition.parts:
        for element in part.elements if part.inside else ():
            if isinstance(element, SignatureBlock):
                people = element.signers
            elif isinstance(element, SignatoryList):
                people = tuple(one for group in element.groups for one in group.signers)
                yield from _plain_lines(part, (element.heading, element.disclaimer, *(
                    group.heading for group in element.groups)))
            else:
                continue
            for one in people:
                words = (one.name, one.detail, one.title, one.organisation, one.country, one.email)
                yield from _plain_lines(part, [(Text(word, element.origin),)
                                               for word in words if word])


def _plain_lines(part: ComposedPart, runs: Iterable[Spans]) -> Iterator[Line]:
    for spans in runs:
        if spans:
            yield Line(part.part, part.block, part.kind, None, spans, plain_text(spans))


def _furniture_lines(composition: Composition) -> Iterator[Line]:
    furniture = composition.document.furniture
    for spans in (furniture.organisation, *furniture.lines, furniture.following,
                  *furniture.footer):
        if spans:
            yield Line("", None, "furniture", None, spans, plain_text(spans))


def told_apart(spots: Iterable[Spot]) -> Iterator[Spot]:
    """The spots, each with a detail of its own within its part: the second of the same gets 2."""
    seen: Counter[tuple[str, str]] = Counter()
    for spot in spots:
        detail = (spot.detail or spot.words)[:_LONGEST_DETAIL]
        seen[(spot.line.part, detail)] += 1
        times = seen[(spot.line.part, detail)]
        yield spot._replace(detail=detail if times == 1 else f"{detail} {times}")
