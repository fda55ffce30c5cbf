"""`letterdesk combine`, as two desks with copies of one letter use it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest


@pytest.fixture
def copies(run, veto):
    """A letter that was sent round, and two copies with changes of their own."""
    for name in ("a.letter", "b.letter"):
        shutil.copy("veto.letter", name)
    assert run("edit", "a.letter", "--set", "vetoed_drafts=5", "--without", "call").status == 0
    assert run("edit", "b.letter", "--set", "resolution=S/2014/349",
               "--to", "role=person;name=Ana").status == 0


def values(name):
    return json.loads(Path(name).read_text("utf-8"))["values"]


def test_two_copies_are_joined_and_what_each_brought_is_said(run, copies):
    said = run("combine", "veto.letter", "a.letter", "b.letter", "-o", "c.letter")
    assert said.status == 0 and said.err == ""
    assert values("c.letter")["vetoed_drafts"] == 5
    assert values("c.letter")["resolution"] == "S/2014/349"
    assert "joined: value:vetoed_drafts (mine)" in said.out
    assert "joined: value:resolution (theirs)" in said.out
    assert "joined: inside:call (mine)" in said.out


@pytest.mark.parametrize("base", [(), ("-",)])
def test_without_a_base_it_is_the_last_snapshot_that_both_have(run, copies, base):
    assert run("combine", *base, "a.letter", "b.letter", "-o", "c.letter").status == 0
    assert values("c.letter")["vetoed_drafts"] == 5
    assert values("c.letter")["resolution"] == "S/2014/349"


def test_what_both_changed_is_shown_with_both_sides_and_nothing_is_written(run, copies):
    run("edit", "b.letter", "--set", "vetoed_drafts=7")
    said = run("combine", "a.letter", "b.letter", "-o", "c.letter")
    assert said.status == 1 and not Path("c.letter").exists()
    assert "to decide: value:vetoed_drafts\n  base: 4\n  mine: 5\n  theirs: 7\n" in said.out
    assert "c.letter was not written" in said.err and "--pick" in said.err
    data = json.loads(run("combine", "a.letter", "b.letter", "-o", "c.letter", "--json").out)
    assert data["to_decide"] == [
        {"place": "value:vetoed_drafts", "base": "4", "mine": "5", "theirs": "7"}]


@pytest.mark.parametrize(("words", "value"), [
    (("--take", "mine"), 5), (("--take", "theirs"), 7),
    (("--pick", "value:vetoed_drafts=base"), 4), (("--pick", "value:vetoed_drafts=6"), 6),
    (("--take", "mine", "--pick", "value:vetoed_drafts=theirs"), 7),
])
def test_a_decision_settles_it(run, copies, words, value):
    run("edit", "b.letter", "--set", "vetoed_drafts=7")
    assert run("combine", "a.letter", "b.letter", "-o", "c.letter", *words).status == 0
    assert values("c.letter")["vetoed_drafts"] == value


def test_words_of_ones_own_for_a_text_come_from_a_file(run, copies):
    Path("a.md").write_text("Words of one desk.", "utf-8")
    Path("b.md").write_text("Quite other ones.", "utf-8")
    Path("own.md").write_text("A third wording, of {{ country }}.", "utf-8")
    run("edit", "a.letter", "--text", "opening=@a.md")
    run("edit", "b.letter", "--text", "opening=@b.md")
    said = run("combine", "a.letter", "b.letter", "-o", "c.letter",
               "--pick", "text:opening:en=@own.md")
    assert said.status == 0
    parts = json.loads(run("show", "c.letter", "--json").out)["parts"]
    assert next(p for p in parts if p["part"] == "opening")["text"] == "A third wording, of Syria."


def test_the_copies_stay_as_they_are_unless_one_is_named_as_output(run, copies):
    before = Path("a.letter").read_bytes(), Path("b.letter").read_bytes()
    run("combine", "a.letter", "b.letter", "-o", "c.letter")
    assert (Path("a.letter").read_bytes(), Path("b.letter").read_bytes()) == before
    assert run("combine", "a.letter", "b.letter", "-o", "a.letter").status == 0
    assert values("a.letter")["resolution"] == "S/2014/349"
    assert Path("b.letter").read_bytes() == before[1]


def test_another_letter_a_wrong_place_and_a_wrong_count_are_named(run, copies):
    run("new", "veto-reform", "--lang", "en", "-o", "other.letter")
    said = run("combine", "a.letter", "other.letter", "-o", "c.letter")
    assert said.status == 1 and "is another letter, no copy of" in said.err
    said = run("combine", "a.letter", "b.letter", "-o", "c.letter", "--pick", "value:x=mine")
    assert said.status == 2 and "nothing is to decide at “value:x”" in said.err
    assert run("combine", "a.letter", "-o", "c.letter").status == 2
    said = run("combine", "a.letter", "b.letter", "-o", "c.pdf")
    assert said.status == 2 and "ends in .letter" in said.err
    assert not Path("c.letter").exists()


def test_a_language_version_is_taken_out_and_what_one_lacks_is_shown(run, veto):
    assert run("edit", "veto.letter", "--add-lang", "fr").status == 0
    assert "missing in fr: resolution_subject" in run("show", "veto.letter").out
    shown = json.loads(run("show", "veto.letter", "--json").out)
    assert {"language": "fr", "fields": ["resolution_subject"], "parts": []} in shown["versions"]
    assert run("edit", "veto.letter", "--remove-lang", "fr").status == 0
    assert json.loads(Path("veto.letter").read_text("utf-8"))["languages"] == ["en"]
    said = run("edit", "veto.letter", "--remove-lang", "en")
    assert said.status == 2 and "one language at least" in said.err
