"""Signature pictures: where they are printed, and where they are left out."""

from __future__ import annotations

from msgspec.structs import replace

from letterdesk.document.model import Document, Element, SignatureBlock


def pictured(document: Document) -> tuple[str, ...]:
    """The names of those whose signature picture would be printed, in order, each once."""
    return tuple(dict.fromkeys(
        signer.name for element in document.elements if isinstance(element, SignatureBlock)
        for signer in element.signers if signer.picture is not None))


def without_pictures(document: Document) -> Document:
    """The document with room to sign where a signature picture would be printed."""
    return replace(document, elements=tuple(map(_without, document.elements)))


def _without(element: Element) -> Element:
    if not isinstance(element, SignatureBlock):
        return element
    return replace(element, signers=tuple(
        replace(signer, picture=None) for signer in element.signers))
