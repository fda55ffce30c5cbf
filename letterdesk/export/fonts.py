"""The fonts that letters are set in: their files, and which characters they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from letterdesk.resources import resource

LATIN, LATIN_SANS = "Liberation Serif", "Liberation Sans"
ARABIC, ARABIC_SANS = "Noto Naskh Arabic", "Noto Sans Arabic"
CHINESE, RARE_CHINESE = "Noto Serif SC", "Noto Serif SC Supplement"

FAMILIES = (LATIN, LATIN_SANS, "Carlito", ARABIC, ARABIC_SANS, CHINESE)
"""What a house style may name."""

_SANS = (LATIN_SANS, "Carlito", ARABIC_SANS)


def font_folders(*, with_rare: bool = False) -> tuple[Path, ...]:
    """The folders of the letters' fonts; the large one of rare Chinese only when asked for."""
    names = ["liberation", "carlito", "noto-arabic", "noto-serif-sc"]
    return tuple(resource("fonts", name) for name in [*names, *["fallback"] * with_rare])


def font_files() -> tuple[Path, ...]:
    """Every font file that comes with Letterdesk, those of the interface too."""
    return tuple(sorted(p for p in resource("fonts").glob("*/*") if p.suffix in (".ttf", ".otf")))


@cache
def _ranges() -> Mapping[str, tuple[tuple[int, int], ...]]:
    # A table made beforehand: reading the fonts themselves would cost every export 40 ms.
    return msgspec.json.decode(resource("fonts", "characters.json").read_bytes(),
                               type=dict[str, tuple[tuple[int, int], ...]])


@cache
def characters_of(family: str) -> frozenset[int]:
    """The code points that a family's regular face has a glyph for.

    Raises KeyError for a family that does not come with Letterdesk.
    """
    return frozenset(c for first, last in _ranges()[family] for c in range(first, last + 1))


_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def needs_rare_chinese(text: str) -> bool:
    """Whether a Chinese character in `text` stands in the large supplement alone."""
    everyday = characters_of(CHINESE) if _HAN.search(text) else frozenset()
    return any(ord(character) not in everyday for character in set(_HAN.findall(text)))


_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\U000e0000-\U000e0fff\u2011]"
)
"""Default_Ignorable_Code_Point of Unicode, which needs no glyph, and U+2011, the hyphen
that does not break, which is drawn with the hyphen's glyph."""


@cache
def _everyday() -> frozenset[int]:
    return frozenset[int]().union(*map(characters_of, FAMILIES))


def without_glyph(text: str) -> set[str]:
    """The characters of `text` that no letter font has; the fonts stand in for each other."""
    doubtful = {character for character in set(text) if ord(character) not in _everyday()}
    if not doubtful:
        return doubtful
    rare = characters_of(RARE_CHINESE)
    return {c for c in doubtful if ord(c) not in rare and not _INVISIBLE.match(c)}


@cache
def stack(family: str, language: str, *, is_sans: bool = False) -> tuple[str, ...]:
    """The families to try in turn for words of `language` set in `family`.

    Together they hold every character that any letter font has. A family that is not one
    of `FAMILIES` is replaced by Liberation Serif, or Sans where `is_sans`.
    """
    first = family if family in FAMILIES else (LATIN_SANS if is_sans else LATIN)
    serifs, sans = (LATIN, ARABIC), (LATIN_SANS, ARABIC_SANS)
    kin: tuple[str, ...] = sans + serifs if first in _SANS else serifs + sans
    if first == CHINESE:
        kin = (LATIN, CHINESE, *kin)
    elif language == "ar":
        kin = (kin[1], kin[0], *kin)
    return tuple(dict.fromkeys((first, *kin, CHINESE, "Carlito", RARE_CHINESE)))
