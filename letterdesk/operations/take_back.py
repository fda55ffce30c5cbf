"""Takes a Word file back that a colleague changed: what is offered, and what each would change.

Values come first, because words follow from them: a new country changes its name, its
preposition and the verb. `offers` is asked when it is known which of them stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from letterdesk.findings import Finding, LetterdeskError, Place, say
from letterdesk.importing.docx import Story, read_docx
from letterdesk.importing.docx.package import MOST_FILE_BYTES, not_a_docx, too_large
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.model import Letter, PartNote
from letterdesk.letters.values import raw_value
from letterdesk.library import show_typed
from letterdesk.operations.taking_back.beside import findings_beside, notes_of
from letterdesk.operations.taking_back.changed_parts import Offering, Told
from letterdesk.operations.taking_back.offers import Decision, PartOffer, ValueOffer
from letterdesk.operations.taking_back.states import (
    exported,
    language_in,
    refuse_another,
    state_of,
)


class TakenBack:
    """A Word file held against its letter. Raises LetterdeskError for a file that cannot be
    read, that is of another letter, or that Letterdesk did not export."""

    def __init__(self, letter: Letter, data: bytes) -> None:
        self.letter = letter
        self.story: Story = read_docx(data)
        refuse_another(letter, self.story)
        self.language = language_in(letter, self.story)
        self._base, found = state_of(letter, self.story, self.language)
        base = exported(self._base, self.language)
        told = Told(self.story, base)
        self._unvalued = Offering(told, told.changed)
        self._values = self._read_values(self._unvalued)
        self.findings: tuple[Finding, ...] = (
            *found, *self.story.findings, *findings_beside(self.story, base.story))
        self._told = told

    def values(self) -> tuple[ValueOffer, ...]:
        """The values that were changed in the text, in the order of the template."""
        return self._values

    def offers(self, letter: Letter, decisions: Mapping[str, Decision], *, by: str = "",
               on: str = "") -> tuple[PartOffer, ...]:
        """The changes of parts, in the order of the letter.

        `letter` is the letter of now with the values that were taken; `decisions` says
        what became of each.
        """
        return tuple(self._offering(decisions).offers(letter, by=by, on=on))

    def notes(self, decisions: Mapping[str, Decision]) -> tuple[PartNote, ...]:
        """Comments, and what is placed nowhere else; without those that the letter has."""
        offering = self._offering(decisions)
        found = notes_of(offering.told, offering.for_notes(self.letter))
        return tuple(note for note in dict.fromkeys(found) if note not in self.letter.notes)

    def _offering(self, decisions: Mapping[str, Decision]) -> Offering:
        if not decisions:
            return self._unvalued
        base = self._base
        for value in self._values:
            if decisions.get(value.field) == "take":
                base = apply(base, value.change).letter
        told = self._told if base is self._base else \
            Told(self.story, exported(base, self.language))
        decided = {wanted: frozenset(name for name, decision in decisions.items()
                                     if decision == wanted) for wanted in ("words", "take")}
        return Offering(told, self._told.changed, decided["words"], decided["take"])

    def _read_values(self, offering: Offering) -> tuple[ValueOffer, ...]:
        read = offering.values
        usage = self.letter.pinned.usages[self.language]
        made = []
        for field in self.letter.pinned.template.field:
            if field.id not in read:
                continue
            value, parts = read[field.id]
            before = raw_value(self._base, field, self.language)
            now = raw_value(self.letter, field, self.language)
            if now == value:
                continue
            warning = None if now == before else say(
                "this value was changed in the letter too, to “{value}”",
                value=show_typed(replace(field, translatable=False), now, usage))
            shown = [show_typed(replace(field, translatable=False), one, usage)
                     for one in (before, value)]
            made.append(ValueOffer(
                field.id, shown[0], shown[1], parts,
                ch.SetField(field.id, value, self.language if field.translatable else None),
                warning))
        return tuple(made)


def read_word_file(path: Path) -> bytes:
    """The bytes of a Word file. Raises LetterdeskError, with the file's name, for one that
    cannot be read or is larger than any letter."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_FILE_BYTES + 1) if path.stat().st_size <= MOST_FILE_BYTES \
                else None
    except OSError as error:
        raise LetterdeskError(replace(not_a_docx().finding, message=say(
            "the file cannot be read ({reason})", reason=error.strerror or ""), remedy=None,
            place=Place(file=str(path)))) from None
    if data is None or len(data) > MOST_FILE_BYTES:
        raise in_file(too_large(), path)
    return data


def take_back(letter: Letter, path: Path) -> TakenBack:
    """A Word file held against its letter; errors name the file."""
    try:
        return TakenBack(letter, read_word_file(path))
    except LetterdeskError as error:
        raise in_file(error, path) from None


def in_file(error: LetterdeskError, path: Path) -> LetterdeskError:
    """The same error with the file's name."""
    return type(error)(replace(error.finding, place=Place(file=str(path))))


def all_taken(taken: TakenBack, *, by: str = "",
              on: str = "") -> tuple[Letter, Sequence[PartOffer]]:
    """The letter with every change and note, and the changes of parts. Unstamped."""
    letter, decisions = taken.letter, dict[str, Decision]()
    for value in taken.values():
        letter = apply(letter, value.change).letter
        decisions[value.field] = "take"
    offers = taken.offers(letter, decisions, by=by, on=on)
    for offer in offers:
        letter = apply(letter, offer.change).letter
    for note in taken.notes(decisions):
        letter = apply(letter, ch.AddNote(note)).letter
    return letter, offers
