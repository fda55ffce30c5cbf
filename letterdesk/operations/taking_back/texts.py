"""Words of a Word file and words of a body as plain lines, and which characters are the same.

A Word file says the same words in more than one way: hyphens that end no line, marks of
direction, soft hyphens. None of these counts as a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from letterdesk.importing.docx import Row
from letterdesk.importing.docx.model import BREAK, NOTE
from letterdesk.letters.aligning import Aligning
from letterdesk.letters.body_changes import fixed_as_read
from letterdesk.letters.body_tokens import Token

ROW = "\n"
_UNSEEN = frozenset("\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066"
                    "\u2067\u2068\u2069\ufeff")
_FOLDED = {"\u2011": "-", "\u2028": BREAK, "\r": BREAK}
_FOLD = str.maketrans({**dict.fromkeys(_UNSEEN), **_FOLDED})
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_HAN}]|[^\\W{_HAN}]+|.", re.DOTALL)
_MOST_BOXES = 0.1
"""Share of the characters of a text that may have no glyph."""
Look = tuple[bool, bool, str]


def fold(text: str) -> str:
    """Text as it is compared: what is not seen left out."""
    return text.translate(_FOLD)


class DocxText(NamedTuple):
    """Paragraphs as one line of characters."""

    text: str
    """Folded; ROW between paragraphs, BREAK for a new line within one."""
    typed: Sequence[str]
    """Each character as it stands in the file, with what is not seen behind it."""
    looks: Sequence[Look]
    rows: Sequence[int]
    """The paragraph of each character; ROW belongs to the one that it begins."""
    notes: Mapping[int, str]
    """Place of a mark -> the note's name in the file."""


def docx_text(rows: Sequence[Row]) -> DocxText:
    """The words of paragraphs."""
    text: list[str] = []
    typed: list[str] = []
    looks: list[Look] = []
    where: list[int] = []
    notes: dict[int, str] = {}
    for number, row in enumerate(rows):
        if number:
            text.append(ROW)
            typed.append(ROW)
            looks.append((False, False, ""))
            where.append(number)
        for piece in row.pieces:
            for c in piece.text:
                if c in _UNSEEN:
                    if typed and where[-1] == number and text[-1] not in (ROW, NOTE):
                        typed[-1] += c
                    continue
                if piece.note:
                    notes[len(text)] = piece.note
                text.append(_FOLDED.get(c, c))
                typed.append(c)
                looks.append(piece.look)
                where.append(number)
    return DocxText("".join(text), typed, looks, where, notes)


class BodyText(NamedTuple):
    """The tokens of a body as one line of characters."""

    text: str
    tokens: Sequence[int]
    """The token of each character."""
    offsets: Sequence[int]
    """Its place in the token's text."""


def body_text(tokens: Sequence[Token], words: Mapping[str, str]) -> BodyText:
    """The words of a body as they print; `words` says how chips and fixed words read."""
    text: list[str] = []
    where: list[int] = []
    offsets: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind == "row" and number == 0:
            continue
        for offset, c in enumerate(_printed(token, words)):
            if c not in _UNSEEN:
                text.append(_FOLDED.get(c, c))
                where.append(number)
                offsets.append(offset)
    return BodyText("".join(text), where, offsets)


def _printed(token: Token, words: Mapping[str, str]) -> str:
    match token.kind:
        case "row":
            return ROW
        case "break":
            return BREAK
        case "note":
            return NOTE
        case "chip":
            return words.get(token.text, "").replace("\n", BREAK)
        case "fixed":
            return fixed_as_read(token, words).replace("\n", BREAK)
    return token.text


def as_lines(text: str) -> str:
    """A body's line breaks and a file's paragraphs look alike where a part is read by lines."""
    return text.replace(BREAK, ROW)


def same_characters(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Places of the characters that are the same, found by words."""
    if before == after:
        yield from ((n, n) for n in range(len(before)))
        return
    old, new = _WORD.findall(before), _WORD.findall(after)
    starts, later = _starts(old), _starts(new)
    aligning = Aligning(old, new, lambda word: word[0].isalnum())
    for i, j in aligning.pairs(0, len(old), 0, len(new)):
        yield from ((starts[i] + n, later[j] + n) for n in range(len(old[i])))


def as_printed(printed: str, body: str) -> Iterator[tuple[int, int]]:
    """Which characters of a file print which of a body. A character that no font has prints
    as a box in its place, so that texts of one length are held together place by place."""
    differing = sum(one != other for one, other in zip(printed, body, strict=False))
    if len(printed) == len(body) and differing <= len(body) * _MOST_BOXES:
        return ((n, n) for n in range(len(body)))
    return same_characters(printed, body)


def words_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a stretch, by where they begin and end."""
    return [(found.start(), found.end()) for found in _WORD.finditer(text, start, end)]


def _starts(words: Sequence[str]) -> list[int]:
    at = 0
    found = []
    for word in words:
        found.append(at)
        at += len(word)
    return found
