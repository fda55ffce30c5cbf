"""How an edit is written for people and scripts: Markdown, chips as `{{ }}`, all else escaped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from letterdesk.document.markdown import notes_alone
from letterdesk.document.markup import SLOTS, BodyElement, fill, read_markup, slot
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
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, NotUnderstood, Place, say
from letterdesk.letters.edit_body import Body, body_of, chips_of, grouped_by_fixed
from letterdesk.letters.render import names_in
from letterdesk.library import note_alone_words, parse_expression
from letterdesk.library.block_language import MOST_CHARACTERS

_SPECIAL = re.compile(r"[\\*_\[\]{}^]")
_LINE_START = re.compile(r"^( *)(?:([#+\-])|(\d{1,9})(?=[.)]))")
_CHIP = re.compile(r"\\.|\{\{(?P<chip>.*?)\}\}|(?P<alone>\{\{|\}\})", re.DOTALL)
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
_STRONG_ENDS = re.compile(r"(?:[^\W_]|\{\{ )(?:.*(?:[^\W_]| \}\}))?", re.DOTALL)


def source_of(elements: Sequence[BodyElement], notes: Sequence[Note] = (),
              note_prefix: str = "") -> str:
    """The elements as source; read back by `body_from_source` they print the same."""
    writing = _Writing(note_prefix)
    written = ["\n".join(writing.element(element, 0)) for element in elements]
    for note in notes:
        label = note.id.removeprefix(note_prefix)
        paragraphs = [writing.inline(p.spans) for p in note.paragraphs]
        indented = "\n\n".join(paragraphs).replace("\n", "\n    ")
        written.append(f"[^{label}]: {indented}")
    return "\n\n".join(written)


class _Writing:
    def __init__(self, note_prefix: str) -> None:
        self._note_prefix = note_prefix

    def element(self, element: BodyElement | ListItem, depth: int) -> list[str]:
        match element:
            case Paragraph():
                return _guarded(self.inline(element.spans)).split("\n")
            case Heading():
                line = self.inline(element.spans).replace("\\\n", " ")
                return ["#" * element.level + " " + line]
            case List():
                lines: list[str] = []
                for number, item in enumerate(element.items, element.start):
                    mark = "-" if element.marker == "bullet" else f"{number}."
                    lines += self._item(item, mark, depth)
                return lines
        return []

    def _item(self, item: ListItem, mark: str, depth: int) -> list[str]:
        indent = " " * (len(mark) + 1)
        lines: list[str] = []
        for child in item.elements:
            # A list that begins with 1 needs no empty line to follow a paragraph.
            if lines and not (isinstance(child, List) and child.start == 1):
                lines.append("")
            lines += self.element(child, depth + 1)
        lines = lines or [""]
        return [f"{mark} {lines[0]}".rstrip(), *((indent + line).rstrip() for line in lines[1:])]

    def inline(self, spans: Spans) -> str:
        written = []
        for fixed, group in grouped_by_fixed(spans):
            words = "".join(self._looks(group))
            written.append(f"[{words}]{{fixed={fixed}}}" if fixed else words)
        return "".join(written)

    def _looks(self, spans: Sequence[Span]) -> Iterator[str]:
        """Runs of one look, the marks of strong and emphasis around each run."""
        runs: list[tuple[Text | None, list[str]]] = []
        for group in chips_of(spans):
            first = group[0]
            look = _look(first) if isinstance(first, Text) else None
            if runs and look is not None and runs[-1][0] == look:
                runs[-1][1].append(self._leaf(group))
            else:
                runs.append((look, [self._leaf(group)]))
        for look, leaves in runs:
            yield _marked("".join(leaves), look)

    def _leaf(self, group: list[Span]) -> str:
        first = group[0]
        if first.origin.expression:
            return "{{ " + first.origin.expression + " }}"
        match first:
            case LineBreak():
                return "\\\n"
            case NoteMark():
                return f"[^{first.note.removeprefix(self._note_prefix)}]"
            case Text():
                return _SPECIAL.sub(lambda match: "\\" + match.group(), first.text)


def _look(span: Text) -> Text:
    return Text("", Origin(), span.emphasis, span.strong, span.link)


def _marked(words: str, look: Text | None) -> str:
    """Words in their look. Where `**` would not be read as meant, an attribute says it."""
    if look is None:
        return words
    if look.strong or look.emphasis:
        if _STRONG_ENDS.fullmatch(words):
            mark = "*" * (2 * look.strong + look.emphasis)
            words = f"{mark}{words}{mark}"
        else:
            named = "-".join(name for name, on in
                             (("strong", look.strong), ("emphasis", look.emphasis)) if on)
            words = f"[{words}]{{look={named}}}"
    return f"[{words}]({look.link})" if look.link else words


def _guarded(paragraph: str) -> str:
    """A line that would begin a heading or a list is escaped at its start."""
    return "\n".join(_LINE_START.sub(_guard, line) for line in paragraph.split("\n"))


def _guard(match: re.Match[str]) -> str:
    indent, mark, number = match.groups()
    return f"{indent}\\{mark}" if mark else f"{indent}{number}\\"


def body_from_source(source: str, *, names: Collection[str] | None = None,
                     approved: Mapping[str, str] | None = None,
                     place: Place | None = None) -> Body:
    """The body of an edit from its source.

    `names` are the names that a chip may read; None allows all. Fixed words that
    read as `approved` says (id -> source) are kept by their id alone. Raises
    NotUnderstood with line and column for a chip that the block language does not know.
    """
    spans: list[Spans] = []
    _refuse_long(source, place or Place())
    _refuse_notes_alone(source, place or Place())
    text = _with_slots(source.replace("\r\n", "\n"), spans, names, place or Place())
    markup = fill(read_markup(text, tidy=False), lambda n: spans[n], Origin())
    return _by_name(body_of(markup.elements, markup.notes), approved or {}, markup.elements)


def _with_slots(source: str, spans: list[Spans], names: Collection[str] | None,
                place: Place) -> str:
    """The source with a slot for each chip, and for each character that looks like a slot."""
    def chip(match: re.Match[str]) -> str:
        if match["alone"]:
            raise _brace_alone(match["alone"], _at(source, match.start(), place))
        if match["chip"] is None:
            return match.group()
        expression = match["chip"].strip()
        _refuse_unknown(expression, names, source, match.start(), place)
        return _slotted(spans, Text("chip", Origin(expression=expression)))

    def literal(match: re.Match[str]) -> str:
        return _slotted(spans, Text(match.group(), Origin()))

    return _CHIP.sub(chip, _PRIVATE.sub(literal, source))


def _slotted(spans: list[Spans], span: Text) -> str:
    if len(spans) >= SLOTS:
        raise NotUnderstood(Finding("too-many-chips", PUT_RIGHT, Place(),
                                    say("this text has more than {most} chips", most=SLOTS)))
    spans.append((span,))
    return slot(len(spans) - 1)


def _refuse_unknown(expression: str, names: Collection[str] | None, source: str, at: int,
                    place: Place) -> None:
    here = _at(source, at, place)
    try:
        node = parse_expression(expression)
    except LetterdeskError as error:
        raise NotUnderstood(Finding(
            "unknown-chip", PUT_RIGHT, here, error.finding.message, error.finding.remedy,
        )) from None
    read = [name.partition(".")[0] for name in names_in(node, {})]
    unknown = [name for name in read if names is not None and name not in names]
    if unknown:
        raise NotUnderstood(Finding(
            "unknown-name", PUT_RIGHT, here,
            say("“{name}” is no field of this letter", name=unknown[0]),
            say("use a field of the template, or write two backslashed braces for words"),
        ))


def _at(source: str, at: int, place: Place) -> Place:
    """The place with the line and column of an offset."""
    before = source[:at]
    line, column = before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
    return msgspec.structs.replace(place, line=line, column=column)


def _brace_alone(brace: str, place: Place) -> NotUnderstood:
    return NotUnderstood(Finding(
        "brace-alone", PUT_RIGHT, place,
        say("“{brace}” has no counterpart here", brace=brace),
        say("write a field as {example}, or a backslash before each brace of words",
            example="{{ country }}")))


def _refuse_long(source: str, place: Place) -> None:
    """An edit is as long as a block's text may be; the pages of a longer one hold a desk up."""
    if len(source) > MOST_CHARACTERS:
        raise NotUnderstood(Finding(
            "text-too-long", PUT_RIGHT, place,
            say("this has {length} characters", length=len(source)),
            say("keep it under {most} characters", most=MOST_CHARACTERS)))


def _refuse_notes_alone(source: str, place: Place) -> None:
    for note in notes_alone(source):
        raise NotUnderstood(Finding(
            "note-alone", PUT_RIGHT, _at(source, note.at, place), *note_alone_words(note)))


def _by_name(body: Body, approved: Mapping[str, str], elements: Sequence[BodyElement]) -> Body:
    """The body with untouched fixed words by their id alone."""
    as_written = fixed_sources(elements)
    untouched = {name for name, words in as_written.items() if approved.get(name) == words}

    def walk(node: object) -> object:
        if isinstance(node, dict):
            if node.get("fixed") in untouched:
                return {"fixed": node["fixed"]}
            return {key: walk(value) for key, value in node.items()}
        return [walk(item) for item in node] if isinstance(node, list) else node

    return tuple(walk(block) for block in body)


def fixed_sources(elements: Sequence[BodyElement]) -> dict[str, str]:
    """The source of each run of fixed words by its id."""
    return {name: _Writing("").inline(tuple(
        msgspec.structs.replace(span, origin=msgspec.structs.replace(span.origin, fixed=None))
        for span in spans
    )) for name, spans in fixed_spans(elements).items()}


def fixed_spans(elements: Sequence[BodyElement | ListItem]) -> dict[str, Spans]:
    """The spans of each run of fixed words by its id."""
    found: dict[str, Spans] = {}
    for element in elements:
        match element:
            case Paragraph() | Heading():
                for name, group in grouped_by_fixed(element.spans):
                    if name:
                        found[name] = (*found.get(name, ()), *group)
            case List():
                for item in element.items:
                    for name, spans in fixed_spans(item.elements).items():
                        found[name] = (*found.get(name, ()), *spans)
    return found
