"""Fonts of the interface: the system's own, and those of resources/ where it has none."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from letterdesk.desktop import text_scale
from letterdesk.resources import resource

_NO_CHOICE = {"", "Sans Serif", "sans-serif", "DejaVu Sans", "Helvetica"}
"""What Qt names where no desktop has chosen a font (a bare Debian, the offscreen platform)."""

_SHIPPED = ("Inter-Regular", "Inter-SemiBold", "NotoSansArabic-Regular", "NotoSansArabic-Bold")

_PIXELS = 13
"""At 100 %."""


def use_interface_font(application: QApplication, *, arabic_first: bool = False) -> None:
    """Sets the interface font, with faces for Arabic and Chinese behind it.

    The families stand in an explicit order: where a system has DejaVu, Qt would
    otherwise take Arabic from it and not from the face added here. An Arabic interface
    takes its heights from the Arabic face, which is taller.
    """
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    shipped = _add_shipped()
    has_choice = own.family() not in _NO_CHOICE
    first = [own.family()] if has_choice else [f for f in shipped if f.startswith("Inter")]
    rest = [family for family in shipped if family not in first and not family.startswith("Inter")]
    made = QFont(own)
    families = [*(first or [own.family()]), *rest]
    if arabic_first:
        families.sort(key=lambda family: "Arabic" not in family)
    made.setFamilies(families)
    made.setPixelSize(text_scale.of(_PIXELS))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(made)


def add_chinese() -> None:
    """Adds the Chinese face behind all others where the system has none.

    It is large, so this is called once the window stands.
    """
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        _added("NotoSerifSC-Regular")


def _add_shipped() -> list[str]:
    found: list[str] = []
    for name in _SHIPPED:
        found.extend(family for family in _added(name) if family not in found)
    return found


@cache
def _added(stem: str) -> list[str]:
    """Families of the files in resources/fonts whose name begins with `stem`, added once."""
    found: list[str] = []
    for path in sorted(resource("fonts").rglob(f"{stem}*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0:
            found.extend(QFontDatabase.applicationFontFamilies(number))
    return found
