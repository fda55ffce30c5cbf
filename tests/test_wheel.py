"""The wheel: built, installed where nothing else of the project is, and used from there."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pypdf
import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
pytestmark = pytest.mark.xdist_group("wheel")  # one worker, so that it is built once
VALUES = ("resolution=S/2014/348", "resolution_subject=the situation in Syria", "country=SY",
          "vetoing_states=RU;CN", "vetoed_drafts=4")


def said(command: Sequence[str | Path], folder: Path) -> str:
    """What a program prints, run in a folder that is no checkout and with a home of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "APPDATA": str(folder)}
    done = subprocess.run(command, cwd=folder, env=environment, check=False, text=True,
                          encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    said([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
          "--no-index", "--wheel-dir", folder, CHECKOUT], folder)
    (built,) = folder.glob("letterdesk-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of an environment with the wheel in it.

    The packages that it needs are lent by a plain path line: path files are
    not read from a lent folder, so the checkout's editable install stays out.
    """
    folder = tmp_path_factory.mktemp("installed")
    said([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], folder)
    scripts = folder / "venv" / SCRIPTS
    said([sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet",
          "--no-deps", "--no-index", wheel], folder)
    purelib = said([scripts / "python", "-c",
                    "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip()
    (Path(purelib) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return scripts


def test_the_wheel_carries_templates_resources_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("_bundled/templates/library.toml", "_bundled/templates/templates/veto-reform.toml",
                 "_bundled/resources/fonts/liberation/LiberationSerif-Regular.ttf"):
        assert f"letterdesk/{part}" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "bench/", "templates/"))]


def test_the_program_runs_from_the_wheel_and_not_from_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    where = said([installed / "python", "-c", "import letterdesk; print(letterdesk.__file__)"],
                 tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_a_letter_is_made_and_exported_from_a_folder_that_is_no_checkout(
    installed: Path, tmp_path: Path
) -> None:
    program = installed / "letterdesk"
    assert "veto-reform" in said([program, "templates"], tmp_path)
    settings = [word for value in VALUES for word in ("--set", value)]
    said([program, "new", "veto-reform", "--lang", "en", *settings, "-o", "veto.letter"], tmp_path)
    said([program, "export", "veto.letter", "-o", "veto.pdf"], tmp_path)
    said([program, "export", "veto.letter", "-o", "veto.docx"], tmp_path)
    pages = pypdf.PdfReader(tmp_path / "veto.pdf").pages
    assert "S/2014/348" in "".join(page.extract_text() for page in pages)
    written = docx.Document(io.BytesIO((tmp_path / "veto.docx").read_bytes()))
    assert any("S/2014/348" in paragraph.text for paragraph in written.paragraphs)
