"""`[words]{fixed=id}`: words that staff may not change, found in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from letterdesk.findings import say
from letterdesk.library.faults import Fault
from letterdesk.library.ids import ID
from letterdesk.library.marks import MOST_FAULTS, Mark, fault_at

_BRACKET = re.compile(r"\\.|\[|\](?:\{fixed=(?P<id>[^{}\s]*)\})?|\{fixed=[^{}\s]*\}", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class FixedSpan(msgspec.Struct, frozen=True):
    """Fixed words in a source: from the opening bracket to the closing brace."""

    id: str
    start: int
    end: int


def fixed_spans(source: str, marks: Sequence[Mark]) -> tuple[tuple[FixedSpan, ...], list[Fault]]:
    """The fixed words of a text in order, and what is wrong with their marks."""
    faults: list[Fault] = []
    return tuple(_spans(source, marks, faults)), faults[:MOST_FAULTS]


def _spans(source: str, marks: Sequence[Mark], faults: list[Fault]) -> Iterator[FixedSpan]:
    opened: list[tuple[int, tuple[int, ...]]] = []
    last_end = -1
    for mark in marks:
        if mark.kind:
            continue
        for hit in _BRACKET.finditer(source, mark.start, mark.end):
            if hit.group() == "[":
                opened.append((hit.start(), mark.tags))
            elif hit.group().startswith("{"):
                faults.append(_fault(source, hit.start()))
            elif hit.group().startswith("]"):
                start, tags = opened.pop() if opened else (-1, mark.tags)
                if hit["id"] is None:
                    continue
                whole = start >= 0 and tags == mark.tags and start >= last_end
                if not whole or _BLANK_LINE.search(source, start, hit.end()):
                    faults.append(_fault(source, hit.start()))
                    continue
                if ID.fullmatch(hit["id"]) is None:
                    faults.append(_id_fault(source, hit.start(), hit["id"]))
                    continue
                last_end = hit.end()
                yield FixedSpan(hit["id"], start, hit.end())


def _fault(source: str, offset: int) -> Fault:
    return fault_at(
        source, offset, "fixed-words",
        say("fixed words end here that do not begin in the same paragraph and the same branch"),
        say("write [words]{mark} inside one paragraph, with whole tags or none in it",
            mark="{fixed=id}"),
    )


def _id_fault(source: str, offset: int, name: str) -> Fault:
    return fault_at(
        source, offset, "fixed-words",
        say("“{name}” is no id", name=name),
        say("write it with a to z, 0 to 9 and single hyphens, at most 40 characters"),
    )
