"""letterdesk take-back, as a person types it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from letterdesk.operations.letter_files import open_letter
from tests.operations.word_habits import WordFile, docx_of


@pytest.fixture
def word(veto) -> WordFile:
    return WordFile(docx_of(open_letter(veto).letter))


def came_back(word: WordFile) -> str:
    Path("back.docx").write_bytes(word.save())
    return "back.docx"


def at_a_terminal(monkeypatch, *answers: str) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{answer}\n" for answer in answers)))


def test_an_unchanged_export_says_so_and_writes_nothing(run, veto) -> None:
    assert run("export", str(veto), "-o", "veto.docx").status == 0
    before = veto.read_bytes()
    said = run("take-back", str(veto), "veto.docx", "--accept-all")
    assert (said.status, said.out) == (0, "veto.docx: nothing was changed\n")
    assert veto.read_bytes() == before


def test_an_unchanged_draft_says_so_too(run, veto) -> None:
    assert run("export", str(veto), "-o", "veto.docx", "--draft").status == 0
    assert run("take-back", str(veto), "veto.docx", "--dry-run").out == \
        "veto.docx: nothing was changed\n"


def test_a_dry_run_shows_all_and_writes_nothing(run, veto, word) -> None:
    word.track("should use it", "may use it", "Anna").retype("in Syria", "in Mali")
    word.comment("genocide", "And aggression?", "Ben")
    before = veto.read_bytes()
    said = run("take-back", str(veto), came_back(word), "--dry-run")
    assert said.status == 0
    assert "value of country: Syria -> Mali (in opening" in said.out
    assert "part position: " in said.out and "[-should-]{+may+} use it" in said.out
    assert "(by Anna)" in said.out
    assert "note on position: Ben, 2014-05-23: And aggression?" in said.out
    assert veto.read_bytes() == before


def test_accept_all_takes_everything(run, veto, word) -> None:
    word.track("should use it", "may use it", "Anna").retype("in Syria", "in Mali")
    word.comment("genocide", "And aggression?", "Ben")
    assert run("take-back", str(veto), came_back(word), "--accept-all").status == 0
    shown = json.loads(run("show", str(veto), "--json").out)
    parts = {part["part"]: part["text"] for part in shown["parts"]}
    assert "no permanent member may use it" in parts["position"]
    assert "in Mali" in parts["situation"]
    assert [note["words"] for note in shown["notes"]] == ["And aggression?"]
    assert "  note 1: Ben, 2014-05-23: And aggression? (on “genocide”)" in \
        run("show", str(veto)).out
    assert run("take-back", str(veto), "back.docx", "--dry-run").out == \
        "back.docx: nothing was changed\n"


def test_a_note_is_taken_away_by_its_number(run, veto, word) -> None:
    word.comment("genocide", "And aggression?", "Ben")
    assert run("take-back", str(veto), came_back(word), "--accept-all").status == 0
    wrong = run("edit", str(veto), "--drop-note", "2")
    assert wrong.status == 2 and "no note “2”" in wrong.err and "choose from 1" in wrong.err
    assert run("edit", str(veto), "--drop-note", "1").status == 0
    assert "note 1" not in run("show", str(veto)).out


def test_each_change_is_asked_for(run, veto, word, monkeypatch) -> None:
    word.retype("should use it", "may use it").retype("Dear Excellency,", "Dear Ambassador,")
    word.retype("in Syria", "in Mali")
    file = came_back(word)
    at_a_terminal(monkeypatch, "r", "what?", "a", "r")
    assert run("take-back", str(veto), file).status == 0
    parts = {part["part"]: part["text"]
             for part in json.loads(run("show", str(veto), "--json").out)["parts"]}
    assert parts["salutation"] == "Dear Ambassador,"
    assert "should use it" in parts["position"] and "in Syria" in parts["situation"]


def test_who_stops_changes_nothing(run, veto, word, monkeypatch) -> None:
    word.retype("should use it", "may use it").retype("Dear Excellency,", "Dear Ambassador,")
    before = veto.read_bytes()
    for answers in (("a", "q"), ("a",)):
        at_a_terminal(monkeypatch, *answers)
        said = run("take-back", str(veto), came_back(word))
        assert said.status == 0 and "nothing was written" in said.err
        assert veto.read_bytes() == before


def test_without_a_terminal_nobody_can_be_asked(run, veto, word, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\n"))
    said = run("take-back", str(veto), came_back(word))
    assert said.status == 2
    assert "no terminal" in said.err and "--dry-run" in said.err


def test_what_is_no_word_file_is_named(run, veto) -> None:
    Path("notes.docx").write_text("Dear Anna")
    said = run("take-back", str(veto), "notes.docx", "--dry-run")
    assert said.status in (1, 2)
    assert said.err.startswith("letterdesk: notes.docx: this is no Word file")
    missing = run("take-back", str(veto), "gone.docx", "--dry-run")
    assert missing.status in (1, 2) and "gone.docx: the file cannot be read" in missing.err


def test_a_huge_file_is_not_even_read(run, veto) -> None:
    with Path("huge.docx").open("wb") as file:
        file.truncate(200_000_000)
    said = run("take-back", str(veto), "huge.docx", "--dry-run")
    assert said.status in (1, 2) and "larger than any letter" in said.err


def test_a_file_of_another_letter_is_named(run, veto, word) -> None:
    file = came_back(word)
    assert run("new", "veto-reform", "--lang", "en", "-o", "other.letter").status == 0
    said = run("take-back", "other.letter", file, "--dry-run")
    assert said.status in (1, 2) and "exported from another letter" in said.err
