"""The words of a Word file put into the body they were printed from.

Three texts meet: the body of the letter, the file as it was exported, and the file as it
came back. What came back unchanged stays what it was in the body, chips and fixed words
included; what is new becomes typed words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from letterdesk.importing.docx import Row, Shape
from letterdesk.importing.docx.model import BREAK, NOTE
from letterdesk.letters.body_tokens import Level, Look, Token
from letterdesk.letters.body_tokens import Shape as RowShape
from letterdesk.operations.taking_back.texts import (
    ROW,
    DocxText,
    as_lines,
    as_printed,
    body_text,
    docx_text,
    same_characters,
    words_in,
)

_MOST_TRIES = 60
"""Stretches of words that are read as a value, for one chip."""
_LONGEST_GAP = 200

KeepsChip = Callable[[str, str, bool], bool]
"""Expression, the words now in its place, and whether it is certain that these and no others
came into its place: whether the chip stays."""


class Rewriting(NamedTuple):
    """A body's tokens with the words of the file."""

    tokens: tuple[Token, ...]
    notes: tuple[tuple[str, str, str], ...]
    """Marks of notes that stand: name in the body (new ones `new-1` ...), in the file as
    exported (empty for new ones), and as it came back."""


def rewritten(tokens: Sequence[Token], words: Mapping[str, str], before: Sequence[Row],
              after: Sequence[Row], keeps_chip: KeepsChip, *, note: str = "") -> Rewriting:
    """The tokens of one text (the body, or one of its notes) with what came back.

    `before` is the file's paragraphs as exported. `keeps_chip` is asked for each chip
    whose words differ, until it knows what to make of them.
    """
    return _Rewriting(tokens, words, docx_text(before), docx_text(after), before, after,
                      keeps_chip, note).result()


class _Rewriting:
    def __init__(self, tokens: Sequence[Token], words: Mapping[str, str], before: DocxText,
                 after: DocxText, rows: Sequence[Row], later: Sequence[Row],
                 keeps_chip: KeepsChip, note: str) -> None:
        self._tokens = tokens
        self._body = body_text(tokens, words)
        self._before, self._after = before, after
        self._rows, self._later = rows, later
        self._keeps_chip = keeps_chip
        self._note = note
        self._to = dict(same_characters(before.text, after.text))
        self._from = {j: i for i, j in self._to.items()}
        self._in_body = dict(as_printed(as_lines(before.text), as_lines(self._body.text)))
        self._spans = self._spans_of_tokens()
        self._whole = self._whole_pieces()
        self._begun_rows: set[int] = set()
        self._made: list[Token] = []
        self._marks: list[tuple[str, str, str]] = []

    def result(self) -> Rewriting:
        if self._later:
            self._begin_row(0)
        self._follow(0)
        at = 0
        while at < len(self._after.text):
            at = self._one(at)
        return Rewriting(tuple(self._made), tuple(self._marks))

    # Which characters belong to which token

    def _spans_of_tokens(self) -> dict[int, list[int]]:
        """Token -> its characters in the file as exported."""
        spans: dict[int, list[int]] = {}
        for i, b in self._in_body.items():
            spans.setdefault(self._body.tokens[b], []).append(i)
        return {token: sorted(places) for token, places in spans.items()}

    def _whole_pieces(self) -> dict[int, tuple[int, int]]:
        """Place in the file that came back -> end and token of a chip or of fixed words."""
        found: dict[int, tuple[int, int]] = {}
        for number, places in self._spans.items():
            token = self._tokens[number]
            if token.kind not in ("chip", "fixed"):
                continue
            start, end = self._gap(places[0], places[-1] + 1)
            there = [self._to[i] for i in places if i in self._to]
            is_whole = len(there) == len(places) and there[-1] - there[0] + 1 == len(there)
            if token.kind == "chip":
                span = self._chip_at(token, start, end, (there[0], there[-1] + 1)
                                     if is_whole else None,
                                     is_exact=self._is_bounded(places))
            else:
                span = (there[0], there[-1] + 1) if is_whole else (start, end)
            if span is not None and span[0] < span[1]:
                found[span[0]] = (span[1], number)
        return found

    def _gap(self, start: int, end: int) -> tuple[int, int]:
        """What stands between the nearest unchanged characters around a stretch."""
        left, right = start - 1, end
        while left >= 0 and left not in self._to:
            left -= 1
        while right < len(self._before.text) and right not in self._to:
            right += 1
        return (self._to[left] + 1 if left >= 0 else 0,
                self._to.get(right, len(self._after.text)))

    def _is_bounded(self, places: Sequence[int]) -> bool:
        """Whether the characters right before and behind a stretch are unchanged."""
        before, behind = places[0] - 1, places[-1] + 1
        return (before < 0 or before in self._to) and \
            (behind >= len(self._before.text) or behind in self._to)

    def _chip_at(self, token: Token, start: int, end: int, whole: tuple[int, int] | None, *,
                 is_exact: bool) -> tuple[int, int] | None:
        """Where a chip stands now; None where its words are no value of it any more."""
        if whole == (start, end) or end - start > _LONGEST_GAP:
            return whole
        for span in self._stretches(start, end, whole):
            is_certain = is_exact and whole is None and span == (start, end)
            if self._keeps_chip(token.text, self._after.text[slice(*span)], is_certain):
                return span
        return whole

    def _stretches(self, start: int, end: int,
                   whole: tuple[int, int] | None) -> list[tuple[int, int]]:
        """Stretches of a gap that may be a value, the longest first; beside a chip that
        stands as it was, those that hold it."""
        words = words_in(self._after.text, start, end)
        found = [(s, e) for s, _ in words for _, e in words if s < e
                 and not self._after.text[s].isspace() and not self._after.text[e - 1].isspace()
                 and (whole is None or (s <= whole[0] and whole[1] <= e and (s, e) != whole))]
        found.sort(key=lambda span: span[0] - span[1])
        return found[:_MOST_TRIES]

    # What comes of each character that came back

    def _one(self, at: int) -> int:
        """Writes what begins at a place; gives the place behind it."""
        if at in self._whole:
            end, whole = self._whole[at]
            self._write_whole(whole, at, end)
            return end
        before = self._from.get(at)
        body = self._in_body.get(before) if before is not None else None
        number, token = self._token_at(body)
        match self._after.text[at]:
            case "\n":
                self._line_end(at, token)
            case c if c == BREAK:
                self._broken(token, number)
            case c if c == NOTE:
                self._mark(at, before, token)
            case _:
                self._character(at, before, body, token)
        if number is not None and body is not None and self._ends(number, body):
            self._follow(number + 1)
        return at + 1

    def _token_at(self, body: int | None) -> tuple[int | None, Token | None]:
        """The token of a character of the body; none where it is a piece of a chip."""
        if body is None:
            return None, None
        number = self._body.tokens[body]
        token = self._tokens[number]
        return (None, None) if token.kind in ("chip", "fixed") else (number, token)

    def _write_whole(self, number: int, at: int, end: int) -> None:
        token = self._tokens[number]
        places = self._spans[number]
        is_same = [self._to.get(i) for i in places] == list(range(at, end))
        look = self._look(at, self._from.get(at), token.look)
        if token.kind == "fixed" and not is_same:
            words = "".join(self._after.typed[at:end]).replace(ROW, " ").replace(BREAK, " ")
            token = token._replace(key="", held={"fixed": token.text, "words": [words]})
        self._made.append(token._replace(look=look))
        self._follow(number + 1)

    def _line_end(self, at: int, token: Token | None) -> None:
        if token is not None and token.kind == "break":
            self._made.append(token)
        else:
            self._begin_row(self._after.rows[at])

    def _broken(self, token: Token | None, number: int | None) -> None:
        if token is not None and token.kind == "row" and number is not None:
            self._begun_rows.add(number)
            self._made.append(token)
        else:
            self._made.append(token or Token("break", "break"))

    def _mark(self, at: int, before: int | None, token: Token | None) -> None:
        now = self._after.notes.get(at, "")
        if token is not None and token.kind == "note" and before is not None:
            self._made.append(token)
            self._marks.append((token.text, self._before.notes.get(before, ""), now))
            return
        known = next((name for name, _was, there in self._marks if there == now), None)
        name = known or f"new-{sum(not was for _n, was, _t in self._marks) + 1}"
        self._made.append(Token("note", f"note {name}", name))
        if known is None:
            self._marks.append((name, "", now))

    def _character(self, at: int, before: int | None, body: int | None,
                   token: Token | None) -> None:
        typed = self._after.typed[at]
        look = Look(*self._after.looks[at])
        if token is not None and body is not None and before is not None and \
                token.kind not in ("row", "break", "note"):
            typed = self._as_kept(token, body)
            look = self._look(at, before, token.look)
        self._made.append(Token("word", "=" + typed, typed, look))

    def _as_kept(self, token: Token, body: int) -> str:
        """A character of the body with what is not seen around it."""
        offset = self._body.offsets[body]
        same = body + 1 < len(self._body.tokens) and \
            self._body.tokens[body + 1] == self._body.tokens[body]
        end = self._body.offsets[body + 1] if same else len(token.text)
        is_first = body == 0 or self._body.tokens[body - 1] != self._body.tokens[body]
        return token.text[0 if is_first else offset:end]

    def _look(self, at: int, before: int | None, look: Look) -> Look:
        """The look in the body, unless the file's changed."""
        if before is None:
            return look
        was, now = self._before.looks[before], self._after.looks[at]
        strong = look.strong if was[0] == now[0] else now[0]
        emphasis = look.emphasis if was[1] == now[1] else now[1]
        return Look(strong, emphasis,
                    look.link if _same_link(was[2], now[2]) else now[2])

    def _ends(self, number: int, body: int) -> bool:
        return body + 1 == len(self._body.tokens) or self._body.tokens[body + 1] != number

    def _follow(self, number: int) -> None:
        """Tokens that print nothing stay behind the one that they stood behind."""
        while number < len(self._tokens) and number not in self._spans:
            token = self._tokens[number]
            if token.kind != "row" or number:
                self._made.append(token)
                if token.kind == "row":
                    self._begun_rows.add(number)
            number += 1

    # Rows

    def _begin_row(self, row: int) -> None:
        """Begins a paragraph: as the body has it, unless it became another kind."""
        shape = self._later[row].shape
        partner = self._partner(row)
        if partner is None:
            if row == 0 and self._rows and shape == self._rows[0].shape:
                self._begun_rows.add(0)
                self._made.append(self._tokens[0])
            else:
                self._made.append(self._new_row(shape))
            return
        old_row, own = partner
        token = self._tokens[own]
        if self._rows[old_row].shape != shape:
            token = self._new_row(shape)
        elif own in self._begun_rows:
            token = self._continued(token.held)
        self._begun_rows.add(own)
        self._made.append(token)

    def _partner(self, row: int) -> tuple[int, int] | None:
        """The paragraph as exported whose words this one has, and its token in the body."""
        for at, where in enumerate(self._after.rows):
            if where != row or at not in self._from or self._after.text[at] == ROW \
                    or not self._after.text[at].isalnum():
                continue
            before = self._from[at]
            body = self._in_body.get(before)
            if body is not None:
                own = self._body.tokens[body]
                while own > 0 and self._tokens[own].kind != "row":
                    own -= 1
                return self._before.rows[before], own
        return None

    def _continued(self, shape: RowShape) -> Token:
        """A further row of a paragraph that was parted: an item of a list gets a new item."""
        levels = tuple(level._replace(begins_list=False, begins_item=place == len(shape.levels) - 1)
                       for place, level in enumerate(shape.levels))
        return _row(shape._replace(levels=levels))

    def _new_row(self, shape: Shape) -> Token:
        rows = [token.held for token in self._made if token.kind == "row"]
        above = rows[-1].levels if rows else ()
        levels: list[Level] = []
        for depth in range(shape.depth):
            is_last = depth == shape.depth - 1
            known = above[depth] if depth < len(above) else None
            if known is not None and (not is_last or known.is_ordered == shape.is_ordered):
                levels.append(known._replace(begins_list=False, begins_item=is_last))
            else:
                levels.append(Level(shape.is_ordered, 1, True, True))
        return _row(RowShape(min(shape.heading, 3), tuple(levels), self._note))


def _row(shape: RowShape) -> Token:
    return Token("row", "row", held=shape)


def _same_link(one: str, other: str) -> bool:
    """Programs write the same address with and without the slash at its end."""
    return one.rstrip("/").casefold() == other.rstrip("/").casefold()
