"""The pages of any PDF, whoever wrote it: read with pikepdf, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from letterdesk.export.made_from import TOO_LARGE, Unreadable
from letterdesk.export.pdf.content import NoteOnPage, PageContent

_MOST_BYTES = 200_000_000
"""Unpacked, of one stream and of all. A letter of twelve pages has two million."""
_MOST_THINGS = 100_000
"""Pages, pictures, links and comments."""
_MOST_NESTED = 100

# Once for the process, as qpdf asks; nothing here reads larger streams.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=_MOST_BYTES, png_max_memory=_MOST_BYTES, tiff_max_memory=_MOST_BYTES,
    run_length_max_memory=_MOST_BYTES, dct_max_memory=_MOST_BYTES)


def pages_of(pdf: pikepdf.Pdf) -> Iterator[PageContent]:
    """The pages in order. Raises Unreadable for a file that unpacks to an enormous size."""
    reader = _Reader()
    for page in pdf.pages:
        yield reader.page(page.obj)


class _Reader:
    def __init__(self) -> None:
        self._bytes = 0
        self._things = 0

    def page(self, page: Any) -> PageContent:
        self._count(1)
        resources = _inherited(page, "/Resources")
        drawn: Any = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) \
            else None
        names = sorted(drawn.keys()) if isinstance(drawn, pikepdf.Dictionary) else []
        return PageContent(
            _numbers(_inherited(page, "/CropBox") or _inherited(page, "/MediaBox")),
            int(_inherited(page, "/Rotate") or 0), self._marks(page.get("/Contents")),
            tuple(self._drawn(drawn[name]) for name in names),
            tuple(self._notes(page.get("/Annots"))))

    def _marks(self, contents: Any) -> bytes:
        """The streams of a page as the one that they stand for (ISO 32000-1, 7.8.2)."""
        streams = contents if isinstance(contents, pikepdf.Array) else (contents,)
        return b"\n".join(self._unpacked(one) for one in streams
                          if isinstance(one, pikepdf.Stream))

    def _drawn(self, one: Any) -> bytes:
        if not isinstance(one, pikepdf.Stream):
            return b""
        if one.get("/Subtype") != "/Image":
            return self._unpacked(one)
        return self._counted(one.read_raw_bytes())

    def _notes(self, notes: Any) -> Iterator[NoteOnPage]:
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            self._count(1)
            if not isinstance(note, pikepdf.Dictionary) or note.get("/FT") == "/Sig":
                continue
            action = note.get("/A")
            link = action.get("/URI") if isinstance(action, pikepdf.Dictionary) else None
            yield NoteOnPage(str(note.get("/Subtype", "")).removeprefix("/"),
                             _numbers(note.get("/Rect")), _bytes(link),
                             _bytes(note.get("/Contents")))

    def _unpacked(self, stream: pikepdf.Stream) -> bytes:
        try:
            return self._counted(stream.read_bytes())
        except pikepdf.PdfError:
            # A packing that qpdf does not know, or one that is past the limits.
            return self._counted(stream.read_raw_bytes())

    def _counted(self, data: bytes) -> bytes:
        self._bytes += len(data)
        self._count(1)
        if self._bytes > _MOST_BYTES:
            raise Unreadable(TOO_LARGE)
        return data

    def _count(self, things: int) -> None:
        self._things += things
        if self._things > _MOST_THINGS:
            raise Unreadable(TOO_LARGE)


def _inherited(page: Any, key: str) -> Any:
    """What a page has itself or from the nodes above it (ISO 32000-1, 7.7.3.4)."""
    node = page
    for _ in range(_MOST_NESTED):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None


def _numbers(values: Any) -> tuple[float, ...]:
    return tuple(float(value) for value in values) if isinstance(values, pikepdf.Array) else ()


def _bytes(words: Any) -> bytes:
    return bytes(words) if isinstance(words, pikepdf.String) else b""
