"""A hash over what a PDF shows: its pages with their words, pictures, links and comments.

It stays the same where another program writes the file anew in another order or packs its
pages otherwise, and where a field for a signature is added or filled. It changes with any
word, place, picture, link or comment on a page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple


class NoteOnPage(NamedTuple):
    """A link or comment (an annotation, ISO 32000-1, 12.5); signature fields are none."""

    kind: str
    place: tuple[float, ...]
    link: bytes
    words: bytes


class PageContent(NamedTuple):
    """What is seen of a page. The outlines of the letters are not looked at."""

    box: tuple[float, ...]
    turn: int
    marks: bytes
    """The unpacked content stream."""
    pictures: tuple[bytes, ...]
    """By name. A picture as it is packed, a drawing (form) unpacked."""
    notes: tuple[NoteOnPage, ...]


def content_hash(pages: Iterable[PageContent]) -> str:
    """`blake2b:` and hex; twice as quick as SHA-256 where the processor does not know that."""
    made = hashlib.blake2b(digest_size=32)
    for page in pages:
        pieces = [_numbers(page.box), b"%d" % page.turn, page.marks, *page.pictures]
        for note in page.notes:
            pieces += [note.kind.encode("utf-8", "surrogateescape"), _numbers(note.place),
                       note.link, note.words]
        made.update(b"page %d %d:" % (len(page.pictures), len(page.notes)))
        for piece in pieces:
            made.update(b"%d:" % len(piece) + piece)
    return f"blake2b:{made.hexdigest()}"


def _numbers(numbers: tuple[float, ...]) -> bytes:
    """To a hundredth of a point: programs round."""
    return " ".join(f"{number + 0:.2f}" for number in numbers).encode()
