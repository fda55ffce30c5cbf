"""The first start asks three things on one page; the bundled library is copied to be changed."""

from __future__ import annotations

import pwd
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from letterdesk.desktop.app import build_window
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.first_start.view import FirstStart
from letterdesk.desktop.help_sheets.tour import Tour
from letterdesk.desktop.settling import settle
from letterdesk.resources import bundled_library
from letterdesk.settings import load_settings
from tests.desktop.closing import close


@pytest.fixture
def new_desk(application, tmp_path, kept_pages, monkeypatch):
    """A window on a desk that has no settings yet, and where they will lie."""
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    kept = tmp_path / "config" / "settings.json"
    window = build_window(Desk(kept), kept_pages)
    window.show()
    settle(window)
    yield window, kept
    close(window)


def first(window):
    return next((f for f in window.features if isinstance(f, FirstStart)), None)


def test_three_answers_begin_and_the_tour_follows_with_the_first_letter(new_desk, qtbot, tmp_path):
    window, kept = new_desk
    page = first(window).page
    assert window.focusWidget() is page.name.edit
    qtbot.keyClicks(page.name.edit, "Sam Okoro")
    qtbot.keyClicks(page.letters.edit, str(tmp_path / "desk"))
    qtbot.keyClick(page.letters.edit, Qt.Key.Key_Return)
    assert first(window).page is None
    settings = load_settings(kept)[0]
    assert settings.name == "Sam Okoro"
    assert settings.letters == tmp_path / "desk"
    settle(window)
    window.start_letter("veto-reform")
    settle(window)
    assert list((tmp_path / "desk").glob("*.letter"))
    assert next(f for f in window.composer.features if isinstance(f, Tour)).card is not None


def test_the_name_of_the_account_is_filled_in_and_typed_over(
        application, tmp_path, kept_pages, monkeypatch, qtbot):
    sam = pwd.struct_passwd(("sam", "x", 1000, 1000, "Sam Okoro,,,", "/home/sam", "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda _uid: sam)
    kept = tmp_path / "config" / "settings.json"
    window = build_window(Desk(kept), kept_pages)
    window.show()
    settle(window)
    try:
        page = first(window).page
        assert page.name.text() == "Sam Okoro"
        qtbot.keyClicks(page.name.edit, "S. Okoro")
        qtbot.keyClick(page.name.edit, Qt.Key.Key_Return)
        assert load_settings(kept)[0].name == "S. Okoro"
    finally:
        close(window)


def test_begin_alone_is_enough(new_desk, qtbot, tmp_path):
    window, kept = new_desk
    qtbot.mouseClick(first(window).page.begin, Qt.MouseButton.LeftButton)
    assert load_settings(kept)[0].letters == tmp_path / "documents" / "Letters"


def test_a_folder_without_a_library_is_told_and_another_one_taken(new_desk, qtbot, tmp_path):
    window, kept = new_desk
    page = first(window).page
    page.which.chosen.emit("folder")
    page.library.edit.setText(str(tmp_path))
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    assert "no library in this folder" in page.banners.words()["library"]
    assert not kept.exists()
    page.library.edit.setText(str(bundled_library()))
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    assert load_settings(kept)[0].library == str(bundled_library())


def test_who_has_settings_is_not_asked(open_window):
    assert first(open_window()) is None


def test_the_bundled_library_is_copied_to_the_documents_to_be_changed(
        open_window, named, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    window = open_window()
    window.show_page("settings")
    settle(window)
    qtbot.mouseClick(named(window, "Copy to change"), Qt.MouseButton.LeftButton)
    folder = Path(window._desk.settings.library)
    assert folder == tmp_path / "documents" / "Letterdesk library"
    assert (folder / "library.toml").is_file()
    settle(window)
    assert window._desk.library.id == "letterdesk-library"
    assert not window.settings.copy.isVisible()
