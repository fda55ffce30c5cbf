"""What others do to a letter's file and beside it is seen, and nothing of theirs is lost."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError
from letterdesk.letters.conflict_names import is_conflict_name
from letterdesk.letters.store import stamp_of, write_letter
from letterdesk.operations.outside import conflict_copies, keep_other, look_at_file, saw_copy


@pytest.fixture
def file(tmp_path, letter):
    path = tmp_path / "letters" / "veto.letter"
    path.parent.mkdir()
    write_letter(path, letter)
    return path


@pytest.mark.parametrize("name", [
    "veto (conflicted copy 2014-05-22 143205).letter",
    "veto (Amira's conflicted copy 2014-05-22).letter",
    "veto (Amira's conflicted copy 2014-05-22 (1)).letter",
    "veto (copie en conflit de Amira 2014-05-22).letter",
    "veto (Copia en conflicto de Amira 2014-05-22).letter",
    "veto (конфликтующая копия 2014-05-22).letter",
    "veto (Amira 的冲突副本 2014-05-22).letter",
    "veto (نسخة متعارضة 2014-05-22).letter",
    "veto_conflict-20140522-143205.letter",
    "veto (SFConflict amira@example.org 2014-05-22-14-32-05).letter",
    "veto.sync-conflict-20140522-143205-7QKXYZA.letter",
    "veto-DESKTOP-7Q2KL.letter", "veto (1).letter", "veto 2.letter"])
def test_names_that_sync_programs_give_are_known(name) -> None:
    assert is_conflict_name(name, "veto.letter")


@pytest.mark.parametrize("name", [
    "veto.letter", "veto.pdf", "other (1).letter", "veto reform.letter", "veto (1).pdf",
    "vetoes.letter", "my veto.letter", "veto for Amira.letter", ".letter"])
def test_other_names_are_none(name) -> None:
    assert not is_conflict_name(name, "veto.letter")


def test_a_composed_name_and_a_decomposed_one_are_one() -> None:
    assert is_conflict_name("Re\u0301forme (1).letter", "R\u00e9forme.letter")


def test_a_copy_counts_while_it_is_this_letter_and_until_it_was_seen_to(file, letter) -> None:
    write_letter(file.with_name("veto (1).letter"), replace(letter, title="Theirs"))
    write_letter(file.with_name("veto (2).letter"), replace(letter, id="another"))
    file.with_name("veto (3).letter").write_text("no letter")
    found = conflict_copies(file, letter.id)
    assert [copy.letter.title for copy in found] == ["Theirs"]
    saw_copy(found[0].stamp)
    assert conflict_copies(file, letter.id) == ()
    write_letter(found[0].path, replace(letter, title="Theirs again"))
    assert [copy.letter.title for copy in conflict_copies(file, letter.id)] == ["Theirs again"]


def test_a_file_is_looked_at_as_it_is(file, letter) -> None:
    known = stamp_of(file)
    assert look_at_file(file, known) is None
    write_letter(file, replace(letter, title="Theirs"))
    assert look_at_file(file, known).opened.letter.title == "Theirs"
    file.write_text("half a letter")
    seen = look_at_file(file, known)
    assert seen.opened is None and seen.finding is not None
    file.unlink()
    with pytest.raises(FileNotFoundError):
        look_at_file(file, known)


def test_the_other_file_is_kept_whole_under_a_name_with_the_time(file, clock) -> None:
    data = file.read_bytes()
    kept = [keep_other(file, clock=clock).name for _ in range(2)]
    assert kept == ["veto (2014-05-22 12.00).letter", "veto (2014-05-22 12.00) 2.letter"]
    assert all(file.with_name(name).read_bytes() == data for name in kept)
    assert not any(is_conflict_name(name, file.name) for name in kept)
    file.unlink()
    with pytest.raises(LetterdeskError):
        keep_other(file, clock=clock)
