"""What a coordinator should look at: faults, texts that are not approved, what nothing uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from letterdesk.findings import LOOK_AT, Finding, Message, Place, say
from letterdesk.library.block_language import parse_text
from letterdesk.library.load import in_order, load_library
from letterdesk.library.model import Library
from letterdesk.library.pictures import damaged_pictures
from letterdesk.library.statuses import APPROVED, DRAFT, MISSING, OUT_OF_DATE, SUBMITTED, status_of

_STATUS_WORDS = {
    DRAFT: (say("this text is a draft"), say("have it approved")),
    SUBMITTED: (say("this text waits for approval"), say("approve it, or give it back")),
    OUT_OF_DATE: (say("the source text has changed since this was translated"),
                  say("look at the translation and approve it again")),
}


def lint_library(folder: Path, today: dt.date | None = None) -> tuple[Finding, ...]:
    """All findings of a library folder, in the order of its files.

    `today` decides which figures are due for review; without one the clock does.
    Raises LetterdeskError where there is no library.
    """
    library, found = load_library(folder)
    more = [*damaged_pictures(library.files), *_statuses(library), *_unused(library),
            *_due(library, today or dt.date.today())]
    return tuple(sorted([*found, *more], key=in_order))


def _statuses(library: Library) -> Iterator[Finding]:
    for block in library.blocks.values():
        if block.retired is not None:
            continue
        for language in library.usages:
            status = status_of(block, language, library.source_language)
            place = Place(file=f"blocks/{block.id}/{language}.md", language=language)
            if status == MISSING:
                yield Finding("text-status", LOOK_AT, place,
                              say("there is no text in “{language}”", language=language),
                              say("write it, or leave the block out of letters in this language"))
            elif status != APPROVED:
                yield Finding("text-status", LOOK_AT, place, *_STATUS_WORDS[status])
            if language in block.drafts and language in block.texts:
                draft = Place(file=f"blocks/{block.id}/{language}.draft.md", language=language)
                yield Finding("text-status", LOOK_AT, draft,
                              say("a new wording waits for approval"),
                              say("approve it, or delete the file"))


def _unused(library: Library) -> Iterator[Finding]:
    templates = library.templates.values()
    blocks = {name for template in templates for part in template.part for name in part.blocks}
    for name, block in library.blocks.items():
        if name not in blocks and block.retired is None:
            yield _look_at(f"blocks/{name}/block.toml", name, say("no template uses this block"),
                           say("add it to a part, or write retired with the day"))
    styles = {template.style for template in templates}
    for name in library.styles:
        if name not in styles:
            yield _look_at(f"styles/{name}.toml", name, say("no template uses this house style"),
                           say("name it in a template, or delete it"))
    facts = {field.fact for template in templates for field in template.field}
    facts |= _facts_in_texts(library)
    for name in library.facts:
        if name not in facts and name.partition(".")[0] not in facts:
            yield _look_at("facts.toml", name, say("nothing uses the figure “{name}”", name=name),
                           say("name it in a field or a text, or delete it"))


def _facts_in_texts(library: Library) -> set[str]:
    sources = [text for block in library.blocks.values()
               for text in (*block.texts.values(), *block.drafts.values())]
    for style in library.styles.values():
        sources += style.following.values()
        sources += [words for lines in style.footer.values() for words in lines]
    for template in library.templates.values():
        sources += template.title.values()
    return {name.removeprefix("facts.") for source in sources if "facts." in source
            for name in parse_text(source, file="").names if name.startswith("facts.")}


def _due(library: Library, today: dt.date) -> Iterator[Finding]:
    for name, fact in library.facts.items():
        if fact.review_by is not None and fact.review_by < today:
            yield _look_at("facts.toml", name,
                           say("the figure “{name}” was to be reviewed by {day}", name=name,
                               day=fact.review_by.isoformat()),
                           say("look whether it still holds, and write a new day"))


def _look_at(file: str, detail: str, message: Message, remedy: Message) -> Finding:
    return Finding("library-use", LOOK_AT, Place(file=file, detail=detail), message, remedy)
