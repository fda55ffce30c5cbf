"""The styles of a letter as WordprocessingML."""

from __future__ import annotations

from collections.abc import Mapping

from letterdesk.export import measures
from letterdesk.export.docx.fonts import Faces, letter_faces, page_faces
from letterdesk.export.docx.languages import is_east_asian
from letterdesk.export.docx.ooxml import (
    PPR,
    RPR,
    Element,
    half_points,
    in_order,
    lone,
    name,
    sub,
    twips,
)
from letterdesk.export.docx.styles import (
    CHARACTER_STYLES,
    WORDS_OWN,
    Face,
    Frame,
    Style,
    paragraph_styles,
    style_id,
)
from letterdesk.library.model import HouseStyle, TypeSetting

GRID, RULED = "LetterGrid", "SignatoryTable"
"""Ids of the table styles."""

_WORD_STYLES = "376"
"""How many built-in styles Word has; all but those of the letter stay out of its list."""
_HALF_A_RULE = 0.25
"""Points; Word and LibreOffice make rows higher by their rules, the PDF does not."""
_HAIRLINE = {"val": "single", "sz": "4", "space": "0", "color": "9AA0A6"}


class StyleSheet:
    """Writes the styles of one house style in one language."""

    def __init__(self, style: HouseStyle, language: str, tags: Mapping[str, str], *,
                 is_rtl: bool) -> None:
        self._style = style
        self._language = language
        self._tags = tags
        self._is_rtl = is_rtl
        self._setting: TypeSetting = style.setting(language)
        self._latin_size = measures.latin_size(style, language)
        self._styles = paragraph_styles(style, language)

    def elements(self) -> list[Element]:
        """Children of w:styles in the schema's order."""
        return [
            self._defaults(), _latent(), self._normal(),
            _bare("character", "Default Paragraph Font"), _bare("numbering", "No List"),
            *map(self._paragraph_style, self._styles),
            *map(self._character_style, CHARACTER_STYLES),
            _table_normal(), _grid(), _ruled(self._setting.gap),
        ]

    def _defaults(self) -> Element:
        defaults = lone("docDefaults")
        properties = sub(sub(defaults, "rPrDefault"), "rPr")
        _fonts(properties, letter_faces(self._style))
        sub(properties, "kern", val="2")
        sub(properties, "sz", val=half_points(self._latin_size))
        sub(properties, "szCs", val=half_points(self._setting.size))
        sub(properties, "lang", **self._tags)
        sub(defaults, "pPrDefault")
        return defaults

    def _normal(self) -> Element:
        normal = lone("style", type="paragraph", default="1", styleId="Normal")
        sub(normal, "name", val="Normal")
        sub(normal, "qFormat")
        frame = sub(normal, "pPr")
        sub(frame, "widowControl")
        if not is_east_asian(self._language):  # There Han and Latin words stand a little apart.
            for off in ("overflowPunct", "autoSpaceDE", "autoSpaceDN"):
                sub(frame, off, val="0")
        if self._is_rtl:
            sub(frame, "bidi")
        sub(frame, "snapToGrid", val="0")
        sub(frame, "spacing", before="0", after=twips(self._setting.gap),
            line=twips(self._setting.line), lineRule="exact")
        return normal

    def _paragraph_style(self, style: Style) -> Element:
        made = _lone_style("paragraph", style.name)
        sub(made, "name", val=style.name)
        sub(made, "basedOn", val=style_id(style.based_on))
        if style.following:
            sub(made, "next", val=style.following)
        sub(made, "qFormat")
        _frame(sub(made, "pPr"), style.frame)
        self._face(sub(made, "rPr"), style.face)
        return made

    def _character_style(self, style: Style) -> Element:
        made = _lone_style("character", style.name)
        sub(made, "name", val=style.name)
        sub(made, "basedOn", val="DefaultParagraphFont")
        sub(made, "qFormat")
        self._face(sub(made, "rPr"), style.face)
        return made

    def _face(self, properties: Element, face: Face) -> None:
        if face.is_page:
            _fonts(properties, page_faces(self._style))
        if face.bold:
            sub(properties, "b")
            sub(properties, "bCs")
        if face.italic:  # Arabic has no italic (iCs): Word would slant the upright letters.
            sub(properties, "i")
        if face.colour:
            sub(properties, "color", val=_hex(face.colour))
        latin, complex_script = self._sizes(face)
        if latin and complex_script:
            sub(properties, "sz", val=half_points(latin))
            sub(properties, "szCs", val=half_points(complex_script))
        if face.box and face.colour:
            sub(properties, "bdr", val="single", sz="6", space="1", color=_hex(face.colour))
        if face.wash:
            sub(properties, "shd", val="clear", color="auto", fill=_hex(face.wash))
        if face.raised:
            sub(properties, "vertAlign", val="superscript")
        in_order(properties, RPR)

    def _sizes(self, face: Face) -> tuple[float | None, float | None]:
        """Size of Latin words, and of those in complex scripts."""
        if face.scale:
            return self._latin_size * face.scale, self._setting.size * face.scale
        return face.size, face.size


def _fonts(properties: Element, faces: Faces) -> None:
    sub(properties, "rFonts", ascii=faces.latin, hAnsi=faces.latin,
        eastAsia=faces.east_asian, cs=faces.complex_script)


def _frame(properties: Element, frame: Frame) -> None:
    if frame.keep_next:
        sub(properties, "keepNext")
    if frame.keep_lines:
        sub(properties, "keepLines")
    if frame.rule:
        sub(sub(properties, "pBdr"), "bottom", val="single", sz="6", space="0",
            color=_hex(frame.rule))
    if frame.tabs:
        stops = sub(properties, "tabs")
        for kind, at in frame.tabs:
            sub(stops, "tab", val=kind, pos=twips(at))
    spacing = _spacing(frame)
    if spacing:
        sub(properties, "spacing", **spacing)
    indents = _indents(frame)
    if indents:
        sub(properties, "ind", **indents)
    if frame.close_up:
        sub(properties, "contextualSpacing")
    if frame.align:
        sub(properties, "jc", val=frame.align)
    if frame.is_centred:
        sub(properties, "textAlignment", val="center")
    if frame.outline is not None:
        sub(properties, "outlineLvl", val=str(frame.outline))
    in_order(properties, PPR)


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _spacing(frame: Frame) -> dict[str, str]:
    values: dict[str, str] = {}
    if frame.before is not None:
        values["before"] = twips(frame.before)
    if frame.after is not None:
        values["after"] = twips(frame.after)
    if frame.line is not None:
        values["line"] = twips(frame.line)
        values["lineRule"] = frame.rule_of_line
    return values


def _indents(frame: Frame) -> dict[str, str]:
    values: dict[str, str] = {}
    if frame.left is not None:
        values["left"] = twips(frame.left)
    if frame.right is not None:
        values["right"] = twips(frame.right)
    if frame.first is not None:
        values["firstLine" if frame.first >= 0 else "hanging"] = twips(abs(frame.first))
    return values


def _latent() -> Element:
    return lone("latentStyles", defLockedState="0", defUIPriority="99", defSemiHidden="1",
                defUnhideWhenUsed="1", defQFormat="0", count=_WORD_STYLES)


def _bare(kind: str, named: str, identifier: str = "") -> Element:
    made = lone("style", type=kind, default="1", styleId=identifier or style_id(named))
    sub(made, "name", val=named)
    sub(made, "uiPriority", val="1")
    sub(made, "semiHidden")
    sub(made, "unhideWhenUsed")
    return made


def _table_normal() -> Element:
    made = _bare("table", "Normal Table", "TableNormal")
    _cell_margins(_begins_at(made, 0), 0, 0)
    return made


def _grid() -> Element:
    made = _table_style("Letter Grid")
    half = measures.COLUMN_GAP / 2
    _cell_margins(_begins_at(made, -half), 0, half)
    return made


def _begins_at(style: Element, indent: float) -> Element:
    """Table properties of a style whose tables begin at a distance from the margin."""
    properties = sub(style, "tblPr")
    sub(properties, "tblInd", w=twips(indent), type="dxa")
    return properties


def _ruled(gap: float) -> Element:
    made = _table_style("Signatory Table")
    properties = _begins_at(made, 0)
    borders = sub(properties, "tblBorders")
    for edge in ("top", "bottom", "insideH"):
        sub(borders, edge, **_HAIRLINE)
    _cell_margins(properties, gap / 4 - _HALF_A_RULE, 0)
    return made


def _lone_style(kind: str, named: str) -> Element:
    made = lone("style", type=kind, styleId=style_id(named))
    if named not in WORDS_OWN:
        made.set(name("customStyle"), "1")
    return made


def _table_style(named: str) -> Element:
    made = _lone_style("table", named)
    sub(made, "name", val=named)
    sub(made, "basedOn", val="TableNormal")
    sub(made, "qFormat")
    return made


def _cell_margins(properties: Element, upright: float, side: float) -> None:
    margins = sub(properties, "tblCellMar")
    for edge, width in (("top", upright), ("left", side), ("bottom", upright), ("right", side)):
        sub(margins, edge, w=twips(width), type="dxa")
