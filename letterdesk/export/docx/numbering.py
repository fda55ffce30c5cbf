"""Numbering definitions: every list has its own number series."""

from __future__ import annotations

from letterdesk.document.model import List
from letterdesk.export.docx.ooxml import Element, root, sub, to_bytes, twips
from letterdesk.export.docx.runs import LatinFace
from letterdesk.export.measures import LIST_INDENT

LEVELS = 9
"""Word knows nine; deeper lists stay on the last."""

_FORMATS = {
    "bullet": "bullet", "decimal": "decimal", "alpha": "lowerLetter", "roman": "lowerRoman",
}
_ARABIC = {"alpha": "arabicAbjad"}
_IN_LATIN_FACE = ("decimal", "roman")
_BULLETS = ("•", "–")


class Numbering:
    """Gives each list of a letter its number; writes numbering.xml."""

    def __init__(self, language: str, latin: LatinFace) -> None:
        self._formats = _FORMATS | _ARABIC if language == "ar" else _FORMATS
        self._latin = latin if language == "ar" else None
        self._lists: list[tuple[str, int, int]] = []

    def add(self, listed: List, level: int) -> str:
        """The numId of a list that stands at `level` (from 0)."""
        marker = listed.marker if listed.marker in _FORMATS else "bullet"
        self._lists.append((marker, min(level, LEVELS - 1), listed.start))
        return str(len(self._lists))

    def to_bytes(self) -> bytes:
        numbering = root("numbering")
        markers = sorted({marker for marker, _, _ in self._lists}, key=list(_FORMATS).index)
        for number, marker in enumerate(markers, 1):
            self._definition(numbering, number, marker)
        for number, (marker, level, start) in enumerate(self._lists, 1):
            series = sub(numbering, "num", numId=str(number))
            sub(series, "abstractNumId", val=str(markers.index(marker) + 1))
            override = sub(series, "lvlOverride", ilvl=str(level))
            sub(override, "startOverride", val=str(start))
        return to_bytes(numbering)

    def _definition(self, numbering: Element, number: int, marker: str) -> None:
        definition = sub(numbering, "abstractNum", abstractNumId=str(number))
        sub(definition, "nsid", val=f"4C44{number:04X}")
        sub(definition, "multiLevelType", val="multilevel")
        sub(definition, "tmpl", val=f"4C54{number:04X}")
        for level in range(LEVELS):
            made = sub(definition, "lvl", ilvl=str(level))
            sub(made, "start", val="1")
            sub(made, "numFmt", val=self._formats[marker])
            bullet = _BULLETS[level % len(_BULLETS)]
            sub(made, "lvlText", val=bullet if marker == "bullet" else f"%{level + 1}.")
            # "left" is the leading side in Word; LibreOffice takes it as said in Arabic too.
            sub(made, "lvlJc", val="left")
            properties = sub(made, "pPr")
            edge = twips(LIST_INDENT * (level + 1))
            tabs = sub(properties, "tabs")
            sub(tabs, "tab", val="num", pos=edge)
            sub(properties, "ind", left=edge, hanging=twips(LIST_INDENT))
            if self._latin and marker in _IN_LATIN_FACE:
                look = sub(made, "rPr")
                sub(look, "rFonts", cs=self._latin.face)
                if size := self._latin.sizes.get("ListNumber"):
                    sub(look, "szCs", val=size)
