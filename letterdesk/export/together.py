"""What stays on one page with what follows it."""

from __future__ import annotations

from collections.abc import Sequence

from letterdesk.document.model import Close, Element, List, Paragraph, SignatureBlock


def held_by_signatures(elements: Sequence[Element]) -> frozenset[int]:
    """Places of the elements that stay on the page of the signature block after them.

    A signature alone on a page could be put under any letter: the close comes along, and
    the end of the paragraph or list before it.
    """
    held: set[int] = set()
    for place, element in enumerate(elements):
        if not isinstance(element, SignatureBlock):
            continue
        before = place - 1
        while before >= 0 and isinstance(elements[before], Close):
            held.add(before)
            before -= 1
        if before >= 0 and isinstance(elements[before], Paragraph | List):
            held.add(before)
    return frozenset(held)
