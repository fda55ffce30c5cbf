"""Colours, icons and fonts: readable in both appearances, the same on every desk."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from letterdesk.desktop import appearance, icons, theme
from letterdesk.desktop.theme import DARK, LIGHT, Tokens
from letterdesk.resources import resource

DESKTOP = Path(theme.__file__).parent


def luminance(colour: str) -> float:
    """WCAG 2.2, “relative luminance”."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
             for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_readable_on_every_surface(tokens: Tokens) -> None:
    surfaces = [tokens.canvas, tokens.panel, tokens.field, tokens.raised, tokens.desk,
                tokens.accent_wash]
    for ink in (tokens.text, tokens.secondary, tokens.accent):
        assert min(contrast(ink, surface) for surface in surfaces) >= 4.5
    for ink, wash in ((tokens.error, tokens.error_wash), (tokens.warning, tokens.warning_wash),
                      (tokens.good, tokens.good_wash)):
        assert min(contrast(ink, s) for s in (*surfaces, wash)) >= 4.5
    for fill in (tokens.accent, tokens.accent_hover, tokens.accent_pressed):
        assert contrast(tokens.on_accent, fill) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_stand_out_from_what_is_around_them(tokens: Tokens) -> None:
    assert min(contrast(tokens.edge, s) for s in (tokens.panel, tokens.field, tokens.canvas)) >= 3


def test_no_colour_is_named_outside_the_theme() -> None:
    strays = [f"{path.name}: {found}" for path in DESKTOP.rglob("*.py") if path.name != "theme.py"
              for found in re.findall(r"#[0-9A-Fa-f]{6,8}\b", path.read_text("utf-8"))]
    assert strays == []


def test_every_icon_that_is_named_is_there_and_draws_something(application) -> None:
    names = {path.stem for path in resource("icons").glob("*.svg")}
    used = set()
    for path in DESKTOP.rglob("*.py"):
        used |= set(re.findall(r'(?:Icon|icon)\(\s*"([a-z0-9-]+)"', path.read_text("utf-8")))
        used |= set(re.findall(r'icon="([a-z0-9-]+)"', path.read_text("utf-8")))
    assert used <= names
    for name in names:
        picture = icons.pixmap(name, 16, LIGHT.text).toImage()
        assert any(picture.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), name


def test_only_icons_with_a_direction_are_turned_for_right_to_left(application) -> None:
    def drawn(name: str, direction: Qt.LayoutDirection) -> QImage:
        return icons.pixmap(name, 32, LIGHT.text, direction=direction).toImage()

    ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    assert drawn("undo-2", ltr) != drawn("undo-2", rtl)
    assert drawn("pencil", ltr) == drawn("pencil", rtl)


def test_icons_take_the_colour_they_are_given(application) -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    icons.draw(painter, "plus", QRect(0, 0, 20, 20), LIGHT.error)
    painter.end()
    middle = image.pixelColor(10, 10)
    assert middle.red() > 150 > middle.green()


def test_the_interface_font_has_latin_arabic_and_a_fallback(application) -> None:
    families = application.font().families()
    assert any("Arabic" in family for family in families)
    assert len(families) >= 2


def test_appearance_follows_what_is_asked_for(application) -> None:
    assert appearance.follows_dark(application, "dark")
    assert not appearance.follows_dark(application, "light")
    appearance.apply(application, dark=True)
    assert theme.tokens() is DARK
    appearance.apply(application, dark=False)
    assert theme.tokens() is LIGHT


def test_the_window_outlives_a_hundred_thousand_calls() -> None:
    """PySide6 6.12 gives a reference to None away in each call under Python 3.11."""
    script = (
        "from letterdesk.desktop.app import prepare_application\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "from PySide6.QtCore import QObject, Signal\n"
        "class Bell(QObject):\n    rung = Signal()\n"
        "app = QApplication([])\n"
        "label, bell = QLabel(), Bell()\n"
        "for number in range(100_000):\n    label.setNum(number)\n    bell.rung.emit()\n"
        "print('alive')\n")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                          check=False, timeout=120)
    assert done.stdout.strip() == "alive", done.stderr[-400:]
