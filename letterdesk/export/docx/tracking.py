"""Tracked changes (ECMA-376 part 1, 17.13.5): what came and went, who did it and when.

A run that came or went stands in w:ins or w:del. A paragraph does where its mark has one
(17.13.5.15, 17.13.5.20), a row of a table where its properties have (17.13.5.12, 17.13.5.16).
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from letterdesk.document.model import Change
from letterdesk.document.redline import READINGS, Reading
from letterdesk.export.docx.ooxml import Element, name, printable, sub

_TAGS = {"inserted": "ins", "deleted": "del"}
_GONE = {"accepted": "del", "rejected": "ins"}
_DELETED = {name("t"): name("delText"), name("instrText"): name("delInstrText")}
_FIRST_ID = 200_000
"""Above the ids of all bookmarks, which are of the same kind (17.13.1)."""
_NOBODY = "Letterdesk"
"""Word refuses a change without an author."""


class Tracking:
    """Writes the marks of changes of one package; their ids are unique in it."""

    def __init__(self) -> None:
        self._number = _FIRST_ID

    def around(self, parent: Element, change: Change | None) -> Element:
        """Where runs are added: in a new w:ins or w:del, or in the parent itself."""
        return parent if change is None else self._mark(parent, change)

    def paragraph_mark(self, properties: Element, change: Change) -> None:
        """Marks that the paragraph with these w:rPr of its mark came or went."""
        properties.insert(0, self._mark(properties, change))

    def row(self, properties: Element, change: Change) -> None:
        """Marks that the row with these w:trPr came or went."""
        self._mark(properties, change)

    def _mark(self, parent: Element, change: Change) -> Element:
        values = {"id": str(self._number), "author": printable(change.by).strip() or _NOBODY}
        if day := _in_utc(change.on):
            values["date"] = day
        self._number += 1
        return sub(parent, _TAGS[change.kind], **values)


def name_deleted(paragraph: Element) -> None:
    """Words that went, and the instructions of fields that did, by the names that Word asks for
    (17.4.20, 17.16.13)."""
    for gone in paragraph.iter(name("del")):
        for found in gone.iter(*_DELETED):
            found.tag = _DELETED[found.tag]


def stands_in(block: Element, reading: Reading) -> bool:
    """Whether a paragraph or table is there with all changes accepted, or rejected."""
    gone = _GONE[reading]
    if block.tag == name("tbl"):
        rows = block.findall(name("tr"))
        return any(row.find(f"{name('trPr')}/{name(gone)}") is None for row in rows)
    return block.find(f"{name('pPr')}/{name('rPr')}/{name(gone)}") is None


def last_in(container: Element, reading: Reading) -> Element | None:
    """The last paragraph or table that is there in one reading."""
    return next((block for block in reversed(container) if stands_in(block, reading)), None)


def changes_of_gap(container: Element, change: Change | None) -> tuple[Change, ...] | None:
    """The changes of an empty paragraph ahead of a new table that has `change`; None: there
    is no need of one.

    Two tables that touch are one to Word, in every reading. Where they touch in none, but
    would in the file, the paragraph came and went.
    """
    needed = [reading for reading in READINGS
              if (change is None or _TAGS[change.kind] != _GONE[reading])
              and _is_table(last_in(container, reading))]
    if len(needed) == len(READINGS):
        return ()
    by, on = _last_stamp(container, change)
    if needed:
        return (Change("inserted" if needed[0] == "accepted" else "deleted", by, on),)
    if len(container) and _is_table(container[-1]):
        return Change("deleted", by, on), Change("inserted", by, on)
    return None


def needs_end(body: Element) -> bool:
    """Whether an empty paragraph ends the body: no file ends on a table, and the last paragraph
    of one can neither come nor go."""
    ends = [last_in(body, reading) for reading in READINGS]
    return not len(body) or _is_table(body[-1]) or any(end is not body[-1] for end in ends)


def keep_apart(body: Element) -> None:
    """Dates words at the end of a paragraph that stays two minutes later than the whole
    paragraph behind it that came or went with them.

    LibreOffice takes two changes of one author and kind that touch and lie no more than a
    minute apart as one (SwRedlineData::CanCombine), the mark of the paragraph between them
    included, and joins two paragraphs when it accepts or rejects that.
    """
    for paragraph, following in pairwise(body.iterchildren(name("p"))):
        if paragraph.getnext() is not following:
            continue
        end = _change_at_end(paragraph)
        if end is None:
            continue
        mark = following.find(f"{name('pPr')}/{name('rPr')}/{end.tag}")
        own = paragraph.find(f"{name('pPr')}/{name('rPr')}/{end.tag}")
        if mark is not None and own is None and mark.get(name("date")) == end.get(name("date")):
            end.set(name("date"), _two_minutes_later(end.get(name("date")) or ""))


def _change_at_end(paragraph: Element) -> Element | None:
    tags = {name("ins"), name("del")}
    last = next((child for child in reversed(paragraph) if child.tag != name("bookmarkEnd")), None)
    if last is not None and last.tag == name("hyperlink") and len(last):
        last = last[-1]
    return last if last is not None and last.tag in tags else None


def _two_minutes_later(stamp: str) -> str:
    try:
        return _in_utc((dt.datetime.fromisoformat(stamp) + dt.timedelta(minutes=2)).isoformat())
    except (ValueError, OverflowError):
        return "1970-01-01T00:02:00Z"


def _is_table(block: Element | None) -> bool:
    return block is not None and block.tag == name("tbl")


def _last_stamp(container: Element, change: Change | None) -> tuple[str, str]:
    if change is not None:
        return change.by, change.on
    marks = list(container.iter(name("ins"), name("del")))[-1:]
    return next(((mark.get(name("author"), ""), mark.get(name("date"), "")) for mark in marks),
                ("", ""))


def _in_utc(stamp: str) -> str:
    """A time as Word writes it; empty where it is none."""
    try:
        read = dt.datetime.fromisoformat(stamp)
    except ValueError:
        return ""
    read = read if read.tzinfo else read.replace(tzinfo=dt.UTC)
    try:
        return read.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return ""
