"""Cuts Noto Serif SC into the everyday subset and its supplement.

Usage: python resources/fonts/subset_chinese.py PACKAGE, where PACKAGE is the unpacked
npm package @expo-google-fonts/noto-serif-sc. The files come out the same each time.
"""

from __future__ import annotations

import sys
from collections.abc import Set
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY, SUPPLEMENT = "Noto Serif SC", "Noto Serif SC Supplement"
LATIN_AND_MARKS = (
    (0x20, 0x7F), (0xA0, 0x100), (0x2010, 0x2040), (0x3000, 0x3040), (0xFF00, 0xFFF0),
)
HAN = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x40000))


def everyday() -> set[int]:
    """Latin, punctuation, and every character of GB 2312."""
    characters = {c for first, end in LATIN_AND_MARKS for c in range(first, end)}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            characters.update(map(ord, bytes([row, cell]).decode("gb2312", "ignore")))
    return characters


def cut(source: Path, characters: Set[int], target: Path, family: str = FAMILY) -> None:
    """Writes `target` with `characters` only, named `family`."""
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.glyph_names = False
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    names = font["name"]
    for record in list(names.names) if family != FAMILY else []:
        if record.nameID in (1, 3, 4, 6, 16):
            words = str(record).replace(FAMILY, family)
            words = words.replace(FAMILY.replace(" ", ""), family.replace(" ", ""))
            names.setName(words, record.nameID, record.platformID, record.platEncID,
                          record.langID)
    font["head"].modified = font["head"].created  # the same bytes whenever it is made
    subset.save_font(font, str(target), options)


def main(package: Path, fonts: Path) -> None:
    regular = package / "400Regular" / "NotoSerifSC_400Regular.ttf"
    bold = package / "700Bold" / "NotoSerifSC_700Bold.ttf"
    chinese = fonts / "noto-serif-sc"
    cut(regular, everyday(), chinese / "NotoSerifSC-Regular.ttf")
    cut(bold, everyday(), chinese / "NotoSerifSC-Bold.ttf")
    held = set(TTFont(regular, lazy=True).getBestCmap())
    rare = {c for c in held - everyday() if any(a <= c < b for a, b in HAN)}
    cut(regular, rare, fonts / "fallback" / "NotoSerifSCSupplement-Regular.ttf", SUPPLEMENT)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent)
