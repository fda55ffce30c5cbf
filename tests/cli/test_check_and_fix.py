"""What a check finds is fixed from the command line; a version is said to be done."""

from __future__ import annotations

import json
import shlex

from tests.cli.conftest import REFERENCE


def found(run, code):
    listed = json.loads(run("check", "veto.letter", "--json").out)
    return [finding for finding in listed if finding["code"] == code]


def test_check_says_what_can_be_fixed_and_fix_does_it(run, veto):
    run("edit", "veto.letter", "--text", "call=The the illegal veto.")
    said = run("check", "veto.letter").out.splitlines()
    assert len(said) == 2 and all("[letterdesk fix … " in line for line in said)
    command = said[1].partition("[letterdesk fix … ")[2].rpartition(":")[0]
    assert shlex.split(command) == ["doubled-word:call:call-on-states:en:The the"]
    done = run("fix", "veto.letter", *shlex.split(command), "--by", "Sam")
    assert done == (0, "veto.letter: take one “the” out\n", "")
    assert found(run, "doubled-word") == []


def test_check_prints_ids_words_and_remedies_as_json(run, veto):
    run("edit", "veto.letter", "--set", "vote_date=2014-05-23")
    (finding,) = found(run, "date-after")
    assert (finding["id"], finding["words"]) == ("date-after:vote_date", "23 May 2014")
    assert finding["remedies"] == [
        {"choice": 1, "words": "set “Date of the vote” to 2014-05-22", "certain": False},
        {"choice": 2, "words": "set “Date of the letter” to 2014-05-23", "certain": False}]
    said = run("check", "veto.letter").out
    assert "[letterdesk fix … date-after:vote_date: 1 set “Date of the vote”" in said


def test_fix_needs_a_choice_where_there_is_one(run, veto):
    run("edit", "veto.letter", "--set", "vote_date=2014-05-23")
    before = veto.read_bytes()
    said = run("fix", "veto.letter", "date-after:vote_date")
    assert said.status == 2 and "--choice" in said.err and veto.read_bytes() == before
    assert run("fix", "veto.letter", "date-after:vote_date", "--choice", "1").status == 0
    assert found(run, "date-after") == []
    assert run("fix", "veto.letter", "date-after:vote_date").status == 2


def test_a_finding_that_nobody_can_fix_says_what_to_do(run, veto):
    run("edit", "veto.letter", "--text", "call=He said “no.")
    (finding,) = found(run, "unclosed-quote")
    assert "remedies" not in finding
    said = run("fix", "veto.letter", finding["id"])
    assert said.status == 2 and "close it" in said.err


def test_done_says_that_a_version_follows(run):
    run("new", "veto-reform", "--lang", "en", *REFERENCE, "-o", "veto.letter")
    run("edit", "veto.letter", "--add-lang", "fr", "--text", "call=We call on States.")
    assert len(found(run, "edited-in-one")) == 1
    assert run("done", "veto.letter", "call", "fr") == (0, "", "")
    assert found(run, "edited-in-one") == []
    assert run("done", "veto.letter", "call", "fr") == (0, "", "")
    assert run("done", "veto.letter", "nothing", "fr").status == 2


def test_a_letter_whose_library_is_not_known_is_checked_by_what_it_holds(run, veto):
    data = json.loads(veto.read_text("utf-8"))
    data["library"]["id"] = "somewhere-else"
    veto.write_text(json.dumps(data), "utf-8")
    assert run("check", "veto.letter").status == 0


def test_a_newer_figure_of_the_library_is_taken_or_let_stand(run, veto, tmp_path):
    assert run("library", "init", "ours").status == 0
    run("new", "veto-reform", "--lang", "en", *REFERENCE, "--library", "ours", "-o", "own.letter")
    path = tmp_path / "work" / "ours" / "facts.toml"
    text = path.read_text("utf-8")
    older = "value = 150000\n"
    assert older in text
    newer = text.replace(older, "value = 160000\n", 1).replace("as_of = 2014-04-01",
                                                                 "as_of = 2014-05-01", 1)
    path.write_text(newer, "utf-8")
    said = run("check", "own.letter").out
    assert "[letterdesk fix … figure-newer:casualties: take 160000]" in said
    assert run("waive", "own.letter", "figure-newer:casualties", "--reason", "Agreed", "--by",
               "Sam").status == 0
    assert "figure-newer:casualties" not in run("check", "own.letter").out
    assert run("waive", "own.letter", "figure-newer:casualties", "--take-back").status == 0
    assert run("fix", "own.letter", "figure-newer:casualties").status == 0
    assert "160,000" in run("show", "own.letter", "--lang", "en").out
