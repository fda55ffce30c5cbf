"""Joins the pinned copies: languages and people that either added, texts that either updated.

Texts of the library are not typed in a letter, so where both sides brought in
different ones the later approval stands; only where nothing tells which is
later is a person asked, once for the whole copy.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from letterdesk.language.usage import Usage
from letterdesk.letters.combine.model import Side, Spot
from letterdesk.letters.combine.three_way import Joining, join_table, same
from letterdesk.letters.model import Letter, LibraryName, Pinned
from letterdesk.library.model import Block, Fact, TextStatus

_SPOT = Spot("library")
_Text = tuple[str | None, TextStatus | None]


class JoiningCopies:
    """One pass over the pinned copies of three states of a letter."""

    def __init__(self, joining: Joining, base: Letter, mine: Letter, theirs: Letter) -> None:
        self._joining = joining
        self._base, self._mine, self._theirs = base, mine, theirs
        self._newer = _newer_side(base, mine, theirs)

    def library(self) -> LibraryName:
        library: LibraryName = self._one(*(one.library for one in self._letters))
        if not same(library, self._base.library) and "library" not in self._joining.asked:
            side: Side = "theirs" if same(library, self._theirs.library) else "mine"
            if same(self._mine.library, self._theirs.library):
                side = "same"
            self._joining.note(_SPOT, side, self._base.library, library)
        return library

    def pinned(self) -> Pinned:
        base, mine, theirs = (one.pinned for one in self._letters)
        table = self._table
        return replace(
            mine,
            template=self._one(base.template, mine.template, theirs.template),
            blocks=join_table(base.blocks, mine.blocks, theirs.blocks, self._block),
            facts=join_table(base.facts, mine.facts, theirs.facts, self._fact),
            rules=tuple(self._one(base.rules, mine.rules, theirs.rules)),
            forms=join_table(base.forms, mine.forms, theirs.forms, self._forms),
            usages=join_table(base.usages, mine.usages, theirs.usages, self._usage),
            organisation=table(base.organisation, mine.organisation, theirs.organisation),
            signatories=table(base.signatories, mine.signatories, theirs.signatories),
            style=self._one(base.style, mine.style, theirs.style),
            source_language=self._one(base.source_language, mine.source_language,
                                      theirs.source_language),
            files=table(base.files, mine.files, theirs.files),
        )

    @property
    def _letters(self) -> tuple[Letter, Letter, Letter]:
        return self._base, self._mine, self._theirs

    def _one(self, base: Any, mine: Any, theirs: Any) -> Any:
        if same(theirs, base) or same(mine, theirs):
            return mine
        if same(mine, base):
            return theirs
        return {"mine": mine, "theirs": theirs, "base": base}[self._side()]

    def _side(self) -> str:
        """The newer copy; where nothing tells which, what a person picks, once for all of it."""
        if self._newer is None:
            self._newer = self._joining.decide(_SPOT, "base", "mine", "theirs", lambda _: "mine")
        return self._newer

    def _table(self, base: Mapping[str, Any], mine: Mapping[str, Any],
               theirs: Mapping[str, Any]) -> dict[str, Any]:
        return join_table(base, mine, theirs, lambda _key, *sides: self._one(*sides))

    def _block(self, _name: str, base: Block | None, mine: Block | None,
               theirs: Block | None) -> Block | None:
        """The block's own words, and text by text with its approval."""
        if mine is None or theirs is None:
            joined: Block | None = self._one(base, mine, theirs)
            return joined
        before = base or mine
        frame: Block = self._one(*(replace(one, texts={}, text={})
                                   for one in (before, mine, theirs)))
        texts: dict[str, str] = {}
        statuses: dict[str, TextStatus] = {}
        for language in dict.fromkeys((*mine.texts, *mine.text, *theirs.texts, *theirs.text)):
            words, status = self._text(*((one.texts.get(language), one.text.get(language))
                                         if one is not None else (None, None)
                                         for one in (base, mine, theirs)))
            if words is not None:
                texts[language] = words
            if status is not None:
                statuses[language] = status
        return replace(frame, texts=texts, text=statuses)

    def _text(self, base: _Text, mine: _Text, theirs: _Text) -> _Text:
        if not (same(theirs, base) or same(mine, theirs) or same(mine, base)):
            my, their = (side[1].on if side[1] is not None else None for side in (mine, theirs))
            if (my or dt.date.min) != (their or dt.date.min):
                return mine if (my or dt.date.min) > (their or dt.date.min) else theirs
        chosen: _Text = self._one(base, mine, theirs)
        return chosen

    def _fact(self, _name: str, base: Fact | None, mine: Fact | None,
              theirs: Fact | None) -> Fact | None:
        if mine is not None and theirs is not None and not (
                same(theirs, base) or same(mine, theirs) or same(mine, base)):
            my, their = mine.as_of or dt.date.min, theirs.as_of or dt.date.min
            if my != their:
                return mine if my > their else theirs
        chosen: Fact | None = self._one(base, mine, theirs)
        return chosen

    def _forms(self, _role: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine is None or theirs is None:
            return self._one(base, mine, theirs)
        return self._table(base or {}, mine, theirs)

    def _usage(self, _language: str, base: Usage | None, mine: Usage | None,
               theirs: Usage | None) -> Usage | None:
        """Names of states that either letter has come to print stand beside each other."""
        if mine is None or theirs is None:
            joined: Usage | None = self._one(base, mine, theirs)
            return joined
        before = base or replace(mine, names={})
        frame: Usage = self._one(*(replace(one, names={}) for one in (before, mine, theirs)))
        return replace(frame, names=self._table(before.names, mine.names, theirs.names))


def with_all_blocks(joined: Letter, *held: Letter) -> Letter:
    """The letter with every block that its template and its parts name, from whoever has it."""
    blocks = dict(joined.pinned.blocks)
    named = [name for part in joined.pinned.template.part for name in part.blocks]
    named += [part.block for part in joined.parts if part.block is not None]
    for name in named:
        for letter in held:
            if name not in blocks and name in letter.pinned.blocks:
                blocks[name] = letter.pinned.blocks[name]
    return replace(joined, pinned=replace(joined.pinned, blocks=blocks))


def _newer_side(base: Letter, mine: Letter, theirs: Letter) -> str | None:
    """Whose library texts are the later ones, as far as it can be told."""
    if same(mine.library, base.library) != same(theirs.library, base.library):
        return "theirs" if same(mine.library, base.library) else "mine"
    my, their = _latest(mine.pinned), _latest(theirs.pinned)
    if my == their:
        return None
    return "mine" if my > their else "theirs"


def _latest(pinned: Pinned) -> tuple[dt.date, dt.date]:
    """The last approval of a text, and the last figure."""
    approvals = [status.on for block in pinned.blocks.values() for status in block.text.values()]
    figures = [fact.as_of for fact in pinned.facts.values()]
    return (max(filter(None, approvals), default=dt.date.min),
            max(filter(None, figures), default=dt.date.min))


def common_copy(base: LibraryName, mine: Letter, theirs: Letter) -> Pinned:
    """What both copies hold alike: a ground for joining where the pinned copy of the common
    past is known by its hash alone. What only one holds counts as added, never as taken out."""
    older = theirs if same(theirs.library, base) else mine
    one, other = older.pinned, (mine if older is theirs else theirs).pinned
    return replace(
        one,
        blocks={name: _common_block(block, other.blocks[name])
                for name, block in one.blocks.items() if name in other.blocks},
        facts=_alike(one.facts, other.facts),
        forms={role: _alike(forms, other.forms[role]) for role, forms in one.forms.items()
               if role in other.forms},
        usages={lang: replace(usage, names=_alike(usage.names, other.usages[lang].names))
                for lang, usage in one.usages.items() if lang in other.usages},
        organisation=_alike(one.organisation, other.organisation),
        signatories=_alike(one.signatories, other.signatories),
        files=_alike(one.files, other.files),
    )


def _common_block(one: Block, other: Block) -> Block:
    kept = [lang for lang in one.texts if same(
        (one.texts.get(lang), one.text.get(lang)), (other.texts.get(lang), other.text.get(lang)))]
    return replace(one, texts={lang: one.texts[lang] for lang in kept},
                   text={lang: one.text[lang] for lang in kept if lang in one.text})


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key in other and same(value, other[key])}
