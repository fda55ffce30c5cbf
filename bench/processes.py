"""Whole programs: our export beside LibreOffice, our window beside a bare one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Ratio, Series, in_turns
from bench.letters import REFERENCE, another, prepared, reference_letter
from letterdesk.export.docx import write_docx

BATCH = 50
BARE_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("Letterdesk"))
window.show()
application.processEvents()
"""
OUR_WINDOW = """
import sys
from pathlib import Path
from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.desk import Desk
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings
from PySide6.QtWidgets import QApplication
letter = Path(sys.argv[1])
application = QApplication(sys.argv)
prepare_application(application, dark=False)
save_settings(Settings(), letter.parent / "settings.json")
window = build_window(Desk(letter.parent / "settings.json"), letter.parent / "pages")
window.open_path(letter)
window.show()
application.processEvents()
"""
PAGE_DRAWN = """
from PySide6.QtCore import QEventLoop
model = window.composer.model
if model.pages is None:
    drawn = QEventLoop()
    model.pages_changed.connect(drawn.quit)
    drawn.exec()
application.processEvents()
"""
# Without taking the window down: only the way up is measured.
AT_ONCE = """
import os
os._exit(0)
"""


def measure(folder: Path, pdf_ms: float) -> tuple[list[Series], list[Ratio]]:
    """Times and ratios; `pdf_ms` is the median of compose + PDF in process."""
    office = office_program()
    letters = word_files(folder)
    exported = folder / "exported.pdf"

    def export(_: int) -> None:
        run([command("letterdesk"), "export", REFERENCE, "-o", exported], folder)

    def one_call(number: int) -> None:
        convert(office, folder, letters[number % len(letters):][:1])

    export_time, office_time = in_turns(
        [("`letterdesk export` to PDF, whole process", export),
         ("LibreOffice, one call for one letter", one_call)], rounds=7, warm=1)
    begun = time.perf_counter()
    convert(office, folder, letters)
    batch = (time.perf_counter() - begun) * 1000
    batch_time = Series(f"LibreOffice, a letter in a batch of {BATCH}", (batch / BATCH,))
    letter = folder / REFERENCE.name
    shutil.copy(REFERENCE, letter)
    ours, with_page, bare = in_turns(
        [("start of the window with a letter, whole process",
          lambda _: run([sys.executable, "-c", OUR_WINDOW + AT_ONCE, letter], folder)),
         ("the same until the page is drawn",
          lambda _: run([sys.executable, "-c", OUR_WINDOW + PAGE_DRAWN + AT_ONCE, letter], folder)),
         ("start of a bare PySide6 window, whole process",
          lambda _: run([sys.executable, "-c", BARE_WINDOW + AT_ONCE], folder))], rounds=7, warm=1)
    return [export_time, office_time, batch_time, ours, with_page, bare], [
        Ratio("LibreOffice's batch rate / compose + PDF", batch_time.median / pdf_ms, 8,
              at_most=False),
        Ratio("`letterdesk export` / LibreOffice, one call",
              export_time.median / office_time.median, 0.5),
        Ratio("`letterdesk export` to PDF", export_time.median / 1000, 0.6, unit="s"),
        Ratio("start of the window until the page is drawn / of a bare window",
              with_page.median / bare.median, 6),
    ]


def word_files(folder: Path) -> list[Path]:
    """A batch of letters as DOCX, which LibreOffice turns into PDF."""
    letter = reference_letter()
    files = []
    for number in range(BATCH):
        file = folder / f"letter-{number:02}.docx"
        document = prepared(another(letter, number))
        file.write_bytes(write_docx(document, letter.pinned.style, letter.pinned.files))
        files.append(file)
    return files


def convert(office: str, folder: Path, files: Sequence[Path]) -> None:
    """LibreOffice makes PDF of some files in one call, with a profile of its own."""
    profile = (folder / "profile").as_uri()
    run([office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", folder / "office", *files], folder)


def office_program() -> str:
    """Path of LibreOffice. Raises FileNotFoundError."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise FileNotFoundError("LibreOffice is not installed; the bench compares with it")
    return found


def command(name: str) -> Path:
    """A program of this environment."""
    return Path(sys.executable).with_name(name + (".exe" if os.name == "nt" else ""))


def run(arguments: Sequence[str | Path], home: Path) -> None:
    """Runs a program to its end, home its own and no screen. Raises RuntimeError."""
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    # As on a desk: Python keeps the modules that it has compiled. The first, warm round does so.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(arguments, env=environment, check=False, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise RuntimeError(f"{arguments[0]} did not succeed; it said:\n{done.stdout}")
