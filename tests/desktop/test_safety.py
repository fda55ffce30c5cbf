"""Nothing is lost: saving, files and folders that vanish, letters of a newer program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from letterdesk.desktop.composer import letter_file
from letterdesk.desktop.settling import settle
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.resources import bundled_library


def change(page, symbol: str = "S/2014/999") -> None:
    page.model.type_in(page.model.field("resolution"), symbol)


def resolution(path: Path) -> str:
    return read_letter(path).letter.values["resolution"]


def banner(page) -> str:
    QApplication.processEvents()
    return page.view.banners.words().get("file", "")


def test_leaving_a_letter_writes_it_and_asks_nothing(open_letter) -> None:
    page = open_letter()
    change(page)
    window = page._window
    window._rail_asked("letters")
    assert window.composer is None
    assert resolution(page.session.path) == "S/2014/999"


def test_closing_the_window_writes_the_letter(open_letter) -> None:
    page = open_letter()
    change(page)
    page._window.close()
    assert resolution(page.session.path) == "S/2014/999"


def test_the_file_is_written_after_a_pause_and_the_status_says_when(open_letter, qtbot) -> None:
    page = open_letter()
    page.session.file._pause.setInterval(0)
    with qtbot.waitSignal(page.session.saved):
        change(page)
    assert resolution(page.session.path) == "S/2014/999"
    assert any(words.startswith("Saved ") for words in page.status.words())


def test_ctrl_s_saves_now(open_letter) -> None:
    page = open_letter()
    change(page)
    page.act("save")
    assert page.session.is_saved
    assert resolution(page.session.path) == "S/2014/999"


def test_a_copy_is_another_file_and_the_letter_stays(open_letter, tmp_path, monkeypatch) -> None:
    page = open_letter()
    copy = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    change(page)
    page.act("save-copy")
    assert resolution(copy.with_suffix(".letter")) == "S/2014/999"
    assert page.session.path.name == "veto.letter"


def test_a_file_that_vanishes_is_said_and_can_be_written_again(open_letter, named, qtbot) -> None:
    page = open_letter()
    with qtbot.waitSignal(page.session.file_gone):
        page.session.path.unlink()
    assert "safe in this window" in banner(page)
    change(page)
    page.session.save()
    page.session.settle()
    assert not page.session.path.exists()
    with qtbot.waitSignal(page.session.saved):
        qtbot.mouseClick(named(page.view, "Save it again"), Qt.MouseButton.LeftButton)
    assert resolution(page.session.path) == "S/2014/999"
    assert banner(page) == ""


def test_a_folder_that_vanishes_loses_nothing(open_letter, tmp_path, qtbot) -> None:
    page = open_letter()
    folder = page.session.path.parent
    with qtbot.waitSignal(page.session.file_gone):
        shutil.rmtree(folder)
    change(page)
    page.session.save_again()
    page.session.settle()
    QApplication.processEvents()
    assert "safe in this window" in banner(page)
    assert not page._window.leave_letter()
    assert page.session.letter.values["resolution"] == "S/2014/999"
    folder.mkdir()
    assert page.session.save_now()
    assert resolution(page.session.path) == "S/2014/999"


def test_a_letter_changed_outside_is_never_written_over_unasked(open_letter, named,
                                                                qtbot) -> None:
    page = open_letter()
    theirs = replace(read_letter(page.session.path).letter, title="Theirs")
    write_letter(page.session.path, theirs)
    change(page)
    assert not page.session.save_now()
    assert read_letter(page.session.path).letter.title == "Theirs"
    assert "Another program changed its file" in banner(page)
    with qtbot.waitSignal(page.session.saved):
        qtbot.mouseClick(named(page.view, "Keep mine"), Qt.MouseButton.LeftButton)
    assert resolution(page.session.path) == "S/2014/999"
    kept = [path for path in page.session.path.parent.iterdir() if path != page.session.path]
    assert [read_letter(path).letter.title for path in kept] == ["Theirs"]
    assert kept[0].name in page.view.banners.words()["kept"]


def test_a_full_disk_leaves_the_old_file_whole_and_is_tried_again(open_letter, monkeypatch,
                                                                  named, qtbot) -> None:
    page = open_letter()

    def full(path: Path, _letter: object) -> str:
        raise LetterdeskError(Finding("not-saved", PUT_RIGHT, Place(file=str(path)),
                                      say("the disk is full, and nothing was written")))

    with monkeypatch.context() as patched:
        patched.setattr(letter_file, "write_letter", full)
        change(page)
        assert not page.session.save_now()
        assert not page._window.leave_letter()
    assert "The disk is full" in banner(page)
    assert resolution(page.session.path) == "S/2014/348"
    with qtbot.waitSignal(page.session.saved):
        qtbot.mouseClick(named(page.view, "Try again"), Qt.MouseButton.LeftButton)
    assert resolution(page.session.path) == "S/2014/999"


def test_a_letter_of_a_newer_program_opens_read_only_with_a_banner(open_letter,
                                                                   letter_file) -> None:
    path = letter_file()
    path.write_text(path.read_text("utf-8").replace('"format": 1', '"format": 99', 1), "utf-8")
    before = path.read_bytes()
    page = open_letter(path=path)
    assert "newer Letterdesk" in page.view.banners.words()["newer"]
    change(page)
    assert page.session.undo_stack.count() == 0
    assert not page.view.fields.widget().isEnabled()
    assert page._window.leave_letter()
    assert path.read_bytes() == before


def test_an_example_stays_as_it_is_and_its_copy_goes_on(open_letter, tmp_path, monkeypatch,
                                                        ) -> None:
    example = bundled_library() / "examples" / "veto-reform.en.letter"
    before = example.read_bytes()
    page = open_letter(path=example)
    assert page.session.is_read_only
    copy = tmp_path / "mine.letter"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    page.act("save-copy")
    settle(page._window)
    assert page._window.composer.session.path == copy
    assert not page._window.composer.session.is_read_only
    assert example.read_bytes() == before


def test_a_library_that_vanishes_while_the_window_is_open_is_said_and_letters_go_on(
        open_window, letter_file, tmp_path, page_text, qtbot) -> None:
    folder = tmp_path / "library"
    shutil.copytree(bundled_library(), folder)
    window = open_window(library=str(folder))
    window.open_path(letter_file())
    settle(window)
    page = window.composer
    with qtbot.waitSignal(window._desk.library_lost, timeout=10_000):
        shutil.rmtree(folder)
    assert "Your letters are safe" in page.view.banners.words()["library"]
    change(page)
    settle(window)
    assert "S/2014/999" in page_text(page)
    assert page.session.save_now()
    shutil.copytree(bundled_library(), folder)
    with qtbot.waitSignal(window._desk.library_loaded):
        window._desk.load_library()
    assert "library" not in page.view.banners.words()


def test_a_page_that_cannot_be_drawn_keeps_the_last_one_and_says_that_the_text_is_safe(
        open_letter, monkeypatch, page_text, qtbot) -> None:
    page = open_letter()
    before = page.model.pages
    monkeypatch.setattr(type(page.model.maker), "_composed", _broken)
    with qtbot.waitSignal(page.model.page_failed):
        change(page)
    assert page.model.pages is before
    assert "Your text is safe" in page.view.banners.words()["page"]
    monkeypatch.undo()
    change(page, "S/2014/777")
    settle(page._window)
    assert "S/2014/777" in page_text(page)
    assert "page" not in page.view.banners.words()


def _broken(*_: object) -> None:
    raise RuntimeError("no compiler today")


@pytest.mark.parametrize("words", ["{}", '{"format": 1}', "\x00\x01", "[" * 5000, ""])
def test_a_broken_file_is_refused_in_a_sentence(open_window, tmp_path, words) -> None:
    path = tmp_path / "broken.letter"
    path.write_text(words)
    window = open_window()
    assert not window.open_path(path)
    assert window.start.banners.words()["letter"].startswith("broken.letter: ")
