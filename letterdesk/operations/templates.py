"""Lists the templates of a library."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from letterdesk.library import Library, Template, status_of


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
