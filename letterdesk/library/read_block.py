"""blocks/<id>/: block.toml and the texts.

The texts are checked even where block.toml cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

import msgspec

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Place, Severity, say
from letterdesk.library.block_language import ParsedText, parse_text
from letterdesk.library.checks import check_id, check_one_of, check_words
from letterdesk.library.model import KINDS, STATUSES, Block
from letterdesk.library.read_styles import check_file_name
from letterdesk.library.tables import read_table
from letterdesk.library.toml_source import TomlSource

WITHOUT_TEXT = ("signature", "signatories")
"""Kinds that print a field; a text is not needed."""

_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_TEXT_FILE = re.compile(r"(?P<language>[a-z]{2})(?P<draft>\.draft)?\.md")


class ReadBlock(NamedTuple):
    """A block, where block.toml can be read, and its texts as parsed."""

    block: Block | None
    source: TomlSource | None
    parsed: Mapping[str, ParsedText]
    """By file, relative to the library."""


def read_block(name: str, files: Mapping[str, str], languages: Collection[str],
               found: list[Finding]) -> ReadBlock:
    """The block of one folder; `files` by name in the folder."""
    folder = f"blocks/{name}"
    parsed: dict[str, ParsedText] = {}
    texts: dict[str, str] = {}
    drafts: dict[str, str] = {}
    for file, content in files.items():
        match = _TEXT_FILE.fullmatch(file)
        if match is None:
            continue
        path, language = f"{folder}/{file}", match["language"]
        text = content.rstrip("\n")
        parsed[path] = parse_text(text, file=path, findings_language=language)
        found.extend(parsed[path].findings)
        if language not in languages:
            found.append(_strange_language(path, language))
            continue
        (drafts if match["draft"] else texts)[language] = text
    if "block.toml" not in files:
        found.append(Finding(
            "no-block", PUT_RIGHT, Place(file=f"{folder}/block.toml"),
            say("the folder has texts and no block.toml"),
            say("write block.toml with at least kind and name, or delete the folder")))
        return ReadBlock(None, None, parsed)
    source = TomlSource(f"{folder}/block.toml", files["block.toml"], found)
    block = _block(source, name, languages) if source.is_readable else None
    if block is None:
        return ReadBlock(None, source, parsed)
    block = msgspec.structs.replace(block, texts=texts, drafts=drafts)
    _check_texts(source, block, parsed)
    return ReadBlock(block, source, parsed)


def _strange_language(path: str, language: str) -> Finding:
    return Finding(
        "library-file", LOOK_AT, Place(file=path),
        say("“{language}” is none of the library's languages", language=language),
        say("add it under [languages] in library.toml, or take the file out"))


def _block(source: TomlSource, name: str, languages: Collection[str]) -> Block | None:
    for key in ("texts", "drafts"):
        if key in source.data:
            source.data.pop(key)
            source.fault((key,), say("texts stand in files of their own"),
                         say("write them into {file}", file="en.md"))
    block = read_table(Block, source.data, source)
    if block is None or not check_id(source, (), name):
        return None
    check_file_name(source, block.id, name)
    if not check_one_of(source, ("kind",), block.kind, KINDS):
        return None
    for key in ("name", "about", "not_for"):
        check_words(source, (key,), getattr(block, key), languages)
    if block.kind in WITHOUT_TEXT and block.field is None:
        source.fault(("field",),
                     say("a block of the kind “{kind}” prints a field, and none is named",
                         kind=block.kind),
                     say("write field"))
    if not 1 <= block.columns <= 4:
        source.fault(("columns",),
                     say("{columns} columns cannot be printed", columns=block.columns),
                     say("write a number from 1 to 4"))
        block = msgspec.structs.replace(block, columns=1)
    check_one_of(source, ("layout",), block.layout, ("plain", "ruled", "running"))
    _check_statuses(source, block, languages)
    for fixed, words in block.fixed.items():
        check_id(source, ("fixed", fixed), fixed)
        check_words(source, ("fixed", fixed, "reason"), words.reason, languages)
    for was in block.was:
        check_id(source, ("was",), was)
    return msgspec.structs.replace(block, id=name)


def _check_statuses(source: TomlSource, block: Block, languages: Collection[str]) -> None:
    check_words(source, ("text",), block.text, languages)
    for language, status in block.text.items():
        path = ("text", language)
        check_one_of(source, (*path, "status"), status.status, STATUSES)
        for key in ("approved", "translated_from"):
            value = getattr(status, key)
            if value is not None and _HASH.fullmatch(value) is None:
                source.fault((*path, key), say("this is no hash of a text"),
                             say("approve the text again; the hash is then written for you"),
                             severity=LOOK_AT)


def _check_texts(source: TomlSource, block: Block, parsed: Mapping[str, ParsedText]) -> None:
    if not block.texts and not block.drafts and block.kind not in WITHOUT_TEXT:
        source.fault((), say("this block has no text"),
                     say("write one into {file} beside block.toml", file="en.md"))
    for language in block.text:
        if language not in block.texts and language not in block.drafts \
                and block.kind not in WITHOUT_TEXT:
            source.fault(("text", language), say("there is no text in “{language}”",
                                                 language=language),
                         say("write {file}, or take this table out", file=f"{language}.md"))
    used: set[str] = set()
    for path, text in parsed.items():
        used |= text.fixed
        for fixed in sorted(text.fixed - set(block.fixed)):
            source.fault(("fixed",), say("{file} has fixed words “{id}” that are not explained",
                                         file=path, id=fixed),
                         say("write [fixed.{id}] with a reason", id=fixed))
    for fixed in block.fixed:
        _check_fixed(source, block, parsed, fixed, used)


def _check_fixed(source: TomlSource, block: Block, parsed: Mapping[str, ParsedText],
                 fixed: str, used: Collection[str]) -> None:
    severity: Severity = LOOK_AT
    if fixed not in used:
        source.fault(("fixed", fixed), say("no text has fixed words “{id}”", id=fixed),
                     say("mark them in the texts, or take this table out"), severity=severity)
        return
    for path, text in parsed.items():
        if fixed not in text.fixed and not text.findings:
            source.fault(("fixed", fixed), say("{file} lacks the fixed words “{id}”",
                                               file=path, id=fixed),
                         say("mark them there too"), severity=severity)
    if not block.fixed[fixed].reason:
        source.fault(("fixed", fixed), say("the fixed words “{id}” have no reason", id=fixed),
                     say("write reason.en, which staff read"), severity=severity)
