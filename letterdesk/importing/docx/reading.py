"""Bytes of a Word file -> its words, comments and map of parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from letterdesk.export.docx.anchors import MAP_NAMESPACE
from letterdesk.export.docx.ooxml import Element, name
from letterdesk.findings import LOOK_AT, Finding, Message, Place, say
from letterdesk.importing.docx.comments import comments_of
from letterdesk.importing.docx.looks import Looks
from letterdesk.importing.docx.model import PartEntry, PartsMap, Row, Story
from letterdesk.importing.docx.package import Package, Relation, not_a_docx, too_large
from letterdesk.importing.docx.rows import Rows

MOST_CHARACTERS = 1_000_000
"""About 400 pages."""
_MET: Mapping[str, tuple[Message, Message]] = {
    "chunk": (say("another file is embedded in the Word file and was not read"),
              say("copy its words into the letter in Word, and take it back again")),
    "symbol": (say("a character of a symbol font could not be read; □ stands for it"),
               say("look at the place in Word")),
    "hidden": (say("hidden words stand in the Word file and were left out"),
               say("show them in Word if they are wanted")),
    "outside": (say("the Word file points to files outside of it, which were not opened"),
                say("nothing needs to be done if the words are complete")),
}


def read_docx(data: bytes) -> Story:
    """All that a Word file says. Raises LetterdeskError for a file that cannot be read,
    that is protected, holds macros, or is no Word file."""
    package = Package(data)
    relations = package.relations(package.main)
    root = package.part(package.main)
    body = root.find(name("body")) if root is not None else None
    if body is None:
        raise not_a_docx()
    looks = Looks(_related(package, relations, "styles"), _related(package, relations, "numbering"))
    main = Rows(looks, relations)
    main.read(body)
    if sum(len(row.text) for row in main.rows) > MOST_CHARACTERS:
        raise too_large()
    notes: dict[str, tuple[Row, ...]] = {}
    for kind in ("footnotes", "endnotes"):
        notes.update(_notes(package, relations, kind, looks))
    met = set(main.met)
    if package.outside(relations):
        met.add("outside")
    return Story(
        rows=tuple(main.rows), notes=notes,
        comments=comments_of(_related(package, relations, "comments"),
                             _related(package, relations, "commentsExtended"),
                             looks, main.mentioned),
        map=_map(package, relations), furniture=tuple(_furniture(package, relations, looks)),
        pictures=main.pictures, aside=tuple(main.aside),
        findings=tuple(Finding(f"docx-{code}", LOOK_AT, Place(), *_MET[code])
                       for code in sorted(met)))


def _related(package: Package, relations: Mapping[str, Relation], kind: str) -> Element | None:
    for relation in relations.values():
        if relation.kind == kind and not relation.is_external:
            return package.part(relation.target)
    return None


def _notes(package: Package, relations: Mapping[str, Relation], kind: str,
           looks: Looks) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for relation in relations.values():
        if relation.kind != kind or relation.is_external:
            continue
        root = package.part(relation.target)
        pointed = package.relations(relation.target)
        for note in root if root is not None else ():
            if note.get(name("type"), "normal") == "normal":
                reading = Rows(looks, pointed)
                reading.read(note)
                yield f"{kind[0]}{note.get(name('id'), '')}", tuple(reading.rows)


def _furniture(package: Package, relations: Mapping[str, Relation],
               looks: Looks) -> Iterator[str]:
    """The words of heads and feet, each once, whatever pages they are for."""
    seen: set[str] = set()
    for relation in relations.values():
        if relation.kind not in ("header", "footer") or relation.is_external:
            continue
        root = package.part(relation.target)
        if root is None:
            continue
        reading = Rows(looks, {})
        reading.read(root)
        words = "\n".join(row.text for row in reading.rows if row.text)
        if words and words not in seen:
            seen.add(words)
            yield words


def _map(package: Package, relations: Mapping[str, Relation]) -> PartsMap | None:
    """The custom XML part that Letterdesk wrote, wherever the last program put it."""
    for relation in relations.values():
        if relation.kind != "customXml" or relation.is_external:
            continue
        root = package.part(relation.target)
        if root is not None and root.tag == f"{{{MAP_NAMESPACE}}}letter":
            return _map_of(root)
    return None


def _map_of(root: Element) -> PartsMap:
    known = root.find(f"{{{MAP_NAMESPACE}}}known")
    parts = tuple(PartEntry(str(one.get("id", "")), str(one.get("bookmark", "")),
                            str(one.get("block", "")))
                  for one in root.findall(f"{{{MAP_NAMESPACE}}}part"))
    return PartsMap(str(root.get("letter", "")), str(root.get("language", "")),
                    str(root.get("changed", "")), parts,
                    _known(known.text if known is not None else None))


def _known(text: str | None) -> dict[str, Any]:
    try:
        return msgspec.json.decode((text or "{}").encode(), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError):
        return {}
