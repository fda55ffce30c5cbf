"""What differs between two composed letters, part by part and word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from letterdesk.document.model import (
    Addresses,
    Copies,
    Document,
    Element,
    List,
    ListItem,
    SignatoryList,
    SignatureBlock,
    Signer,
    plain_text,
)
from letterdesk.letters.model import Letter

_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|\w+|\s|[^\w\s]")
_MOST_WORDS = 5_000
"""Beyond it a part is compared line by line: the matcher's time grows with the square."""

Kind = Literal["same", "gone", "new"]


class Piece(NamedTuple):
    """A run of words that stayed, went or came."""

    kind: Kind
    text: str


class PartDifference(NamedTuple):
    """One part whose words differ; header and footer are the part with no name."""

    part: str
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != "new")

    @property
    def after(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != "gone")


def without_edits(letter: Letter) -> Letter:
    """The letter as its approved texts alone say it: choices kept, edits and additions left out."""
    parts = tuple(replace(part, edits={}) for part in letter.parts if part.free is None)
    return replace(letter, parts=parts)


def compare(before: Document, after: Document) -> tuple[PartDifference, ...]:
    """The parts that differ, in the order of `after`; those that are gone stand in their place."""
    old, new = words_of(before), words_of(after)
    found = []
    for part in _in_order(list(old), list(new)):
        pieces = tuple(compare_words(old.get(part, ""), new.get(part, "")))
        if any(piece.kind != "same" for piece in pieces):
            found.append(PartDifference(part, pieces))
    return tuple(found)


def compare_words(before: str, after: str) -> Iterator[Piece]:
    """The pieces that lead from one text to the other."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i1:i2]))
            continue
        if i1 < i2:
            yield Piece("gone", "".join(old[i1:i2]))
        if j1 < j2:
            yield Piece("new", "".join(new[j1:j2]))


def words_of(document: Document) -> dict[str, str]:
    """The words of each part in order, a line an element or line break; notes with their part."""
    lines: dict[str, list[str]] = {}
    for element in document.elements:
        lines.setdefault(element.origin.part, []).extend(_lines(element))
    for note in document.notes:
        lines.setdefault(note.origin.part, []).extend(
            plain_text(paragraph.spans) for paragraph in note.paragraphs
        )
    furniture = document.furniture
    framing = [plain_text(spans) for spans in (
        furniture.organisation, *furniture.lines, furniture.following, *furniture.footer) if spans]
    if framing:
        lines.setdefault("", []).extend(framing)
    return {part: "\n".join(words) for part, words in lines.items()}


def _lines(element: Element | ListItem) -> Iterator[str]:
    match element:
        case Addresses() | Copies():
            for block in element.blocks:
                yield plain_text(block.spans)
        case List():
            for item in element.items:
                yield from _lines(item)
        case ListItem():
            for child in element.elements:
                yield from _lines(child)
        case SignatureBlock():
            yield from _people(element.signers)
        case SignatoryList():
            yield from _words_of_list(element)
        case _:
            yield plain_text(element.spans)


def _words_of_list(element: SignatoryList) -> Iterator[str]:
    if element.heading:
        yield plain_text(element.heading)
    for group in element.groups:
        if group.heading:
            yield plain_text(group.heading)
        yield from _people(group.signers)
    if element.disclaimer:
        yield plain_text(element.disclaimer)


def _people(signers: Iterable[Signer]) -> Iterator[str]:
    for one in signers:
        words = (one.name, one.detail, one.title, one.organisation, one.country, one.email)
        yield ", ".join(word for word in words if word)


def _in_order(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The names of `new`, and each that only `old` has behind the one it stood behind."""
    known = set(new)
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    for name in old:
        if name in known:
            last = name
        else:
            behind.setdefault(last, []).append(name)
    yield from behind.get(None, [])
    for name in new:
        yield name
        yield from behind.get(name, [])


