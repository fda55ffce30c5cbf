"""Which findings a person may let stand, and those that nobody has."""

from __future__ import annotations

from collections.abc import Iterable

from letterdesk.findings import Finding
from letterdesk.letters.model import Letter

_NEVER_WAIVED = frozenset({
    "missing", "malformed", "no-text", "no-block", "not-approved", "unreadable-text",
})
"""What a reader of the letter would see; no waiver lets it go out."""


def can_be_waived(finding: Finding) -> bool:
    """Whether a person may let it stand."""
    return finding.code not in _NEVER_WAIVED


def unwaived(letter: Letter, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each once, without those that a person let stand and said why."""
    waived = {waiver.finding for waiver in letter.waived}
    kept: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        if finding.id not in waived or not can_be_waived(finding):
            kept.setdefault((finding.id, finding.message.shown()), finding)
    return tuple(kept.values())
