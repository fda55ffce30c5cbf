"""Large text: words and what holds them grow, the narrow layout takes over, nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from letterdesk.desktop import appearance, theme
from letterdesk.desktop.app import Shown
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.settling import settle
from letterdesk.desktop.theme import Size
from letterdesk.desktop.widgets.labels import ElidedLabel
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings, load_settings
from tests.desktop.closing import close, delete_now


@pytest.fixture
def large(application):
    """Text of 200 % for the windows of one test."""
    theme.use_text_size(200)
    appearance.apply(application, dark=False)
    yield
    theme.use_text_size(100)
    appearance.apply(application, dark=False)


def cut(root):
    """Labels and buttons whose words have less room than they need."""
    found = []
    for widget in root.findChildren(QLabel) + root.findChildren(QAbstractButton):
        if not widget.isVisible() or not widget.text() or isinstance(widget, ElidedLabel):
            continue
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        wanted = widget.heightForWidth(widget.width()) if wraps else widget.fontMetrics().height()
        if widget.height() < wanted - 2 or (
                not wraps and widget.width() < widget.sizeHint().width() - 2):
            found.append((type(widget).__name__, widget.text(), widget.size(), widget.sizeHint()))
    return found


def test_nothing_is_cut_in_the_composer_and_the_narrow_layout_takes_over(large, open_letter):
    page = open_letter(languages=("en",))
    page.window.resize(1440, 900)
    settle(page.window)
    assert not page.window.is_wide
    assert cut(page.header) == [] and cut(page.view) == []
    page.act("checks")
    settle(page.window)
    assert cut(page.view) == []


def test_nothing_is_cut_on_the_start_page_and_in_the_settings(large, open_window, letter_file):
    letter_file(languages=("en",))
    window = open_window()
    window.resize(1440, 900)
    settle(window)
    assert cut(window.start) == []
    window.show_page("settings")
    settle(window)
    assert cut(window.settings) == []


def test_the_size_is_chosen_in_the_settings_and_counts_at_once(application, tmp_path, kept_pages):
    kept = tmp_path / "settings.json"
    save_settings(Settings(letters_folder=str(tmp_path / "letters")), kept)
    shown = Shown(application, Desk(kept), kept_pages)
    shown.window.show()
    settle(shown.window)
    usual = Size.CONTROL
    shown.window.show_page("settings")
    shown.window.settings.text_size.show_value(150)
    shown.window.settings.text_size.chosen.emit(150)
    settle(shown.window)
    try:
        assert load_settings(kept)[0].text_size == 150
        assert usual * 3 // 2 == Size.CONTROL
        assert shown.window.settings.text_size.value() == 150
    finally:
        close(shown.window)
        theme.use_text_size(100)
        appearance.apply(application, dark=False)
        delete_now()
    assert usual == Size.CONTROL
