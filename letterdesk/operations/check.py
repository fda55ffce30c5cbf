"""Checks a letter in all its languages: what stops an export, and what deserves a look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from letterdesk.contacts import recipient_findings
from letterdesk.findings import Finding
from letterdesk.letters.checks import checking
from letterdesk.letters.checks.waivers import unwaived
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.model import Letter
from letterdesk.library import Fact
from letterdesk.operations.pages import set_pages


def check(letter: Letter, today: dt.date, languages: Sequence[str] | None = None, *,
          with_pages: bool = False, facts: Mapping[str, Fact] | None = None,
          ) -> tuple[Finding, ...]:
    """All findings of a letter, each once, without those that were waived.

    `with_pages` sets the pages too, and looks at what only they show. `facts` are the
    figures of the letter's library as it is now, where that is known.
    """
    found: list[Finding] = list(
        recipient_findings(letter.recipients, letter.pinned.forms, letter.languages))
    compositions = {lang: compose(letter, lang) for lang in letter.languages}
    for language in languages or letter.languages:
        composition = compositions[language]
        found += check_composition(letter, composition, today, facts)
        if with_pages:
            found += _page_findings(letter, composition)
    found += [finding for finding in check_versions(letter, compositions)
              if languages is None or finding.place.language in languages]
    return unwaived(letter, found)


def check_composition(letter: Letter, composition: Composition, today: dt.date,
                      facts: Mapping[str, Fact] | None = None) -> Iterator[Finding]:
    """The findings of one composition, those of compose first.

    A symbol that is malformed in its field is not told once more where it is printed.
    """
    yield from composition.findings
    malformed = {f.words for f in composition.findings if f.code == "malformed" and f.words}
    for finding in checking.check_one(letter, composition, today, facts):
        if finding.code != "symbol-form" or finding.words not in malformed:
            yield finding


def check_versions(letter: Letter, compositions: Mapping[str, Composition]) -> Iterator[Finding]:
    """The findings across language versions, `compositions` by language."""
    yield from checking.check_versions(letter, compositions)


def _page_findings(letter: Letter, composition: Composition) -> Iterator[Finding]:
    from letterdesk.export import prepare

    style, files = letter.pinned.style, letter.pinned.files
    prepared = prepare(composition.document, style, files)
    yield from prepared.findings
    yield from set_pages(prepared.document, style, files)[1]
