"""The bundled library is copied before it is changed, also from an installation that is
read-only."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from letterdesk.cli import main
from letterdesk.findings import LetterdeskError
from letterdesk.library import approve, load_library, writing
from letterdesk.operations import library as operations_library
from letterdesk.operations.own_library import own_library
from letterdesk.resources import bundled_library
from letterdesk.settings import Settings


@pytest.fixture
def read_only_installation(tmp_path, monkeypatch):
    """The bundled library as an installer leaves it: nobody may write in it."""
    folder = shutil.copytree(bundled_library(), tmp_path / "installed")
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr(operations_library, "bundled_library", lambda: folder)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)


def test_the_copy_can_be_written_and_has_an_id_of_its_own(read_only_installation, tmp_path):
    settings = own_library(Settings(name="Sam"), tmp_path / "documents")
    folder = tmp_path / "documents" / "Letterdesk library"
    assert settings == Settings(name="Sam", library=str(folder))
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o200, path
    library, _findings = load_library(folder)
    assert library.id != load_library(bundled_library())[0].id


def test_what_lies_there_already_stays_and_the_copy_gets_a_number(tmp_path):
    there = tmp_path / "Letterdesk library"
    there.mkdir()
    (there / "notes.txt").write_text("mine")
    settings = own_library(Settings(), tmp_path)
    assert settings.library == str(tmp_path / "Letterdesk library 2")
    assert [path.name for path in there.iterdir()] == ["notes.txt"]


def test_a_library_of_ones_own_is_used_as_it_is(tmp_path):
    settings = Settings(library=str(tmp_path))
    assert own_library(settings, tmp_path / "documents") is settings
    assert not (tmp_path / "documents").exists()


def test_nothing_is_ever_written_into_the_library_that_comes_with_letterdesk(
        read_only_installation, monkeypatch, capsys):
    monkeypatch.setattr(writing, "bundled_library", lambda: read_only_installation)
    for path in [read_only_installation, *read_only_installation.rglob("*")]:
        path.chmod(0o755)  # as in a checkout, or for an administrator
    before = {path: path.read_bytes() for path in read_only_installation.rglob("*")
              if path.is_file()}
    with pytest.raises(LetterdeskError, match="stays as it is"):
        approve(read_only_installation, "call-on-all-members", "en", "Sam", dt.date(2015, 1, 1))
    assert main(["library", "init", str(read_only_installation / "mine")]) == 1
    assert "stays as it is" in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in read_only_installation.rglob("*")
                      if path.is_file()}


def test_the_command_line_makes_a_library_in_the_documents(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    assert main(["library", "init"]) == 0
    assert "Letterdesk library" in capsys.readouterr().out
    assert (tmp_path / "Letterdesk library" / "library.toml").is_file()
