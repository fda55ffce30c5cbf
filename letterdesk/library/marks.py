"""The marks of a text, found before it is parsed: what is unbalanced is refused, never swallowed.

Jinja reads `name}` as words and forgets comments in silence; this scan sees
both, and knows line and column of every mark, which Jinja's tree does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from letterdesk.document.markdown import NoteAlone, notes_alone
from letterdesk.findings import Message, say
from letterdesk.library.faults import Fault, position

TAGS = ("if", "elif", "else", "endif", "for", "endfor")
MOST_TAGS_NESTED = 12
"""Far below what Python's compiler takes (20 nested blocks)."""
MOST_TAGS = 200
MOST_FAULTS = 50
"""Told of one text; a file of another kind would give thousands."""

_OPENER = re.compile(r"\{\{|\{%|\{#")
_INSIDE = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|\}\}|%\}|\{\{|\{%|\{#', re.DOTALL)
_CLOSER = {"{{": "}}", "{%": "%}"}
_TAG_NAME = re.compile(r"\{%[-+]?\s*(\w*)")
_STRAY = re.compile(r"\\.|\{fixed=([^{}\s]*)\}|[{}]+", re.DOTALL)


class Mark(msgspec.Struct, frozen=True):
    """One piece of a text: words (`kind` empty), an output `{{`, or a tag `{%`."""

    kind: str
    start: int
    end: int
    tags: tuple[int, ...] = ()
    """Starts of the if/elif/else/for tags that stand open around it."""


class Scan(msgspec.Struct, frozen=True):
    marks: tuple[Mark, ...]
    faults: tuple[Fault, ...]


def scan(source: str) -> Scan:
    """The text cut into words and marks, with everything that is out of balance."""
    faults: list[Fault] = []
    pieces = tuple(_pieces(source, faults))
    for piece in pieces:
        if not piece.kind:
            faults.extend(islice(_stray_braces(source, piece), max(0, MOST_FAULTS - len(faults))))
    return Scan(_with_tags(source, pieces, faults), tuple(faults))


def note_faults(source: str) -> Iterator[Fault]:
    """Notes without a mark, which would vanish, and marks without a note."""
    for note in notes_alone(source):
        yield fault_at(source, note.at, "note-alone", *note_alone_words(note))


def note_alone_words(note: NoteAlone) -> tuple[Message, Message]:
    """What is wrong with a note that stands alone, and what to do."""
    if note.is_mark:
        return (say("the mark [^{label}] has no note", label=note.label),
                say("write the note as a paragraph [^{label}]: ..., or take the mark out",
                    label=note.label))
    return (say("the note [^{label}] has no mark in the text and would not be printed",
                label=note.label),
            say("write [^{label}] where the note belongs, or take it out", label=note.label))


def fault_at(
    source: str, offset: int, code: str, message: Message, remedy: Message
) -> Fault:
    """A fault at a character of the source."""
    at = position(source, offset)
    return Fault(code, at.line, message, remedy, at.column)


def _pieces(source: str, faults: list[Fault]) -> Iterator[Mark]:
    at = 0
    while len(faults) < MOST_FAULTS and (opener := _OPENER.search(source, at)) is not None:
        start, kind = opener.start(), opener.group()
        if start > at:
            yield Mark("", at, start)
        if kind == "{#":
            faults.append(_comment(source, start))
            at = _after_comment(source, start)
            continue
        end, at = _end_of_mark(source, start, kind)
        if end is None:
            faults.append(_unclosed(source, start, kind))
        else:
            yield Mark(kind, start, end)
    if at < len(source):
        yield Mark("", at, len(source))


def _end_of_mark(source: str, start: int, kind: str) -> tuple[int | None, int]:
    """End of the mark, or None where it is not closed; and where to read on."""
    at = start + 2
    while (hit := _INSIDE.search(source, at)) is not None:
        word = hit.group()
        if word == _CLOSER[kind]:
            return hit.end(), hit.end()
        if word[0] not in "\"'":
            break
        at = hit.end()
    line_end = source.find("\n", start)
    read_on = len(source) if line_end < 0 else line_end
    if hit is None or hit.start() > read_on:
        return None, read_on
    return None, hit.start() if hit.group() in _CLOSER else hit.end()


def _after_comment(source: str, start: int) -> int:
    end = source.find("#}", start)
    return len(source) if end < 0 else end + 2


def _comment(source: str, start: int) -> Fault:
    return fault_at(
        source, start, "not-in-block-language",
        say("a comment would vanish from the letter without a word"),
        say("keep remarks in the key about of block.toml"),
    )


def _unclosed(source: str, start: int, kind: str) -> Fault:
    return fault_at(
        source, start, "unbalanced-mark",
        say("“{mark}” is opened here and not closed", mark=kind),
        say("close it with “{mark}”", mark=_CLOSER[kind]),
    )


def _stray_braces(source: str, piece: Mark) -> Iterator[Fault]:
    for hit in _STRAY.finditer(source, piece.start, piece.end):
        if hit.group().startswith(("\\", "{fixed=")):
            continue
        yield fault_at(
            source, hit.start(), "unbalanced-mark",
            say("“{mark}” stands alone here", mark=hit.group()),
            say("write a field as {example}, or take the brace out", example="{{ name }}"),
        )


def tag_name(source: str, mark: Mark) -> str:
    """`if`, `for` ... of a tag."""
    found = _TAG_NAME.match(source, mark.start)
    return found.group(1) if found else ""


def _with_tags(source: str, pieces: tuple[Mark, ...], faults: list[Fault]) -> tuple[Mark, ...]:
    """The pieces with the tags open around each; tags that do not pair are faults."""
    result: list[Mark] = []
    open_tags: list[tuple[str, int]] = []
    count = 0
    for piece in pieces:
        if piece.kind == "{%":
            count += 1
            if count == MOST_TAGS + 1:
                faults.append(_too_many_tags(source, piece.start))
                return tuple(result)
            fault = _follow_tag(source, piece, open_tags)
            if fault is not None and len(faults) < MOST_FAULTS:
                faults.append(fault)
        around = tuple(start for _, start in open_tags)
        result.append(Mark(piece.kind, piece.start, piece.end, around))
    faults.extend(
        fault_at(source, start, "unbalanced-mark",
                 say("“{tag}” is opened here and not ended", tag=name),
                 say("end it with “{tag}”", tag=f"{{% end{name} %}}"))
        for name, start in open_tags[:MOST_FAULTS]
    )
    return tuple(result)


def _too_many_tags(source: str, start: int) -> Fault:
    return fault_at(
        source, start, "not-in-block-language",
        say("this text has more than {most} tags", most=MOST_TAGS),
        say("make several blocks of it"),
    )


def _follow_tag(source: str, mark: Mark, open_tags: list[tuple[str, int]]) -> Fault | None:
    name = tag_name(source, mark)
    if name not in TAGS:
        return fault_at(
            source, mark.start, "not-in-block-language",
            say("“{tag}” does not belong to the block language", tag=name or "{% %}"),
            say("use one of: {tags}", tags=", ".join(TAGS)),
        )
    if name in ("if", "for"):
        open_tags.append((name, mark.start))
        if len(open_tags) == MOST_TAGS_NESTED + 1:
            return fault_at(
                source, mark.start, "not-in-block-language",
                say("tags are nested more than {most} deep", most=MOST_TAGS_NESTED),
                say("write the cases one after the other, or as blocks of their own"),
            )
        return None
    wanted = "for" if name == "endfor" else "if"
    if not open_tags or open_tags[-1][0] != wanted:
        return fault_at(
            source, mark.start, "unbalanced-mark",
            say("“{tag}” stands here without its “{wanted}”", tag=name, wanted=wanted),
            say("take it out, or put the “{wanted}” in front", wanted=wanted),
        )
    open_tags.pop()
    if not name.startswith("end"):
        open_tags.append((wanted, mark.start))
    return None
