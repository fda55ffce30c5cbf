"""The zip package of a Word file, opened as a stranger's: bounded, nothing fetched or run."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from letterdesk.export.docx.ooxml import Element
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Message, Place, say

MOST_FILE_BYTES = 100_000_000
"""A letter with pictures of its signatories has a tenth of it."""
MOST_PART_BYTES = 24_000_000
"""Of one XML part; a letter of a thousand pages stays below."""
MOST_XML_BYTES = 60_000_000
"""Of all XML parts that are read."""
MOST_TAGS = 200_000
"""Of all XML parts together: an element takes a hundred bytes of memory, and four in a file."""
MOST_RATIO = 400
"""How many times smaller a large part may be packed; XML of Word reaches about 60."""
_SMALL = 1_000_000
_MOST_ENTRIES = 4_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCTYPE = re.compile(b"<!DOCTYPE|<!ENTITY|" + b"|".join(
    "<!DOCTYPE".encode(f"utf-16-{end}") for end in ("le", "be")), re.IGNORECASE)
_STRICT = "http://purl.oclc.org/ooxml/"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HARMLESS = frozenset({"hyperlink"})
"""What may lie outside of a file: a link is text, and nothing follows it."""


def refusal(code: str, message: Message, remedy: Message | None = None) -> LetterdeskError:
    """An error about the file as a whole; the caller adds its name."""
    return LetterdeskError(Finding(code, PUT_RIGHT, Place(), message, remedy))


class Relation(NamedTuple):
    """What a part points to: the last word of its kind (`comments`), and the part's name."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The XML parts of a Word file. Raises LetterdeskError for a file that is none, is
    encrypted or damaged, holds macros, or would unpack beyond all measure."""

    def __init__(self, data: bytes) -> None:
        _refuse_other_files(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError,
                struct.error):
            raise _damaged() from None
        if len(entries) > _MOST_ENTRIES:
            raise too_large()
        self._entries = {entry.filename: entry for entry in entries}
        self._read = 0
        self._tags = 0
        if any(entry.flag_bits & 1 for entry in entries):
            raise refusal("encrypted", say("the file is protected with a password"),
                          say("open it in Word, take the password off, and save it again"))
        self._refuse_other_kinds()
        self.main = self._main()

    def part(self, name: str) -> Element | None:
        """The root of an XML part; None where there is no such part."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        data = self._bytes(entry)
        self._tags += data.count(b"<")
        if self._tags > MOST_TAGS:
            raise too_large()
        return _parsed(data)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part points to, by id."""
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        return dict(_relations(root, folder)) if root is not None else {}

    def outside(self, relations: Mapping[str, Relation]) -> bool:
        """Whether a part points to files outside, other than by links in the text."""
        return any(one.is_external and one.kind not in _HARMLESS for one in relations.values())

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of an entry, as many as it declares and no more than are allowed."""
        declared = entry.file_size
        packed = max(entry.compress_size, 1)
        if declared > MOST_PART_BYTES or (declared > _SMALL and declared / packed > MOST_RATIO):
            raise too_large()
        most = min(MOST_PART_BYTES, MOST_XML_BYTES - self._read)
        try:
            with self._zip.open(entry) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
                RuntimeError, ValueError, struct.error):
            raise _damaged() from None
        if len(data) > most:
            raise too_large()
        self._read += len(data)
        return data

    def _refuse_other_kinds(self) -> None:
        types = self.part(_CONTENT_TYPES)
        if types is None:
            raise not_a_docx()
        named = [str(one.get("ContentType", "")) for one in types.iter("{*}Override", "{*}Default")]
        has_macros = any("macroEnabled" in kind or "vbaProject" in kind for kind in named)
        if has_macros or any(name.lower().endswith("vbaproject.bin") for name in self._entries):
            raise refusal("macros", say("the file holds macros, and such files are not read"),
                          say("save it in Word as a document without macros (.docx)"))
        if not any(kind.startswith(_WORD) for kind in named):
            raise not_a_docx()

    def _main(self) -> str:
        root = self.part("_rels/.rels")
        if root is not None:
            for _name, relation in _relations(root, ""):
                if relation.kind == "officeDocument" and relation.target in self._entries:
                    return relation.target
        raise not_a_docx()


def _relations(root: Element, folder: str) -> Iterator[tuple[str, Relation]]:
    for one in root.iter(f"{{{_RELATIONSHIPS}}}Relationship"):
        target = str(one.get("Target", ""))
        is_external = one.get("TargetMode") == "External"
        if not is_external:
            path = unquote(target)
            joined = path[1:] if path.startswith("/") else posixpath.join(folder, path)
            target = posixpath.normpath(joined)
        yield str(one.get("Id", "")), Relation(
            str(one.get("Type", "")).rpartition("/")[2], target, is_external)


def _parsed(data: bytes) -> Element:
    """XML without document types: no part of a Word file has one (ECMA-376 part 2, 8.2.5)."""
    if _DOCTYPE.search(data):
        raise _with_entities()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False,
                             load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise _damaged() from None
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise _with_entities()
    if any(_STRICT in str(uri) for uri in root.nsmap.values()):
        raise refusal("strict", say("the file is saved as “Strict Open XML”, which is not read"),
                      say("save it in Word as “Word Document (.docx)”"))
    return root


def _refuse_other_files(data: bytes) -> None:
    if len(data) > MOST_FILE_BYTES:
        raise too_large()
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise refusal("encrypted", say("the file is protected with a password"),
                          say("open it in Word, take the password off, and save it again"))
        raise refusal("old-word", say("this is a file of an old Word (.doc)"),
                      say("open it in Word and save it as .docx"))
    if not data.startswith(b"PK"):
        raise not_a_docx()


def not_a_docx() -> LetterdeskError:
    return refusal("no-docx", say("this is no Word file"),
                   say("name the .docx that came back; another program can save one"))


def _damaged() -> LetterdeskError:
    return refusal("docx-damaged", say("the Word file is damaged and cannot be read"),
                   say("open it in Word, let Word repair it, and save it again"))


def too_large() -> LetterdeskError:
    return refusal("docx-too-large", say("the Word file is larger than any letter"),
                   say("take large pictures out of it, and save it again"))


def _with_entities() -> LetterdeskError:
    return refusal("docx-entities", say("the Word file holds an XML document type, which no "
                                        "letter needs, and is not read"),
                   say("open it in Word and save it again"))
