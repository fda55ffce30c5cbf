"""The command line as a person types it, on a desk of its own, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from letterdesk.cli import main

NOON = "1400774400"
"""22 May 2014, 16:00 UTC."""

REFERENCE = (
    "--set", "resolution=S/2014/348", "--set", "resolution_subject=accountability",
    "--set", "country=SY", "--set", "vetoing_states=RU;CN", "--set", "vetoed_drafts=4",
)


class Said(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.setenv("TZ", "UTC")
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys):
    def run(*words: str) -> Said:
        capsys.readouterr()
        status = main(list(words))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Said(status, out, err)
    return run


@pytest.fixture
def veto(run) -> Path:
    """The reference letter, in a file."""
    assert run("new", "veto-reform", "--lang", "en", *REFERENCE, "-o", "veto.letter").status == 0
    return Path("veto.letter")
