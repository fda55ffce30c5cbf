"""Loads a library folder: every fault of every file is told in one run, the rest stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from letterdesk.findings import Finding, say
from letterdesk.language import LANGUAGES
from letterdesk.library.block_language import ParsedText
from letterdesk.library.folder import HEAD, FolderFiles, read_folder
from letterdesk.library.model import Block, HouseStyle, Library, Template
from letterdesk.library.pictures import sound_pictures
from letterdesk.library.read_address import read_address
from letterdesk.library.read_block import read_block
from letterdesk.library.read_figures import read_facts
from letterdesk.library.read_head import Head, read_head
from letterdesk.library.read_signatories import Signatories, read_signatories
from letterdesk.library.read_styles import read_rules, read_style
from letterdesk.library.read_template import read_template
from letterdesk.library.references import Sources, reference_findings
from letterdesk.library.toml_source import TomlSource

_TEXT_LANGUAGE = re.compile(r"blocks/[^/]+/([a-z]{2})(?:\.draft)?\.md")


def load_library(folder: Path) -> tuple[Library, tuple[Finding, ...]]:
    """The library of a folder and all that is wrong in it, in the order of its files.

    Raises LetterdeskError where there is no library at all.
    """
    files = read_folder(folder)
    return _Loading(files).result()


class _Loading:
    """One run over the files of a library."""

    def __init__(self, files: FolderFiles) -> None:
        self._files = files
        self._found: list[Finding] = list(files.findings)
        self._sources: dict[str, TomlSource] = {}
        self._parsed: dict[str, ParsedText] = {}
        self._pictures = sound_pictures(files.pictures, self._found)

    def result(self) -> tuple[Library, tuple[Finding, ...]]:
        head_source = self._source(HEAD)
        head = read_head(head_source, self._languages_seen()) if head_source else Head()
        languages = tuple(head.usages)
        signatories = self._signatories(languages)
        facts, rules, forms = (self._source(name) for name in (
            "facts.toml", "rules.toml", "address.toml"))
        library = Library(
            id=head.id, source_language=head.source_language, organisation=head.organisation,
            usages=head.usages, blocks=self._blocks(languages),
            templates=self._in_order(self._templates(languages), head.templates),
            facts=read_facts(facts, languages) if facts else {},
            signatories=signatories.single, signatory_lists=signatories.lists,
            styles=self._styles(languages),
            rules=read_rules(rules, languages) if rules else (),
            forms=read_address(forms, languages) if forms else {},
            files=self._pictures, fingerprint=_fingerprint(self._files),
            newer=any(source.is_newer for source in self._sources.values()),
        )
        self._found += reference_findings(library, Sources(self._sources, self._parsed))
        return library, tuple(sorted(self._found, key=in_order))

    def _source(self, name: str) -> TomlSource | None:
        """A file of the library; None where it is not there."""
        text = self._files.texts.get(name)
        if text is None:
            return None
        if name not in self._sources:
            self._sources[name] = TomlSource(name, text, self._found)
        return self._sources[name]

    def _languages_seen(self) -> tuple[str, ...]:
        matches = (_TEXT_LANGUAGE.fullmatch(name) for name in self._files.texts)
        seen = {match[1] for match in matches if match is not None}
        return tuple(language for language in LANGUAGES if language in seen)

    def _signatories(self, languages: tuple[str, ...]) -> Signatories:
        source = self._source("signatories.toml")
        return read_signatories(source, languages, self._pictures) if source else Signatories()

    def _named(self, folder: str) -> Mapping[str, str]:
        """File names without ending to paths, of one folder."""
        paths = [path for path in self._files.texts if path.startswith(f"{folder}/")]
        return {path.removeprefix(f"{folder}/").removesuffix(".toml"): path for path in paths}

    def _templates(self, languages: tuple[str, ...]) -> dict[str, Template]:
        templates: dict[str, Template] = {}
        for name, path in self._named("templates").items():
            source = self._source(path)
            if source is not None and source.is_readable:
                template = read_template(source, name, languages)
                if template is not None:
                    templates[name] = template
        return templates

    def _in_order(self, templates: dict[str, Template],
                  first: tuple[str, ...]) -> dict[str, Template]:
        """The templates that library.toml names come first, in its order."""
        head = self._source(HEAD)
        for at, name in enumerate(first):
            if name not in templates and head is not None:
                head.fault(("templates", at), say("the library has no template “{template}”",
                                                  template=name),
                           say("take it out, or write the name of a file in templates/"))
        order = [name for name in dict.fromkeys(first) if name in templates]
        return {name: templates[name] for name in [*order, *templates]}

    def _styles(self, languages: tuple[str, ...]) -> dict[str, HouseStyle]:
        styles: dict[str, HouseStyle] = {}
        for name, path in self._named("styles").items():
            source = self._source(path)
            if source is not None and source.is_readable:
                style = read_style(source, name, languages, self._pictures)
                if style is not None:
                    styles[name] = style
        return styles

    def _blocks(self, languages: tuple[str, ...]) -> dict[str, Block]:
        folders: dict[str, dict[str, str]] = {}
        for path, text in self._files.texts.items():
            if path.startswith("blocks/"):
                _, name, file = path.split("/")
                folders.setdefault(name, {})[file] = text
        blocks: dict[str, Block] = {}
        for name, files in folders.items():
            read = read_block(name, files, languages, self._found)
            self._parsed.update(read.parsed)
            if read.source is not None:
                self._sources[read.source.file] = read.source
            if read.block is not None:
                blocks[name] = read.block
        return blocks


def in_order(finding: Finding) -> tuple[str, int, int]:
    """Sorting key: file, line, column."""
    place = finding.place
    return place.file or "", place.line or 0, place.column or 0


def _fingerprint(files: FolderFiles) -> str:
    """A hash over names and contents; line ends and a byte order mark do not count."""
    digests = {
        **{name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.texts.items()},
        **{name: hashlib.sha256(data).hexdigest() for name, data in files.pictures.items()},
    }
    return "sha256:" + hashlib.sha256(
        msgspec.json.encode(digests, order="deterministic")).hexdigest()
