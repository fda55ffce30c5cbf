"""What two elements must have in common to be one whose words changed."""

from __future__ import annotations

from collections.abc import Sequence

from letterdesk.document.model import (
    Addresses,
    Close,
    Copies,
    Date,
    Delivery,
    Element,
    Heading,
    List,
    Paragraph,
    Reference,
    Salutation,
    SignatoryList,
    SignatureBlock,
    Spans,
    Subject,
    Title,
)

Worded = (Title | Date | Reference | Delivery | Subject | Salutation | Paragraph | Heading | Close)
"""Elements that are one paragraph of words."""

SAME_ONE = 0.4
"""How alike two are, of 1, that count as one reworded."""

Unit = tuple[Element, ...]
"""An element, or a run-in heading with the paragraph that it leads."""


def units_of(elements: Sequence[Element]) -> list[Unit]:
    units: list[Unit] = []
    for element in elements:
        lead = units[-1][0] if units and len(units[-1]) == 1 else None
        if isinstance(element, Paragraph) and isinstance(lead, Heading) and lead.run_in:
            units[-1] = (lead, element)
        else:
            units.append((element,))
    return units


def shape_of(unit: Unit) -> str:
    """What two must have in common to be one: what no change of words can tell."""
    return " ".join([type(element).__name__ + _more(element) for element in unit])


def _more(element: Element) -> str:
    match element:
        case Title():
            return f" {element.level}"
        case Heading():
            return f" {element.level} {element.run_in}"
        case List():
            return f" {element.marker} {element.start}"
        case Addresses() | Copies() | SignatureBlock():
            return f" {element.columns}"
        case SignatoryList():
            signers = [signer for group in element.groups for signer in group.signers]
            roles = any(s.title or s.organisation or s.email for s in signers)
            states = any(s.country for s in signers)
            heads = [bool(heading) for heading in headings_of(element)]
            filled = [bool(group.signers) for group in element.groups]
            return (f" {element.columns} {element.layout} {roles} {states} {heads} {filled} "
                    f"{bool(element.disclaimer)}")
    return ""


def headings_of(element: SignatoryList) -> list[Spans]:
    return [element.heading, *(group.heading for group in element.groups)]


def is_by_entry(element: SignatoryList) -> bool:
    """Whether each entry has a paragraph or a row of its own."""
    return element.layout == "ruled" or (element.layout == "plain" and element.columns <= 1)


def is_whole(element: Element) -> bool:
    """Whether it comes and goes as a whole."""
    match element:
        case SignatureBlock():
            return True
        case SignatoryList():
            return not is_by_entry(element)
        case Addresses() | Copies():
            return element.columns > 1
    return False


def least_alike(element: Element) -> float:
    """Of the elements that a letter has one of, and of lists of people, two are always one."""
    return 0.0 if isinstance(element, Paragraph | Heading | List) else SAME_ONE
