"""Writes characters.json: which characters each family of letter fonts has a glyph for.

Usage: python resources/fonts/list_characters.py. To be run when a font file changes; a
test compares the table with the fonts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent
REGULAR = {
    "Liberation Serif": "liberation/LiberationSerif-Regular.ttf",
    "Liberation Sans": "liberation/LiberationSans-Regular.ttf",
    "Carlito": "carlito/Carlito-Regular.ttf",
    "Noto Naskh Arabic": "noto-arabic/NotoNaskhArabic-Regular.ttf",
    "Noto Sans Arabic": "noto-arabic/NotoSansArabic-Regular.ttf",
    "Noto Serif SC": "noto-serif-sc/NotoSerifSC-Regular.ttf",
    "Noto Serif SC Supplement": "fallback/NotoSerifSCSupplement-Regular.ttf",
}


def ranges(code_points: Iterable[int]) -> list[list[int]]:
    """First and last of each unbroken run, in order."""
    runs: list[list[int]] = []
    for code_point in sorted(code_points):
        if runs and runs[-1][1] == code_point - 1:
            runs[-1][1] = code_point
        else:
            runs.append([code_point, code_point])
    return runs


def characters_of(file: str) -> list[list[int]]:
    with TTFont(FONTS / file, lazy=True) as font:
        return ranges(font.getBestCmap())


if __name__ == "__main__":
    rows = (f"{json.dumps(family)}: {json.dumps(characters_of(file), separators=(',', ':'))}"
            for family, file in REGULAR.items())
    text = "{\n" + ",\n".join(rows) + "\n}\n"
    (FONTS / "characters.json").write_text(text, encoding="utf-8")
