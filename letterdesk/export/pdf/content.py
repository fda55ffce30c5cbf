"""A hash over what a PDF shows: its pages with their words, pictures and links.

It stays the same where another program writes the file anew in another order or packs its
pages otherwise, and where a field for a signature is added or filled. It changes with any
word, place, name of a font, picture, link or comment on a page.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

import pikepdf

from letterdesk.export.made_from import TOO_LARGE, Unreadable

_MOST_BYTES = 200_000_000
"""Unpacked, of one stream and of all. A letter of twelve pages has two million."""
_MOST_OBJECTS = 300_000
_MOST_NESTED = 100
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""What a page has from the nodes above it (ISO 32000-1, 7.7.3.4)."""
_SHOWN = ("/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Annots")
_UNSEEN = frozenset({"/Parent", "/P", "/StructParent", "/StructParents", "/Length", "/Filter",
                     "/DecodeParms", "/Metadata", "/PieceInfo", "/LastModified",
                     "/FontFile", "/FontFile2", "/FontFile3", "/CIDSet", "/CIDToGIDMap"})
"""How a thing is packed or where it hangs, nothing that is seen; and the outlines of the
letters, nine tenths of a file, whose characters and widths are looked at."""

# Once for the process, as qpdf asks; nothing here writes or reads larger streams.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=_MOST_BYTES, png_max_memory=_MOST_BYTES, tiff_max_memory=_MOST_BYTES,
    run_length_max_memory=_MOST_BYTES, dct_max_memory=_MOST_BYTES)


def content_hash(pdf: pikepdf.Pdf) -> str:
    """`blake2b:` and hex. Raises Unreadable for a file that unpacks to an enormous size."""
    walk = _Walk()
    for page in pdf.pages:
        walk.page(page.obj)
    return f"blake2b:{walk.hash.hexdigest()}"


class _Walk:
    """Feeds objects to a hash in an order that does not hang on how they are numbered."""

    def __init__(self) -> None:
        # Twice as quick as SHA-256 where the processor does not know that.
        self.hash = hashlib.blake2b(digest_size=32)
        self._seen: dict[tuple[int, int], int] = {}
        self._objects = 0
        self._bytes = 0

    def page(self, page: pikepdf.Object) -> None:
        self._feed("page")
        for key in _SHOWN:
            shown = _inherited(page, key) if key in _INHERITED else page.get(key)
            if shown is None:
                continue
            if key == "/Annots":
                self._notes(shown)
                continue
            self._feed(key)
            if key == "/Contents":
                self._contents(shown)
            else:
                self.anything(shown, 0)

    def anything(self, value: Any, depth: int) -> None:
        self._objects += 1
        if depth > _MOST_NESTED or self._objects > _MOST_OBJECTS:
            raise Unreadable(TOO_LARGE)
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            number = self._seen.get(value.objgen)
            if number is not None:
                self._feed(f"again {number}")
                return
            self._seen[value.objgen] = len(self._seen)
        match value:
            case pikepdf.Stream():
                self._table(value.stream_dict, depth)
                self._data(value)
            case pikepdf.Dictionary():
                self._table(value, depth)
            case pikepdf.Array() if b" R" not in (whole := value.unparse()):
                # Widths of a thousand characters: at once, not one by one.
                self._feed(whole)
            case pikepdf.Array():
                self._feed(f"list {len(value)}")
                for item in value:
                    self.anything(item, depth + 1)
            case bool() | None:
                self._feed(repr(value))
            case int() | float() | Decimal():
                self._feed(repr(round(float(value), 5)))
            case pikepdf.String():
                self._feed(bytes(value))
            case _:
                self._feed(str(value))

    def _table(self, table: Any, depth: int) -> None:
        for key in sorted(set(table.keys()) - _UNSEEN):
            self._feed(key)
            self.anything(table.get(key), depth + 1)
        self._feed("end")

    def _notes(self, notes: Any) -> None:
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            is_field = isinstance(note, pikepdf.Dictionary) and note.get("/FT") == "/Sig"
            if not is_field:
                self._feed("note")
                self.anything(note, 0)

    def _contents(self, contents: Any) -> None:
        """The streams of a page as the one that they stand for (ISO 32000-1, 7.8.2)."""
        for stream in contents if isinstance(contents, pikepdf.Array) else (contents,):
            if isinstance(stream, pikepdf.Stream):
                self._data(stream)

    def _data(self, stream: pikepdf.Stream) -> None:
        # Pictures are taken as they lie: unpacked they are a hundred times as large.
        is_picture = stream.get("/Subtype") == "/Image"
        try:
            data = stream.read_raw_bytes() if is_picture else stream.read_bytes()
        except pikepdf.PdfError:
            # A packing that qpdf does not know, or one that is past the limits.
            data = stream.read_raw_bytes()
        self._bytes += len(data)
        if self._bytes > _MOST_BYTES:
            raise Unreadable(TOO_LARGE)
        self._feed(data)

    def _feed(self, words: str | bytes) -> None:
        data = words.encode("utf-8", "surrogateescape") if isinstance(words, str) else words
        self.hash.update(b"%d:" % len(data) + data)


def _inherited(page: Any, key: str) -> Any:
    node = page
    for _ in range(_MOST_NESTED):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None
