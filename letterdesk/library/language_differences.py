"""What one language version of a block says and another does not: fields and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import nodes

from letterdesk.findings import LOOK_AT, Finding, Message, Place, say
from letterdesk.library.block_language import outer_names, parse_text
from letterdesk.library.model import Block, Library

_CHOOSING = frozenset({"plural", "agree"})
"""Filters that print words chosen by a value, never the value: a language may need none."""

_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*")
_NOTE_OR_ITEM = re.compile(r"\[\^[^\]]*\]|^\s*\d+[.)]", re.MULTILINE)


def language_differences(library: Library) -> Iterator[Finding]:
    """Fields and figures that a translation has and its source has not, or the reverse.

    Only current wordings are compared: a translation that is out of date is
    told as such. A field that only chooses words (a plural, an agreement) is
    not counted, nor one that a condition asks about: languages differ there.
    """
    source = library.source_language
    for block in library.blocks.values():
        if source not in block.texts or block.retired is not None:
            continue
        for language in library.usages:
            if language != source and language in block.texts:
                yield from _differences(block, source, language)


def _differences(block: Block, source: str, language: str) -> Iterator[Finding]:
    place = Place(file=f"blocks/{block.id}/{language}.md", block=block.id, language=language)
    here, there = block.texts[language], block.texts[source]
    for name in sorted(printed_names(there) - printed_names(here)):
        yield _told(place, name, say("“{name}” is in the {source} text and not in this one",
                                     name=name, source=source))
    for name in sorted(printed_names(here) - printed_names(there)):
        yield _told(place, name, say("“{name}” is in this text and not in the {source} one",
                                     name=name, source=source))
    for figure in sorted(figures(there) - figures(here)):
        yield _told(place, figure, say("the number {figure} is in the {source} text and not in "
                                       "this one", figure=figure, source=source))
    for figure in sorted(figures(here) - figures(there)):
        yield _told(place, figure, say("the number {figure} is in this text and not in the "
                                       "{source} one", figure=figure, source=source))


def _told(place: Place, detail: str, message: Message) -> Finding:
    code = "number-differs" if detail[:1].isdigit() else "field-differs"
    where = Place(file=place.file, block=place.block, language=place.language, detail=detail)
    return Finding(code, LOOK_AT, where, message, say("compare the two texts"))


@lru_cache(maxsize=512)
def printed_names(text: str) -> frozenset[str]:
    """The outer names whose values a text prints, loops over them among these."""
    tree = parse_text(text, file="").tree
    if tree is None:
        return frozenset()
    outer = frozenset(outer_names(tree))
    printed: set[str] = set()
    for loop in tree.find_all(nodes.For):
        printed |= set(outer_names(loop.iter))
    for output in tree.find_all(nodes.Output):
        for child in output.nodes:
            if not isinstance(child, nodes.TemplateData) and not _only_chooses(child):
                printed |= set(outer_names(child))
    return frozenset(printed & outer)


def _only_chooses(node: nodes.Expr) -> bool:
    """Whether an output prints chosen words alone (`x|plural(...)|capital` does too)."""
    while isinstance(node, nodes.Filter):
        if node.name in _CHOOSING:
            return True
        if node.node is None:
            return False
        node = node.node
    return False


@lru_cache(maxsize=512)
def figures(text: str) -> frozenset[str]:
    """The numbers that stand as words in a text, without marks of grouping."""
    tree = parse_text(text, file="").tree
    if tree is None:
        return frozenset()
    words = "".join(data.data for data in tree.find_all(nodes.TemplateData))
    found = _FIGURE.findall(_NOTE_OR_ITEM.sub(" ", words))
    return frozenset(re.sub(r"\D", "", figure) for figure in found)
