"""What differs between two bodies, word by word, and a body with one difference taken back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from letterdesk.letters.aligning import Aligning, Pair
from letterdesk.letters.body_tokens import Shape, Token, body_of_tokens, tokens_of
from letterdesk.letters.edit_body import Body

_WORDS_THAT_TELL = 4
"""A paragraph of fewer words is not known again in another place."""

Kind = Literal["inserted", "deleted", "replaced", "format", "moved"]


class Hunk(NamedTuple):
    """before[i1:i2] became after[j1:j2], counted in tokens (letters/body_tokens)."""

    i1: int
    i2: int
    j1: int
    j2: int


class BodyChange(NamedTuple):
    """One difference between two bodies."""

    kind: Kind
    before: str
    """Words as they read; for `format` and `moved` the same as `after`."""
    after: str
    paragraph: int
    """Where it stands: the paragraph of the later body, from 0."""
    hunks: tuple[Hunk, ...]
    gained: tuple[str, ...] = ()
    """Of `format`: `strong` `emphasis` `link` `bullets` `numbers` `heading` `item`."""
    lost: tuple[str, ...] = ()


def body_changes(before: Sequence[Any], after: Sequence[Any],
                 words: Mapping[str, str] | None = None) -> tuple[BodyChange, ...]:
    """The differences in the order of the later body.

    `words` says how chips (by expression) and fixed words (by id) read. Chips, fixed
    words and notes are one piece each; Chinese is compared by character.
    """
    return tuple(_Comparing(tokens_of(before), tokens_of(after), words or {}).changes())


def without(after: Sequence[Any], before: Sequence[Any], *changes: BodyChange) -> Body:
    """`after` with these of its changes against `before` taken back."""
    then, now = tokens_of(before), list(tokens_of(after))
    hunks = sorted(hunk for change in changes for hunk in change.hunks)
    for hunk in reversed(hunks):
        now[hunk.j1:hunk.j2] = then[hunk.i1:hunk.i2]
    return body_of_tokens(now)


class _Comparing:
    def __init__(self, before: tuple[Token, ...], after: tuple[Token, ...],
                 words: Mapping[str, str]) -> None:
        self._before = before
        self._after = after
        self._words = words
        self._moved: list[tuple[Hunk, Hunk]] = []
        self._starts = [n for n, token in enumerate(after) if token.kind == "row"]

    def changes(self) -> list[BodyChange]:
        same = list(self._same())
        hunks = [part for hunk in self._readable(self._hunks(same))
                 for whole in self._without_next_row(hunk) for part in self._parted(whole)
                 if self._before[part.i1:part.i2] != self._after[part.j1:part.j2]]
        within = {j for hunk in hunks for j in range(hunk.j1, hunk.j2)}
        found = [*self._of_words(hunks),
                 *self._of_look([(i, j) for i, j in same if j not in within])]
        found.sort(key=lambda change: (change.hunks[0].j1, change.hunks[0].i1))
        return _rows_together(found)

    # Which tokens are the same

    def _same(self) -> Iterator[Pair]:
        """Pairs of tokens that are the same but for their look: row by row, then within."""
        rows, later = _rows(self._before), _rows(self._after)
        keys = [_words_key(self._before, row) for row in rows]
        later_keys = [_words_key(self._after, row) for row in later]
        held = list(Aligning(keys, later_keys, lambda _key: True).pairs(
            0, len(keys), 0, len(later_keys)))
        self._find_moved(rows, later, held)
        within = self._within()
        i = j = 0
        for n, m in [*held, (len(rows), len(later))]:
            start = rows[n] if n < len(rows) else (len(self._before),) * 2
            beside = later[m] if m < len(later) else (len(self._after),) * 2
            yield from within.pairs(i, start[0], j, beside[0])
            yield from (pair for pair in zip(range(*start), range(*beside), strict=True)
                        if self._before[pair[0]].key == self._after[pair[1]].key)
            i, j = start[1], beside[1]

    def _find_moved(self, rows: list[Pair], later: list[Pair], held: list[Pair]) -> None:
        """Paragraphs that stand elsewhere with the same words, once here and once there."""
        gone = _by_words(self._before, rows, {n for n, _m in held})
        come = _by_words(self._after, later, {m for _n, m in held})
        for key in gone.keys() & come.keys():
            here, there = gone[key], come[key]
            if here is not None and there is not None:
                self._moved.append((Hunk(*here, -1, -1), Hunk(-1, -1, *there)))

    def _within(self) -> Aligning:
        before, after = [t.key for t in self._before], [t.key for t in self._after]
        for here, there in self._moved:
            before[here.i1:here.i2] = ["moved away"] * (here.i2 - here.i1)
            after[there.j1:there.j2] = ["moved here"] * (there.j2 - there.j1)
        return Aligning(before, after, _can_hold)

    # Changes of words

    def _of_words(self, hunks: Iterable[Hunk]) -> Iterator[BodyChange]:
        gone = {(here.i1, here.i2): n for n, (here, _there) in enumerate(self._moved)}
        come = {(there.j1, there.j2): n for n, (_here, there) in enumerate(self._moved)}
        moved: dict[int, list[Hunk]] = {}
        for hunk in hunks:
            number = gone.get((hunk.i1, hunk.i2)) if hunk.i1 < hunk.i2 \
                else come.get((hunk.j1, hunk.j2))
            if number is None:
                yield self._of_hunk(hunk)
            else:
                moved.setdefault(number, []).append(hunk)
        for both in moved.values():
            both.sort(key=lambda hunk: hunk.j1 == hunk.j2)
            words = self._read(self._after[both[0].j1:both[0].j2])
            yield BodyChange("moved", words, words, self._paragraph(both[0].j1), tuple(both))

    def _hunks(self, same: Iterable[Pair]) -> Iterator[Hunk]:
        i = j = 0
        for n, m in [*same, (len(self._before), len(self._after))]:
            if (i, j) != (n, m):
                yield Hunk(i, n, j, m)
            i, j = n + 1, m + 1

    def _readable(self, hunks: Iterable[Hunk]) -> list[Hunk]:
        """Hunks with little between them as one: whole phrases read better than crumbs."""
        made: list[Hunk] = []
        for hunk in hunks:
            made.append(self._slid(hunk))
            while len(made) > 1 and self._belong_together(made[-2], made[-1]):
                last = made.pop()
                made[-1] = Hunk(made[-1].i1, last.i2, made[-1].j1, last.j2)
        return made

    def _slid(self, hunk: Hunk) -> Hunk:
        """An added or removed paragraph begins with its own start, not with the next one's."""
        tokens, start, end = ((self._after, hunk.j1, hunk.j2) if hunk.i1 == hunk.i2
                              else (self._before, hunk.i1, hunk.i2))
        is_one_sided = hunk.i1 == hunk.i2 or hunk.j1 == hunk.j2
        if not is_one_sided or hunk.i1 == 0 or hunk.j1 == 0 or tokens[end - 1].kind != "row" \
                or self._before[hunk.i1 - 1] != self._after[hunk.j1 - 1] \
                or tokens[start - 1] != tokens[end - 1]:
            return hunk
        return Hunk(*(place - 1 for place in hunk))

    def _belong_together(self, one: Hunk, other: Hunk) -> bool:
        between = self._after[one.j2:other.j1]
        if len(between) != other.i1 - one.i2 or any(
                token.kind not in ("word", "space", "mark") for token in between):
            return False
        if any(self._is_moved(hunk) for hunk in (one, other)):
            return False
        if not any(token.kind == "word" for token in between):
            return (self._is_replaced(one) and self._is_replaced(other)) or all(
                token.kind == "space" for token in between)
        length = sum(len(token.text) for token in between)
        return length <= min(self._length(one), self._length(other)) // 2

    def _is_moved(self, hunk: Hunk) -> bool:
        return any(hunk.i1 <= here.i1 < hunk.i2 or hunk.j1 <= there.j1 < hunk.j2
                   for here, there in self._moved)

    @staticmethod
    def _is_replaced(hunk: Hunk) -> bool:
        return hunk.i1 < hunk.i2 and hunk.j1 < hunk.j2

    def _length(self, hunk: Hunk) -> int:
        return max(sum(len(token.text) for token in self._before[hunk.i1:hunk.i2]),
                   sum(len(token.text) for token in self._after[hunk.j1:hunk.j2]))

    def _without_next_row(self, hunk: Hunk) -> Iterator[Hunk]:
        """Where both sides end with the beginning of a row, that row became another kind."""
        if hunk.i1 < hunk.i2 and hunk.j1 < hunk.j2 and self._begin_row(hunk.i2 - 1, hunk.j2 - 1):
            if hunk.i2 - hunk.i1 > 1 or hunk.j2 - hunk.j1 > 1:
                yield Hunk(hunk.i1, hunk.i2 - 1, hunk.j1, hunk.j2 - 1)
            yield Hunk(hunk.i2 - 1, hunk.i2, hunk.j2 - 1, hunk.j2)
        else:
            yield hunk

    def _begin_row(self, i: int, j: int) -> bool:
        return self._before[i].kind == self._after[j].kind == "row"

    def _parted(self, hunk: Hunk) -> Iterator[Hunk]:
        """A hunk with the moved paragraphs in it as hunks of their own."""
        here = sorted((h.i1, h.i2) for h, _there in self._moved)
        there = sorted((t.j1, t.j2) for _here, t in self._moved)
        i, j = hunk.i1, hunk.j1
        for start, end in ((s, e) for s, e in here if hunk.i1 <= s and e <= hunk.i2):
            if i < start:
                yield Hunk(i, start, j, j)
            yield Hunk(start, end, j, j)
            i = end
        for start, end in ((s, e) for s, e in there if hunk.j1 <= s and e <= hunk.j2):
            if i < hunk.i2 or j < start:
                yield Hunk(i, hunk.i2, j, start)
            yield Hunk(hunk.i2, hunk.i2, start, end)
            i, j = hunk.i2, end
        if i < hunk.i2 or j < hunk.j2:
            yield Hunk(i, hunk.i2, j, hunk.j2)

    def _of_hunk(self, hunk: Hunk) -> BodyChange:
        gone, come = self._before[hunk.i1:hunk.i2], self._after[hunk.j1:hunk.j2]
        paragraph = self._paragraph(hunk.j1)
        if len(gone) == len(come) == 1 and gone[0].kind == come[0].kind == "row":
            words = self._read(self._row_at(hunk.j1))
            return BodyChange("format", words, words, paragraph, (hunk,),
                              *_differing(gone[0], come[0]))
        words = self._read(come)
        if gone and words and words == self._read(gone):
            return BodyChange("format", words, words, paragraph, (hunk,),
                              *_differing(gone[0], come[0]))
        kind: Kind = "inserted" if not gone else "deleted" if not come else "replaced"
        return BodyChange(kind, self._read(gone), words, paragraph, (hunk,))

    # Changes of look

    def _of_look(self, same: Iterable[Pair]) -> Iterator[BodyChange]:
        run: list[Pair] = []
        for i, j in [*same, (-1, -1)]:
            differs = i >= 0 and self._differs(i, j)
            if run and not (differs and (i, j) == (run[-1][0] + 1, run[-1][1] + 1)
                            and self._look(i, j) == self._look(*run[-1])):
                yield self._of_run(run)
                run = []
            if differs:
                run.append((i, j))

    def _differs(self, i: int, j: int) -> bool:
        before, after = self._before[i], self._after[j]
        return before.look != after.look or (before.kind == "row" and before.held != after.held)

    def _look(self, i: int, j: int) -> Any:
        before, after = self._before[i], self._after[j]
        return before.kind == "row", before.look, after.look

    def _of_run(self, run: list[Pair]) -> BodyChange:
        (i, j), (last_i, last_j) = run[0], run[-1]
        is_row = self._after[j].kind == "row"
        words = self._read(self._row_at(j) if is_row else self._after[j:last_j + 1])
        return BodyChange("format", words, words, self._paragraph(j),
                          (Hunk(i, last_i + 1, j, last_j + 1),),
                          *_differing(self._before[i], self._after[j]))

    # Words for people

    def _row_at(self, j: int) -> tuple[Token, ...]:
        """The words of the row that begins at a token."""
        at = bisect_right(self._starts, j)
        return self._after[j + 1:self._starts[at] if at < len(self._starts) else None]

    def _paragraph(self, j: int) -> int:
        return max(0, bisect_right(self._starts, j) - 1)

    def _read(self, tokens: Sequence[Token]) -> str:
        return as_read(tokens, self._words)


def as_read(tokens: Iterable[Token], words: Mapping[str, str]) -> str:
    """Tokens as words: rows and breaks as line ends, chips and fixed words by `words`."""
    def read(token: Token) -> str:
        match token.kind:
            case "chip":
                return words.get(token.text, "{" + token.text + "}")
            case "fixed":
                return fixed_as_read(token, words)
            case "note":
                return f"[{token.text}]"
            case "row" | "break":
                return "\n"
        return token.text
    return "".join(read(token) for token in tokens).strip("\n")


def fixed_as_read(token: Token, words: Mapping[str, str]) -> str:
    """Fixed words: as they stand where somebody changed them, else the approved ones."""
    inner = token.held.get("words") if isinstance(token.held, Mapping) else None
    if inner is None:
        return words.get(token.text, token.text)
    return as_read(tokens_of([{"p": inner}]), words)


def _can_hold(key: str) -> bool:
    """Words, chips and fixed words hold others in place; spaces, marks and rows stand anywhere."""
    return key.startswith(("chip ", "fixed ")) or (key[0] == "=" and key[1].isalnum())


def _rows(tokens: Sequence[Token]) -> list[Pair]:
    starts = [n for n, token in enumerate(tokens) if token.kind == "row"]
    return list(zip(starts, [*starts, len(tokens)][1:], strict=True))


def _words_key(tokens: Sequence[Token], row: Pair) -> str:
    """The words of a row, whatever it is: a paragraph, a heading or an item."""
    return "\0".join(token.key for token in tokens[row[0] + 1:row[1]])


def _by_words(tokens: Sequence[Token], rows: Sequence[Pair],
              held: set[int]) -> dict[str, Pair | None]:
    """The rows that are not held in place, by their words; None for words of several rows."""
    found: dict[str, Pair | None] = {}
    for n, (start, end) in enumerate(rows):
        if sum(token.kind == "word" for token in tokens[start:end]) >= _WORDS_THAT_TELL:
            key = _words_key(tokens, (start, end))
            found[key] = None if key in found or n in held else (start, end)
    return found


def _differing(before: Token, after: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the look of a token gained and lost."""
    then, now = _looks(before), _looks(after)
    gained, lost = tuple(x for x in now if x not in then), tuple(x for x in then if x not in now)
    return (gained, lost) if gained or lost else (("item",), ())


def _looks(token: Token) -> tuple[str, ...]:
    if isinstance(token.held, Shape):
        lists = ["numbers" if level.is_ordered else "bullets" for level in token.held.levels]
        return ("heading",) * bool(token.held.heading) + tuple(dict.fromkeys(lists))
    named = (("strong", token.look.strong), ("emphasis", token.look.emphasis),
             (f"link {token.look.link}", token.look.link))
    return tuple(name for name, on in named if on)


_OF_ROWS = frozenset({"heading", "bullets", "numbers", "item"})


def _rows_together(found: list[BodyChange]) -> list[BodyChange]:
    """Paragraphs that became one list, or left one, as one change."""
    made: list[BodyChange] = []
    last: int | None = None
    for change in found:
        is_of_rows = change.kind == "format" and set(change.gained + change.lost) <= _OF_ROWS
        before = made[last] if is_of_rows and last is not None else None
        if last is not None and before is not None and \
                change.paragraph == before.paragraph + len(before.hunks) and \
                (change.gained, change.lost) == (before.gained, before.lost):
            words = f"{before.after}\n{change.after}"
            made[last] = before._replace(before=words, after=words,
                                         hunks=before.hunks + change.hunks)
            continue
        if is_of_rows:
            last = len(made)
        made.append(change)
    return made
