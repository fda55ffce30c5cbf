"""Letters made from letters: duplicate, like this, follow-up; and deleted ones brought back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError, NotUnderstood
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import SetField, SetTitle
from letterdesk.letters.compose import compose
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.library import load_library
from letterdesk.operations.duplicate import duplicate, letter_like, numbered_title
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.follow_up import follow_up
from letterdesk.operations.new import NewRequest, new
from letterdesk.operations.rename import rename
from letterdesk.operations.trash import Deleted, bring_back, own_trash, set_aside


def later() -> dt.datetime:
    return dt.datetime(2015, 3, 1, 9, tzinfo=dt.UTC)


def words(letter, part: str) -> str:
    return next(p.text for p in compose(letter, "en").parts if p.part == part)


@pytest.fixture
def worked_on(letter, library):
    """A letter with a choice, a part left out, an edit, a recipient, and a word of its own."""
    return edit(letter, EditRequest(
        text=("call=We ask you to speak.",), without=("separate-cover",),
        to=("role=ambassador;name=Ana Silva;country=PT",)), library=lambda: library, by="Sam")


def test_a_duplicate_reads_the_same_and_is_another_letter(worked_on) -> None:
    other = duplicate(worked_on, clock=later)
    assert other.id != worked_on.id
    assert other.title == f"{worked_on.title} 2"
    assert compose(other, "en").document.elements == compose(worked_on, "en").document.elements
    assert other.changed == "2015-03-01T09:00:00+00:00"


@pytest.mark.parametrize(("title", "taken", "free"), [
    ("Veto", (), "Veto 2"), ("Veto", ("veto 2",), "Veto 3"), ("Veto 2", ("Veto",), "Veto 3"),
    ("Resolution 2231", (), "Resolution 2231 2"), ("Session 28", ("Other",), "Session 28 2"),
])
def test_titles_are_numbered_on(title: str, taken: tuple[str, ...], free: str) -> None:
    assert numbered_title(title, taken) == free


def test_a_letter_like_this_keeps_choices_edits_and_recipients_and_empties_its_case(
        worked_on) -> None:
    other = letter_like(worked_on, clock=later)
    of_case = {f.id for f in other.pinned.template.field if f.of_this_case}
    assert {"resolution", "country"} <= of_case
    assert not (of_case - {"date"}) & set(other.values)
    kept = set(worked_on.values) - of_case
    assert kept and {name: other.values[name] for name in kept} == {
        name: worked_on.values[name] for name in kept}
    assert other.values["date"] == "2015-03-01"
    assert words(other, "call") == "We ask you to speak."
    assert other.recipients == worked_on.recipients
    assert not set(other.from_facts) & of_case
    assert other.waived == () and [s.name for s in other.snapshots] == ["As made"]
    assert other.id != worked_on.id and other.title != worked_on.title


def test_a_follow_up_takes_values_recipients_and_languages_over(worked_on, library) -> None:
    made = follow_up(worked_on, library, "joint-letter", clock=later)
    assert made.letter.template == "joint-letter"
    assert made.letter.values["country"] == "SY"
    assert made.letter.values["date"] == "2015-03-01"
    assert made.letter.recipients == worked_on.recipients
    assert made.letter.languages == worked_on.languages
    assert made.letter.parts == tuple(replace(p, edits={}, block=None, inside=None)
                                      for p in made.letter.parts)
    assert "resolution" not in made.letter.values
    assert made.left_out == ()


def with_country_as(kind: str, folder: Path):
    """The library with another type of field for the country of the joint letter."""
    template = folder / "templates" / "joint-letter.toml"
    head, field, rest = template.read_text("utf-8").partition('[[field]]\nid = "country"')
    changed = rest.replace('type = "country"', f'type = "{kind}"', 1)
    assert changed != rest
    template.write_text(head + field + changed, "utf-8")
    return load_library(folder)[0]


def test_a_value_that_does_not_fit_is_left_out_and_said(worked_on, own_library: Path) -> None:
    made = follow_up(worked_on, with_country_as("date", own_library), "joint-letter", clock=later)
    assert "country" not in made.letter.values
    [finding] = made.left_out
    assert finding.place.field == "country"
    assert "another kind of value" in finding.message.shown()


def test_one_state_goes_into_a_list_of_states(worked_on, own_library: Path) -> None:
    made = follow_up(worked_on, with_country_as("countries", own_library), "joint-letter")
    assert made.letter.values["country"] == ["SY"]


def test_a_malformed_value_goes_over_as_typed(letter, library) -> None:
    wrong = apply(letter, SetField("resolution", "S/2014-348")).letter
    made = follow_up(wrong, library, "veto-reform", clock=later)
    assert made.letter.values["resolution"] == "S/2014-348"


def test_a_language_that_the_library_does_not_write_is_left_out_and_said(
        library, own_library: Path) -> None:
    letter = new(library, NewRequest("veto-reform", ("en", "fr")))
    head = own_library / "library.toml"
    head.write_text("\n".join(line for line in head.read_text("utf-8").splitlines()
                              if not line.startswith("fr = \"fr")), "utf-8")
    made = follow_up(letter, load_library(own_library)[0], "joint-letter")
    assert made.letter.languages == ("en",)
    assert "fr" in [f.place.language for f in made.left_out]


def test_a_template_that_is_not_there_is_refused_with_those_that_are(letter, library) -> None:
    with pytest.raises(NotUnderstood, match="joint-letter"):
        follow_up(letter, library, "joint-leter")


def test_a_title_is_given_without_loose_spaces_and_never_none(letter) -> None:
    assert rename(letter, "  Our   answer ").title == "Our answer"
    assert rename(letter, letter.title) is letter
    with pytest.raises(NotUnderstood):
        rename(letter, "  ")


def test_a_deleted_letter_comes_back_where_it_lay(letter, tmp_path: Path) -> None:
    path = tmp_path / "veto.letter"
    write_letter(path, letter)
    deleted = set_aside(path)
    assert not path.exists() and deleted.kept.parent == own_trash()
    assert bring_back(deleted) == path
    assert read_letter(path).letter == letter


def test_a_letter_that_took_its_place_meanwhile_is_left_alone(letter, tmp_path: Path) -> None:
    path = tmp_path / "veto.letter"
    write_letter(path, letter)
    deleted = set_aside(path)
    write_letter(path, apply(letter, SetTitle("Newer")).letter)
    back = bring_back(deleted)
    assert back.name == "veto 2.letter"
    assert read_letter(back).letter == letter
    assert read_letter(path).letter.title == "Newer"


def test_an_emptied_trash_is_told(tmp_path: Path) -> None:
    with pytest.raises(LetterdeskError, match="was not moved"):
        bring_back(Deleted(tmp_path / "a.letter", tmp_path / "gone" / "a.letter"))
