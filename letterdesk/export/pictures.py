"""Pictures made fit to print: turned upright, in RGB, no finer than paper can show."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from letterdesk.document.model import Document, Picture, SignatureBlock
from letterdesk.findings import Message, say

if TYPE_CHECKING:
    from PIL import Image

MOST_MEGAPIXELS = 60
DOTS_PER_INCH = 300
_WIDEST_PIXELS = 2480
"""The width of an A4 page at 300 dots per inch."""
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


class Printable(NamedTuple):
    """A picture as the writers put it into a file."""

    data: bytes
    suffix: str
    """`png` or `jpg`."""
    width: int
    height: int
    """Pixels."""
    name: str
    """A file name that is the same for the same picture."""


class Unprintable(Exception):
    """A file that cannot be printed as a picture; says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.shown())
        self.reason = reason


@lru_cache(maxsize=64)
def printable(data: bytes, height_mm: float) -> Printable:
    """The picture for print at `height_mm`. Raises Unprintable.

    Cameras store a picture as the sensor lay and note its turn beside it (EXIF
    orientation); the turn is carried out here, because no page format knows it.
    """
    from PIL import Image, ImageOps  # 40 ms, and many letters have no picture

    try:
        with _opened(data) as picture:
            _refuse_huge(picture.width, picture.height)
            most_high = max(1, round(height_mm / 25.4 * DOTS_PER_INCH))
            if picture.format == "JPEG":
                picture.draft(None, (_WIDEST_PIXELS * 2, most_high * 2))
            is_photo = picture.format == "JPEG"
            upright = ImageOps.exif_transpose(picture)
            has_holes = upright.has_transparency_data
            plain = upright.convert("RGBA" if has_holes else "RGB")
            plain.thumbnail((_WIDEST_PIXELS, most_high), Image.Resampling.LANCZOS)
    except Unprintable:
        raise
    except Image.DecompressionBombError:
        raise Unprintable(say("the picture has more than {most} megapixels",
                              most=MOST_MEGAPIXELS)) from None
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError) as trouble:
        # What Pillow raises for a file that is no picture, or is cut short.
        raise Unprintable(say("the file is not a picture that can be read, "
                              "or a part of it is missing")) from trouble
    target = io.BytesIO()
    if is_photo:
        plain.save(target, "JPEG", quality=92, subsampling=0)
    else:
        plain.save(target, "PNG", optimize=False)
    made = target.getvalue()
    suffix = "jpg" if is_photo else "png"
    name = f"{hashlib.sha256(made).hexdigest()[:32]}.{suffix}"
    return Printable(made, suffix, plain.width, plain.height, name)


def _opened(data: bytes) -> Image.Image:
    from PIL import Image

    with warnings.catch_warnings():
        # Pillow warns of what is refused here in any case.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(data), formats=_FORMATS)


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        raise Unprintable(say("the picture has {size} megapixels; the most is {most}",
                              size=width * height // 1_000_000, most=MOST_MEGAPIXELS))


def pictures_of(document: Document) -> Iterator[Picture]:
    """Every picture of a document: logo of the letterhead, signatures, logos of signatories."""
    if document.furniture.logo:
        yield document.furniture.logo
    for element in document.elements:
        if isinstance(element, SignatureBlock):
            for signer in element.signers:
                yield from (p for p in (signer.picture, signer.logo) if p)
