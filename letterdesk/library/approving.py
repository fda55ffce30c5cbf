"""Approval of a text: its hash, with who and when, in block.toml."""

from __future__ import annotations

import datetime as dt
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, NotUnderstood, Place, say
from letterdesk.library.block_language import parse_text
from letterdesk.library.folder import HEAD
from letterdesk.library.hashes import text_hash
from letterdesk.library.ids import ID
from letterdesk.library.model import STATUSES
from letterdesk.library.toml_source import TomlSource
from letterdesk.library.writing import read_to_change, write_whole

_APPROVED = STATUSES[-1]


def approve(folder: Path, block: str, language: str, by: str, on: dt.date) -> str:
    """Approves the text of a block in a language as it stands; gives its hash.

    A draft that waits beside an approved text takes its place. A translation
    is bound to the source text as it is now. Raises NotUnderstood for a block
    or language that is not there, LetterdeskError for a text with a fault.
    """
    if ID.fullmatch(block) is None or not (language.isalpha() and len(language) == 2):
        raise NotUnderstood(Finding(
            "no-block", PUT_RIGHT, Place(block=block, language=language),
            say("there is no block “{block}” in “{language}”", block=block, language=language),
            say("look at the ids in the folder blocks")))
    place = folder / "blocks" / block
    draft = place / f"{language}.draft.md"
    file = f"blocks/{block}/{draft.name if draft.exists() else f'{language}.md'}"
    text = read_to_change(folder / file, file).rstrip("\n")
    findings = parse_text(text, file=file, findings_language=language).findings
    if findings:
        raise LetterdeskError(findings[0])
    source = _source_hash(folder, place, block, language)
    described = read_to_change(place / "block.toml", f"blocks/{block}/block.toml")
    entry = {"status": _APPROVED, "approved": text_hash(text), "by": by, "on": on,
             "translated_from": source}
    changed = _with_entry(described, f"blocks/{block}/block.toml", language, entry)
    if draft.exists():
        write_whole(place / f"{language}.md", text)
    write_whole(place / "block.toml", changed)
    draft.unlink(missing_ok=True)
    return text_hash(text)


def _source_hash(folder: Path, place: Path, block: str, language: str) -> str | None:
    """Hash of the source text that a translation stands on; None for the source itself."""
    head = _readable(read_to_change(folder / HEAD, HEAD), HEAD)
    source_language = str(head.get("source_language", "en"))
    path = place / f"{source_language}.md"
    if language == source_language or not path.exists():
        return None
    return text_hash(read_to_change(path, f"blocks/{block}/{path.name}").rstrip("\n"))


def _readable(text: str, file: str) -> dict[str, Any]:
    found: list[Finding] = []
    source = TomlSource(file, text, found)
    if not source.is_readable:
        raise LetterdeskError(found[0])
    return source.data


def _with_entry(text: str, file: str, language: str, entry: dict[str, Any]) -> str:
    """block.toml with the entry of one language; everything else as it was written."""
    import tomlkit

    _readable(text, file)
    document = tomlkit.parse(text)
    texts = document.setdefault("text", tomlkit.table(is_super_table=True))
    if language not in texts:
        texts[language] = tomlkit.table()
    table: MutableMapping[str, Any] = texts[language]
    for key, value in entry.items():
        if value is not None:
            table[key] = value
        elif key in table:
            del table[key]
    return tomlkit.dumps(document)
