"""What can be done about a finding: each remedy is a tuple of changes, one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from letterdesk.findings import Finding, LetterdeskError, Message, say
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.checks import done_change
from letterdesk.letters.model import Letter
from letterdesk.library import Library

__all__ = ["Remedy", "done_change", "is_certain", "remedied", "remedies"]


class Remedy(NamedTuple):
    """One way to put a finding right."""

    words: Message
    changes: tuple[ch.Change, ...]
    is_sure: bool = True
    """Whether nobody would want it otherwise: such a one can be done unasked."""


class Asked(NamedTuple):
    """What a remedy is asked for with."""

    letter: Letter
    finding: Finding
    library: Library | None
    by: str
    on: str


def remedies(letter: Letter, finding: Finding, *, library: Library | None = None, by: str = "",
             on: str = "") -> tuple[Remedy, ...]:
    """What can be done about a finding, the best first; none where only a person can say.

    `library` is the letter's own, where it is known; `by` and `on` (ISO 8601) stand in the
    edits that come of it. Each remedy can be applied to the letter as it is.
    """
    asked = Asked(letter, finding, library, by, on)
    offered = [*_REMEDIES.get(finding.code, _none)(asked)]
    return tuple(remedy for remedy in offered if _changes_something(letter, remedy))


def is_certain(remedy: Remedy) -> bool:
    """Whether a remedy is right beyond doubt, so that it may be done at a click."""
    return remedy.is_sure


def remedied(letter: Letter, remedy: Remedy) -> Letter:
    """The letter after a remedy; the caller stamps the time."""
    for change in remedy.changes:
        letter = apply(letter, change).letter
    return letter


def _changes_something(letter: Letter, remedy: Remedy) -> bool:
    try:
        return remedied(letter, remedy) != letter
    except LetterdeskError:
        return False


def _none(_asked: Asked) -> Iterator[Remedy]:
    return iter(())


def _fixed(asked: Asked) -> Iterator[Remedy]:
    """What the finding itself names as certain."""
    fix = asked.finding.fix
    if fix is not None and fix.kind == "set-field":
        change = ch.SetField(str(fix.values["field"]), fix.values["value"],
                             _word_or_none(fix.values.get("language")))
        words = say("use {value}", value=str(change.value)) if change.value is not None \
            else say("empty the field")
        yield Remedy(words, (change,), change.value is not None)


def _figure(asked: Asked) -> Iterator[Remedy]:
    fix = asked.finding.fix
    if fix is None or fix.kind != "take-fact":
        yield from _fixed(asked)
        return
    name = str(fix.values["fact"])
    figure = asked.library.facts.get(name) if asked.library is not None else None
    held = asked.letter.pinned.facts.get(name)
    now = figure or held
    if now is not None:
        change = ch.TakeFact(str(fix.values["field"]), name, figure if figure != held else None)
        yield Remedy(say("take {value}", value=str(now.value)), (change,))


def _done(asked: Asked) -> Iterator[Remedy]:
    place = asked.finding.place
    if place.part and place.language:
        change = done_change(asked.letter, place.part, place.language)
        yield Remedy(say("say that these words are done"), (change,), False)


def _word_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None


_REMEDIES: Mapping[str, Callable[[Asked], Iterator[Remedy]]] = {
    "malformed": _fixed,
    "figure-newer": _figure,
    "figure-of-other-country": _figure,
    "edited-in-one": _done,
}
