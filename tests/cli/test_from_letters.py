"""letterdesk new --like, new --follow-up, duplicate and rename, as typed."""

from __future__ import annotations

from pathlib import Path

from letterdesk.letters.store import read_letter


def test_a_letter_like_another_is_made_and_names_what_its_case_still_needs(run, veto) -> None:
    said = run("new", "--like", "veto.letter", "-o", "next.letter")
    assert said.status == 0 and said.out == ""
    assert "“Country" in said.err and "is not filled in" in said.err
    made = read_letter(Path("next.letter")).letter
    assert made.id != read_letter(veto).letter.id
    assert "resolution" not in made.values


def test_a_follow_up_is_made_in_another_template(run, veto) -> None:
    said = run("new", "joint-letter", "--follow-up", "veto.letter", "-o", "next.letter")
    assert said.status == 0
    assert read_letter(Path("next.letter")).letter.values["country"] == "SY"


def test_what_cannot_go_together_is_refused_and_nothing_is_written(run, veto) -> None:
    for words in (("new", "veto-reform", "--like", "veto.letter"),
                  ("new", "--like", "veto.letter", "--set", "country=FR"),
                  ("new", "--follow-up", "veto.letter"), ("new",),
                  ("new", "joint-letter", "--follow-up", "nowhere.letter")):
        said = run(*words, "-o", "next.letter")
        assert said.status == 2 and said.err.startswith("letterdesk: ")
        assert not Path("next.letter").exists()


def test_a_duplicate_lies_beside_the_letter_or_where_it_is_asked_for(run, veto) -> None:
    first = read_letter(veto).letter
    said = run("duplicate", "veto.letter")
    assert said.status == 0
    made = Path(said.out.partition(": ")[0])
    assert read_letter(made).letter.values == first.values
    assert read_letter(made).letter.id != first.id
    assert run("duplicate", "veto.letter", "-o", "b.letter").status == 0
    assert Path("b.letter").exists()


def test_a_letter_gets_another_title_and_keeps_its_file(run, veto) -> None:
    assert run("rename", "veto.letter", "Our answer").status == 0
    assert read_letter(veto).letter.title == "Our answer"
    assert run("rename", "veto.letter", " ").status == 2
