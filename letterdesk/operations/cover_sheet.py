"""What the cover sheet of a signing folder tells those who sign, in one of the six languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from letterdesk.contacts import Recipient
from letterdesk.document.model import (
    Addresses,
    Document,
    Salutation,
    SignatureBlock,
    Signer,
    plain_text,
)
from letterdesk.export.pdf.cover import CoverSheet, Entry, Line, Run, Section, plain
from letterdesk.findings import Finding, say
from letterdesk.language import (
    UnknownCountry,
    Usage,
    capital,
    country,
    format_date,
    language_name,
    name_run,
)
from letterdesk.letters.checks.figures import facts_printed, words_of_field
from letterdesk.letters.compare import PartDifference
from letterdesk.letters.compose import Composition
from letterdesk.letters.lookup import template_part
from letterdesk.letters.model import Letter, Waiver
from letterdesk.letters.phrases import in_phrases
from letterdesk.letters.values import field_label
from letterdesk.library import Fact
from letterdesk.library.model import Words
from letterdesk.operations.diff import Differences
from letterdesk.operations.sentences import says_in


class Told(NamedTuple):
    """What a cover sheet is made of."""

    letter: Letter
    compositions: Mapping[str, Composition]
    """language -> the letter as it stands, for its first recipient."""
    differences: Differences
    """language -> parts that differ from the approved texts."""
    findings: Sequence[Finding]
    """All that the checks find, those too that somebody let stand."""
    letters: int
    """How many lie under the sheet."""
    by: str = ""
    by_when: dt.date | None = None


def cover_sheet(told: Told, language: str) -> CoverSheet:
    """The sheet in a language, which need not be one of the letter's."""
    return _Writing(told, language).sheet()


class _Writing:
    def __init__(self, told: Told, language: str) -> None:
        self._told = told
        self._letter = told.letter
        self._language = language
        self._source = told.letter.pinned.source_language
        self._usage = told.letter.pinned.usages.get(language) or Usage(language)
        self._say = says_in(language)
        own = told.compositions.get(language)
        self._composition = own or next(iter(told.compositions.values()))
        """The version that people, places and figures are read in."""

    def sheet(self) -> CoverSheet:
        say_it, letter = self._say, self._letter
        title = self._composition.document.title
        return CoverSheet(
            self._language, say_it(say("For signature")),
            say_it(say("For signature: {title}", title=title)),
            tuple(self._facts(title)),
            (*self._changes(), self._waived(), self._figures()),
            locale=self._usage.bcp47, author=self._composition.document.author,
            changed=letter.changed,
            page_label=letter.pinned.style.page_label.get(self._language, ""),
        )

    # Beside each other: what, to whom, by when, who

    def _facts(self, title: str) -> Iterator[Entry]:
        letter, told, say_it = self._letter, self._told, self._say
        language, names = self._language, [
            language_name(one, self._language) for one in letter.languages]
        yield self._fact(say_it(say("Letter")), [title])
        yield self._fact(say_it(say("Template")),
                         [self._words(letter.pinned.template.name) or letter.template])
        yield Entry(plain(say_it(say("Languages")), language), (
            plain(capital(self._joined(names), self._usage), language),))
        yield self._fact(say_it(say("To")), self._addressees())
        yield Entry(plain(say_it(say("Sign by")), language), (plain(
            format_date(told.by_when, self._usage) if told.by_when
            else say_it(say("no day is set")), language),))
        yield self._fact(say_it(say("Who signs")), self._signers()
                         or [say_it(say("nobody is named"))])
        yield self._fact(say_it(say("Letters to sign")), [str(told.letters)])
        if told.by:
            yield self._fact(say_it(say("Prepared by")), [told.by])

    def _fact(self, label: str, values: Iterable[str]) -> Entry:
        return Entry(plain(label, self._language), tuple(map(self._named, values)))

    def _named(self, words: str) -> Line:
        """A line of names, each of which may be in another script than the sheet."""
        return Line((Run(words, language=name_run(words, self._language).language),),
                    self._language)

    def _addressees(self) -> list[str]:
        if self._letter.recipients:
            return [self._recipient(one) for one in self._letter.recipients]
        elements = self._composition.document.elements
        blocks = [self._joined(plain_text(block.spans).split("\n"))
                  for element in elements
                  if isinstance(element, Addresses) for block in element.blocks]
        addressee = self._words(self._letter.pinned.template.addressee)
        if blocks or addressee:
            return blocks or [self._joined(addressee.split("\n"))]
        return [plain_text(element.spans).rstrip(" \u00a0\u202f,:;!،，：！") for element in elements
                if isinstance(element, Salutation)] or [self._say(say("nobody is named"))]

    def _recipient(self, one: Recipient) -> str:
        words = [one.name, one.title, one.organisation]
        if one.country:
            try:
                words.append(country(one.country, self._usage).plain)
            except UnknownCountry:
                words.append(one.country)
        return self._joined(words) or one.role

    def _signers(self) -> list[str]:
        return [self._joined((one.name, one.title, one.organisation))
                for one in signers_of(self._composition.document)]

    def _joined(self, words: Iterable[str]) -> str:
        return self._say(say(", ")).join(word for word in words if word)

    # Sections

    def _changes(self) -> Iterator[Section]:
        say_it = self._say
        heading = say_it(say("Changes against the approved texts"))
        differing = {lang: found for lang, found in self._told.differences.items() if found}
        if not differing:
            yield Section(heading, 2, say_it(say(
                "None: the words are those of the approved texts.")))
            return
        yield Section(heading, 2, say_it(say("A line through: taken out. A line under: put in.")))
        for language, found in differing.items():
            name = capital(language_name(language, self._language), self._usage)
            yield Section(name, 3, "", tuple(self._change(one, language) for one in found))

    def _change(self, difference: PartDifference, language: str) -> Entry:
        return Entry(plain(self._part(difference.part), self._language), (Line(
            tuple(Run(piece.text, piece.kind) for piece in in_phrases(difference.pieces)),
            language),))

    def _part(self, name: str) -> str:
        if not name:
            return self._say(say("Header and footer"))
        part = template_part(self._letter.pinned.template, name)
        if part is not None:
            return self._words(part.name) or name
        return self._say(say("Added paragraph"))

    def _waived(self) -> Section:
        heading = self._say(say("Findings that were let stand"))
        if not self._letter.waived:
            return Section(heading, 2, self._say(say("None.")))
        known = {finding.id: finding for finding in self._told.findings}
        return Section(heading, 2, "", tuple(
            self._waiver(waiver, known.get(waiver.finding)) for waiver in self._letter.waived))

    def _waiver(self, waiver: Waiver, finding: Finding | None) -> Entry:
        """A finding as it reads; one that is found no more is named by its id."""
        words = waiver.finding
        if finding is not None:
            words = self._say(finding.message)
            # A quoted word keeps its case.
            words = capital(words, self._usage) if words[:1].isalpha() else words
        if finding is not None and finding.place.language:
            words = self._say(say("{finding} ({language})", finding=words, language=language_name(
                finding.place.language, self._language)))
        day = self._day(waiver.on)
        by = say("let stand by {name}, {date}", name=waiver.by, date=day) if day else say(
            "let stand by {name}", name=waiver.by)
        return Entry(plain(words, self._language), (
            plain(self._say(say("Reason: {reason}", reason=waiver.reason)), self._language),
            plain(capital(self._say(by), self._usage), self._language)))

    def _day(self, stamp: str) -> str:
        try:
            return format_date(dt.date.fromisoformat(stamp[:10]), self._usage)
        except ValueError:
            return ""

    def _figures(self) -> Section:
        heading = self._say(say("Figures"))
        entries = tuple(self._figure_entries())
        return Section(heading, 2, "" if entries else self._say(say("None.")), entries)

    def _figure_entries(self) -> Iterator[Entry]:
        letter = self._letter
        versions = [self._composition, *self._told.compositions.values()]
        printed: dict[str, str] = {}
        for version in versions:
            printed = facts_printed(version) | printed
        for field in letter.pinned.template.field:
            taken = letter.from_facts.get(field.id)
            if taken is None:
                continue
            printed.pop(taken.fact, None)
            words = next(filter(None, (words_of_field(one, field.id) for one in versions)), "")
            if words:
                label = field_label(field, self._language, self._source)
                told = self._say(say("{label}: {value}", label=label, value=words))
                yield self._figure(told, letter.pinned.facts.get(taken.fact))
        for name, words in printed.items():
            if name in letter.pinned.facts:
                yield self._figure(words, letter.pinned.facts[name])

    def _figure(self, label: str, fact: Fact | None) -> Entry:
        lines = []
        if fact is not None and fact.source:
            lines.append(self._named(fact.source))
        if fact is not None and fact.as_of is not None:
            lines.append(plain(self._say(say(
                "As of {date}", date=format_date(fact.as_of, self._usage))), self._language))
        if not lines:
            lines.append(plain(self._say(say("no source is given")), self._language))
        return Entry(plain(label, self._language), tuple(lines))

    def _words(self, words: Words) -> str:
        return words.get(self._language) or words.get(self._source, "")


def signers_of(document: Document) -> tuple[Signer, ...]:
    """Those who sign a letter by hand, in its order."""
    return tuple(signer for element in document.elements if isinstance(element, SignatureBlock)
                 for signer in element.signers)
