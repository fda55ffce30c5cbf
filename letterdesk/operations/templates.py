"""Lists the templates of a library, and shows what a letter of one looks like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from letterdesk.letters.file_form import as_json
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import new_letter
from letterdesk.library import Library, Template, status_of
from letterdesk.operations.clock import Clock, now


class TemplateEntry(msgspec.Struct, frozen=True):
    id: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    languages: tuple[str, ...]
    """In which every block of the template has a text."""
    approved: tuple[str, ...]
    """In which all of these are approved."""


def templates(library: Library) -> tuple[TemplateEntry, ...]:
    """The templates in the order of the library."""
    return tuple(_entry(library, template) for template in library.templates.values())


def _entry(library: Library, template: Template) -> TemplateEntry:
    blocks = [library.blocks[name] for part in template.part for name in part.blocks
              if name in library.blocks]
    texts = [block for block in blocks if block.kind not in ("signature", "signatories")]
    statuses = {
        lang: {status_of(block, lang, library.source_language) for block in texts}
        for lang in library.usages
    }
    written = tuple(lang for lang, found in statuses.items() if "missing" not in found)
    return TemplateEntry(
        template.id, template.name, template.about, written,
        tuple(lang for lang in written if statuses[lang] <= {"approved"}),
    )


def languages_written(library: Library, template: Template) -> tuple[str, ...]:
    """Languages in which every required part of the template has a text."""
    return tuple(lang for lang in library.usages if all(
        any(lang in library.blocks[name].texts or not library.blocks[name].texts
            for name in part.blocks if name in library.blocks)
        for part in template.part if part.required))


def example_letter(library: Library, template: Template, languages: Sequence[str], *,
                   clock: Clock = now) -> Letter:
    """A letter filled with the examples that the template's fields give: for its picture."""
    values = {field.id: as_json(field.example) for field in template.field
              if field.example is not None and field.type != "signatories"}
    return new_letter(library, template.id, languages, now=clock(), values=values)
