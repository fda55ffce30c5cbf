"""Pictures of a library: what is none, or too large, is told and not taken in.

Only the head of a picture is read when a library is loaded; its pixels are decoded by
whoever prints it, and by lint.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping

from letterdesk.findings import PUT_RIGHT, Finding, Message, Place, say

MOST_PIXELS = 40_000_000
"""A page of A4 at 600 dots an inch has 35 million."""
_ENDINGS = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg")}


def sound_pictures(pictures: Mapping[str, bytes], found: list[Finding]) -> dict[str, bytes]:
    """Those pictures that can be printed, by name."""
    sound: dict[str, bytes] = {}
    for name, data in pictures.items():
        trouble = _trouble(name, data)
        if trouble is None:
            sound[name] = data
        else:
            found.append(Finding("picture", PUT_RIGHT, Place(file=name), *trouble))
    return sound


def damaged_pictures(pictures: Mapping[str, bytes]) -> Iterator[Finding]:
    """Those of `pictures` that are cut off or damaged behind their head: every pixel is read."""
    from PIL import Image

    for name, data in pictures.items():
        try:
            with Image.open(io.BytesIO(data), formats=list(_ENDINGS)) as picture:
                picture.load()
        except (OSError, ValueError, SyntaxError):
            yield Finding("picture", PUT_RIGHT, Place(file=name),
                          say("this picture is cut off or damaged and cannot be printed"),
                          say("put the whole file in its place"))


def _trouble(name: str, data: bytes) -> tuple[Message, Message] | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=list(_ENDINGS)) as picture:
                kind, (width, height) = str(picture.format), picture.size
    except Image.DecompressionBombError:
        return _too_large()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return (say("this is no picture that can be read"), say("save it again as PNG or JPEG"))
    if width * height > MOST_PIXELS:
        return _too_large()
    if not name.lower().endswith(_ENDINGS[kind]):
        return (say("this is a {kind} under another ending", kind=kind),
                say("rename it to {ending}, here and where it is named", ending=_ENDINGS[kind][0]))
    return None


def _too_large() -> tuple[Message, Message]:
    return (say("this picture has more than {most} million pixels", most=MOST_PIXELS // 1_000_000),
            say("save it smaller; a signature needs 1000 pixels in width"))
