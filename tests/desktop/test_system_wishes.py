"""What a person has set for the whole system counts here: contrast, motion, size of words,
light and dark."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from letterdesk.desktop import appearance, high_contrast, system_wishes, theme
from letterdesk.desktop.app import Shown
from letterdesk.desktop.composer.part_editing import PartEditing
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.settling import settle
from letterdesk.desktop.text_scale import of
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings
from tests.desktop.closing import close, delete_now
from tests.desktop.test_looks import contrast


class Hints:
    """The system's settings as Qt tells them."""

    def __init__(self) -> None:
        self.motion = Qt.MotionPreference.NoPreference
        self.contrast = Qt.ContrastPreference.NoPreference

    def accessibility(self) -> SimpleNamespace:
        return SimpleNamespace(motionPreference=lambda: self.motion,
                               contrastPreference=lambda: self.contrast)


@pytest.fixture
def hints(application, monkeypatch):
    given = Hints()
    monkeypatch.setattr(system_wishes, "QGuiApplication",
                        SimpleNamespace(styleHints=lambda: given))
    yield given
    monkeypatch.undo()
    appearance.apply(application, dark=False)


def high_contrast_palette() -> QPalette:
    """As Windows has it: yellow on black, say."""
    made = QPalette()
    for role, value in ((QPalette.ColorRole.Window, "black"), (QPalette.ColorRole.Base, "black"),
                        (QPalette.ColorRole.WindowText, "yellow"),
                        (QPalette.ColorRole.Text, "yellow"), (QPalette.ColorRole.Link, "cyan"),
                        (QPalette.ColorRole.Highlight, "cyan"),
                        (QPalette.ColorRole.HighlightedText, "black")):
        made.setColor(role, QColor(value))
    return made


def test_nothing_slides_where_the_system_asks_for_less_motion(hints, open_letter) -> None:
    assert theme.slide_ms() == theme.Size.SLIDE_MS
    hints.motion = Qt.MotionPreference.ReducedMotion
    assert theme.slide_ms() == 0
    page = open_letter(languages=("en",))
    editing = next(f for f in page.features if isinstance(f, PartEditing))
    editing.open("position")
    assert page.view.page.opener._slide.state() == page.view.page.opener._slide.State.Stopped


def test_the_wishes_of_this_system_can_be_asked_for(application) -> None:
    assert system_wishes.less_motion() in (True, False)
    assert system_wishes.more_contrast() in (True, False)


def test_high_contrast_takes_the_colours_of_the_system(hints, application, open_letter) -> None:
    hints.contrast = Qt.ContrastPreference.HighContrast
    appearance.apply(application, dark=False)
    t = theme.tokens()
    words = application.palette().color(QPalette.ColorRole.WindowText).name()
    assert t.text == t.secondary == words
    page = open_letter(languages=("en",))
    assert not page.window.grab().isNull()
    assert page.window.styleSheet() == ""
    assert page.view.page.pages is not None
    hints.contrast = Qt.ContrastPreference.NoPreference
    appearance.apply(application, dark=False)
    assert page.window.styleSheet() and theme.tokens() is theme.LIGHT


def test_words_stand_out_in_the_colours_of_the_system() -> None:
    t = high_contrast.tokens(high_contrast_palette(), theme.DARK)
    for ink in (t.text, t.secondary, t.accent, t.error, t.warning, t.good, t.edge):
        for surface in (t.desk, t.canvas, t.panel, t.field, t.raised, t.error_wash, t.accent_wash):
            assert contrast(ink, surface) >= 7
    assert contrast(t.on_accent, t.accent) >= 7 and contrast(t.toast_text, t.toast) >= 7


@pytest.mark.parametrize(("pixels", "percent"), [
    (12, 100), (13, 100), (15, 100), (18, 138), (24, 185), (26, 200), (48, 200)])
def test_larger_words_of_the_system_are_larger_here(monkeypatch, application, pixels, percent):
    font = QFont(application.font())
    font.setPixelSize(pixels)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _kind: font)
    assert system_wishes.text_percent() == percent
    theme.use_text_size(125)
    try:
        assert of(100) == max(125, percent)
    finally:
        monkeypatch.undo()
        theme.use_text_size(100)


def test_an_open_window_follows_light_and_dark(application, tmp_path, kept_pages,
                                               monkeypatch) -> None:
    kept = tmp_path / "settings.json"
    save_settings(Settings(letters_folder=str(tmp_path / "letters")), kept)
    shown = Shown(application, Desk(kept), kept_pages)
    shown.window.show()
    settle(shown.window)
    hints = application.styleHints()

    def surface_when(scheme: Qt.ColorScheme) -> int:
        monkeypatch.setattr(appearance, "follows_dark", lambda _application, chosen:
                            chosen == "system" and scheme == Qt.ColorScheme.Dark)
        hints.colorSchemeChanged.emit(scheme)
        QApplication.processEvents()
        image = shown.window.grab().toImage()
        return image.pixelColor(image.width() - 8, image.height() // 2).lightness()

    try:
        light = surface_when(Qt.ColorScheme.Light)
        assert light > 200
        assert surface_when(Qt.ColorScheme.Dark) < 100
        assert theme.tokens() is theme.DARK
        assert surface_when(Qt.ColorScheme.Light) == light
    finally:
        close(shown.window)
        delete_now()
        appearance.apply(application, dark=False)
