"""What styles and numbering say about a paragraph and a run, by value and never by a name.

A Word in another language renames styles and their ids when it saves; what they do stays.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from letterdesk.export.docx.ooxml import Element, name
from letterdesk.importing.docx.model import Shape

_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST_CHAIN = 20
_BODY_LEVEL = 9
"""w:outlineLvl of body text (ECMA-376 part 1, 17.3.1.20)."""
_DEEPEST_LEVEL = 8
"""Word numbers nine levels, from 0."""
_UNMARKED = frozenset({"none", ""})


class Face(NamedTuple):
    """How a run looks beyond its paragraph."""

    strong: bool
    emphasis: bool
    is_hidden: bool


class Looks:
    """Answers from styles.xml and numbering.xml; either may be missing."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        found = styles.findall(name("style")) if styles is not None else []
        self._styles = {str(style.get(name("styleId"))): style for style in found}
        self._default = next((str(style.get(name("styleId"))) for style in found
                              if style.get(name("type")) == "paragraph"
                              and _is_on(style.get(name("default"), "0"))), "")
        self._levels = _levels(numbering) if numbering is not None else {}
        self.in_style = cache(self._in_style)
        self.shape_of_style = cache(self._shape_of_style)

    def style_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style in this file."""
        named = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
        value = named.get(name("val")) if named is not None else None
        return str(value) if value in self._styles else self._default

    def face(self, run: Element, paragraph_style: str) -> Face:
        """How a run looks (toggle properties: ECMA-376 part 1, 17.7.3)."""
        properties = run.find(name("rPr"))
        if properties is None:
            return Face(False, False, False)
        named = properties.find(name("rStyle"))
        style = str(named.get(name("val"))) if named is not None else ""
        return Face(*(self._stands_out(properties, style, paragraph_style, toggle)
                      for toggle in ("b", "i", "vanish")))

    def _stands_out(self, properties: Element, style: str, paragraph_style: str,
                    toggle: str) -> bool:
        around = self.in_style(paragraph_style, toggle)
        direct = properties.find(name(toggle))
        if direct is None and properties.find(name("rtl")) is not None and toggle != "vanish":
            direct = properties.find(name(f"{toggle}Cs"))
        is_on = _is_on(direct.get(name("val"), "1")) if direct is not None else \
            self.in_style(style, toggle) != around if style else around
        return is_on and not around

    def _in_style(self, style: str, toggle: str) -> bool:
        for element in self._chain(style):
            found = element.find(f"{name('rPr')}/{name(toggle)}")
            if found is not None:
                return _is_on(found.get(name("val"), "1"))
        return False

    def shape(self, paragraph: Element, style: str) -> Shape:
        """Whether a paragraph is a heading or an item of a list."""
        shape, numbered = self.shape_of_style(style)
        properties = paragraph.find(name("pPr"))
        if properties is None:
            return shape
        outline = properties.find(name("outlineLvl"))
        if outline is not None:
            shape = shape._replace(heading=_heading(outline))
        series = properties.find(name("numPr"))
        if series is not None:
            level = _value(series, "ilvl") or ("0" if numbered is None else numbered[1])
            number = _value(series, "numId") or ("" if numbered is None else numbered[0])
            shape = shape._replace(depth=0, is_ordered=False)
            return self._item(shape, number, level)
        return shape

    def _shape_of_style(self, style: str) -> tuple[Shape, tuple[str, str] | None]:
        heading, number, level = 0, None, None
        outline: Element | None = None
        for element in self._chain(style):
            properties = element.find(name("pPr"))
            if properties is None:
                continue
            if outline is None:
                outline = properties.find(name("outlineLvl"))
            series = properties.find(name("numPr"))
            if series is not None:
                number = number or _value(series, "numId")
                level = level or _value(series, "ilvl")
        if outline is not None:
            heading = _heading(outline)
        if number is None:
            return Shape(heading), None
        return self._item(Shape(heading), number, level or "0"), (number, level or "0")

    def _item(self, shape: Shape, number: str, level: str) -> Shape:
        kind = self._levels.get((number, level))
        if kind is None or not level.isdecimal():
            return shape
        return Shape(0, min(int(level), _DEEPEST_LEVEL) + 1, kind != "bullet")

    def _chain(self, style: str) -> list[Element]:
        """A style and those it is based on; a circle ends."""
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST_CHAIN:
            found.append(self._styles[style])
            style = _value(found[-1], "basedOn") or ""
        return found


def _levels(numbering: Element) -> dict[tuple[str, str], str]:
    """(numId, level) -> kind of its marks; levels without a mark are left out."""
    kinds: dict[str, dict[str, str]] = {}
    for abstract in numbering.findall(name("abstractNum")):
        kinds[str(abstract.get(name("abstractNumId")))] = _kinds(abstract)
    found: dict[tuple[str, str], str] = {}
    for number in numbering.findall(name("num")):
        named = str(number.get(name("numId")))
        levels = dict(kinds.get(_value(number, "abstractNumId") or "", {}))
        for override in number.findall(name("lvlOverride")):
            levels.update(_kinds(override))
        if named != "0":
            found.update({(named, level): kind for level, kind in levels.items()
                          if kind not in _UNMARKED})
    return found


def _kinds(holder: Element) -> dict[str, str]:
    return {str(level.get(name("ilvl"))): _value(level, "numFmt") or "decimal"
            for level in holder.findall(name("lvl"))}


def _value(parent: Element, child: str) -> str | None:
    found = parent.find(name(child))
    value = found.get(name("val")) if found is not None else None
    return str(value) if value is not None else None


def _is_on(value: str | bytes) -> bool:
    return str(value).lower() not in _OFF


def _heading(outline: Element) -> int:
    value = str(outline.get(name("val"), ""))
    return int(value) + 1 if value.isdecimal() and int(value) < _BODY_LEVEL else 0
