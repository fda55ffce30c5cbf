"""Faces that a DOCX names, and faces that it carries with it.

Where Word has the metric twin of a shipped font, the file names Word's: lines
break alike. Noto Naskh Arabic has no twin, so its two faces travel in the file,
obfuscated as ECMA-376 part 1, 17.8.1 asks for. Han characters are one em wide in
every face, so Chinese names SimSun, which comes with Word on Windows and macOS,
instead of carrying seven megabytes.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from letterdesk.export.docx.ooxml import Element, name, root, sub, to_bytes
from letterdesk.export.docx.relations import Relations
from letterdesk.export.fonts import CHINESE, stack
from letterdesk.library.model import HouseStyle
from letterdesk.resources import resource

WORD_FACES: Mapping[str, str] = {
    "Liberation Serif": "Times New Roman",
    "Liberation Sans": "Arial",
    "Carlito": "Calibri",
    "Noto Serif SC": "SimSun",
}
_LATIN = ("Liberation Serif", "Liberation Sans", "Carlito")
_CARRIED: Mapping[str, tuple[str, str]] = {
    "Noto Naskh Arabic": ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"),
    "Noto Sans Arabic": ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
}
_FAMILIES: Mapping[str, str] = {
    "Times New Roman": "roman", "Arial": "swiss", "Calibri": "swiss", "SimSun": "auto",
    "Noto Naskh Arabic": "auto", "Noto Sans Arabic": "auto",
}
_ARABIC = re.compile(b"[\xd8-\xdb][\x80-\xbf]|\xdd[\x90-\xbf]|\xe0[\xa2\xa3]|\xef[\xac-\xbb]")
"""Arabic letters in UTF-8 (and some others of the same blocks, which harms nothing)."""
_NAMES = uuid.UUID("6f6c7c3e-5d0d-5b53-9a7e-7f1f0d3b2a11")
_MASKED = 32
"""How many bytes at a font's start are obfuscated."""


class Faces(msgspec.Struct, frozen=True):
    """Word's names for the faces of words in the three kinds of script."""

    latin: str
    east_asian: str
    complex_script: str


def faces_of(family: str, language: str) -> Faces:
    """The faces that words set in a family of the house style are written with."""
    families = stack(family, language)
    latin = next(each for each in families if each in _LATIN)
    arabic = next(each for each in families if each in _CARRIED)
    return Faces(WORD_FACES[latin], WORD_FACES[CHINESE], arabic)


def letter_faces(style: HouseStyle) -> Faces:
    """The faces of the letter's text: each kind of script by its own setting."""
    latin, arabic, chinese = style.text.font, style.arabic.font, style.chinese.font
    return Faces(WORD_FACES.get(latin, latin), WORD_FACES.get(chinese, chinese), arabic)


class FontPart(msgspec.Struct, frozen=True):
    """A carried face as it stands in the package."""

    part: str
    data: bytes


def has_arabic(words: bytes) -> bool:
    """Some of the words, in UTF-8, need an Arabic face."""
    return _ARABIC.search(words) is not None


@cache
def obfuscated(file: str) -> tuple[str, bytes]:
    """The key of a font file, and its bytes with the first 32 masked by the key."""
    data = resource("fonts", "noto-arabic", file).read_bytes()
    key = uuid.uuid5(_NAMES, file)
    mask = key.bytes[::-1] * 2
    head = bytes(byte ^ over for byte, over in zip(data[:_MASKED], mask, strict=True))
    return f"{{{str(key).upper()}}}", head + data[_MASKED:]


def font_table(
    faces: Sequence[str], carried: Sequence[str]
) -> tuple[bytes, Relations, tuple[FontPart, ...]]:
    """fontTable.xml, what it points to, and the faces that the package carries."""
    table = root("fonts", "r")
    relations = Relations()
    parts: list[FontPart] = []
    for face in dict.fromkeys(faces):
        font = sub(table, "font", name=face)
        sub(font, "charset", val="00")
        sub(font, "family", val=_FAMILIES.get(face, "auto"))
        sub(font, "pitch", val="variable")
        files = _CARRIED[face] if face in carried else ()
        parts += [_embed(font, file, relations) for file in files]
    return to_bytes(table), relations, tuple(parts)


def _embed(font: Element, file: str, relations: Relations) -> FontPart:
    key, data = obfuscated(file)
    part = f"fonts/{file.removesuffix('.ttf')}.odttf"
    weight = "embedBold" if "Bold" in file else "embedRegular"
    sub(font, weight, fontKey=key).set(name("r:id"), relations.to("font", part))
    return FontPart(f"word/{part}", data)


