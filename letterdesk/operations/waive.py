"""Lets a finding of a letter stand, with a reason and a name, kept in the letter; and back."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from letterdesk.findings import say
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import Unwaive, Waive
from letterdesk.letters.checks.waivers import can_be_waived
from letterdesk.letters.lookup import known, not_understood
from letterdesk.letters.model import Letter
from letterdesk.library import Fact
from letterdesk.operations.check import check
from letterdesk.operations.clock import Clock, now, stamp


def waive(letter: Letter, finding_id: str, reason: str, by: str, *, clock: Clock = now,
          facts: Mapping[str, Fact] | None = None) -> Letter:
    """The letter in which the finding stands no more, and says why.

    `facts` are the figures of the letter's library as it is now, where that is known.
    Raises NotUnderstood for an id that no finding has, a finding that cannot be
    let stand (a missing value stays missing), and an empty reason or name.
    """
    reason, by = " ".join(reason.split()), " ".join(by.split())
    if not reason or not by:
        raise not_understood(say("a finding is let stand with a reason and a name"))
    findings = {f.id: f for f in check(letter, clock().date(), with_pages=True, facts=facts)}
    found = findings.get(finding_id)
    if found is None:
        raise not_understood(say("no finding of this letter has the id “{id}”", id=finding_id),
                             known(findings, finding_id))
    if not can_be_waived(found):
        raise not_understood(say("“{id}” cannot be let stand: {message}", id=finding_id,
                                 message=found.message))
    moment = stamp(clock())
    waived = apply(letter, Waive(finding_id, reason, by, moment)).letter
    return replace(waived, changed=moment)


def take_back(letter: Letter, finding_id: str, *, clock: Clock = now) -> Letter:
    """The letter in which a finding that was let stand counts again.

    Raises NotUnderstood where no finding of that id was let stand.
    """
    waived = {waiver.finding: waiver for waiver in letter.waived}
    if finding_id not in waived:
        raise not_understood(say("no finding with the id “{id}” was let stand", id=finding_id),
                             known(waived, finding_id))
    return replace(apply(letter, Unwaive(finding_id)).letter, changed=stamp(clock()))
