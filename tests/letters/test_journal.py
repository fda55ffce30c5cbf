"""The journal of a letter: whatever happened to it, the words before the harm come back."""

from __future__ import annotations

import errno
import os
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError
from letterdesk.letters import changes as ch
from letterdesk.letters import journal_file
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.history import MOST_STEPS, History, Stamped, step_of
from letterdesk.letters.journal import (
    Begun,
    Closed,
    Done,
    FileState,
    Kept,
    Moved,
    Saving,
    compacted,
    file_bytes,
    line_bytes,
    replay,
)
from letterdesk.letters.journal_file import JournalWriter
from letterdesk.letters.model import Snapshot
from tests.letters.a_letter import a_block, a_letter

AT = "2014-05-22T14:32:00-04:00"
LETTER = a_letter(a_block("Words of {{ subject }}.", name="one"), a_block("More.", name="two"))
BEGUN = Begun("/letters/veto.letter", LETTER, stamps=("sha256:a",), at=AT)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
CHANGES = st.one_of(
    st.builds(ch.SetField, st.sampled_from(["country", "words", "day"]), WORDS),
    st.builds(ch.SetField, st.just("subject"), WORDS, st.just("en")),
    st.builds(ch.SwitchPart, st.just("added-1"), st.booleans()),
    st.builds(ch.MovePart, st.just("two"), st.sampled_from([None, "one"])),
    st.builds(ch.InsertAfter, st.sampled_from([None, "one"]), st.just("en"),
              st.builds(lambda words: ({"p": [words]},), WORDS)),
    st.builds(ch.RemovePart, st.just("added-1")),
    st.builds(ch.SetTitle, WORDS),
    st.builds(ch.Waive, st.just("x"), WORDS, st.just("Sam"), st.just("2014-05-22")),
    st.builds(lambda words: ch.TakeLetter(replace(LETTER, title=words), "copy", "b"), WORDS),
)


def done(words: str, merge: str = "") -> Done:
    return Done(ch.SetField("words", words), "changing “Words”", AT, merge)


class Desk:
    """A letter that is worked on, with the lines that its journal gets."""

    def __init__(self) -> None:
        self.letter, self.history, self.lines = LETTER, History(), [BEGUN]

    def do(self, change, merge: str = "") -> None:
        try:
            step = step_of(self.letter, Stamped(change, AT), "a step", merge)
        except LetterdeskError:
            return
        if step is not None:
            self.history.add(step)
            self.letter = step.after
            self.lines.append(Done(change, "a step", AT, merge))

    def undo(self) -> None:
        if step := self.history.undo():
            self._go_to(step.before)

    def redo(self) -> None:
        if step := self.history.redo():
            self._go_to(step.after)

    def keep(self, name: str) -> None:
        snapshots = (*self.letter.snapshots, Snapshot(name, AT))
        self.letter = replace(self.letter, snapshots=snapshots)
        self.lines.append(Kept(snapshots))

    def _go_to(self, letter) -> None:
        self.letter = replace(letter, snapshots=self.letter.snapshots)
        self.lines.append(Moved(self.history.index, AT))


def way_back(letter, history: History) -> list[bytes]:
    """Every state that undo and redo lead to."""
    states = [letter_bytes(letter)]
    while step := history.undo():
        states.append(letter_bytes(replace(step.before, snapshots=letter.snapshots)))
    while step := history.redo():
        states.append(letter_bytes(replace(step.after, snapshots=letter.snapshots)))
    return states


ACTS = st.lists(st.one_of(
    st.tuples(st.just("do"), CHANGES, st.sampled_from(["", "", "typing-1", "typing-2"])),
    st.tuples(st.sampled_from(["undo", "redo"])),
    st.tuples(st.just("keep"), st.sampled_from(["a", "b"]))), max_size=25)


@given(ACTS)
@settings(max_examples=60, deadline=None)
def test_a_journal_gives_back_the_letter_and_every_step(acts) -> None:
    desk = Desk()
    for name, *rest in acts:
        getattr(desk, name)(*rest)
    again = replay(file_bytes(desk.lines))
    anew = replay(file_bytes(compacted(BEGUN, desk.letter, desk.history)))
    states = way_back(desk.letter, desk.history)
    assert not again.is_damaged and not anew.is_damaged
    assert way_back(again.letter, again.history) == states
    assert way_back(anew.letter, anew.history) == states


@given(ACTS, st.data())
@settings(max_examples=60, deadline=None)
def test_a_journal_cut_anywhere_gives_back_all_whole_lines(acts, data) -> None:
    desk = Desk()
    for name, *rest in acts:
        getattr(desk, name)(*rest)
    whole = file_bytes(desk.lines)
    cut = data.draw(st.integers(len(line_bytes(BEGUN)), len(whole)))
    lines = whole[:cut].count(b"\n")
    torn, clean = replay(whole[:cut]), replay(file_bytes(desk.lines[:lines]))
    assert not torn.is_damaged
    assert letter_bytes(torn.letter) in (letter_bytes(clean.letter), letter_bytes(
        replay(file_bytes(desk.lines[:lines + 1])).letter))


@given(st.binary(max_size=300))
def test_what_is_no_journal_is_none(data) -> None:
    assert replay(data) is None
    assert replay(b"%08x " % 0 + data) is None


@pytest.mark.parametrize("harm", [b"\x00" * 40, b"[" * 5000, b"", b"\xff\xfe", b"00000000 {}"])
def test_a_damaged_middle_keeps_what_stands_before_it(harm) -> None:
    data = b"".join([line_bytes(BEGUN), line_bytes(done("before")), harm + b"\n",
                     line_bytes(done("behind"))])
    found = replay(data)
    assert found.is_damaged
    assert found.letter.values["words"] == "before"


def test_behind_the_damage_the_file_is_the_next_state_known() -> None:
    saved = replace(LETTER, title="As saved")
    data = b"".join([line_bytes(BEGUN), b"harm\n", line_bytes(Saving("sha256:b")),
                     line_bytes(done("behind"))])
    found = replay(data, FileState("sha256:b", saved))
    assert not found.is_damaged
    assert (found.letter.title, found.letter.values["words"]) == ("As saved", "behind")
    assert len(found.history) == 1


def test_a_line_that_says_what_cannot_be_is_damage_and_no_error() -> None:
    for line in (Moved(7), BEGUN, Done(ch.MovePart("gone", None), "w", AT),
                 Done(ch.SetField("words", "x"), "w", "no time")):
        found = replay(file_bytes([BEGUN, line, done("behind")]))
        assert found.is_damaged
        assert "words" not in found.letter.values


def test_a_journal_of_a_newer_program_is_left_alone() -> None:
    assert replay(file_bytes([replace(BEGUN, format=99)])) is None


def test_a_thousand_steps_are_kept_and_the_journal_begins_anew_with_them() -> None:
    desk = Desk()
    for number in range(MOST_STEPS + 50):
        desk.do(ch.SetField("words", str(number)))
    lines = compacted(BEGUN, desk.letter, desk.history)
    assert len(desk.history) == MOST_STEPS
    assert len(lines) == MOST_STEPS + 1
    assert lines[0].edition == 2
    assert replay(file_bytes(lines)).letter == desk.letter


def test_typing_in_one_place_keeps_one_change_a_step() -> None:
    desk = Desk()
    for number in range(500):
        desk.do(ch.SetField("words", "x" * number), "typing")
    assert [len(step.changes) for step in desk.history.steps] == [1]


# The file

@pytest.fixture
def told():
    return []


@pytest.fixture
def writer(tmp_path, told):
    made = JournalWriter((tmp_path / "a" / "x.journal", tmp_path / "b" / "x.journal"), told.append)
    yield made
    made.close()


def words_in(path) -> str:
    return replay(path.read_bytes()).letter.values.get("words", "")


def test_lines_are_on_disk_after_a_flush_and_nobody_else_may_read_them(writer, told) -> None:
    writer.begin([BEGUN, done("one")])
    assert writer.flush()
    writer.add(done("two"))
    assert writer.flush()
    assert words_in(writer.path) == "two"
    assert told == []
    if os.name != "nt":
        assert writer.path.parent.stat().st_mode & 0o077 == 0


def test_closing_writes_what_waits(writer) -> None:
    writer.begin([BEGUN])
    for number in range(30):
        writer.add(done(str(number)))
    writer.add(Closed(AT))
    assert writer.close()
    assert words_in(writer.path) == "29"
    assert replay(writer.path.read_bytes()).is_closed


def test_a_folder_that_takes_nothing_leaves_the_words_in_the_next(tmp_path, writer, told) -> None:
    (tmp_path / "a").write_text("a file in the folder's place")
    writer.begin([BEGUN, done("words")])
    assert writer.flush()
    assert words_in(tmp_path / "b" / "x.journal") == "words"
    assert told == []


def test_no_place_at_all_is_told_with_the_place_and_is_no_error(tmp_path, writer, told) -> None:
    for name in "ab":
        (tmp_path / name).write_text("a file in the folder's place")
    writer.begin([BEGUN])
    writer.add(done("words"))
    assert not writer.flush()
    assert str(tmp_path / "a") in told[0].message.shown()
    assert not writer.close()


def test_a_disk_that_fills_up_and_empties_again_loses_no_line(tmp_path, told,
                                                              monkeypatch) -> None:
    is_back = threading.Event()
    monkeypatch.setattr(journal_file, "_AGAIN_SECONDS", 0.01)
    writer = JournalWriter((tmp_path / "x.journal",), lambda finding: (
        told.append(finding), is_back.set() if finding is None else None))
    writer.begin([BEGUN, done("one")])
    assert writer.flush()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        writer.add(done("two"))
        assert not writer.flush()
        assert words_in(writer.path) in ("one", "two")
    assert is_back.wait(10)
    writer.add(done("three"))
    assert writer.close()
    assert words_in(writer.path) == "three"
    assert told[0].code == "journal-not-written"
    assert told[1] is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has a folder a user")
def test_a_folder_that_somebody_else_put_there_is_not_used(tmp_path, writer) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    writer.begin([BEGUN])
    assert writer.flush()
    assert writer.path.parent == tmp_path / "b"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_letter_typed_and_taken_out_again_is_kept_where_the_journal_begins_anew() -> None:
    desk = Desk()
    before = desk.letter.values.get("words")
    desk.do(ch.SetField("words", "x"), "typing-1")
    desk.do(ch.SetField("words", before), "typing-1")
    anew = replay(file_bytes(compacted(BEGUN, desk.letter, desk.history)))
    assert not anew.is_damaged and len(anew.history) == 1
    assert way_back(anew.letter, anew.history) == way_back(desk.letter, desk.history)
