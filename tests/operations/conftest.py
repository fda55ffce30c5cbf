"""A desk of its own for every test: no settings, nothing remembered, a clock that stands still."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from letterdesk.library import Library, load_library
from letterdesk.operations.check import check
from letterdesk.operations.edit import EditRequest, edit
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


@pytest.fixture(scope="session")
def six(library):
    """The reference letter in six languages, the subject of its draft in each."""
    subjects = {
        "en": "accountability for grave crimes", "fr": "la responsabilité pour crimes graves",
        "es": "la rendición de cuentas", "ar": "المساءلة", "ru": "ответственности",
        "zh": "追究责任",
    }
    made = new(library, NewRequest("veto-reform", tuple(subjects), REFERENCE), by="Sam",
               clock=noon)
    return replace(made, values={**made.values, "resolution_subject": subjects})


@pytest.fixture
def change(library, clock):
    """Changes a letter as asked for in the words of `letterdesk edit`."""
    def change(letter, **asked):
        return edit(letter, EditRequest(**asked), library=lambda: library, clock=clock)
    return change


@pytest.fixture
def found(clock):
    """The findings of a letter with one code, in order."""
    def found(letter, code, **options):
        return [f for f in check(letter, clock().date(), **options) if f.code == code]
    return found
