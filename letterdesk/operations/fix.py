"""Puts a finding of a letter right by one of its remedies, or says that a version is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from letterdesk.findings import Finding, Message, say
from letterdesk.letters.applying import apply
from letterdesk.letters.checks.versions import done_change
from letterdesk.letters.lookup import known, language_of, not_understood
from letterdesk.letters.model import Letter
from letterdesk.library import Fact, Library
from letterdesk.operations.check import check
from letterdesk.operations.clock import Clock, now, stamp
from letterdesk.operations.remedies import Remedy, remedied, remedies


class Fixed(NamedTuple):
    """A letter with one finding put right, and how."""

    letter: Letter
    words: Message


def fix(letter: Letter, finding_id: str, choice: int | None = None, *, by: str = "",
        library: Library | None = None, clock: Clock = now) -> Fixed:
    """The letter after a remedy of a finding: the one that is certain, or the `choice`-th (from 1).

    Raises NotUnderstood for an id that no finding has, one that only a person can put
    right, and one that leaves a choice where none was made.
    """
    moment = stamp(clock())
    found = _finding(letter, finding_id, facts_of(library), clock)
    offered = remedies(letter, found, library=library, by=by, on=moment)
    remedy = _chosen(found, offered, choice)
    return Fixed(replace(remedied(letter, remedy), changed=moment), remedy.words)


def done(letter: Letter, part: str, language: str, *, clock: Clock = now) -> Letter:
    """The letter in which the words of a part in one language follow the edits of the others.

    Raises NotUnderstood for a part or a language that it does not have.
    """
    change = done_change(letter, part, language_of(letter, language))
    after = apply(letter, change).letter
    return letter if after == letter else replace(after, changed=stamp(clock()))


def facts_of(library: Library | None) -> Mapping[str, Fact] | None:
    """The figures of a library that may not be known."""
    return library.facts if library is not None else None


def _finding(letter: Letter, finding_id: str, facts: Mapping[str, Fact] | None,
             clock: Clock) -> Finding:
    findings = {f.id: f for f in check(letter, clock().date(), with_pages=True, facts=facts)}
    found = findings.get(finding_id)
    if found is None:
        raise not_understood(say("no finding of this letter has the id “{id}”", id=finding_id),
                             known(findings, finding_id))
    return found


def _chosen(finding: Finding, offered: tuple[Remedy, ...], choice: int | None) -> Remedy:
    if not offered:
        raise not_understood(say("“{id}” has no remedy that a program knows", id=finding.id),
                             finding.remedy)
    if choice is None and (offered[0].is_sure or len(offered) == 1):
        return offered[0]
    if choice is None or not 1 <= choice <= len(offered):
        listed = "; ".join(f"{n} {one.words.shown()}" for n, one in enumerate(offered, 1))
        raise not_understood(say("“{id}” leaves a choice: {choices}", id=finding.id,
                                 choices=listed), say("name one of them with --choice"))
    return offered[choice - 1]
