"""Settings count at once and stay; pictures of the window need no screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit

from letterdesk.desktop import theme
from letterdesk.desktop.settling import settle
from letterdesk.desktop.widgets.marks import Toggle
from letterdesk.resources import bundled_library
from letterdesk.settings import load_settings
from tests.desktop.part_card import open_by_key, text, type_words


def test_a_name_is_kept_when_its_field_is_left(open_window, named, tmp_path, qtbot) -> None:
    window = open_window()
    window.act("page-settings")
    box = named(window, "Your name", QLineEdit)
    box.setFocus()
    qtbot.keyClicks(box, "Rana Haddad")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert load_settings(tmp_path / "config" / "settings.json")[0].name == "Rana Haddad"


def test_dark_is_dark_at_once(open_window) -> None:
    window = open_window()
    window.settings.appearance.chosen.emit("dark")
    window.settings.appearance.show_value("dark")
    window.settings._take()
    try:
        assert theme.tokens().is_dark
        shown = window.grab().toImage()
        assert shown.pixelColor(20, 600).lightness() < 60
    finally:
        window.settings.appearance.show_value("light")
        window.settings._take()
    assert not theme.tokens().is_dark


def test_another_letters_folder_is_listed_at_once(open_window, letter_file, tmp_path) -> None:
    path = letter_file()
    other = tmp_path / "other"
    other.mkdir()
    path.rename(other / path.name)
    window = open_window()
    assert window.start_model.letters == ()
    window.settings.letters.show_text(str(other))
    window.settings._take()
    settle(window)
    assert [row.recent.path for row in window.start_model.letters] == [other / path.name]


def test_a_picture_of_the_window_with_a_letter_is_made_without_a_screen(tmp_path: Path) -> None:
    letter = bundled_library() / "examples" / "veto-reform.en.letter"
    before = letter.read_bytes()
    target = tmp_path / "out" / "window.png"
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        environment[name] = str(tmp_path / name)
    script = ("import sys; from letterdesk.desktop.shots import window_picture; "
              "window_picture(*sys.argv[1:])")
    subprocess.run([sys.executable, "-c", script, str(target), str(letter)], check=True,
                   env=environment, timeout=120)
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == theme.Size.WINDOW
    ink = sum(picture.pixelColor(x, y).lightness() < 90
              for x in range(800, 1380, 3) for y in range(80, 860, 3))
    assert ink > 1_000
    assert letter.read_bytes() == before
    kept = [path for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME") if (tmp_path / name).exists()
            for path in (tmp_path / name).rglob("*") if path.is_file()]
    assert kept == []  # the person's own letters, journals and caches are another matter


def test_signs_stay_as_typed_once_the_setting_says_so(open_letter, named, tmp_path, qtbot) -> None:
    page = open_by_key(open_letter(), qtbot, "position", "en")
    text(page).go(0)
    type_words(page, '"a" ')
    assert text(page).document().toPlainText().startswith("“a” ")
    toggle = named(page.window.settings, "Typographic signs", Toggle)
    toggle.click()
    assert not load_settings(tmp_path / "config" / "settings.json")[0].typing_aids
    text(page).go(0)
    type_words(page, '"b" ')
    assert text(page).document().toPlainText().startswith('"b" “a” ')
