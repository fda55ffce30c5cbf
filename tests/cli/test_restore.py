"""Kept states from the command line: listed, and put in place again."""

from __future__ import annotations

import json
from pathlib import Path


def values():
    return json.loads(Path("veto.letter").read_text("utf-8"))["values"]


def test_a_kept_state_is_listed_and_restored_and_the_present_one_kept(run, veto):
    run("snapshot", "veto.letter", "--name", "As agreed")
    run("edit", "veto.letter", "--set", "vetoed_drafts=5")
    assert run("restore", "veto.letter", "As agreed") == (0, "", "")
    assert values()["vetoed_drafts"] == 4
    names = [one["name"] for one in json.loads(run("snapshots", "veto.letter", "--json").out)]
    assert names[-2:] == ["As agreed", "Before “As agreed” 1"]
    lines = run("snapshots", "veto.letter").out.splitlines()
    assert [line.split("  ")[0].rstrip() for line in lines] == names
    assert run("restore", "veto.letter", names[-1]).status == 0
    assert values()["vetoed_drafts"] == 5


def test_a_state_that_is_not_there_is_not_understood_and_nothing_is_written(run, veto):
    before = Path("veto.letter").read_bytes()
    said = run("restore", "veto.letter", "As agred")
    assert said.status == 2
    assert "no snapshot" in said.err
    assert Path("veto.letter").read_bytes() == before
