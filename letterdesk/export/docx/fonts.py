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
_KINDS: Mapping[str, tuple[str, str]] = {
    "Times New Roman": ("00", "roman"), "Arial": ("00", "swiss"), "Calibri": ("00", "swiss"),
    "SimSun": ("86", "auto"), "Noto Naskh Arabic": ("B2", "roman"),
    "Noto Sans Arabic": ("B2", "swiss"),
}
"""Windows character set and family, by which Word seeks another face where one is missing."""
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


def page_faces(style: HouseStyle) -> Faces:
    """The faces of letterhead, headers and footers."""
    family = style.letterhead.font if style.letterhead else ""
    families = stack(family, "en", is_sans=True)
    return Faces(_latin(families), WORD_FACES[CHINESE], _arabic(families))


def letter_faces(style: HouseStyle) -> Faces:
    """The faces of the letter's text: each kind of script by its own setting."""
    return Faces(_latin(stack(style.text.font, "en")), WORD_FACES[CHINESE],
                 _arabic(stack(style.arabic.font, "ar")))


def _latin(families: Sequence[str]) -> str:
    return next(WORD_FACES[family] for family in families if family in _LATIN)


def _arabic(families: Sequence[str]) -> str:
    return next(family for family in families if family in _CARRIED)


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
        charset, family = _KINDS[face]
        sub(font, "charset", val=charset)
        sub(font, "family", val=family)
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


