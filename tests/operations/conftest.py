"""A desk of its own for every test: no settings, nothing remembered, a clock that stands still."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from letterdesk.library import Library, load_library
from letterdesk.operations.new import NewRequest, new
from letterdesk.resources import bundled_library

REFERENCE = (
    "resolution=S/2014/348", "resolution_subject=accountability for grave crimes", "country=SY",
    "vetoing_states=RU;CN", "vetoed_drafts=4", "date=2014-05-22",
)


def noon() -> dt.datetime:
    return dt.datetime(2014, 5, 22, 12, tzinfo=dt.timezone(dt.timedelta(hours=-4)))


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture
def clock():
    return noon


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(bundled_library())[0]


@pytest.fixture(scope="session")
def made(library):
    return new(library, NewRequest("veto-reform", ("en",), REFERENCE), by="Sam", clock=noon)


@pytest.fixture
def letter(made):
    return made


@pytest.fixture
def own_library(tmp_path: Path) -> Path:
    """A copy of the bundled library that a test may change."""
    folder = tmp_path / "library"
    shutil.copytree(bundled_library(), folder)
    return folder
