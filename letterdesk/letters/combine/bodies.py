"""Joins two edits of one text: paragraph by paragraph, and word by word within one."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from letterdesk.letters.combine.three_way import content, same
from letterdesk.library.block_language import MOST_CHARACTERS

_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|\w+|\s|[^\w\s]")
_NEAR = 2
"""Words that must stand unchanged between the changes of two people: closer ones are about
the same thing, and only a person can say what the sentence is to be."""
_MOST_TOKENS = 5_000
_MOST_BLOCKS = 40
"""Beyond these two texts are not joined: the matcher's time grows with the square."""
_ALIKE = 0.35
"""Share of words by which a paragraph is known to be another one's rewriting."""

JoinOne = Callable[[Any, Any, Any], Any]


class _NotJoined(Exception):
    """Two changes meet."""


def join_bodies(base: Sequence[Any], mine: Sequence[Any],
                theirs: Sequence[Any]) -> tuple[Any, ...] | None:
    """The body with the changes of both; None where they meet and a person must decide."""
    try:
        joined = _sequence(list(base), list(mine), list(theirs), _block)
    except _NotJoined:
        return None
    return tuple(joined)


def _sequence(base: list[Any], mine: list[Any], theirs: list[Any], join: JoinOne) -> list[Any]:
    if same(theirs, base) or same(mine, theirs):
        return mine
    if same(mine, base):
        return theirs
    my, their = _aligned(base, mine), _aligned(base, theirs)
    joined = [*_inserted(my.inserted[0], their.inserted[0])]
    for index, block in enumerate(base):
        joined += _one(block, my.partner[index], their.partner[index], join)
        joined += _inserted(my.inserted[index + 1], their.inserted[index + 1])
    return joined


def _one(base: Any, mine: Any, theirs: Any, join: JoinOne) -> list[Any]:
    if mine is None or theirs is None:
        other = theirs if mine is None else mine
        if other is not None and not same(other, base):
            raise _NotJoined
        return []
    if same(theirs, base) or same(mine, theirs):
        return [mine]
    return [theirs] if same(mine, base) else [join(base, mine, theirs)]


def _inserted(mine: list[Any], theirs: list[Any]) -> list[Any]:
    if mine and theirs and not same(mine, theirs):
        raise _NotJoined
    return mine or theirs


class _Alignment(NamedTuple):
    partner: list[Any]
    """For each element of the base what became of it; None: it went."""
    inserted: list[list[Any]]
    """What is new before the first element, and behind each."""


def _aligned(base: list[Any], side: list[Any]) -> _Alignment:
    made = _Alignment([None] * len(base), [[] for _ in range(len(base) + 1)])
    matcher = difflib.SequenceMatcher(
        None, [content(block) for block in base], [content(block) for block in side],
        autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            made.partner[i1:i2] = side[j1:j2]
            continue
        pairs = _pairs(base[i1:i2], side[j1:j2])
        last = i1
        for j in range(j1, j2):
            if (i := pairs.get(j - j1)) is not None:
                made.partner[i1 + i] = side[j]
                last = i1 + i + 1
            else:
                made.inserted[last].append(side[j])
    return made


def _pairs(base: list[Any], side: list[Any]) -> dict[int, int]:
    """Index in `side` -> index in `base` of what it rewrites, in order."""
    if not base or not side:
        return {}
    if len(base) > _MOST_BLOCKS or len(side) > _MOST_BLOCKS:
        raise _NotJoined
    old, new = [_words(block) for block in base], [_words(block) for block in side]
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [
        [(0.0, ())] * (len(side) + 1) for _ in range(len(base) + 1)]
    for i in range(1, len(base) + 1):
        for j in range(1, len(side) + 1):
            alike = _alike(old[i - 1], new[j - 1])
            choices = [best[i - 1][j], best[i][j - 1]]
            if alike >= _ALIKE:
                score, pairs = best[i - 1][j - 1]
                choices.append((score + alike, (*pairs, (j - 1, i - 1))))
            best[i][j] = max(choices, key=lambda choice: choice[0])
    return dict(best[-1][-1][1])


def _words(block: Any) -> Counter[str]:
    if isinstance(block, str):
        return Counter(word for word in _WORD.findall(block) if not word.isspace())
    found: Counter[str] = Counter()
    members = block.values() if isinstance(block, Mapping) else \
        block if isinstance(block, list | tuple) else ()
    for member in members:
        found += _words(member)
    return found


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _block(base: Any, mine: Any, theirs: Any) -> Any:
    """One paragraph, heading, list or note that both sides changed."""
    kinds = [[key for key in ("p", "h", "ul", "ol", "body") if key in block]
             for block in (base, mine, theirs)]
    if kinds[0] != kinds[1] or kinds[0] != kinds[2] or len(kinds[0]) != 1:
        raise _NotJoined
    kind = kinds[0][0]
    joined = {key: _attribute(base.get(key), mine.get(key), theirs.get(key))
              for key in dict.fromkeys((*mine, *theirs)) if key != kind}
    if kind in ("p", "h"):
        words: Any = _spans(base[kind], mine[kind], theirs[kind])
    else:
        join = _block if kind == "body" else _item
        words = _sequence(list(base[kind]), list(mine[kind]), list(theirs[kind]), join)
    return {kind: words, **{key: value for key, value in joined.items() if value is not None}}


def _item(base: Any, mine: Any, theirs: Any) -> Any:
    return _sequence(list(base), list(mine), list(theirs), _block)


def _attribute(base: Any, mine: Any, theirs: Any) -> Any:
    if same(theirs, base) or same(mine, theirs):
        return mine
    if same(mine, base):
        return theirs
    raise _NotJoined


class _Token(NamedTuple):
    """A word, sign or space, or a chip, break, mark or run of fixed words as one."""

    look: tuple[tuple[str, str], ...]
    text: str
    is_words: bool

    @property
    def counts(self) -> bool:
        return not self.is_words or self.text[0].isalnum()


class _Hunk(NamedTuple):
    start: int
    end: int
    put: tuple[_Token, ...]


def _spans(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    old, my, their = (list(_tokens(spans, ())) for spans in (base, mine, theirs))
    if max(len(old), len(my), len(their)) > _MOST_TOKENS:
        raise _NotJoined
    hunks = sorted({*_hunks(old, my), *_hunks(old, their)})
    joined: list[_Token] = []
    at = 0
    for before, hunk in zip([None, *hunks], hunks, strict=False):
        if before is not None and _words_between(old, before.end, hunk.start) < _NEAR:
            raise _NotJoined
        joined += [*old[at:hunk.start], *hunk.put]
        at = hunk.end
    return _nested([*joined, *old[at:]], 0)


def _tokens(spans: Sequence[Any], look: tuple[tuple[str, str], ...]) -> Iterator[_Token]:
    for span in spans:
        if isinstance(span, str):
            yield from (_Token(look, word, True) for word in _WORD.findall(span))
        elif "strong" in span:
            yield from _tokens(span["strong"], (*look, ("strong", "")))
        elif "em" in span:
            yield from _tokens(span["em"], (*look, ("em", "")))
        elif "link" in span:
            yield from _tokens(span["link"], (*look, ("link", span["to"])))
        else:
            yield _Token(look, content(span).decode(), False)


def _hunks(old: list[_Token], new: list[_Token]) -> list[_Hunk]:
    """The changes of one side; those with hardly a word between them are one."""
    made: list[_Hunk] = []
    reached = 0
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new,
                                                       autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if made and _words_between(old, made[-1].end, i1) < _NEAR:
            put = (*made[-1].put, *new[reached:j2])
            made[-1] = _Hunk(made[-1].start, i2, put)
        else:
            made.append(_Hunk(i1, i2, tuple(new[j1:j2])))
        reached = j2
    return made


def _words_between(tokens: list[_Token], start: int, end: int) -> int:
    return -1 if start > end else sum(token.counts for token in tokens[start:end])


def _nested(tokens: Sequence[_Token], depth: int) -> list[Any]:
    """Tokens as spans again."""
    spans: list[Any] = []
    at = 0
    while at < len(tokens):
        look = tokens[at].look[depth:depth + 1]
        end = at
        while end < len(tokens) and tokens[end].look[depth:depth + 1] == look:
            end += 1
        run, at = tokens[at:end], end
        if look:
            (name, to), inner = look[0], _nested(run, depth + 1)
            spans.append({"link": inner, "to": to} if name == "link" else {name: inner})
        else:
            spans += _leaves(run)
    return spans


def _leaves(tokens: Sequence[_Token]) -> Iterator[Any]:
    words = ""
    for token in tokens:
        if token.is_words:
            words += token.text
            if len(words) > MOST_CHARACTERS:
                raise _NotJoined
            continue
        if words:
            yield words
        words = ""
        yield msgspec.json.decode(token.text)
    if words:
        yield words
