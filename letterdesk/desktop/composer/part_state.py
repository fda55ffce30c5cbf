"""What the tab This part says of one part: a function of the letter, without widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from letterdesk.contacts import Recipient
from letterdesk.desktop.composer.wording import (
    block_words,
    field_words,
    interface_usage,
    part_words,
    words,
)
from letterdesk.desktop.translate import isolated, tr, tr_message
from letterdesk.findings import Finding
from letterdesk.language import Usage, format_date, quotes
from letterdesk.letters.body_changes import BodyChange, body_changes
from letterdesk.letters.lookup import template_part
from letterdesk.letters.model import Edit, Letter
from letterdesk.library import Field
from letterdesk.operations.insertable import insertable
from letterdesk.operations.part_text import PartText, part_text, why_not_edited
from letterdesk.operations.remedying.remedy import Remedy

_TO_MERGE = ("edit-decided", "edit-of-older-text")
"""Findings that say: the words that were edited are others now."""


class Fixed(Struct, frozen=True):
    """Fixed words, and why they are."""

    id: str
    words: str
    """In the quotation marks of the letter's language."""
    reason: str


class Conflict(Struct, frozen=True):
    """An edit that was made on other words than would stand there now."""

    words: str
    remedies: tuple[Remedy, ...]


class Head(Struct, frozen=True):
    """Name of a part, what its text is, and the texts to choose from."""

    name: str
    is_edited: bool
    approval: str
    """“Approved text by NAME, DATE”."""
    is_approved: bool
    choices: tuple[tuple[str, str], ...]
    block: str | None


class Changes(Struct, frozen=True):
    """What differs from the approved text."""

    found: tuple[BodyChange, ...]
    edited: str
    """Who wrote the edit, and when."""
    is_added: bool
    has_text: bool
    why_not: str
    """Why its words cannot be edited here; empty where they can."""


class PartState(Struct, frozen=True):
    """One part in one language."""

    part: str
    head: Head
    conflicts: tuple[Conflict, ...]
    changes: Changes
    fixed: tuple[Fixed, ...]
    fields: tuple[tuple[str, str, str], ...]
    """Id, name and printed words of each field that it prints."""


def part_state(letter: Letter, part: str, language: str, recipient: Recipient | None = None,
               findings: tuple[Finding, ...] = (), *, by: str = "",
               on: str = "") -> PartState | None:
    """All that is said of a part; None for one that the letter does not have.

    `by` and `on` stand in the edits that come of a remedy.
    """
    held = next((p for p in letter.parts if p.part == part), None)
    if held is None:
        return None
    text = part_text(letter, part, language, recipient)
    why_not = why_not_edited(letter, part, language, text.composed)
    edit = held.edits.get(language) if text.is_edited else None
    changes = body_changes(text.approved, text.body, text.words) \
        if text.approved is not None else ()
    own = tuple(f for f in findings if f.place.part == part and f.code in _TO_MERGE
                and f.place.language in (None, language))
    marks = quotes(letter.pinned.usages.get(language) or Usage(language))
    head = Head(part_words(letter, part, text.block), text.is_edited, _approval(letter, text),
                text.status in ("approved", ""), _choices(letter, part), text.block)
    return PartState(
        part, head, tuple(_conflicts(letter, own, by, on)),
        Changes(changes, _edited(letter, edit), held.free is not None, bool(text.approved),
                tr_message(why_not) if why_not else ""),
        tuple(Fixed(passage.id, "".join((*marks[:1], passage.words, *marks[1:])),
                    words(passage.reason, letter.pinned.source_language))
              for passage in text.fixed),
        tuple(_fields(letter, text, recipient)))


def _conflicts(letter: Letter, findings: tuple[Finding, ...], by: str,
               on: str) -> Iterator[Conflict]:
    """One for all: what helps against the first helps against the others."""
    # Imported here: few parts are in such trouble, and the page stands before it is looked for.
    from letterdesk.operations.remedies import remedies

    for finding in findings[:1]:
        told = tr("A value changed since you edited these words, and the approved words are "
                  "others now.") if finding.code == "edit-decided" \
            else tr("The approved text is another than the one that was edited.")
        yield Conflict(told, remedies(letter, finding, by=by, on=on))


def _approval(letter: Letter, text: PartText) -> str:
    if text.block is None:
        return tr("Written for this letter")
    if text.status == "missing":
        return tr("No text in this language")
    if text.status == "out of date":
        return tr("Translated from an earlier wording")
    if text.status == "submitted":
        return tr("Waiting for approval")
    if text.status == "draft":
        return tr("Not approved yet")
    if not text.approved_by or text.approved_on is None:
        return tr("Approved text")
    return tr("Approved text by {name}, {date}", name=isolated(text.approved_by),
              date=format_date(text.approved_on, interface_usage(letter)))


def _edited(letter: Letter, edit: Edit | None) -> str:
    if edit is None or not edit.by:
        return ""
    if not edit.on:
        return tr("Edited by {name}", name=isolated(edit.by))
    return tr("Edited by {name}, {date}", name=isolated(edit.by), date=_day(letter, edit.on))


def _day(letter: Letter, on: str) -> str:
    try:
        return format_date(dt.datetime.fromisoformat(on).date(), interface_usage(letter))
    except ValueError:
        return on


def _choices(letter: Letter, part: str) -> tuple[tuple[str, str], ...]:
    template = template_part(letter.pinned.template, part)
    blocks = template.blocks if template is not None else ()
    made = tuple((b, block_words(letter, b)) for b in blocks if b in letter.pinned.blocks)
    return made if len(made) > 1 else ()


def _fields(letter: Letter, text: PartText,
            recipient: Recipient | None) -> list[tuple[str, str, str]]:
    fields: Mapping[str, Field] = {f.id: f for f in letter.pinned.template.field}
    offered = insertable(letter, text.language, recipient, frozenset(text.fields))
    plain = {value.name: value.forms[0].words for value in offered}
    return [(name, field_words(letter, fields[name]), " ".join(plain.get(name, "").split("\n")))
            for name in text.fields if name in fields]
