"""The letter's own faces and measures for words on the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from letterdesk.desktop.editor.formats import TypeSetting
from letterdesk.export.fonts import font_files, stack
from letterdesk.library import HouseStyle

_FILES = {"Liberation Serif": "LiberationSerif", "Liberation Sans": "LiberationSans",
          "Carlito": "Carlito", "Noto Naskh Arabic": "NotoNaskhArabic",
          "Noto Sans Arabic": "NotoSansArabic", "Noto Serif SC": "NotoSerifSC"}
"""How the names of a family's files begin."""
_ROOM = 1.12
"""Lines stand a little further apart than on the page: chips have a ground of their own."""


def letter_type(style: HouseStyle, language: str, scale: float) -> TypeSetting:
    """How a letter of a house style is set on a page of `scale` pixels a point."""
    setting = style.setting(language)
    families = stack(setting.font, language)
    _load(families[0])
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(max(6, round(setting.size * scale)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    line = max(setting.line * scale * _ROOM, QFontMetricsF(font).height() + 2)
    return TypeSetting(font=font, line=round(line), gap=round(setting.gap * scale),
                       first_indent=round(setting.indent * scale),
                       justified=setting.align == "justify", language=language)


@cache
def _load(family: str) -> None:
    """Adds a family's files, once; the others of a stack are there or stay behind it."""
    start = _FILES.get(family)
    if start is None or family in QFontDatabase.families():
        return
    for path in font_files():
        if path.name.startswith(start):
            QFontDatabase.addApplicationFont(str(path))
