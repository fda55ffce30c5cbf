"""What can be done about a finding: each remedy is a tuple of changes, one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.findings import Finding, LetterdeskError
from letterdesk.letters.applying import apply
from letterdesk.letters.model import Letter
from letterdesk.library import Library
from letterdesk.operations.remedying import edits, parts, values, words
from letterdesk.operations.remedying.remedy import Asked, Remedy

__all__ = ["Remedy", "remedied", "remedies"]

_REMEDIES: Mapping[str, Callable[[Asked], Iterator[Remedy]]] = {
    "malformed": values.as_the_finding_says,
    "missing": values.missing,
    "figure-newer": values.figure,
    "figure-of-other-country": values.figure,
    "date-after": values.date_after,
    "date-kept": values.date_kept,
    "never-written": words.house_rule,
    "doubled-word": words.doubled_word,
    "symbol-form": words.symbol_form,
    "symbol-year": words.symbol_year,
    "count-differs": words.count,
    "form-of-address": words.form_of_address_of,
    "fixed-words": edits.fixed_words,
    "edit-decided": edits.older_ground,
    "edit-of-older-text": edits.older_ground,
    "edited-in-one": edits.done,
    "no-text": parts.without_text,
    "not-approved": parts.without_text,
    "out-of-date": parts.without_text,
    "block-needed": parts.block_needed,
}


def remedies(letter: Letter, finding: Finding, *, library: Library | None = None, by: str = "",
             on: str = "", recipient: Recipient | None = None) -> tuple[Remedy, ...]:
    """What can be done about a finding, the best first; none where only a person can say.

    `library` is the letter's own, where it is known; `by` and `on` (ISO 8601) stand in the
    edits that come of it. `recipient` is whom the letter was composed for where it was
    found, the first where none is named. Each remedy can be applied to the letter as it is,
    and changes it.
    """
    make = _REMEDIES.get(finding.code)
    if make is None:
        return ()
    offered = make(Asked(_read_by(letter, recipient), finding, library, by, on))
    return tuple(remedy for remedy in offered if _changes_something(letter, remedy))


def _read_by(letter: Letter, recipient: Recipient | None) -> Letter:
    """The letter as it reads to one of its recipients: composed for the first, as ever."""
    if recipient is None or not letter.recipients:
        return letter
    others = tuple(other for other in letter.recipients if other != recipient)
    return replace(letter, recipients=(recipient, *others))


def remedied(letter: Letter, remedy: Remedy) -> Letter:
    """The letter after a remedy; the caller stamps the time."""
    for change in remedy.changes:
        letter = apply(letter, change).letter
    return letter


def _changes_something(letter: Letter, remedy: Remedy) -> bool:
    try:
        return remedied(letter, remedy) != letter
    except LetterdeskError:
        return False
