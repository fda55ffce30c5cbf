"""The words of two paragraphs as one line of spans, each marked as come, gone or kept.

The smallest thing that comes or goes is a word, a mark, a space or a Chinese character; a
symbol with slashes and a number are one word. Words of the other direction go as a whole:
cut apart, their pieces would be ordered as several.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from letterdesk.document.model import Change, NoteMark, Origin, Span, Spans, Text
from letterdesk.language import Run, direction, script_runs
from letterdesk.letters.aligning import Aligning
from letterdesk.letters.body_tokens import HAN, MARKS, WORD

_TOKEN = re.compile(
    f"[^\\s{HAN}]+/[^\\s{HAN}]+|\\d+(?:[.,:]\\d+)*%?(?!\\w)|{WORD}(?:[’'\\-]{WORD})*"
    f"|.[{MARKS}\ufe0e\ufe0f]*", re.DOTALL)


class Token(NamedTuple):
    """The smallest thing that comes or goes."""

    key: str
    """The same for tokens that read and look alike."""
    pieces: tuple[tuple[int, Span], ...]
    """Its spans, each with the number of the span that it is cut from."""

    @property
    def is_space(self) -> bool:
        return self.key.startswith("=") and self.key[1:].partition("\0")[0].isspace()


Changing = Callable[[str, str], Change]
"""The change (`inserted` or `deleted`) of words that stand in a part."""


def voiced(value: Any, language: str) -> Any:
    """A document or a part of one, each of its texts in runs of one language and direction.

    What a run is depends on the words around it, so it is settled before these are cut.
    """
    if isinstance(value, tuple):
        return tuple(piece for each in value for piece in (
            _runs(each, language) if isinstance(each, Text) else (voiced(each, language),)))
    if not isinstance(value, msgspec.Struct) or isinstance(value, Origin | Change):
        return value
    fields = {field: voiced(getattr(value, field), language) for field in value.__struct_fields__}
    return replace(value, **fields)


def _runs(span: Text, language: str) -> Iterator[Text]:
    one = (Run(span.text, span.language, span.direction),)
    for run in one if span.language or span.direction else script_runs(span.text, language):
        spoken = run.language or language
        yield replace(span, text=run.text, language=spoken,
                      direction=run.direction or direction(spoken))


def tokens_of(spans: Spans, way: str, notes: Mapping[str, str]) -> list[Token]:
    """The tokens of voiced spans in a document of the direction `way`; `notes` has the name of
    each note for this comparison."""
    tokens: list[Token] = []
    for look, group in groupby(enumerate(spans), key=lambda numbered: _look(numbered[1])):
        cut = list(group)
        if not look:
            tokens += [Token(_key(span, notes), ((number, span),)) for number, span in cut]
            continue
        texts = [(number, span) for number, span in cut if isinstance(span, Text) and span.text]
        if look[-1] != way:
            tokens += [Token(f"={span.text}\0{look}", ((number, span),)) for number, span in texts]
        else:
            tokens += _cut(texts, f"\0{look}")
    return tokens


def _look(span: Span) -> tuple[Any, ...]:
    if not isinstance(span, Text):
        return ()
    return span.emphasis, span.strong, span.link, span.language, span.direction


def _key(span: Span, notes: Mapping[str, str]) -> str:
    return f"note {notes.get(span.note, span.note)}" if isinstance(span, NoteMark) else "break"


def _cut(texts: Sequence[tuple[int, Text]], look: str) -> Iterator[Token]:
    """Words of one look, wherever their spans are cut: a word may stand in two of them."""
    whole = "".join(span.text for _number, span in texts)
    left = list(texts[::-1])
    for word in _TOKEN.findall(whole):
        pieces: list[tuple[int, Span]] = []
        missing = len(word)
        while missing:
            number, span = left.pop()
            if len(span.text) > missing:
                left.append((number, replace(span, text=span.text[missing:])))
                span = replace(span, text=span.text[:missing])
            missing -= len(span.text)
            pieces.append((number, span))
        yield Token(f"={word}{look}", tuple(pieces))


def words_counted(text: str) -> Iterable[str]:
    """The words that tell what a paragraph is about."""
    return (word for word in _TOKEN.findall(text) if word[0].isalnum())


class _Stretch(NamedTuple):
    before: Sequence[Token]
    after: Sequence[Token]
    is_same: bool


def merged(before: Sequence[Token], after: Sequence[Token], changing: Changing) -> Spans:
    """One line of spans in which both texts stand; of what is the same, the later one's."""
    found: list[tuple[str, int, Span]] = []
    for number, stretch in enumerate(_stretches(before, after)):
        if stretch.is_same:
            found += _pieces("", stretch.after, number)
        else:
            found += _pieces("deleted", stretch.before, number)
            found += _pieces("inserted", stretch.after, number)
    return tuple(_joined(found, changing))


def _pieces(kind: str, tokens: Sequence[Token], stretch: int) -> Iterator[tuple[str, int, Span]]:
    for token in tokens:
        for number, span in token.pieces:
            yield f"{stretch} {kind}".rstrip(), number, span


def _joined(found: Iterable[tuple[str, int, Span]], changing: Changing) -> Iterator[Span]:
    """The pieces of one span that stay together as one again."""
    for (name, _number), group in groupby(found, key=lambda piece: piece[:2]):
        spans = [span for _name, _from, span in group]
        kind = name.partition(" ")[2]
        first = spans[0]
        if isinstance(first, Text):
            text = "".join(span.text for span in spans if isinstance(span, Text))
            spans = [replace(first, text=text)]
        for span in spans:
            yield replace(span, change=changing(kind, span.origin.part)) if kind else span


def _stretches(before: Sequence[Token], after: Sequence[Token]) -> list[_Stretch]:
    """What stays and what changes by turns.

    Little that stays between two larger changes (a space, a word that is in every sentence)
    goes with them: whole words are read, not rests of them.
    """
    stretches: list[_Stretch] = []
    for stretch in _raw_stretches(before, after):
        last = stretches[-1] if stretches else None
        if last is not None and not last.is_same and not stretch.is_same:
            stretches[-1] = _both(last, stretch)
        elif len(stretches) > 1 and last is not None and not stretch.is_same \
                and _is_little(stretches[-2], last, stretch):
            stretches[-2:] = [_both(_both(stretches[-2], last), stretch)]
        else:
            stretches.append(stretch)
    return stretches


def _is_little(left: _Stretch, between: _Stretch, right: _Stretch) -> bool:
    if any(not isinstance(span, Text) for token in between.after for _from, span in token.pieces):
        return False
    size = _size(between.after)
    return all(size <= max(_size(side.before), _size(side.after)) - 1 for side in (left, right)) \
        or size == 0


def _size(tokens: Sequence[Token]) -> int:
    return sum(not token.is_space for token in tokens)


def _both(one: _Stretch, other: _Stretch) -> _Stretch:
    return _Stretch([*one.before, *other.before], [*one.after, *other.after], is_same=False)


def _raw_stretches(before: Sequence[Token], after: Sequence[Token]) -> Iterator[_Stretch]:
    aligning = Aligning([t.key for t in before], [t.key for t in after], _can_hold)
    pairs = [*aligning.pairs(0, len(before), 0, len(after)), (len(before), len(after))]
    i = j = begun_i = begun_j = 0
    for next_i, next_j in pairs:
        if next_i > i or next_j > j:
            if i > begun_i:
                yield _Stretch(before[begun_i:i], after[begun_j:j], is_same=True)
            yield _Stretch(before[i:next_i], after[j:next_j], is_same=False)
            begun_i, begun_j = next_i, next_j
        i, j = next_i + 1, next_j + 1
    if len(before) > begun_i:
        yield _Stretch(before[begun_i:], after[begun_j:], is_same=True)


def _can_hold(key: str) -> bool:
    return key.startswith("note ") or (key[0] == "=" and key[1:2].isalnum())
