"""Joins the parts of two copies: choices, in or out, edits, added paragraphs and their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from letterdesk.letters.applying import ADDED, next_added
from letterdesk.letters.combine.bodies import join_bodies
from letterdesk.letters.combine.model import Own, Spot
from letterdesk.letters.combine.three_way import Joining, content, join_order, join_table, same
from letterdesk.letters.model import Edit, EditBase, LetterPart

ApprovedBody = Callable[[str, str, EditBase], tuple[Any, ...] | None]
"""Part, language, ground -> the approved words that an edit on this ground was made of."""


class JoiningParts:
    """One pass over the parts of three states of a letter."""

    def __init__(self, joining: Joining, approved: ApprovedBody) -> None:
        self._joining = joining
        self._approved = approved

    def join(self, base: Sequence[LetterPart], mine: Sequence[LetterPart],
             theirs: Sequence[LetterPart]) -> tuple[LetterPart, ...]:
        theirs = renamed(base, mine, theirs)
        by_name = [{part.part: part for part in side} for side in (base, mine, theirs)]
        names = list(dict.fromkeys((*by_name[1], *by_name[2], *by_name[0])))
        joined = {name: part for name in names if (part := self._one(
            name, *(side.get(name) for side in by_name))) is not None}
        order = self._order(joined, *(
            [part.part for part in side if part.part in joined] for side in (base, mine, theirs)))
        return tuple(joined[name] for name in order)

    def _order(self, joined: Mapping[str, LetterPart], base: list[str], mine: list[str],
               theirs: list[str]) -> list[str]:
        def rank(name: Any) -> tuple[bytes, str]:
            return content(replace(joined[name], part="")), name

        order: list[Any] | None = join_order(base, mine, theirs, rank)
        if order is None:
            chosen = self._joining.decide(Spot("order"), base, mine, theirs,
                                          lambda own: [str(name) for name in own.value or ()])
            order = [name for name in dict.fromkeys(chosen) if name in joined]
            for side in (mine, theirs):
                _put_in(order, side)
        else:
            self._note_order(order, base, mine, theirs)
        return [*order, *(name for name in joined if name not in order)]

    def _note_order(self, order: list[str], base: list[str], mine: list[str],
                    theirs: list[str]) -> None:
        common = set(base) & set(mine) & set(theirs)
        before, my, their, order = ([name for name in side if name in common]
                                    for side in (base, mine, theirs, order))
        if self._joining.clear(Spot("order"), before, my, their) is None:
            self._joining.note(Spot("order"), "both", before, order)

    def _one(self, name: str, base: LetterPart | None, mine: LetterPart | None,
             theirs: LetterPart | None) -> LetterPart | None:
        if mine is not None and theirs is not None and _is_added(mine) == _is_added(theirs):
            return self._both(base or LetterPart(name), mine, theirs, is_new=base is None)
        spot = Spot("paragraph", part=name)
        return self._joining.one(spot, base, mine, theirs,
                                 lambda own: None if own.value is None else mine or theirs)

    def _both(self, base: LetterPart, mine: LetterPart, theirs: LetterPart, *,
              is_new: bool) -> LetterPart:
        name = base.part
        if same(mine, theirs):
            if is_new:
                self._joining.note(Spot("paragraph", part=name), "same", None, mine)
            elif not same(mine, base):
                self._same_changes(base, mine)
            return mine
        return replace(
            mine,
            block=self._block(base, mine, theirs),
            inside=self._joining.one(Spot("inside", part=name), base.inside, mine.inside,
                                     theirs.inside),
            edits=join_table(base.edits, mine.edits, theirs.edits,
                             lambda lang, *sides: self._edit(name, lang, *sides)),
            free=self._free(name, base, mine, theirs),
            done=join_table(base.done, mine.done, theirs.done, done_mark),
        )

    def _same_changes(self, base: LetterPart, mine: LetterPart) -> None:
        """Notes what both sides did alike."""
        name = base.part
        self._joining.clear(Spot("block", part=name), base.block, mine.block, mine.block)
        self._joining.clear(Spot("inside", part=name), base.inside, mine.inside, mine.inside)
        for one, other in ((base.edits, mine.edits), (base.free or {}, mine.free or {})):
            for lang in dict.fromkeys((*one, *other)):
                self._joining.clear(Spot("text", part=name, language=lang), one.get(lang),
                                    other.get(lang), other.get(lang))

    def _block(self, base: LetterPart, mine: LetterPart, theirs: LetterPart) -> str | None:
        """The block chosen. Choosing another one puts the edits of the first aside, so
        edits that the other side made meanwhile make it a conflict."""
        spot = Spot("block", part=base.part)
        for one, other in ((mine, theirs), (theirs, mine)):
            chose = not same(one.block, base.block) and same(other.block, base.block)
            if chose and any(not same(edit, base.edits.get(lang)) and edit.base.block != one.block
                             for lang, edit in other.edits.items()):
                return self._joining.decide(spot, base.block, mine.block, theirs.block)
        return self._joining.one(spot, base.block, mine.block, theirs.block)

    def _edit(self, part: str, language: str, base: Edit | None, mine: Edit | None,
              theirs: Edit | None) -> Edit | None:
        spot = Spot("text", part=part, language=language)
        if self._joining.clear(spot, base, mine, theirs) is not None:
            return theirs if same(mine, base) else mine
        joined = self._joined_edit(part, language, base, mine, theirs)
        if joined is not None:
            self._joining.note(spot, "both", base, joined)
            return joined

        def own(pick: Own) -> Edit | None:
            ground = next((edit for edit in (mine, theirs, base) if edit is not None), None)
            if pick.value is None or ground is None:
                return None
            return Edit(ground.base, tuple(pick.value), pick.by, pick.on)

        return self._joining.decide(spot, base, mine, theirs, own)

    def _joined_edit(self, part: str, language: str, base: Edit | None, mine: Edit | None,
                     theirs: Edit | None) -> Edit | None:
        """Both edits in one, where they stand on one ground and their words do not meet."""
        if mine is None or theirs is None or not same(mine.base, theirs.base):
            return None
        is_on_base = base is not None and same(base.base, mine.base)
        before = base.body if base is not None and is_on_base else \
            self._approved(part, language, mine.base)
        body = None if before is None else join_bodies(before, mine.body, theirs.body)
        if body is None:
            return None
        names = dict.fromkeys(sorted(name for name in (mine.by, theirs.by) if name))
        return Edit(mine.base, body, ", ".join(names), max(mine.on, theirs.on))

    def _free(self, part: str, base: LetterPart, mine: LetterPart,
              theirs: LetterPart) -> dict[str, tuple[Any, ...]] | None:
        if mine.free is None and theirs.free is None:
            return None

        def join(language: str, before: Any, my: Any, their: Any) -> Any:
            spot = Spot("text", part=part, language=language)
            if self._joining.clear(spot, before, my, their) is not None:
                return their if same(my, before) else my
            body = None if None in (before, my, their) else join_bodies(before, my, their)
            if body is not None:
                self._joining.note(spot, "both", before, body)
                return body
            return self._joining.decide(
                spot, before, my, their,
                lambda own: None if own.value is None else tuple(own.value))

        return join_table(base.free or {}, mine.free or {}, theirs.free or {}, join)


def done_mark(_language: str, base: str | None, mine: str | None,
              theirs: str | None) -> str | None:
    """The mark that stands. It names the edits that it saw, so one that saw other edits than
    the joined letter has holds no more, whichever is kept."""
    if theirs == base or mine == theirs:
        return mine
    return theirs if mine == base else max(filter(None, (mine, theirs)), default=None)


def renamed(base: Sequence[LetterPart], mine: Sequence[LetterPart],
            theirs: Sequence[LetterPart]) -> tuple[LetterPart, ...]:
    """Their parts, with names for what they added that none of mine has.

    A paragraph that both added with the same words in all languages is one.
    """
    at_base = {part.part for part in base}
    my_added: dict[bytes, list[str]] = {}
    for part in mine:
        if _is_added(part) and part.part not in at_base:
            my_added.setdefault(_unnamed(part), []).append(part.part)
    taken = {*at_base, *(part.part for part in (*mine, *theirs))}
    made = []
    for part in theirs:
        if _is_added(part) and part.part not in at_base:
            alike = my_added.get(_unnamed(part))
            if alike:
                name = alike.pop(0)
            elif any(other.part == part.part for other in mine):
                name = next_added(tuple(map(LetterPart, taken)))
            else:
                name = part.part
            taken.add(name)
            part = replace(part, part=name)
        made.append(part)
    return tuple(made)


def _is_added(part: LetterPart) -> bool:
    return part.part.startswith(ADDED)


def _unnamed(part: LetterPart) -> bytes:
    return content(replace(part, part=""))


def _put_in(order: list[Any], side: Sequence[str]) -> None:
    """Puts what only a side has behind what it stands behind there."""
    before: str | None = None
    for name in side:
        if name not in order:
            order.insert(0 if before is None else order.index(before) + 1, name)
        before = name
