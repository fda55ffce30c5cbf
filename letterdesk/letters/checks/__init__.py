"""Checks of a composed letter beside compose: words, figures, language versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from letterdesk.findings import Finding
from letterdesk.letters.checks.figures import figure_findings, is_past_review, judged_on
from letterdesk.letters.checks.house_rules import rule_findings
from letterdesk.letters.checks.printed import lines_of
from letterdesk.letters.checks.versions import done_change, edited_in_one
from letterdesk.letters.checks.waivers import can_be_waived, unwaived
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.library import Fact

__all__ = [
    "can_be_waived", "check_one", "check_versions", "done_change", "is_past_review", "judged_on",
    "unwaived",
]


def check_one(letter: Letter, composition: Composition, today: dt.date,
              facts: Mapping[str, Fact] | None = None) -> Iterator[Finding]:
    """What is found in the words and values of one composition."""
    lines = lines_of(composition, with_people=True)
    yield from rule_findings(letter, composition, lines)
    yield from figure_findings(letter, composition, today, facts)


def check_versions(letter: Letter, compositions: Mapping[str, Composition]) -> Iterator[Finding]:
    """What is found where the versions of a letter are held against each other."""
    yield from edited_in_one(letter, compositions)
