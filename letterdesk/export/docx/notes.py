"""Footnotes: the part that Word keeps their words in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from letterdesk.document.model import Document, Note, NoteMark, note_numbers, spans_of
from letterdesk.export.docx.ooxml import Element, root, sub, to_bytes
from letterdesk.export.docx.paragraphs import Flow
from letterdesk.export.docx.relations import Relations
from letterdesk.export.docx.runs import LatinFace, Voice
from letterdesk.export.docx.tracking import Tracking

SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
"""Kind and id of the lines between text and notes; settings.xml names them too."""


def note_ids(document: Document) -> dict[str, int]:
    """The id of each note that is marked and has words, in the order of the marks."""
    told = {note.id for note in document.notes}
    marked = {
        span.note for element in document.elements for span in spans_of(element)
        if isinstance(span, NoteMark)
    }
    return {note: number for note, number in note_numbers(document).items()
            if note in told & marked}


def notes_marked_again(document: Document) -> frozenset[str]:
    """The notes with more than one mark."""
    counted = Counter(
        span.note for element in document.elements for span in spans_of(element)
        if isinstance(span, NoteMark)
    )
    return frozenset(note for note, marks in counted.items() if marks > 1)


def notes_part(document: Document, ids: Mapping[str, int], latin: LatinFace,
               tracking: Tracking, *, is_rtl: bool) -> tuple[bytes, Relations]:
    """footnotes.xml, and what it points to.

    A note comes and goes with its mark: of its words alone it is said which, not of its
    paragraphs, because a note always has one.
    """
    notes = root("footnotes", "r")
    for kind, number in SEPARATORS:
        holder = sub(notes, "footnote", type=kind, id=number)
        sub(sub(Flow(holder, is_rtl=is_rtl).paragraph("FootnoteText"), "r"), kind)
    relations = Relations()
    words = {note.id: note for note in document.notes}
    for note, place in ids.items():
        holder = sub(notes, "footnote", id=str(place))
        _write(holder, words[note], Voice(document.language, relations, locale=document.locale,
                                            latin=latin, tracking=tracking), is_rtl=is_rtl)
    return to_bytes(notes), relations


def _write(holder: Element, note: Note, voice: Voice, *, is_rtl: bool) -> None:
    flow = Flow(holder, is_rtl=is_rtl)
    for place, paragraph in enumerate(note.paragraphs):
        made = flow.paragraph("FootnoteText")
        if place == 0:
            voice.note_reference(made)
        voice.write(made, paragraph.spans)
    if not note.paragraphs:
        voice.note_reference(flow.paragraph("FootnoteText"))


