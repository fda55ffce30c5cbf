"""Whatever happens to Letterdesk, to the computer or to the file: the words are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from letterdesk.desktop.shell.start_again import StartAgain
from letterdesk.letters import journal_file
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.journals import journal_paths, unfinished_letters
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings
from tests.desktop.letter_banners import banners, change, press, resolution

TYPER = Path(__file__).parent / "killed_while_typing.py"
RESOLUTION = "Draft resolution"


@pytest.fixture
def kill(tmp_path) -> Callable[..., None]:
    """Types into the letter's resolution in a process of its own, which is killed then."""
    def run(path: Path, *typed: str) -> None:
        settings = tmp_path / "config" / "settings.json"
        save_settings(Settings(letters_folder=str(tmp_path / "letters")), settings)
        done = subprocess.run([sys.executable, TYPER, settings, path, RESOLUTION, *typed],
                              check=False, env=dict(os.environ))
        assert done.returncode == -9
    return run


def test_after_a_kill_the_next_start_has_the_letter_as_it_was_with_its_steps(
        letter_file, kill, open_window) -> None:
    path = letter_file()
    kill(path, "S/2014/1", "S/2014/22")
    assert resolution(path) == "S/2014/348", "killed before the file was written"
    window = open_window()
    page = window.composer
    assert page is not None and page.session.path == path
    assert page.session.letter.values["resolution"] == "S/2014/22"
    assert banners(page)["ended"].startswith(
        "Letterdesk ended before it could close. Your letter is as it was at ")
    page.act("undo")
    assert page.session.letter.values["resolution"] == "S/2014/1"
    page.act("undo")
    assert page.session.letter.values["resolution"] == "S/2014/348"
    page.act("redo")
    page.act("redo")
    assert window.leave_letter()
    assert resolution(path) == "S/2014/22"
    assert unfinished_letters() == ()


def test_after_a_kill_a_file_that_somebody_changed_since_is_compared_not_written_over(
        letter_file, kill, open_window, named, qtbot) -> None:
    path = letter_file()
    kill(path, "S/2014/22")
    write_letter(path, replace(read_letter(path).letter, title="Theirs"))
    page = open_window().composer
    assert page.session.letter.values["resolution"] == "S/2014/22"
    assert "Another program changed its file" in banners(page)["file"]
    assert not page.session.save_now()
    assert read_letter(path).letter.title == "Theirs"
    press(page, "Take the other version", named, qtbot)
    assert page.session.letter.title == "Theirs"
    assert "file" not in banners(page)
    page.act("undo")
    assert page.session.letter.values["resolution"] == "S/2014/22"
    assert page.session.save_now()


def test_after_a_kill_a_letter_whose_file_is_gone_comes_from_the_journal(
        letter_file, kill, open_window, named, qtbot) -> None:
    path = letter_file()
    kill(path, "S/2014/22")
    path.unlink()
    page = open_window().composer
    assert page.session.letter.values["resolution"] == "S/2014/22"
    assert "is gone from its folder" in banners(page)["file"]
    with qtbot.waitSignal(page.session.saved):
        press(page, "Save it again", named, qtbot)
    assert resolution(path) == "S/2014/22"


def test_two_letters_that_were_open_both_come_back(letter_file, kill, open_window, named,
                                                    qtbot) -> None:
    first, second = letter_file(name="one"), letter_file(name="two")
    kill(first, "S/2014/1")
    kill(second, "S/2014/2")
    window = open_window()
    assert window.composer.session.path == second
    assert window.leave_letter()
    assert "Another letter is kept as it was" in window.start.banners.words()["unfinished"]
    qtbot.mouseClick(named(window.start.banners, "Open"), Qt.MouseButton.LeftButton)
    assert window.composer.session.path == first
    assert window.composer.session.letter.values["resolution"] == "S/2014/1"
    assert "unfinished" not in window.start.banners.words()


def test_after_an_ordinary_close_the_steps_are_there_and_nothing_is_said(open_letter) -> None:
    page = open_letter()
    change(page)
    path, window = page.session.path, page._window
    assert window.leave_letter()
    assert window.open_path(path)
    page = window.composer
    assert "ended" not in banners(page)
    page.act("undo")
    assert page.session.letter.values["resolution"] == "S/2014/348"


def test_a_letter_edited_elsewhere_between_two_openings_has_no_steps_of_before(
        open_letter) -> None:
    page = open_letter()
    change(page)
    path, window = page.session.path, page._window
    window.leave_letter()
    write_letter(path, replace(read_letter(path).letter, title="Edited since"))
    window.open_path(path)
    assert window.composer.session.letter.title == "Edited since"
    assert window.composer.session.undo_stack.count() == 0
    assert "file" not in banners(window.composer)


def test_the_letter_that_is_handed_on_carries_no_steps(open_letter) -> None:
    page = open_letter()
    change(page, "S/2014/777")
    change(page)
    page.session.save_now()
    assert b"S/2014/777" not in page.session.path.read_bytes()
    assert [file.name for file in page.session.path.parent.iterdir()] == ["veto.letter"]


def test_a_damaged_journal_starts_all_the_same_and_says_where_it_lies(
        letter_file, kill, open_window) -> None:
    path = letter_file()
    kill(path, "S/2014/1", "S/2014/22")
    journal = journal_paths(read_letter(path).letter.id, path)[0]
    lines = journal.read_bytes().split(b"\n")
    journal.write_bytes(b"\n".join([*lines[:12], b"\x00" * 20, *lines[13:]]))
    page = open_window().composer
    assert "cannot be read" in banners(page)["journal"]
    aside = journal.with_suffix(".damaged")
    assert aside.name in banners(page)["journal"]
    assert b"S/2014/22" in aside.read_bytes()
    assert page.session.letter.values["resolution"].startswith("S/")
    change(page)
    assert page._window.leave_letter()
    assert resolution(path) == "S/2014/999"


# Places that take nothing

def test_a_state_folder_that_takes_nothing_leaves_the_journal_elsewhere(
        open_letter, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    page = open_letter()
    shutil.rmtree(tmp_path / "xdg_state_home", ignore_errors=True)
    (tmp_path / "xdg_state_home").write_text("a file in its place")
    change(page)
    assert page.session.journal.flush()
    assert page.session.journal.folder.is_relative_to(tmp_path / "temporary")
    assert "journal" not in banners(page)


def test_no_place_for_a_journal_is_said_and_the_letter_is_written_as_always(
        open_letter, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").write_text("a file in its place")
    page = open_letter()
    shutil.rmtree(tmp_path / "xdg_state_home", ignore_errors=True)
    (tmp_path / "xdg_state_home").write_text("a file in its place")
    change(page)
    assert not page.session.journal.flush()
    assert "The journal cannot be written to" in banners(page)["journal"]
    assert page.session.save_now()
    assert resolution(page.session.path) == "S/2014/999"


def test_a_folder_unplugged_names_the_place_of_the_words_and_the_next_start_has_them(
        open_letter, open_window, qtbot) -> None:
    page = open_letter()
    path = page.session.path
    change(page)
    assert page.session.journal.flush()
    with qtbot.waitSignal(page.session.file_gone):
        shutil.rmtree(path.parent)
    assert "safe in this window, and in the journal in" in banners(page)["file"]
    assert not page._window.leave_letter()
    page._window.is_ending = True
    assert page._window.leave_letter()
    again = open_window().composer
    assert again.session.path == path
    assert again.session.letter.values["resolution"] == "S/2014/999"


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0,
                    reason="root may write to folders that are read-only")
def test_a_folder_that_became_read_only_keeps_the_words_and_a_copy_goes_on(
        open_letter, tmp_path) -> None:
    page = open_letter()
    page.session.path.parent.chmod(0o500)
    change(page)
    assert not page.session.save_now()
    page.session.path.parent.chmod(0o700)
    assert "read-only" in banners(page)["file"]


def test_a_letter_whose_file_takes_nothing_goes_on_in_its_copy_and_can_be_closed(
        open_letter, tmp_path) -> None:
    page = open_letter()
    shutil.rmtree(page.session.path.parent)
    change(page)
    assert not page._window.leave_letter()
    copy = tmp_path / "copy.letter"
    assert page.troubles.try_saving(copy)
    assert page.session.path == copy
    assert page._window.leave_letter()
    assert resolution(copy) == "S/2014/999"
    assert unfinished_letters() == ()


def test_at_logout_the_words_go_to_the_journal_and_the_session_is_not_held_up(
        open_letter, open_window) -> None:
    page = open_letter()
    path = page.session.path
    shutil.rmtree(path.parent)
    change(page)
    next(one for one in page._window.features if isinstance(one, StartAgain)).log_out()
    assert page._window.close()
    again = open_window().composer
    assert again.session.letter.values["resolution"] == "S/2014/999"


def test_a_clock_that_was_set_back_is_said_and_loses_nothing(letter_file, open_letter,
                                                             monkeypatch) -> None:
    path = letter_file()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    page = open_letter(path=path)
    assert "clock of this computer is behind" in banners(page)["clock"]
    change(page)
    window = page._window
    assert window.leave_letter()
    assert resolution(path) == "S/2014/999"
    window.open_path(path)
    window.composer.act("undo")
    assert window.composer.session.letter.values["resolution"] == "S/2014/348"


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of sizes as Unix has it")
def test_a_disk_that_takes_nothing_more_is_said_and_all_is_written_when_there_is_room(
        open_letter, qtbot, monkeypatch) -> None:
    import resource

    monkeypatch.setattr(journal_file, "_AGAIN_SECONDS", 0.05)
    page = open_letter()
    path, whole = page.session.path, page.session.path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        change(page)
        assert not page.session.journal.flush()
        assert not page.session.save_now()
        assert not page._window.leave_letter()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == whole
    assert [file for file in path.parent.iterdir() if file != path] == []
    said = banners(page)
    assert "safe in this window" in said["file"] and "The disk is full" in said["file"]
    assert "The journal cannot be written to" in said["journal"]
    qtbot.waitUntil(lambda: "journal" not in banners(page))
    assert page.session.journal.flush()
    assert page._window.leave_letter()
    assert resolution(path) == "S/2014/999"
