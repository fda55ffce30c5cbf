"""Comments with their answers: comments.xml, and commentsExtended.xml of Word 2013 and later."""

from __future__ import annotations

from collections.abc import Mapping

from letterdesk.export.docx.ooxml import Element, name
from letterdesk.importing.docx.looks import Looks
from letterdesk.importing.docx.model import Comment
from letterdesk.importing.docx.rows import Mentioned, Rows

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_ABOUT_MOST = 200
"""Characters of the commented words that are kept."""


def comments_of(root: Element | None, extended: Element | None, looks: Looks,
                mentioned: Mapping[str, Mentioned]) -> tuple[Comment, ...]:
    """The comments in the order of the file; an answer stands where its question does."""
    if root is None:
        return ()
    parents = _parents(extended)
    by_paragraph: dict[str, str] = {}
    found: list[tuple[Comment, str]] = []
    for element in root.findall(name("comment")):
        number = str(element.get(name("id"), ""))
        reading = Rows(looks, {})
        reading.read(element)
        last = ""
        for paragraph in element.iter(name("p")):
            last = str(paragraph.get(f"{{{_W14}}}paraId", "")).upper()
            by_paragraph[last] = number
        place = mentioned.get(number)
        found.append((Comment(
            number, str(element.get(name("author"), "")).strip(),
            str(element.get(name("date"), "")).strip(),
            "\n".join(row.text for row in reading.rows if row.text).strip(),
            place.row if place else None, place.about[:_ABOUT_MOST].strip() if place else "",
        ), last))
    rows = {comment.id: comment.row for comment, _last in found}
    made: list[Comment] = []
    for comment, last in found:
        parent = by_paragraph.get(parents.get(last, ""))
        if parent is not None and parent != comment.id:
            row = comment.row if comment.row is not None else rows.get(parent)
            comment = comment._replace(answers=parent, row=row)
        if comment.words:
            made.append(comment)
    order = {comment.id: n for n, comment in enumerate(made)}
    return tuple(sorted(made, key=lambda one: (order.get(one.answers or one.id, len(made)),
                                               one.answers is not None)))


def _parents(extended: Element | None) -> dict[str, str]:
    """Last paragraph of a comment -> that of the comment it answers."""
    if extended is None:
        return {}
    return {str(one.get(f"{{{_W15}}}paraId", "")).upper():
            str(one.get(f"{{{_W15}}}paraIdParent", "")).upper()
            for one in extended.iter(f"{{{_W15}}}commentEx")
            if one.get(f"{{{_W15}}}paraIdParent")}
