"""dev.py: when the environment counts as made, and what it says where something is missing."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture
def dev(tmp_path: Path) -> ModuleType:
    """dev.py of a small checkout of its own."""
    for name in ("dev.py", "dev.lock", "pyproject.toml"):
        shutil.copy(CHECKOUT / name, tmp_path / name)
    spec = importlib.util.spec_from_file_location("dev_of_a_copy", tmp_path / "dev.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made_environment(dev: ModuleType) -> None:
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.touch()
    dev.STAMP.write_text(f"{dev.place()}\n{dev.fingerprint()}\n")


def test_an_environment_that_was_cut_short_does_not_count(dev: ModuleType) -> None:
    made_environment(dev)
    assert dev.has_fresh_venv()
    dev.STAMP.unlink()
    assert not dev.has_fresh_venv()


@pytest.mark.parametrize("name", ["dev.lock", "pyproject.toml"])
def test_an_environment_is_renewed_when_its_pins_or_entry_points_change(
    dev: ModuleType, name: str
) -> None:
    made_environment(dev)
    with (dev.ROOT / name).open("a") as file:
        file.write("# another line\n")
    assert not dev.has_fresh_venv()


def test_a_step_that_fails_leaves_no_stamp_behind(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_environment(dev)
    (dev.ROOT / "dev.lock").write_text("")
    monkeypatch.setattr(dev, "PYTHON", shutil.which("false"))
    monkeypatch.setattr(dev, "stamped", lambda: [dev.place(), "of another lock file"])
    with pytest.raises(dev.SetUpError, match="did not succeed"):
        dev.renew_venv()
    assert not dev.STAMP.exists()


@pytest.mark.skipif(os.name == "nt", reason="there are no Debian packages")
def test_without_root_the_one_command_to_type_is_said(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    with pytest.raises(dev.SetUpError) as said:
        dev.install_packages(["qpdf", "libegl1"])
    assert ("sudo apt-get update -q && sudo apt-get install -q -y --no-install-recommends "
            "qpdf libegl1") in str(said.value)


@pytest.mark.skipif(os.name == "nt", reason="there are no Debian packages")
def test_as_root_the_lists_are_fetched_before_packages_are_installed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> {tmp_path}/typed\n')
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.install_packages(["qpdf"])
    assert (tmp_path / "typed").read_text().splitlines() == [
        "noninteractive update -q",
        "noninteractive install -q -y --no-install-recommends qpdf",
    ]


def test_a_program_of_the_checkout_runs_with_no_window_system_when_offscreen(
    dev: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    script = "import os; print(os.environ['QT_QPA_PLATFORM'])"
    assert dev.call(sys.executable, "-c", script, offscreen=True) == 0
    assert capfd.readouterr().out.strip() == "offscreen"


def test_lock_file_and_project_agree() -> None:
    """Each package that the project asks for is pinned, with hashes and without an address."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = [re.split(r"[<>=]", line)[0] for line in asked]
    locked = (CHECKOUT / "dev.lock").read_text()
    assert [name for name in names if f"\n{name}==" not in locked] == []
    assert "://" not in locked


def test_the_window_gets_a_copy_of_the_reference_letter_and_keeps_it(dev: ModuleType) -> None:
    dev.REFERENCE_LETTER.parent.mkdir(parents=True)
    dev.REFERENCE_LETTER.write_text("as it came")
    copy = dev.own_copy(dev.REFERENCE_LETTER)
    assert copy.read_text() == "as it came"
    copy.write_text("typed into")
    assert dev.own_copy(dev.REFERENCE_LETTER).read_text() == "typed into"
    assert dev.REFERENCE_LETTER.read_text() == "as it came"
    other = dev.ROOT / "other.letter"
    assert dev.own_copy(other) == other
