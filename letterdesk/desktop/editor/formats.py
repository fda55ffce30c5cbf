"""Rows as formats of a QTextDocument: what a character or a paragraph is, and how it looks."""

from __future__ import annotations

import msgspec
from msgspec import Struct, field
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from letterdesk.desktop import theme
from letterdesk.desktop.editor.rows import Chip, Fixed, Look, NoteMark, Shape
from letterdesk.desktop.theme import ON_PAGE
from letterdesk.language import direction

_FIRST = int(QTextFormat.Property.UserProperty)
STRONG, EM, LINK, CHIP, NOTE, FIXED, FIXED_SPAN, FIXED_RUN, GHOST, SHAPE = range(
    _FIRST + 1, _FIRST + 11)
_OBJECT = int(QTextFormat.ObjectTypes.UserObject)
CHIP_OBJECT, NOTE_OBJECT = _OBJECT + 1, _OBJECT + 2

OBJECT = "\ufffc"
LINE = "\u2028"

_heading_scale = (1.25, 1.125)


class TypeSetting(Struct, frozen=True):
    """How the letter is set: face, and measures in pixels of the screen."""

    font: QFont = field(default_factory=theme.font)
    line: float = 0.0
    """Exact height of a line; 0 leaves it to the font."""
    gap: float = 8.0
    """Between two paragraphs."""
    first_indent: float = 0.0
    justified: bool = False
    language: str = "en"

    @property
    def is_rtl(self) -> bool:
        return direction(self.language) == "rtl"


def look_of(form: QTextCharFormat) -> Look:
    return Look(bool(form.property(STRONG)), bool(form.property(EM)),
                str(form.property(LINK) or ""))


def words_format(look: Look, setting: TypeSetting, heading: int = 0) -> QTextCharFormat:
    """The format of words in a look; a heading is larger and strong by itself."""
    made = QTextCharFormat()
    font = QFont(setting.font)
    if heading and heading <= len(_heading_scale):
        font.setPixelSize(round(font.pixelSize() * _heading_scale[heading - 1]))
    font.setWeight(QFont.Weight.Bold if look.strong or heading else QFont.Weight.Normal)
    font.setItalic(look.em)
    made.setFont(font)
    made.setForeground(theme.colour(ON_PAGE.text))
    if look.strong:
        made.setProperty(STRONG, True)
    if look.em:
        made.setProperty(EM, True)
    if look.link:
        made.setProperty(LINK, look.link)
        made.setForeground(theme.colour(ON_PAGE.accent))
        made.setFontUnderline(True)
        made.setToolTip(look.link)
    return made


def chip_format(chip: Chip, setting: TypeSetting, heading: int, words: str) -> QTextCharFormat:
    made = words_format(chip.look, setting, heading)
    made.setFontUnderline(False)
    made.setObjectType(CHIP_OBJECT)
    made.setProperty(CHIP, chip.expression)
    made.setToolTip(words)
    return made


def note_format(mark: NoteMark, setting: TypeSetting, heading: int, words: str) -> QTextCharFormat:
    made = words_format(Look(), setting, heading)
    made.setObjectType(NOTE_OBJECT)
    made.setProperty(NOTE, mark.note)
    made.setToolTip(words)
    return made


def as_fixed(form: QTextCharFormat, fixed: Fixed, run: int, reason: str) -> QTextCharFormat:
    """A format as part of a run of fixed words."""
    form.setBackground(theme.colour(ON_PAGE.fixed))
    form.setProperty(FIXED, fixed.id)
    form.setProperty(FIXED_SPAN, msgspec.json.encode(fixed.span).decode())
    form.setProperty(FIXED_RUN, run)
    form.setToolTip(reason)
    return form


def shape_of(form: QTextBlockFormat) -> Shape:
    kept = form.property(SHAPE)
    return _shape(kept) if isinstance(kept, str) and kept else Shape()


_shape = msgspec.json.Decoder(Shape).decode


def block_format(shape: Shape, setting: TypeSetting) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setProperty(SHAPE, msgspec.json.encode(shape).decode())
    made.setIndent(len(shape.levels))
    if setting.line:
        made.setLineHeight(setting.line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setBottomMargin(setting.gap)
    if not shape.levels and not shape.heading:
        made.setTextIndent(setting.first_indent)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft if setting.is_rtl
                            else Qt.LayoutDirection.LeftToRight)
    if setting.justified and not shape.heading:
        made.setAlignment(Qt.AlignmentFlag.AlignJustify)
    else:
        # Left is the leading edge: Qt turns it where the paragraph runs from the right.
        made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made
