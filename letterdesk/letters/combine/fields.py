"""Joins values field by field and language by language, lists entry by entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from letterdesk.contacts.model import Recipient
from letterdesk.letters.combine.model import Own, Spot
from letterdesk.letters.combine.three_way import (
    Joining,
    content,
    join_order,
    join_table,
    numbered,
    same,
)
from letterdesk.letters.model import FromFact, Letter


class Values(NamedTuple):
    values: dict[str, Any]
    from_facts: dict[str, FromFact]


def join_values(joining: Joining, base: Letter, mine: Letter, theirs: Letter) -> Values:
    """The values of all fields, each with the figure it was taken from."""
    translatable = {field.id for side in (base, theirs, mine)
                    for field in side.pinned.template.field if field.translatable}
    values: dict[str, Any] = {}
    figures: dict[str, FromFact] = {}
    for field in dict.fromkeys((*mine.values, *theirs.values, *base.values)):
        sides = [(letter.values.get(field), letter.from_facts.get(field))
                 for letter in (base, mine, theirs)]
        if field in translatable and all(
                value is None or isinstance(value, Mapping) for value, _ in sides):
            value = _by_language(joining, field, *(side[0] or {} for side in sides)) or None
            figure = _figure(*(side[1] for side in sides))
        else:
            value, figure = _whole(joining, field, *sides)
        if value is not None:
            values[field] = value
            if figure is not None:
                figures[field] = figure
    return Values(values, figures)


def _by_language(joining: Joining, field: str, base: Mapping[str, Any], mine: Mapping[str, Any],
                 theirs: Mapping[str, Any]) -> dict[str, Any]:
    return join_table(base, mine, theirs, lambda language, *sides: joining.one(
        Spot("value", field=field, language=language), *sides))


_Unit = tuple[Any, FromFact | None]


def _whole(joining: Joining, field: str, base: _Unit, mine: _Unit, theirs: _Unit) -> _Unit:
    spot = Spot("value", field=field)
    if same(mine[0], theirs[0]) or same(mine[0], base[0]) or same(theirs[0], base[0]):
        value = joining.one(spot, base[0], mine[0], theirs[0])
        if same(mine[0], theirs[0]):
            return value, _figure(base[1], mine[1], theirs[1])
        return value, theirs[1] if same(mine[0], base[0]) else mine[1]
    entries = join_entries(base[0], mine[0], theirs[0])
    if entries is not None:
        joining.note(spot, "both", base[0], entries)
        return entries, None
    value = joining.decide(spot, base[0], mine[0], theirs[0])
    figure = next((unit[1] for unit in (mine, theirs, base) if same(unit[0], value)), None)
    return value, figure


def _figure(base: FromFact | None, mine: FromFact | None,
            theirs: FromFact | None) -> FromFact | None:
    """The figure behind one value: a side that typed it again knows of none."""
    if same(theirs, base) or same(mine, theirs):
        return mine
    return theirs if same(mine, base) else None


def join_entries(base: Any, mine: Any, theirs: Any) -> list[Any] | None:
    """Lists with what both sides added and took away; None where a person must decide."""
    if not all(isinstance(side, list | tuple) for side in (base, mine, theirs)):
        return None
    clash: list[bool] = []

    def meet(_key: Hashable, _base: Any, mine: Any, _theirs: Any) -> Any:
        clash.append(True)
        return mine

    joined = join_rows(base, mine, theirs, _entry_key, meet)
    return None if clash or joined is None else joined


def _entry_key(entry: Any) -> Hashable:
    if isinstance(entry, Mapping) and isinstance(entry.get("name"), str):
        return _folded(entry["name"])
    return content(entry)


def join_rows(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any],
              key: Callable[[Any], Hashable],
              meet: Callable[[Hashable, Any, Any, Any], Any]) -> list[Any] | None:
    """Rows joined by who or what they are. `meet` gives what stands where both sides changed
    a row, each otherwise, or None to take it out. None where their orders cannot be joined."""
    keys = [numbered(map(key, side)) for side in (base, mine, theirs)]
    rows = [dict(zip(names, side, strict=True))
            for names, side in zip(keys, (base, mine, theirs), strict=True)]
    kept: dict[Hashable, Any] = {}
    for name in dict.fromkeys((*keys[1], *keys[2], *keys[0])):
        before, my, their = (side.get(name) for side in rows)
        if same(their, before) or same(my, their):
            row = my
        elif same(my, before):
            row = their
        else:
            row = meet(name, before, my, their)
        if row is not None:
            kept[name] = row
    ours, my_keys, their_keys = ([name for name in side if name in kept] for side in keys)
    order = join_order(ours, my_keys, their_keys, lambda name: content(kept[name]))
    if order is None:
        return None
    return [kept[name] for name in dict.fromkeys((*order, *kept))]


def join_recipients(joining: Joining, base: Sequence[Recipient], mine: Sequence[Recipient],
                    theirs: Sequence[Recipient]) -> tuple[Recipient, ...]:
    """Recipients by name; those without one by office, organisation and country."""
    def meet(key: Any, before: Recipient | None, my: Recipient | None,
             their: Recipient | None) -> Recipient | None:
        words, number = key
        spot = Spot("recipient", detail=str(words) if number == 1 else f"{words} {number}")
        if my is not None and their is not None:
            joined = _joined_recipient(before or Recipient(), my, their)
            if joined is not None:
                return joined
        return joining.decide(spot, before, my, their, _own_recipient)

    joined = join_rows(base, mine, theirs, recipient_key, meet)
    if joined is None:
        chosen = joining.decide(Spot("recipient", detail="order"), tuple(base), tuple(mine),
                                tuple(theirs), lambda own: tuple(own.value or ()))
        return tuple(chosen)
    whole = tuple(joined)
    if not any(spot.startswith("recipient:") for spot in joining.asked):
        _note_recipients(joining, tuple(base), tuple(mine), tuple(theirs), whole)
    return whole


def _own_recipient(own: Own) -> Recipient | None:
    return own.value if isinstance(own.value, Recipient) else None


def _note_recipients(joining: Joining, base: tuple[Recipient, ...], mine: tuple[Recipient, ...],
                     theirs: tuple[Recipient, ...], joined: tuple[Recipient, ...]) -> None:
    spot = Spot("recipient")
    if joining.clear(spot, base, mine, theirs) is None:
        joining.note(spot, "both", base, joined)


def _joined_recipient(base: Recipient, mine: Recipient, theirs: Recipient) -> Recipient | None:
    """Both sides' changes of one recipient, where they are of different things."""
    joined = {}
    for name in Recipient.__struct_fields__:
        before, my, their = (getattr(one, name) for one in (base, mine, theirs))
        if not (same(my, their) or same(my, before) or same(their, before)):
            return None
        joined[name] = their if same(my, before) else my
    return Recipient(**joined)


def recipient_key(recipient: Recipient) -> str:
    """By whom two copies of a letter know that they mean the same recipient."""
    if recipient.name.strip():
        return _folded(recipient.name)
    words = (recipient.role, recipient.title, recipient.organisation, recipient.country or "")
    return _folded(" ".join(word for word in words if word))


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
