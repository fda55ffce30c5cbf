"""Takes into a letter all that it uses of its library, so that it needs the library no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from letterdesk.language.usage import Usage
from letterdesk.letters.file_form import as_json, in_full
from letterdesk.letters.model import Pinned
from letterdesk.library import (
    Block,
    Fact,
    HouseStyle,
    Library,
    Signatory,
    Template,
    parse_text,
    status_of,
)
from letterdesk.library.statuses import MISSING, OUT_OF_DATE

LIST = "list:"
"""How a default names a list of signatories of the library."""


def pin(library: Library, template: Template, languages: Sequence[str],
        values: Mapping[str, Any] | None = None, added: Iterable[str] = ()) -> Pinned:
    """The letter's copy: template, texts in its languages, facts, rules, forms, people, style.

    `added` are blocks that the letter has beside those of its template.
    Of the signatories it holds those whom `values` name, and their pictures
    where they agreed to it. It is brought into the form that a file gives back,
    so that a letter composes alike before and after it is saved.
    """
    blocks = {
        name: _in_languages(library.blocks[name], languages, library.source_language)
        for name in (*(name for part in template.part for name in part.blocks), *added)
        if name in library.blocks
    }
    style = library.styles.get(template.style) or next(iter(library.styles.values()), HouseStyle())
    signatories = {
        name: library.signatories[name] for name in signatories_named(template, values or {})
        if name in library.signatories
    }
    pinned = Pinned(
        template=template,
        blocks=blocks,
        facts=_facts(library, template, blocks.values(), style),
        rules=tuple(r for r in library.rules if not r.templates or template.id in r.templates),
        forms={role: {lang: form for lang, form in forms.items() if lang in languages}
               for role, forms in library.forms.items()},
        usages={lang: library.usages.get(lang, Usage(lang)) for lang in languages},
        organisation=library.organisation,
        signatories=signatories,
        style=style,
        source_language=library.source_language,
        files=_files(library, style, [*signatories.values(), *entries_with_pictures(values or {})]),
    )
    return as_read_back(pinned)


def with_block(pinned: Pinned, library: Library, block: str, languages: Sequence[str]) -> Pinned:
    """The copy with one more block of the library and the figures that it prints.

    What the copy holds already stays as it is.
    """
    taken = _in_languages(library.blocks[block], languages, library.source_language)
    facts = _named_facts(library, taken.texts.values())
    more = replace(pinned, blocks={**pinned.blocks, block: pinned.blocks.get(block, taken)},
                   facts={**facts, **pinned.facts})
    return as_read_back(more)


def as_read_back(pinned: Pinned) -> Pinned:
    """The copy as a file gives it back: dates in free values are words, measures have a point."""
    style = msgspec.convert(as_json(in_full(pinned.style)), HouseStyle)
    return replace(msgspec.json.decode(msgspec.json.encode(pinned), type=Pinned), style=style)


def signatories_named(template: Template, values: Mapping[str, Any]) -> Iterator[str]:
    """Ids of the library's signatories in the values of fields that take any."""
    for field in template.field:
        if field.type in ("signatory", "signatories"):
            raw = values.get(field.id)
            for entry in raw if isinstance(raw, list | tuple) else [raw]:
                if isinstance(entry, str):
                    yield entry


def pictures_of(library: Library, people: Iterable[Signatory]) -> dict[str, bytes]:
    """Logos, and the signatures of those who agreed that they be used."""
    names = [person.logo for person in people]
    names += [person.picture for person in people if person.consent is not None]
    return {name: library.files[name] for name in names if name and name in library.files}


def entries_with_pictures(values: Mapping[str, Any]) -> Iterator[Signatory]:
    """Signatories who stand in the values themselves, as a list of them does."""
    for raw in values.values():
        for entry in raw if isinstance(raw, list | tuple) else [raw]:
            if isinstance(entry, Mapping) and ("logo" in entry or "picture" in entry):
                try:
                    yield msgspec.convert(entry, Signatory)
                except msgspec.ValidationError:
                    continue


def _in_languages(block: Block, languages: Sequence[str], source_language: str) -> Block:
    """The block with the texts of these languages.

    Where a translation is out of date or missing the source text is kept too: only
    beside it can a later reader see that.
    """
    kept = set(languages)
    if any(status_of(block, lang, source_language) in (OUT_OF_DATE, MISSING)
           for lang in languages):
        kept.add(source_language)
    return replace(
        block,
        texts={lang: text for lang, text in block.texts.items() if lang in kept},
        text={lang: status for lang, status in block.text.items() if lang in kept},
        drafts={},
    )


def _facts(library: Library, template: Template, blocks: Iterable[Block],
           style: HouseStyle) -> dict[str, Fact]:
    """Facts that fields take their value from, of every situation, and those that texts print."""
    texts = [text for block in blocks for text in block.texts.values()]
    texts += [*template.title.values(), *template.addressee.values(), *style.following.values()]
    texts += [line for lines in style.footer.values() for line in lines]
    of_fields = {field.fact for field in template.field if field.fact}
    return _named_facts(library, texts, of_fields)


def _named_facts(library: Library, texts: Iterable[str],
                 names: Iterable[str] = ()) -> dict[str, Fact]:
    """The figures of these names, and those that texts print."""
    named = set(names) | {name.partition(".")[2] for text in texts
                          for name in parse_text(text, file="").names
                          if name.startswith("facts.")}
    return {name: fact for name, fact in library.facts.items() if name.partition(".")[0] in named}


def _files(library: Library, style: HouseStyle, people: Sequence[Signatory]) -> dict[str, bytes]:
    files = pictures_of(library, people)
    logo = style.letterhead.logo if style.letterhead else None
    if logo and logo in library.files:
        files[logo] = library.files[logo]
    return files
