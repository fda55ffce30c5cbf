"""Two windows on one letter: one writes, the other says who has it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from letterdesk.letters.holding import SILENT_SECONDS, Hold, Holder, beside

SAM = Holder("Sam", "desk-1", "2014-05-22T14:02:00-04:00")
AMIRA = Holder("Amira", "desk-2", "2014-05-22T14:10:00-04:00")


@pytest.fixture
def letter(tmp_path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    path = folder / "veto.letter"
    path.write_text("{}")
    return path


def hold(letter: Path, who: Holder, *, locks: str = "locks", **more) -> Hold:
    return Hold(letter, who, letter.parent.parent / locks, **more)


def test_the_second_window_is_told_who_has_the_letter_and_gets_it_when_the_first_lets_go(
        letter) -> None:
    first, second = hold(letter, SAM), hold(letter, AMIRA)
    assert first.take()
    assert not second.take()
    assert (second.other.name, second.other.since) == ("Sam", SAM.since)
    assert not second.is_on_another_computer
    first.let_go()
    assert second.take()
    assert second.other is None
    assert not first.take()


def test_two_letters_are_no_trouble_to_each_other(letter) -> None:
    other = letter.with_name("other.letter")
    assert hold(letter, SAM).take()
    assert hold(other, SAM).take()


def test_letting_go_leaves_nothing_beside_the_letter_and_no_lock(letter, tmp_path) -> None:
    held = hold(letter, SAM, is_shared=True)
    held.take()
    assert beside(letter).exists()
    held.let_go()
    assert [path.name for path in letter.parent.iterdir()] == ["veto.letter"]
    assert list((tmp_path / "locks").iterdir()) == []


KILLED = """
import os, sys
from pathlib import Path
from letterdesk.letters.holding import Hold, Holder
held = Hold(Path(sys.argv[1]), Holder("Sam", "desk-1"), Path(sys.argv[2]), is_shared=True)
assert held.take()
os._exit(9)
"""


def test_what_a_killed_program_held_is_free_at_once(letter, tmp_path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, letter, tmp_path / "locks"], check=False)
    assert done.returncode == 9
    assert beside(letter).exists()
    again = hold(letter, SAM, is_shared=True)
    assert again.take()
    again.let_go()
    assert not beside(letter).exists()


def test_another_computer_on_a_shared_drive_is_named(letter) -> None:
    first = hold(letter, SAM, is_shared=True)
    second = hold(letter, AMIRA, is_shared=True, locks="other-locks")
    first.take()
    assert not second.take()
    assert second.other.computer == "desk-1"
    assert second.is_on_another_computer
    first.let_go()
    assert second.take()


def test_a_computer_that_went_silent_counts_as_gone_by_the_watch_of_who_waits(letter) -> None:
    time = [0.0]
    first = hold(letter, SAM, is_shared=True)
    second = hold(letter, AMIRA, is_shared=True, locks="other-locks", watch=lambda: time[0])
    first.take()
    assert not second.take()
    time[0] = SILENT_SECONDS - 1
    first.beat()
    assert not second.take()
    time[0] += SILENT_SECONDS - 1
    assert not second.take()
    time[0] += 1
    assert second.take()
    first.beat()
    first.let_go()
    assert beside(letter).exists(), "the file is the other's by now"
    second.let_go()
    assert not beside(letter).exists()


def test_open_anyway_is_for_another_computer_alone(letter) -> None:
    first = hold(letter, SAM, is_shared=True)
    here = hold(letter, AMIRA, is_shared=True)
    elsewhere = hold(letter, AMIRA, is_shared=True, locks="other-locks")
    first.take()
    for other in (here, elsewhere):
        assert not other.take()
        other.take_anyway()
    assert not here.is_mine
    assert elsewhere.is_mine


@pytest.mark.parametrize("words", [b"", b"{", b"[" * 9000, b"\xff" * 20000])
def test_a_damaged_lock_is_somebody_unnamed(letter, words) -> None:
    beside(letter).write_bytes(words)
    held = hold(letter, SAM, is_shared=True)
    assert not held.take()
    assert held.other.name == ""
    held.take_anyway()
    assert held.is_mine


def test_a_state_folder_that_takes_nothing_does_not_keep_a_letter_shut(letter, tmp_path) -> None:
    (tmp_path / "locks").write_text("a file in its place")
    assert hold(letter, SAM).take()


def test_a_name_of_the_greatest_length_has_a_file_beside_it(letter) -> None:
    long = letter.with_name("é" * 120 + ".letter")
    assert len(beside(long).name.encode()) < 255
