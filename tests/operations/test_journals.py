"""Journals in the state folder: found by letter and file, believed as far as the file bears
them out, tidied away in time."""

from __future__ import annotations

import os
import shutil

import pytest
from msgspec.structs import replace

from letterdesk.letters import changes as ch
from letterdesk.letters.holding import Hold, Holder
from letterdesk.letters.journal import Begun, Closed, Done, Saving, file_bytes
from letterdesk.letters.store import stamp_of, write_letter
from letterdesk.operations.journals import (
    journal_folders,
    journal_paths,
    locks_folder,
    lost_letter,
    resume,
    tidy_journals,
    unfinished_letters,
)
from letterdesk.operations.letter_files import open_letter
from letterdesk.settings import state_folder

AT = "2014-05-22T14:32:00-04:00"
TYPED = Done(ch.SetField("resolution", "S/2014/999"), "changing “Draft resolution”", AT)


@pytest.fixture(autouse=True)
def temporary_files(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.fixture
def file(tmp_path, letter):
    path = tmp_path / "letters" / "veto.letter"
    path.parent.mkdir()
    write_letter(path, letter)
    return path


def keep_journal(path, *lines, place=0):
    opened = open_letter(path)
    journal = journal_paths(opened.letter.id, path)[place]
    journal.parent.mkdir(parents=True, exist_ok=True)
    begun = Begun(str(path), opened.letter, stamps=(opened.stamp,))
    journal.write_bytes(file_bytes([begun, *lines]))
    return journal


def value(resumed) -> str:
    return resumed.letter.values["resolution"]


def test_words_that_are_not_in_the_file_yet_come_back(file) -> None:
    keep_journal(file, TYPED)
    resumed = resume(open_letter(file))
    assert (value(resumed), len(resumed.history), resumed.at) == ("S/2014/999", 1, AT)
    assert resumed.is_unfinished and resumed.theirs is None


def test_a_file_that_was_about_to_be_written_is_ours_and_no_other_programs(file) -> None:
    data = file.read_bytes()
    write_letter(file, replace(open_letter(file).letter, title="Ours"))
    stamp = stamp_of(file)
    ours = file.read_bytes()
    file.write_bytes(data)
    keep_journal(file, Done(ch.SetTitle("Ours"), "renaming", AT), Saving(stamp), TYPED)
    file.write_bytes(ours)
    resumed = resume(open_letter(file))
    assert resumed.theirs is None and value(resumed) == "S/2014/999"


def test_a_file_of_another_program_is_handed_on_beside_the_words(file, letter) -> None:
    keep_journal(file, TYPED)
    write_letter(file, replace(letter, title="Theirs"))
    resumed = resume(open_letter(file))
    assert value(resumed) == "S/2014/999"
    assert resumed.theirs.letter.title == "Theirs"


def test_after_a_close_the_file_counts_whatever_became_of_it(file, letter) -> None:
    keep_journal(file, TYPED, Closed(AT))
    resumed = resume(open_letter(file))
    assert value(resumed) == letter.values["resolution"]
    assert len(resumed.history) == 0 and not resumed.is_unfinished


def test_two_copies_of_one_letter_have_journals_of_their_own(file) -> None:
    copy = file.with_name("copy.letter")
    shutil.copy(file, copy)
    keep_journal(file, TYPED)
    assert value(resume(open_letter(copy))) != "S/2014/999"


@pytest.mark.parametrize("letter_id", ["../../../etc/passwd", "/etc/passwd", "a\0b", "", "é" * 500])
def test_no_id_leads_out_of_the_folder(letter_id, file) -> None:
    for path, folder in zip(journal_paths(letter_id, file), journal_folders(), strict=True):
        assert path.parent == folder
        assert path.name.removesuffix(".journal").isalnum()


def test_of_two_journals_the_newer_edition_counts(file) -> None:
    keep_journal(file, TYPED)
    opened = open_letter(file)
    other = journal_paths(opened.letter.id, file)[1]
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_bytes(file_bytes([
        Begun(str(file), opened.letter, 2, (opened.stamp,)),
        Done(ch.SetField("resolution", "S/2014/1000"), "w", AT)]))
    assert value(resume(opened)) == "S/2014/1000"


def test_letters_that_were_open_are_named_unless_a_window_has_them(file, letter) -> None:
    keep_journal(file, TYPED)
    closed = file.with_name("closed.letter")
    write_letter(closed, replace(letter, id="closed"))
    keep_journal(closed, TYPED, Closed(AT))
    (state_folder() / "journals" / "x.journal").write_bytes(b"\x00" * 99)
    assert [one.path for one in unfinished_letters()] == [file]
    hold = Hold(file, Holder(), locks_folder())
    hold.take()
    assert unfinished_letters() == ()
    hold.let_go()


def test_a_letter_whose_file_is_gone_is_in_its_journal(file) -> None:
    keep_journal(file, TYPED)
    file.unlink()
    lost = lost_letter(unfinished_letters()[0])
    resumed = resume(lost)
    assert (lost.path, value(resumed)) == (file, "S/2014/999")
    assert resumed.theirs is None and len(resumed.history) == 1


def test_what_a_kill_left_beside_the_letter_is_taken_away(file) -> None:
    keep_journal(file, TYPED)
    left, other = file.with_name(".veto.letter.abc.part"), file.with_name(".other.letter.a.part")
    for path in (left, other):
        path.write_bytes(b"half")
    resume(open_letter(file))
    assert not left.exists() and other.exists()


def test_journals_of_closed_letters_go_after_a_month_and_others_stay(file, letter) -> None:
    old = [keep_journal(file, TYPED)]
    for name in ("closed", "new"):
        path = file.with_name(f"{name}.letter")
        write_letter(path, replace(letter, id=name))
        old.append(keep_journal(path, TYPED, Closed(AT)))
    for journal in old[:2]:
        os.utime(journal, (1_000_000_000, 1_000_000_000))
    tidy_journals()
    assert [journal.exists() for journal in old] == [True, False, True]
