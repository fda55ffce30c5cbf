"""Run-in headings: bold words at the head of the paragraph that they name."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from letterdesk.document.model import Element, Heading, Paragraph, Span, Text


def with_run_in_headings(elements: Iterable[Element]) -> list[Element]:
    """The elements, where each run-in heading has joined the paragraph after it."""
    joined: list[Element] = []
    for element in elements:
        before = joined[-1] if joined else None
        if isinstance(element, Paragraph) and isinstance(before, Heading) and before.run_in:
            lead = tuple(_strong(span) for span in before.spans)
            joint = Text(" ", change=before.change)
            joined[-1] = Paragraph((*lead, joint, *element.spans), element.origin,
                                   change=element.change)
        else:
            joined.append(element)
    return joined


def _strong(span: Span) -> Span:
    return msgspec.structs.replace(span, strong=True) if isinstance(span, Text) else span
