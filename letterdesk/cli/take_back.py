"""letterdesk take-back"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from msgspec.structs import replace

from letterdesk.cli.words import marked, print_findings, tell
from letterdesk.findings import Message, must_be_put_right, say
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.lookup import not_understood
from letterdesk.letters.model import Letter, PartNote
from letterdesk.operations.check import check
from letterdesk.operations.clock import now, stamp
from letterdesk.operations.letter_files import OpenLetter, open_letter, save_letter
from letterdesk.operations.show import note_sentence
from letterdesk.operations.take_back import TakenBack
from letterdesk.operations.take_back import take_back as read
from letterdesk.operations.taking_back.offers import Decision, PartOffer, ValueOffer
from letterdesk.settings import load_settings

_STOP = "q"


def take_back(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    file: Annotated[Path, Parameter(help="The Word file that came back (.docx).")],
    /,
    *,
    dry_run: Annotated[bool, Parameter("--dry-run", negative="", show_default=False, help="Show "
                                       "what changed, and write nothing.")] = False,
    accept_all: Annotated[bool, Parameter("--accept-all", negative="", show_default=False,
                                          help="Take every change without asking.")] = False,
) -> int:
    if dry_run and accept_all:
        raise not_understood(say("--dry-run writes nothing, --accept-all takes everything"),
                             say("give one of them"))
    if not (dry_run or accept_all or sys.stdin.isatty()):
        raise not_understood(say("nobody can be asked here, as this is no terminal"),
                             say("show the changes with --dry-run, or take all of them with "
                                 "--accept-all"))
    settings, _ = load_settings()
    opened = open_letter(letter)
    taken = read(opened.letter, file)
    print_findings(taken.findings, sys.stderr)
    taking = _Taking(taken, settings.name, asks=not (dry_run or accept_all))
    if not taking.run():
        tell(say("stopped; nothing was written"), sys.stderr)
        return 0
    if not taking.has_changes:
        tell(say("{file}: nothing was changed", file=str(file)))
    elif not dry_run:
        _save(opened, taking)
    return 0


def _save(opened: OpenLetter, taking: _Taking) -> None:
    after = taking.letter
    if after is not opened.letter:
        after = replace(after, changed=taking.on)
        save_letter(opened, after)
    print_findings(must_be_put_right(check(after, now().date())), sys.stderr)


class _Taking:
    """Goes through all that is offered, and asks where it should."""

    def __init__(self, taken: TakenBack, by: str, *, asks: bool) -> None:
        self._taken = taken
        self._by = by
        self._asks = asks
        self.on = stamp(now())
        self.letter: Letter = taken.letter
        self.has_changes = False

    def run(self) -> bool:
        """Whether it went to the end; False: the person stopped."""
        decisions: dict[str, Decision] = {}
        for value in self._taken.values():
            answer = self._value(value)
            if answer == _STOP:
                return False
            decisions[value.field] = _DECISIONS[answer]
            if answer == "a":
                self._apply(value.change)
        for offer in self._taken.offers(self.letter, decisions, by=self._by, on=self.on):
            answer = self._part(offer)
            if answer == _STOP:
                return False
            if answer == "a":
                self._apply(offer.change)
        self._notes(self._taken.notes(decisions))
        return True

    def _apply(self, change: ch.Change) -> None:
        self.letter = apply(self.letter, change).letter

    def _value(self, value: ValueOffer) -> str:
        self._shown(say("value of {field}: {before} -> {after} (in {parts})", field=value.field,
                        before=value.before or "–", after=value.after,
                        parts=", ".join(value.parts)), value.warning)
        return self._ask(say("take it as the new value (a), as words in this place only (w), or "
                             "refuse it (r); q stops: "), "awrq")

    def _part(self, offer: PartOffer) -> str:
        self._shown(_sentence(offer), offer.warning)
        return self._ask(say("accept (a) or refuse (r); q stops: "), "arq")

    def _notes(self, notes: Sequence[PartNote]) -> None:
        """Notes are kept without asking: nothing that a colleague said is lost."""
        for note in notes:
            sentence = note_sentence(note)
            self._shown(say("note on {part}: {words}", part=note.part, words=sentence)
                        if note.part else say("note on the letter: {words}", words=sentence), None)
            self._apply(ch.AddNote(note))

    def _shown(self, message: Message, warning: Message | None) -> None:
        self.has_changes = True
        tell(message)
        if warning is not None:
            tell(say("  look at this: {warning}", warning=warning))

    def _ask(self, question: Message, letters: str) -> str:
        if not self._asks:
            return "a"
        while True:
            print(question.shown(), end="", flush=True)
            answer = sys.stdin.readline()
            if not answer:
                return _STOP
            if answer.strip().lower()[:1] in tuple(letters):
                return answer.strip().lower()[:1]


_DECISIONS: Mapping[str, Decision] = {"a": "take", "w": "words", "r": "refuse"}


def _sentence(offer: PartOffer) -> Message:
    words = marked(offer.difference)
    match offer.kind:
        case "added" if offer.part:
            said = say("added behind {part}: {words}", part=offer.part, words=words)
        case "added":
            said = say("added at the top: {words}", words=words)
        case "noted":
            said = say("note on {part}: {words}", part=offer.part, words=words)
        case "out":
            said = say("left out {part}: {words}", part=offer.part, words=words)
        case "moved" if isinstance(offer.change, ch.MovePart) and offer.change.after:
            said = say("moved {part} behind {after}", part=offer.part, after=offer.change.after)
        case "moved":
            said = say("moved {part} to the top", part=offer.part)
        case _:
            said = say("part {part}: {words}", part=offer.part, words=words)
    return say("{said} (by {who})", said=said, who=offer.by) if offer.by else said
