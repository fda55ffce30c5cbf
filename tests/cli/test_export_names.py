"""letterdesk export into a folder, and beside a program that has the file open."""

from __future__ import annotations

from pathlib import Path


def test_a_file_in_a_folder_is_named_by_the_pattern(run, veto):
    Path("out").mkdir()
    assert run("export", str(veto), "-o", "out", "--name", "{date} {country}").status == 0
    assert run("export", str(veto), "-o", "out", "--format", "txt").status == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "2014-05-22 Syria.pdf", "Veto on S-2014-348 · Syria.txt"]


def test_an_unknown_place_is_told_with_those_that_there_are(run, veto):
    said = run("export", str(veto), "-o", ".", "--name", "{datum}")
    assert said.status == 2 and "datum" in said.err and "date" in said.err


def test_a_name_without_a_folder_is_refused(run, veto):
    said = run("export", str(veto), "-o", "a.pdf", "--name", "{date}")
    assert said.status == 2 and "folder" in said.err
    assert not Path("a.pdf").exists()


def test_a_file_that_another_program_has_open_is_left_as_it_is(run, veto):
    Path("letter.docx").write_bytes(b"open")
    for owner in ("~$tter.docx", ".~lock.letter.docx#"):
        Path(owner).write_bytes(b"owner")
        said = run("export", str(veto), "-o", "letter.docx")
        assert said.status == 1
        assert "another program" in said.err and owner in said.err
        assert Path("letter.docx").read_bytes() == b"open"
        Path(owner).unlink()
    assert run("export", str(veto), "-o", "letter.docx").status == 0
