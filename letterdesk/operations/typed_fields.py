"""Turns what a person typed for a field into the value that a letter keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterdesk.findings import say
from letterdesk.language import Usage
from letterdesk.letters.file_form import as_json
from letterdesk.letters.lookup import not_understood
from letterdesk.letters.pin import LIST
from letterdesk.library import Field, Library, Signatory, read_typed


def pair(text: str, form: str) -> tuple[str, str]:
    """`NAME=VALUE` as name and value. Raises NotUnderstood naming the `form` to type."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise not_understood(say("“{text}” has not the form {form}", text=text, form=form))
    return name.strip(), value


def value_typed(field: Field, text: str, usage: Usage, library: Library | None = None) -> Any:
    """The raw value; None where nothing was typed. A malformed value comes back as typed.

    `list:<id>` stands for a list of signatories of the library.
    """
    if not text.strip():
        return None
    name = text.strip()
    if field.type == "signatories" and name.startswith(LIST) and library is not None:
        entries = library.signatory_lists.get(name.removeprefix(LIST))
        if entries is not None:
            return [as_json(entry) for entry in entries.entries]
    return as_json(read_typed(field, text, usage))


def people_in(value: Any, library: Library) -> Mapping[str, Signatory]:
    """Those signatories of the library whom a raw value names by id."""
    entries = value if isinstance(value, list) else [value]
    return {
        entry: library.signatories[entry] for entry in entries
        if isinstance(entry, str) and entry in library.signatories
    }
