"""Makes letters from letters: a duplicate, and one like it for another case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from letterdesk.letters.applying import apply
from letterdesk.letters.changes import SetField
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import new_id, title_of
from letterdesk.library import Field
from letterdesk.operations.clock import Clock, now, stamp
from letterdesk.operations.new import with_first_snapshot

TODAY = "today"
_NUMBERED = re.compile(r"(?P<title>.*\S) (?P<number>[2-9]|[1-9][0-9]{1,3})")


def duplicate(letter: Letter, *, taken: Iterable[str] = (), clock: Clock = now) -> Letter:
    """The same letter once more: an id of its own, and a title that none of `taken` is."""
    return replace(letter, id=new_id(), title=numbered_title(letter.title, taken), signed=None,
                   changed=stamp(clock()))


def numbered_title(title: str, taken: Iterable[str]) -> str:
    """The title with the next free number behind it, as in `Veto on Syria 2`."""
    others = {title.casefold(), *(other.casefold() for other in taken)}
    match = _NUMBERED.fullmatch(title)
    stem = match["title"] if match and match["title"].casefold() in others else title
    number = 2
    while f"{stem} {number}".casefold() in others:
        number += 1
    return f"{stem} {number}"


def letter_like(letter: Letter, *, by: str = "", clock: Clock = now) -> Letter:
    """A new letter with the choices, edits, recipients and values of this one.

    Fields of this case come empty, but for a date that a new letter sets to today.
    What was waived, noted or kept as a snapshot belongs to the other letter.
    """
    emptied = replace(
        letter, id=new_id(), waived=(), notes=(), snapshots=(), signed=None,
        changed=stamp(clock()),
        values=_without_case(letter),
        from_facts={name: taken for name, taken in letter.from_facts.items()
                    if not _is_of_case(letter, name)})
    made = replace(emptied, title=title_of(emptied))
    for field in letter.pinned.template.field:
        if is_set_to_today(field):
            today = clock().date().isoformat()
            made = apply(made, SetField(field.id, today)).letter
    return with_first_snapshot(made, by=by, clock=clock)


def is_set_to_today(field: Field) -> bool:
    """Whether a new letter gives the field the day on which it is made."""
    return field.type == "date" and field.default == TODAY


def _without_case(letter: Letter) -> dict[str, object]:
    return {name: value for name, value in letter.values.items()
            if not _is_of_case(letter, name)}


def _is_of_case(letter: Letter, name: str) -> bool:
    return any(field.id == name and field.of_this_case for field in letter.pinned.template.field)
