"""Other programs, other windows and other computers at the same letter: nobody's words are lost."""

from __future__ import annotations

import shutil

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from letterdesk.desktop.composer import letter_hold
from letterdesk.desktop.settling import settle
from letterdesk.letters.holding import Hold, Holder, beside
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.journals import locks_folder
from tests.desktop.letter_banners import banners, change, press, resolution


def test_a_file_written_anew_with_the_same_words_is_nothing(open_letter) -> None:
    page = open_letter()
    letter = read_letter(page.session.path).letter
    write_letter(page.session.path, replace(letter, changed="2030-01-01T00:00:00+00:00"))
    page.session.file.watch.look()
    settle(page._window)
    assert "file" not in banners(page)
    change(page)
    assert page.session.save_now()


def test_a_change_by_another_program_is_noticed_without_saving(open_letter, qtbot) -> None:
    page = open_letter()
    theirs = replace(read_letter(page.session.path).letter, title="Theirs")
    with qtbot.waitSignal(page.session.file_changed_outside):
        write_letter(page.session.path, theirs)
    assert "Another program changed its file" in banners(page)["file"]


def test_changes_of_another_program_are_compared_and_joined(open_letter, named, qtbot) -> None:
    page = open_letter()
    path = page.session.path
    change(page)
    theirs = read_letter(path).letter
    theirs = replace(theirs, values={**theirs.values, "vetoed_drafts": 7})
    with qtbot.waitSignal(page.session.file_changed_outside):
        write_letter(path, theirs)
    press(page, "Compare", named, qtbot)
    with qtbot.waitSignal(page.session.saved):
        qtbot.mouseClick(page.sheet.join, Qt.MouseButton.LeftButton)
    values = read_letter(path).letter.values
    assert (values["resolution"], values["vetoed_drafts"]) == ("S/2014/999", 7)
    assert "file" not in banners(page)
    page.act("undo")
    assert page.session.letter.values["vetoed_drafts"] == 4


def test_a_file_that_is_no_letter_any_more_is_kept_aside_not_lost(open_letter, named,
                                                                  qtbot) -> None:
    page = open_letter()
    path = page.session.path
    with qtbot.waitSignal(page.session.file_changed_outside):
        path.write_bytes(b"half a letter")
    assert "no letter any more" in banners(page)["file"]
    with qtbot.waitSignal(page.session.saved):
        press(page, "Keep mine", named, qtbot)
    assert resolution(path) == "S/2014/348"
    kept = [file for file in path.parent.iterdir() if file != path]
    assert [file.read_bytes() for file in kept] == [b"half a letter"]


@pytest.mark.parametrize("name", [
    "veto (Amira's conflicted copy 2014-05-22).letter", "veto-DESKTOP-7Q2.letter",
    "veto.sync-conflict-20140522-143205-7QKXYZA.letter", "veto (1).letter"])
def test_a_copy_of_a_sync_program_is_shown_until_somebody_saw_to_it(open_letter, name, named,
                                                                    qtbot) -> None:
    page = open_letter()
    copy = page.session.path.with_name(name)
    theirs = replace(read_letter(page.session.path).letter, title="Theirs")
    with qtbot.waitSignal(page.session.copy_found):
        write_letter(copy, theirs)
    assert name in banners(page)["copy"]
    press(page, "Leave it", named, qtbot)
    assert "copy" not in banners(page)
    page.session.file.watch.look()
    settle(page._window)
    assert "copy" not in banners(page)
    assert read_letter(copy).letter.title == "Theirs"
    assert page.session.letter.title != "Theirs"


def test_another_letter_beside_it_is_no_copy(open_letter, letter_file) -> None:
    page = open_letter()
    shutil.copy(letter_file(name="other"), page.session.path.with_name("veto (1).letter"))
    page.session.file.watch.look()
    settle(page._window)
    assert "copy" not in banners(page)


def test_the_second_window_reads_says_who_has_it_and_writes_when_the_first_closes(
        letter_file, open_window) -> None:
    path = letter_file()
    first = open_window(name="Sam Okoye")
    first.open_path(path)
    second = open_window(name="Amira")
    second.open_path(path)
    page = second.composer
    assert page.session.is_read_only
    assert banners(page)["held"].startswith("Sam Okoye has this letter open on ")
    assert not page.view.banners.findChildren(type(page.undo), "Open anyway")
    change(page)
    assert page.session.undo_stack.count() == 0
    change(first.composer)
    assert first.composer.session.save_now()
    settle(second)
    assert page.session.letter.values["resolution"] == "S/2014/999", "it follows what is saved"
    assert first.leave_letter()
    page.session.hold.look()
    settle(second)
    assert not second.composer.session.is_read_only
    assert "held" not in banners(second.composer)
    change(second.composer, "S/2014/5")
    assert second.leave_letter()
    assert resolution(path) == "S/2014/5"


def test_on_a_shared_drive_another_computer_is_named_and_can_be_overruled(
        letter_file, open_window, monkeypatch, named, qtbot, tmp_path) -> None:
    monkeypatch.setattr(letter_hold, "is_shared_drive", lambda _folder: True)
    path = letter_file()
    there = Hold(path, Holder("Amira", "desk-2", "2014-05-22T14:02:00-04:00"),
                 tmp_path / "locks-there", is_shared=True)
    assert there.take()
    window = open_window()
    window.open_path(path)
    assert banners(window.composer)["held"].startswith("Amira has this letter open on desk-2")
    press(window.composer, "Open anyway", named, qtbot)
    settle(window)
    assert not window.composer.session.is_read_only
    assert window.leave_letter()
    assert not beside(path).exists()
    assert list(locks_folder().iterdir()) == []
