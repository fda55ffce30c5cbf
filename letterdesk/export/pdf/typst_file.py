"""The objects of a PDF that Typst has just written, and the same with other metadata.

Typst writes one plain table of objects, packs streams by Flate or not at all, and never
encrypts; so a few lines read it in half a millisecond, where loading pikepdf takes an export a
tenth of a second. Files from anywhere else are read with pikepdf (`reading.py`).
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from letterdesk.export.pdf.content import NoteOnPage, PageContent

_TABLE = re.compile(rb"xref\r?\n0 (\d+)\r?\n")
_TRAILER = re.compile(rb"trailer\s*<<.*?/Root (\d+) 0 R.*?/ID\[\([^()]*\)\(([^()]*)\)\]", re.DOTALL)
_OBJECT = re.compile(rb"\d+ 0 obj\s*")
_LENGTH = re.compile(rb"/Length \d+")
_TOKEN = re.compile(rb"\s*(?:(?P<ref>\d+) \d+ R\b|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|"
                    rb"/(?P<name>[^\s/<>\[\]()]*)|(?P<open><<|\[)|(?P<close>>>|\])|"
                    rb"<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<text>\()|(?P<word>true|false|null))")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r?\n|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Ref(NamedTuple):
    number: int


class NotTypst(ValueError):
    """The file is not laid out as Typst does."""


class TypstFile:
    def __init__(self, data: bytes) -> None:
        """Raises NotTypst."""
        self.data = data
        start = data.rfind(b"startxref")
        try:
            self._table_at = int(data[start + 9:].split()[0])
        except (IndexError, ValueError) as error:
            raise NotTypst from error
        table = _TABLE.match(data, self._table_at)
        trailer = _TRAILER.search(data, self._table_at)
        if table is None or trailer is None:
            raise NotTypst
        self._rows_at = table.end()
        self._offsets = [int(data[at:at + 10]) for at in
                         range(self._rows_at, self._rows_at + 20 * int(table[1]), 20)]
        self._root = self.table(Ref(int(trailer[1])))
        self._instance = trailer[2]

    def table(self, ref: Any) -> dict[str, Any]:
        """The dictionary of an object; one that stands in another is given back as it is."""
        found = self._value(ref)
        if not isinstance(found, dict):
            raise NotTypst
        return found

    def metadata(self) -> bytes:
        return self._packed(self._root["Metadata"])[1]

    def with_metadata(self, metadata: bytes) -> bytes:
        """The whole file with other XMP, and an identifier of its own (ISO 32000-1, 14.4)."""
        number = self._root["Metadata"].number
        start = self._offsets[number]
        head, _, _ = self.data[start:].partition(b"stream\n")
        # Behind the stream: a title may have the word in it.
        end = self.data.index(b"endobj", start + len(head) + len(self.metadata()))
        head, replaced = _LENGTH.subn(b"/Length %d" % len(metadata), head)
        if replaced != 1 or b"/Filter" in head:
            raise NotTypst
        made = head + b"stream\n" + metadata + b"\nendstream\n"
        grown = len(made) - (end - start)
        rows = b"".join(
            b"%010d" % (offset + grown if offset > start else offset)
            + self.data[at + 10:at + 20]
            for offset, at in zip(self._offsets, range(self._rows_at, 10**10, 20), strict=False))
        after = self.data[self._rows_at + len(rows):].replace(
            b"startxref\n%d" % self._table_at, b"startxref\n%d" % (self._table_at + grown))
        whole = (self.data[:start] + made + self.data[end:self._rows_at] + rows + after)
        return whole.replace(self._instance, self._other_instance(metadata))

    def pages(self) -> Iterator[PageContent]:
        yield from self._below(self._root["Pages"], 0)

    def _below(self, ref: Any, depth: int) -> Iterator[PageContent]:
        node = self.table(ref)
        if depth > 50 or node.get("Type") not in ("Pages", "Page"):
            raise NotTypst
        if node["Type"] == "Page":
            yield self._page(node)
        for kid in node.get("Kids", ()):
            yield from self._below(kid, depth + 1)

    def _page(self, page: dict[str, Any]) -> PageContent:
        drawn = self._value(self.table(page["Resources"]).get("XObject", {}))
        notes = [self.table(note) for note in self._value(page.get("Annots", []))]
        return PageContent(
            tuple(map(float, self._value(page["MediaBox"]))), int(page.get("Rotate", 0)),
            self._unpacked(page["Contents"]),
            tuple(self._picture(drawn[name]) for name in sorted(drawn)),
            tuple(self._note(note) for note in notes if note.get("FT") != "Sig"))

    def _note(self, note: dict[str, Any]) -> NoteOnPage:
        action = self.table(note["A"]) if "A" in note else {}
        return NoteOnPage(str(note.get("Subtype", "")), tuple(map(float, note["Rect"])),
                          action.get("URI", b""), note.get("Contents", b""))

    def _picture(self, ref: Ref) -> bytes:
        table, data = self._packed(ref)
        return data if table.get("Subtype") == "Image" else self._unpacked(ref)

    def _unpacked(self, ref: Ref) -> bytes:
        table, data = self._packed(ref)
        packing = table.get("Filter")
        if packing not in (None, "FlateDecode"):
            raise NotTypst
        return zlib.decompress(data) if packing else data

    def _packed(self, ref: Ref) -> tuple[dict[str, Any], bytes]:
        table, at = self._object(ref)
        at = self.data.index(b"stream\n", at) + 7
        if not isinstance(table, dict):
            raise NotTypst
        return table, self.data[at:at + int(table["Length"])]

    def _value(self, value: Any) -> Any:
        return self._object(value)[0] if isinstance(value, Ref) else value

    def _object(self, ref: Ref) -> tuple[Any, int]:
        """An object, and where it ends."""
        found = _OBJECT.match(self.data, self._offsets[ref.number])
        if found is None:
            raise NotTypst
        return _parsed(self.data, found.end())

    def _other_instance(self, metadata: bytes) -> bytes:
        digest = hashlib.blake2b(self._instance + metadata, digest_size=64).digest()
        return base64.b64encode(digest)[:len(self._instance) - 2] + b"=="


def _parsed(data: bytes, at: int) -> tuple[Any, int]:
    """A value and where it ends. Tables and lists nest as deep as Typst writes them."""
    token = _TOKEN.match(data, at)
    if token is None:
        raise NotTypst
    at = token.end()
    match token.lastgroup:
        case "ref":
            return Ref(int(token["ref"])), at
        case "number":
            return float(token["number"]), at
        case "name":
            return token["name"].decode("latin-1"), at
        case "hex":
            return bytes.fromhex(token["hex"].decode()), at
        case "text":
            return _text(data, at)
        case "open":
            return _many(data, at, is_table=token["open"] == b"<<")
        case "word":
            return {b"true": True, b"false": False}.get(token["word"]), at
    raise NotTypst


def _many(data: bytes, at: int, *, is_table: bool) -> tuple[Any, int]:
    values: list[Any] = []
    while True:
        token = _TOKEN.match(data, at)
        if token is None:
            raise NotTypst
        if token["close"]:
            pairs = zip(values[::2], values[1::2], strict=True) if is_table else ()
            return (dict(pairs) if is_table else values), token.end()
        value, at = _parsed(data, at)
        values.append(value)


def _text(data: bytes, at: int) -> tuple[bytes, int]:
    start, depth = at, 1
    while depth:
        byte = data[at:at + 1]
        if not byte:
            raise NotTypst
        depth += {b"(": 1, b")": -1}.get(byte, 0)
        at += 2 if byte == b"\\" else 1

    def told(escape: re.Match[bytes]) -> bytes:
        if escape[1]:
            return bytes([int(escape[1], 8) & 0xFF])
        return _ESCAPED.get(escape[2], escape[2]) if escape[2] else b""

    return _ESCAPE.sub(told, data[start:at - 1]), at
