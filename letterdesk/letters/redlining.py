"""Compares two composed documents as a redline (document/redline.py)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Change,
    Copies,
    Document,
    Element,
    List,
    ListItem,
    Note,
    PageFurniture,
    Paragraph,
    SignatoryList,
    SignatureBlock,
    Signer,
    Spans,
)
from letterdesk.document.redline import kind_of, marked, words_in
from letterdesk.letters.pairing import Likeness, paired, parts_together
from letterdesk.letters.redline_notes import (
    Names,
    as_called_now,
    changed_marks,
    fellows_of,
    names_of,
)
from letterdesk.letters.redline_shapes import (
    SAME_ONE,
    Unit,
    Worded,
    headings_of,
    is_by_entry,
    is_whole,
    least_alike,
    shape_of,
    units_of,
)
from letterdesk.letters.redline_words import Token, merged, tokens_of, voiced, words_counted

Stamp = tuple[str, str]
"""Who made a change, and when (ISO 8601)."""

_OF_ONE_PART = 0.1
_BEFORE = "before-"
"""Leads the name of a note that is gone: another may have its name now."""

_Block = TypeVar("_Block", AddressBlock, Signer)


def redline(before: Document, after: Document, stamps: Mapping[str, Stamp] | None = None,
            otherwise: Stamp = ("", "")) -> Document:
    """The later document with what came and went marked.

    `accepted` of it reads as `after` does and `rejected` as `before`: the same elements with
    the same words in the same look. Page, style and pictures are those of `after`. `stamps`
    has the author and time of changes by part, `otherwise` those of all others. A list of
    signatories whose entries stand in columns or in running text, a signature block and
    addresses in columns are replaced as a whole.
    """
    old, new = _ready(before), _ready(after)
    fellows = fellows_of(old.notes, new.notes)
    while True:
        names = names_of(fellows, old.notes, new.notes)
        comparing = _Comparing(after.direction, names, stamps or {}, otherwise)
        elements = comparing.elements(old.elements, new.elements)
        parted = changed_marks(elements) & set(fellows.values())
        if not parted:
            break
        # A note whose mark moved: Word keeps the words of a note with one mark alone.
        fellows = {was: now for was, now in fellows.items() if now not in parted}
    return replace(new, elements=elements, notes=comparing.notes(old.notes, new.notes, fellows),
                   furniture=comparing.furniture(old.furniture, new.furniture))


def _ready(document: Document) -> Document:
    """Without marks of an earlier comparison, its words cut by language, no note twice."""
    notes = tuple({note.id: note for note in document.notes}.values())
    made: Document = voiced(marked(replace(document, notes=notes), None), document.language)
    return made


class _Comparing:
    """One comparison of two documents."""

    def __init__(self, way: str, names: Names, stamps: Mapping[str, Stamp],
                 otherwise: Stamp) -> None:
        self._way = way
        self._names = names
        self._stamps = stamps
        self._otherwise = otherwise
        self._words: dict[int, tuple[Any, Counter[str]]] = {}

    def elements(self, before: Sequence[Element], after: Sequence[Element]) -> tuple[Element, ...]:
        """The elements of both, in order; a run-in heading goes and comes with its paragraph."""
        old, new = units_of(before), units_of(after)
        made: list[Element] = []
        places = paired([self._key(unit, self._names.before) for unit in old],
                        [self._key(unit, self._names.after) for unit in new],
                        self._likeness(old, new))
        for i, j in parts_together(places, [_part_of(unit[0]) for unit in old],
                                   [_part_of(unit[0]) for unit in new]):
            if i is not None and j is not None:
                made += [self._one(then, now) for then, now in zip(old[i], new[j], strict=True)]
            elif i is not None:
                made += [self._gone(element) for element in old[i]]
            elif j is not None:
                made += [self._new(element) for element in new[j]]
        return tuple(made)

    def notes(self, before: Sequence[Note], after: Sequence[Note],
              fellows: Mapping[str, str]) -> tuple[Note, ...]:
        """The notes of both; each of two that are one has its words merged."""
        earlier = {fellows[note.id]: note for note in before if note.id in fellows}
        made = [self._note(earlier[note.id], note) if note.id in earlier else self._new(note)
                for note in after]
        return (*made, *(self._gone(note) for note in before if note.id not in fellows))

    def furniture(self, before: PageFurniture, after: PageFurniture) -> PageFurniture:
        """Letterhead, header and footer; lines are compared where there are as many."""
        def lines(old: tuple[Spans, ...], new: tuple[Spans, ...]) -> tuple[Spans, ...]:
            if len(old) != len(new):
                return new
            return tuple(self._spans(*both) for both in zip(old, new, strict=True))

        return replace(
            after, lines=lines(before.lines, after.lines),
            footer=lines(before.footer, after.footer),
            organisation=self._spans(before.organisation, after.organisation),
            following=self._spans(before.following, after.following))

    def _note(self, before: Note, after: Note) -> Note:
        paragraphs = tuple(
            replace(now, spans=self._spans(then.spans, now.spans))
            for then, now in zip(before.paragraphs, after.paragraphs, strict=True))
        return replace(after, paragraphs=paragraphs)

    def _change(self, kind: str, part: str) -> Change:
        by, on = self._stamps.get(part, self._otherwise)
        return Change("inserted" if kind == "inserted" else "deleted", by, on)

    def _gone(self, value: Any) -> Any:
        return marked(as_called_now(value, self._names),
                      self._change("deleted", _part_of(value)))

    def _new(self, value: Any) -> Any:
        return marked(value, self._change("inserted", _part_of(value)))

    def _one(self, before: Element, after: Element) -> Element:
        """Two that are one, reworded or not."""
        match before, after:
            case (Addresses() | Copies(), Addresses() | Copies()) if after.columns <= 1:
                return replace(after, blocks=self._blocks(before.blocks, after.blocks))
            case (List(), List()):
                return replace(after, items=self._items(before.items, after.items))
            case (SignatoryList(), SignatoryList()) if is_by_entry(after):
                return self._signatories(before, after)
        if isinstance(before, Worded) and isinstance(after, Worded):
            return replace(after, spans=self._spans(before.spans, after.spans))
        return after

    def _spans(self, before: Spans, after: Spans) -> Spans:
        spans = merged(self._tokens(before, self._names.before),
                       self._tokens(after, self._names.after), self._change)
        return tuple(as_called_now(span, self._names) if kind_of(span) == "deleted" else span
                     for span in spans)

    def _tokens(self, spans: Spans, names: Mapping[str, str]) -> list[Token]:
        return tokens_of(spans, self._way, names)

    def _blocks(self, before: tuple[AddressBlock, ...],
                after: tuple[AddressBlock, ...]) -> tuple[AddressBlock, ...]:
        def alike(i: int, j: int) -> float:
            return self._alike((before[i],), (after[j],))

        def one(then: AddressBlock, now: AddressBlock) -> AddressBlock:
            return replace(now, spans=self._spans(then.spans, now.spans))

        names = self._names
        keys = [self._words_key(block.spans, names.before) for block in before], [
            self._words_key(block.spans, names.after) for block in after]
        return self._listed(before, after, keys, alike, one)

    def _signatories(self, before: SignatoryList, after: SignatoryList) -> SignatoryList:
        groups = []
        for old, new in zip(before.groups, after.groups, strict=True):
            keys = [repr(signer) for signer in old.signers], [
                repr(signer) for signer in new.signers]
            signers = self._listed(old.signers, new.signers, keys, lambda _i, _j: 0.0,
                                   lambda _then, now: now, after.origin.part)
            groups.append(replace(new, signers=signers,
                                  heading=self._spans(old.heading, new.heading)))
        return replace(after, groups=tuple(groups),
                       heading=self._spans(before.heading, after.heading),
                       disclaimer=self._spans(before.disclaimer, after.disclaimer))

    def _listed(self, before: Sequence[_Block], after: Sequence[_Block],
                keys: tuple[list[str], list[str]], alike: Likeness, one: Any,
                part: str | None = None) -> tuple[_Block, ...]:
        made: list[_Block] = []
        for i, j in paired(*keys, alike):
            if i is not None and j is not None:
                made.append(one(before[i], after[j]))
                continue
            kind, value = ("inserted", after[j]) if j is not None else ("deleted", before[i or 0])
            named = _part_of(value) if part is None else part
            value = as_called_now(value, self._names) if kind == "deleted" else value
            made.append(marked(value, self._change(kind, named)))
        return tuple(made)

    def _items(self, before: Sequence[ListItem], after: Sequence[ListItem]
               ) -> tuple[ListItem, ...]:
        def alike(i: int, j: int) -> float:
            first = before[i].elements[:1], after[j].elements[:1]
            if [type(element) for element in first[0]] != [type(element) for element in first[1]]:
                return 0.0
            return self._alike((before[i],), (after[j],))

        made: list[ListItem] = []
        for i, j in paired([self._item_key(item, self._names.before) for item in before],
                           [self._item_key(item, self._names.after) for item in after], alike):
            if i is not None and j is not None:
                made.append(replace(after[j], elements=self._inside(before[i], after[j])))
            elif i is not None:
                made.append(self._gone(before[i]))
            elif j is not None:
                made.append(self._new(after[j]))
        return tuple(made)

    def _inside(self, before: ListItem, after: ListItem) -> tuple[Paragraph | List, ...]:
        """What stands in an item. Its first paragraph has the number, so it stays the first."""
        first = self.elements(before.elements[:1], after.elements[:1])
        others = self.elements(before.elements[1:], after.elements[1:])
        return tuple(element for element in (*first, *others)
                     if isinstance(element, Paragraph | List))

    # How alike

    def _likeness(self, before: Sequence[Unit], after: Sequence[Unit]) -> Likeness:
        def alike(i: int, j: int) -> float:
            old, new = before[i], after[j]
            if shape_of(old) != shape_of(new) or is_whole(old[0]):
                return 0.0
            more = _OF_ONE_PART if _part_of(old[0]) == _part_of(new[0]) else 0.0
            return self._alike(old, new, more, least=least_alike(old[0]))
        return alike

    def _alike(self, before: Sequence[Any], after: Sequence[Any], more: float = 0.0,
               least: float = 0.0) -> float:
        old, new = self._counted(before), self._counted(after)
        words = old.total() + new.total()
        share = 2 * (old & new).total() / words if words else 1.0
        found = max(share + more, least)
        return found if found >= SAME_ONE else 0.0

    def _counted(self, elements: Sequence[Any]) -> Counter[str]:
        kept = self._words.get(id(elements[0]))
        if kept is None:
            kept = elements, Counter(words_counted(words_in(elements)))
            self._words[id(elements[0])] = kept
        return kept[1]

    def _key(self, unit: Unit, names: Mapping[str, str]) -> str:
        return json.dumps([shape_of(unit), *(self._element_key(element, names)
                                           for element in unit)])

    def _element_key(self, element: Element, names: Mapping[str, str]) -> Any:
        match element:
            case List():
                return [self._item_key(item, names) for item in element.items]
            case Addresses() | Copies():
                return [self._words_key(block.spans, names) for block in element.blocks]
            case SignatureBlock():
                return repr(element.signers)
            case SignatoryList():
                return [repr([group.signers for group in element.groups]),
                        *(self._words_key(spans, names) for spans in headings_of(element)),
                        self._words_key(element.disclaimer, names)]
        return self._words_key(element.spans, names)

    def _item_key(self, item: ListItem, names: Mapping[str, str]) -> str:
        return json.dumps([self._key((element,), names) for element in item.elements])

    def _words_key(self, spans: Spans, names: Mapping[str, str]) -> str:
        return "\1".join(token.key for token in self._tokens(spans, names))


def _part_of(value: Any) -> str:
    origin = getattr(value, "origin", None)
    return origin.part if origin is not None else ""
