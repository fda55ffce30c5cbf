"""What the tests of the structure of a DOCX look at."""

from __future__ import annotations

from letterdesk.document.model import (
    AddressBlock,
    LineBreak,
    Signer,
    Text,
)
from tests.export.docx_letters import (
    W,
)

ANN, BO, CY = (Signer(name, title="Director") for name in ("Ann Lee", "Bo Li", "Cy Ng"))


TWO_LINES = AddressBlock((Text("Ann Lee"), LineBreak(), Text("Minister")))


def value(element, path):
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def numbering(opened, words):
    """numId and level of the paragraph that holds `words`, or None."""
    properties = opened.paragraph(words).find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    return value(properties, "numId"), value(properties, "ilvl")


def level_of(opened, words):
    """The w:lvl that numbers a paragraph, and what its series starts with."""
    number, level = numbering(opened, words)
    part = opened.part("word/numbering.xml")
    series = part.find(f"{W}num[@{W}numId='{number}']")
    definition = part.find(
        f"{W}abstractNum[@{W}abstractNumId='{value(series, 'abstractNumId')}']")
    override = series.find(f"{W}lvlOverride[@{W}ilvl='{level}']")
    return definition.find(f"{W}lvl[@{W}ilvl='{level}']"), value(override, "startOverride")


def keeps_with_next(opened, words):
    """Whether the paragraph stays with the next, by itself or by its style."""
    properties = opened.paragraph(words).find(f"{W}pPr")
    own = properties.find(f"{W}keepNext")
    if own is not None:
        return own.get(f"{W}val") != "0"
    style = opened.style_of(words)
    while style:
        [found] = opened.find(f"//w:style[@w:styleId='{style}']", "word/styles.xml")
        if found.find(f"{W}pPr/{W}keepNext") is not None:
            return True
        style = value(found, "basedOn")
    return False


def room_after(opened, words):
    """Twips that the paragraph itself asks for under it, or None."""
    spacing = opened.paragraph(words).find(f"{W}pPr/{W}spacing")
    return None if spacing is None else spacing.get(f"{W}after")
