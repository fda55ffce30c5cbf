"""A body as one line of tokens: words, spaces, marks, chips, fixed words, notes, breaks, rows.

A row is a paragraph or a heading, with the lists around it; its token stands before
its words. Any line of tokens can be made a body again, so that a difference may be
taken out wherever it stands.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from letterdesk.letters.edit_body import Body

_DEEPEST = 24
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u2060"
"""Signs that belong to the letter before them; `\\w` does not know them."""
HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = f"(?:(?![{HAN}])[\\w{MARKS}])+"
_TOKEN = re.compile(f"{WORD}(?:[’'\\-]{WORD})*|.", re.DOTALL)


class Look(NamedTuple):
    """How words stand out."""

    strong: bool = False
    emphasis: bool = False
    link: str = ""


class Level(NamedTuple):
    """A list around a row, and whether the row begins it, or an item of it."""

    is_ordered: bool
    start: int
    begins_list: bool
    begins_item: bool


class Shape(NamedTuple):
    """What a row is: a paragraph (`heading` 0) or a heading, its lists, and the note it is of."""

    heading: int = 0
    levels: tuple[Level, ...] = ()
    note: str = ""


class Token(NamedTuple):
    """The smallest piece that a difference names."""

    kind: str
    """`word` `space` `mark` `chip` `fixed` `note` `break` or `row`."""
    key: str
    """The same for tokens that differ in their look alone."""
    text: str = ""
    """Words; of a chip its expression, of fixed words their id, of a mark of a note the note's."""
    look: Look = Look()
    held: Any = None
    """The span of fixed words as it stands in the body, or the Shape of a row."""

    def named(self) -> Token:
        """Fixed words by their id alone: as approved."""
        return _fixed({"fixed": self.text}, self.look)


def tokens_of(body: Sequence[Any]) -> tuple[Token, ...]:
    """The tokens of a body; what it holds beyond the known keys is left out."""
    tokens: list[Token] = []
    for block in body:
        if isinstance(block, Mapping) and "note" in block:
            tokens += _blocks(block.get("body"), (), str(block["note"]))
        else:
            tokens += _blocks([block], (), "")
    return tuple(tokens)


def _blocks(body: Any, levels: tuple[Level, ...], note: str) -> Iterator[Token]:
    """The rows of blocks; the first of them begins the item that they stand in."""
    for block in body if isinstance(body, list | tuple) else ():
        if not isinstance(block, Mapping):
            continue
        rows: Iterator[Token] = iter(())
        if "p" in block:
            rows = _row(Shape(0, levels, note), block["p"])
        elif "h" in block:
            rows = _row(Shape(_whole(block.get("level", 1)), levels, note), block["h"])
        elif ("ul" in block or "ol" in block) and len(levels) < _DEEPEST:
            rows = _list(block, levels, note)
        for token in rows:
            yield token
            levels = _begun(levels)


def _begun(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """The lists as they stand around the next row."""
    if not levels or not levels[-1].begins_item:
        return levels
    return tuple(level._replace(begins_list=False, begins_item=False) for level in levels)


def _list(block: Mapping[str, Any], levels: tuple[Level, ...], note: str) -> Iterator[Token]:
    is_ordered = "ol" in block
    items = block["ol" if is_ordered else "ul"]
    start = _whole(block.get("start", 1)) if is_ordered else 1
    begins_list = True
    for item in items if isinstance(items, list | tuple) else ():
        level = Level(is_ordered, start, begins_list, True)
        inner = list(_blocks(item, (*levels, level), note))
        yield from inner or _row(Shape(0, (*levels, level), note), ())
        levels, begins_list = _begun(levels), False


def _whole(number: Any) -> int:
    return number if isinstance(number, int) and not isinstance(number, bool) else 1


def _row(shape: Shape, spans: Any) -> Iterator[Token]:
    lists = "".join("ol " if level.is_ordered else "ul " for level in shape.levels)
    yield Token("row", f"row {shape.heading} {lists}{shape.note}", held=shape)
    yield from _spans(spans, Look())


def _spans(spans: Any, look: Look) -> Iterator[Token]:
    """Words of one look are read as one, wherever the body cuts them."""
    for key, group in itertools.groupby(
            _leaves(spans, look), lambda leaf: leaf[1] if isinstance(leaf[0], str) else None):
        if key is None:
            yield from (token for token, _look in group if isinstance(token, Token))
        else:
            words = "".join(text for text, _look in group if isinstance(text, str))
            yield from (_of_text(text, key) for text in _TOKEN.findall(words))


def _leaves(spans: Any, look: Look) -> Iterator[tuple[str | Token, Look]]:
    for span in spans if isinstance(spans, list | tuple) else ():
        if isinstance(span, str):
            yield span, look
        elif isinstance(span, Mapping):
            yield from _leaf_of(span, look)


def _of_text(text: str, look: Look) -> Token:
    if text == "\n":
        return Token("break", "break")
    kind = "space" if text.isspace() else "word" if text[0].isalnum() else "mark"
    return Token(kind, "=" + text, text, look)


def _leaf_of(span: Mapping[str, Any], look: Look) -> Iterator[tuple[str | Token, Look]]:
    if "chip" in span:
        yield Token("chip", f"chip {span['chip']}", str(span["chip"]), look), look
    elif "fixed" in span:
        yield _fixed(span, look), look
    elif "strong" in span:
        yield from _leaves(span["strong"], look._replace(strong=True))
    elif "em" in span:
        yield from _leaves(span["em"], look._replace(emphasis=True))
    elif "link" in span:
        yield from _leaves(span["link"], look._replace(link=str(span.get("to", ""))))
    elif "br" in span:
        yield Token("break", "break"), look
    elif "note" in span:
        yield Token("note", f"note {span['note']}", str(span["note"])), look


def _fixed(span: Mapping[str, Any], look: Look) -> Token:
    key = msgspec.json.encode(span, order="deterministic").decode()
    return Token("fixed", f"fixed {key}", str(span["fixed"]), look, span)


def body_of_tokens(tokens: Iterable[Token]) -> Body:
    """The body that tokens stand for, in the form that letters/edit_body.body_of writes."""
    rows: list[tuple[Shape, list[Token]]] = []
    for token in tokens:
        if token.kind == "row":
            rows.append((token.held, []))
        else:
            if not rows:
                rows.append((Shape(), []))
            rows[-1][1].append(token)
    made: list[Any] = []
    for note, group in itertools.groupby(rows, lambda row: row[0].note):
        blocks = _blocks_of(list(group))
        made += [{"note": note, "body": blocks}] if note else blocks
    return tuple(made)


class _Open(NamedTuple):
    """A list that is being written."""

    is_ordered: bool
    start: int
    items: list[list[Any]]

    def is_like(self, level: Level) -> bool:
        return (self.is_ordered, self.start) == (level.is_ordered, level.start)


def _blocks_of(rows: list[tuple[Shape, list[Token]]]) -> list[Any]:
    made: list[Any] = []
    lists: list[_Open] = []
    for shape, tokens in rows:
        into = made
        for depth, level in enumerate(shape.levels):
            present = lists[depth] if depth < len(lists) else None
            if present is None or level.begins_list or not present.is_like(level):
                present = _opened(level, into)
                lists[depth:] = [present]
            if level.begins_item or not present.items:
                present.items.append([])
                del lists[depth + 1:]
            into = present.items[-1]
        del lists[len(shape.levels):]
        into.append(_block(shape, tokens))
    return made


def _opened(level: Level, into: list[Any]) -> _Open:
    items: list[list[Any]] = []
    start = {"start": level.start} if level.is_ordered and level.start != 1 else {}
    into.append({"ol" if level.is_ordered else "ul": items, **start})
    return _Open(level.is_ordered, level.start, items)


def _block(shape: Shape, tokens: list[Token]) -> dict[str, Any]:
    spans = _spans_of(tokens)
    if not shape.heading:
        return {"p": spans}
    return {"h": spans, **({"level": shape.heading} if shape.heading != 1 else {})}


def _spans_of(tokens: Iterable[Token]) -> list[Any]:
    spans: list[Any] = []
    for (is_text, look), group in itertools.groupby(
            tokens, lambda token: (token.kind in ("word", "space", "mark"), token.look)):
        if is_text:
            spans.append(_wrapped("".join(token.text for token in group), look))
        else:
            spans += [_wrapped(_leaf(token), token.look) for token in group]
    return spans


def _leaf(token: Token) -> Any:
    match token.kind:
        case "chip":
            return {"chip": token.text}
        case "note":
            return {"note": token.text}
        case "break":
            return {"br": True}
    return token.held


def _wrapped(leaf: Any, look: Look) -> Any:
    if look.emphasis:
        leaf = {"em": [leaf]}
    if look.strong:
        leaf = {"strong": [leaf]}
    return {"link": [leaf], "to": look.link} if look.link else leaf
