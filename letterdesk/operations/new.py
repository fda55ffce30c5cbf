"""Makes a letter from a template of a library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from letterdesk.contacts import parse_recipient
from letterdesk.findings import say
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import Change, ChooseBlock, SwitchPart
from letterdesk.letters.compose import compose
from letterdesk.letters.file_names import fit_for_files
from letterdesk.letters.lookup import field_of, known, not_understood
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import check_languages, new_letter
from letterdesk.letters.snapshots import with_snapshot
from letterdesk.library import Library
from letterdesk.operations.clock import Clock, now, stamp
from letterdesk.operations.typed_fields import pair, value_typed

FIRST = "As made"
"""Name of the snapshot that every letter begins with."""


class NewRequest(msgspec.Struct, frozen=True):
    """A letter as asked for in words; see the command `new`."""

    template: str
    languages: tuple[str, ...]
    set: tuple[str, ...] = ()
    """`NAME=VALUE`."""
    choose: tuple[str, ...] = ()
    """`PART=BLOCK`."""
    without: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    """Recipients, as `contacts.parse_recipient` reads them."""


def new(library: Library, request: NewRequest, *, by: str = "", clock: Clock = now) -> Letter:
    """The letter, with its first snapshot. Raises NotUnderstood for what is not there."""
    template = library.templates.get(request.template)
    if template is None:
        raise not_understood(
            say("the library has no template “{template}”", template=request.template),
            known(library.templates, request.template))
    if not request.languages:
        raise not_understood(say("a letter needs a language"), known(library.usages))
    check_languages(library, request.languages)
    first = request.languages[0]
    values = {}
    for text in request.set:
        name, typed = pair(text, "NAME=VALUE")
        field = field_of(template, name)
        value = value_typed(field, typed, library.usages[first], library)
        values[name] = {first: value} if field.translatable and value is not None else value
    letter = new_letter(
        library, template.id, request.languages, now=clock(),
        values=values,
        recipients=[parse_recipient(text) for text in request.to],
    )
    changes: list[Change] = [ChooseBlock(*pair(text, "PART=BLOCK")) for text in request.choose]
    changes += [SwitchPart(part, False) for part in request.without]
    for change in changes:
        letter = apply(letter, change).letter
    return with_first_snapshot(letter, by=by, clock=clock)


def with_first_snapshot(letter: Letter, *, by: str = "", clock: Clock = now) -> Letter:
    """The letter with the state in which it was made."""
    documents = {lang: compose(letter, lang).document for lang in letter.languages}
    return with_snapshot(letter, FIRST, on=stamp(clock()), by=by, documents=documents)


def file_name(letter: Letter, taken: Sequence[str] = ()) -> str:
    """A name for the letter's file that none of `taken` is: its title, fit for any system."""
    stem = fit_for_files(letter.title) or letter.template
    names = {name.casefold() for name in taken}
    name, number = f"{stem}.letter", 2
    while name.casefold() in names:
        name, number = f"{stem} {number}.letter", number + 1
    return name


def free_path(folder: Path, letter: Letter) -> Path:
    """Where a new letter goes in a folder, beside those that are there."""
    taken = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return folder / file_name(letter, taken)
