"""Fields for electronic signatures: empty, visible, named, one for each who signs in a block.

Typst makes no form fields. So the layout prints a link over the room in which somebody
signs, and this turns the link into the field: it has a place on its page, a place in the
order of reading (in front of the name under it), an entry in the tree of tags and one in
the tree of parents already, each as PDF/UA-1 (ISO 14289-1, 7.18) asks it of a field too.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from letterdesk.document.model import Signer

if TYPE_CHECKING:
    import pikepdf

WIDEST_MM = 80.0
"""A field is as wide as its column, and no wider than a signature can be."""
_SCHEME = "letterdesk-signature"
_SIGNATURE_OF = {
    "en": "Signature of {name}", "fr": "Signature\u00a0: {name}", "es": "Firma: {name}",
    "ar": "توقيع {name}", "ru": "Подпись: {name}", "zh": "签名：{name}",
}
_PRINTED = 4
"""Bit of an annotation's flags: it is printed, and neither hidden nor locked (PDF/A-2, 6.3.2)."""
_HAS_SIGNATURE_FIELDS = 1
_LINE = "0.604 0.627 0.651 RG 0.5 w"
"""The grey and the width of a ruled list's lines."""


class SignatureField(NamedTuple):
    """A field to be: what the layout prints for it, and what it is called."""

    printed: dict[str, Any]
    """The signatory's data in the layout; `field` in it names the link."""
    says: str
    """What a reader hears and a program shows, in the letter's language."""


def signature_of(signer: Signer, language: str) -> str:
    """What the field of a signatory says: `Signature of Miriam Adeyemi`."""
    pattern = _SIGNATURE_OF.get(language, _SIGNATURE_OF["en"])
    return pattern.format(name=signer.name or signer.organisation).strip(" :：\u00a0")


def name_links(letter: dict[str, Any], fields: Sequence[SignatureField]) -> str:
    """Gives each field's link an address, and returns what all of them begin with.

    It holds a sum of the letter, so that no link in a letter can pass for one of them.
    """
    if not fields:
        return ""
    start = f"{_SCHEME}:{hashlib.sha256(msgspec.json.encode(letter)).hexdigest()}:"
    for number, field in enumerate(fields):
        field.printed["field"] = f"{start}{number}"
    return start


def with_signature_fields(pdf: bytes, start: str, fields: Sequence[SignatureField]) -> bytes:
    """The PDF with a field for each link whose address begins with `start`.

    The fields are called `signature-1`, `signature-2` ... in the order of the letter. The
    same PDF gives the same bytes.
    """
    import pikepdf  # 90 ms, and few exports are for signature

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tags = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
        made = {}
        for page, link, number in _links(opened, start):
            _make_field(opened, page, link, number, fields[number].says)
            tags[int(link.StructParent)].S = pikepdf.Name.Form
            made[number] = link
        opened.Root.AcroForm = opened.make_indirect(pikepdf.Dictionary(
            Fields=[made[number] for number in sorted(made)], SigFlags=_HAS_SIGNATURE_FIELDS))
        target = io.BytesIO()
        opened.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


def _links(opened: pikepdf.Pdf, start: str) -> Iterator[tuple[Any, Any, int]]:
    """Page, annotation and number of each link that is to be a field."""
    for page in opened.pages:
        for annotation in page.obj.get("/Annots", ()):
            action = annotation.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if address.startswith(start):
                yield page.obj, annotation, int(address.removeprefix(start))


def _make_field(opened: pikepdf.Pdf, page: Any, link: Any, number: int, says: str) -> None:
    """Turns a link's annotation into an empty signature field with a widget of its own.

    Place, tag and StructParent stay; so does /F 4, which a PDF/A asks of both.
    """
    from pikepdf import Dictionary, Name

    for key in ("/A", "/Border"):
        if key in link:
            del link[key]
    link.Subtype = Name.Widget
    link.FT = Name.Sig
    link.T = f"signature-{number + 1}"
    link.TU = link.Contents = says
    link.F = _PRINTED
    link.P = page
    link.AP = Dictionary(N=_appearance(opened, link.Rect))
    page.Tabs = Name.S


def _appearance(opened: pikepdf.Pdf, place: Any) -> pikepdf.Object:
    """What an empty field looks like: a line to sign on, at its foot."""
    from pikepdf import Array, Dictionary, Name

    left, bottom, right, top = map(float, place)
    width, height = round(right - left, 2), round(top - bottom, 2)
    drawn = f"q {_LINE} 0 0.25 m {width} 0.25 l S Q".encode()
    return opened.make_stream(drawn, Type=Name.XObject, Subtype=Name.Form,
                              BBox=Array([0, 0, width, height]), Resources=Dictionary())
