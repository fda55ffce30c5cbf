"""Checks a letter in all its languages: what stops an export, and what deserves a look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from letterdesk.contacts import recipient_findings
from letterdesk.findings import Finding
from letterdesk.letters.checks import check_figures, check_words, unwaived
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.model import Letter
from letterdesk.operations.pages import set_pages


def check(letter: Letter, today: dt.date, languages: Sequence[str] | None = None, *,
          with_pages: bool = False) -> tuple[Finding, ...]:
    """All findings of a letter, each once, without those that were waived.

    `with_pages` sets the pages too, and looks at what only they show.
    """
    found: list[Finding] = list(
        recipient_findings(letter.recipients, letter.pinned.forms, letter.languages))
    for language in languages or letter.languages:
        composition = compose(letter, language)
        found += check_composition(letter, composition, today)
        if with_pages:
            found += _page_findings(letter, composition)
    return unwaived(letter, found)


def check_composition(letter: Letter, composition: Composition,
                      today: dt.date) -> Iterator[Finding]:
    """The findings of one composition, those of compose first."""
    yield from composition.findings
    yield from check_words(letter, composition)
    yield from check_figures(letter, composition, today)


def _page_findings(letter: Letter, composition: Composition) -> Iterator[Finding]:
    from letterdesk.export import prepare

    style, files = letter.pinned.style, letter.pinned.files
    prepared = prepare(composition.document, style, files)
    yield from prepared.findings
    yield from set_pages(prepared.document, style, files)[1]
