"""Runs all checks of a composed letter: words, figures, dates, language versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from letterdesk.findings import Finding
from letterdesk.letters.checks.address import address_findings
from letterdesk.letters.checks.consent import consent_findings
from letterdesk.letters.checks.counts import count_findings
from letterdesk.letters.checks.dates import date_findings
from letterdesk.letters.checks.doubled_words import doubled_findings
from letterdesk.letters.checks.figures import figure_findings
from letterdesk.letters.checks.house_rules import rule_findings
from letterdesk.letters.checks.numbers import number_findings
from letterdesk.letters.checks.printed import lines_of
from letterdesk.letters.checks.quotation_marks import quotation_findings
from letterdesk.letters.checks.symbols import symbol_findings
from letterdesk.letters.checks.versions import edited_in_one
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.library import Fact


def check_one(letter: Letter, composition: Composition, today: dt.date,
              facts: Mapping[str, Fact] | None = None) -> Iterator[Finding]:
    """What is found in the words and values of one composition.

    `facts` are the figures of the letter's library as it is now, where that is known.
    """
    language = composition.document.language
    lines = lines_of(composition, with_people=True)
    yield from rule_findings(letter, composition, lines)
    yield from address_findings(letter, composition, lines)
    yield from count_findings(letter, composition)
    yield from consent_findings(letter, composition)
    yield from figure_findings(letter, composition, today, facts)
    yield from date_findings(letter, composition)
    yield from symbol_findings(letter, composition, lines)
    yield from doubled_findings(lines, language)
    yield from quotation_findings(lines, language)


def check_versions(letter: Letter, compositions: Mapping[str, Composition]) -> Iterator[Finding]:
    """What is found where the versions of a letter, by language, are held against each other."""
    yield from edited_in_one(letter, compositions)
    yield from number_findings(letter, compositions)
