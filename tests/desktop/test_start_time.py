"""What the window is spared at its start: each of these cost time that a person waited."""

from __future__ import annotations

import subprocess
import sys

import pytest

from letterdesk.letters.store import write_letter
from letterdesk.operations.new import NewRequest, new

SCRIPT = """
import builtins, linecache, sys
from pathlib import Path
plain = builtins.__import__
from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.desk import Desk
from PySide6.QtWidgets import QApplication
application = QApplication([])
prepare_application(application, dark=False)
folder = Path(sys.argv[1])
window = build_window(Desk(folder / "settings.json"), folder / "pages")
assert window.open_path(folder / "veto.letter")
assert builtins.__import__ is plain
assert not application.styleSheet()
sources = [name for name in linecache.cache if "letterdesk" in name]
assert not sources, sources[:3]
print(*sys.modules, sep="\\n")
window.close()
"""
OPENED_LATER = (
    "lxml", "docx", "pygit2", "openpyxl", "letterdesk.desktop.editor",
    "letterdesk.desktop.edit_card.card", "letterdesk.desktop.combine_sheet",
    "letterdesk.desktop.export_sheet", "letterdesk.desktop.composer.recipients_sheet",
    "letterdesk.desktop.composer.signatories_sheet", "letterdesk.letters.checks.address",
    "letterdesk.operations.remedies",
)


@pytest.fixture(scope="module")
def modules(tmp_path_factory, library) -> set[str]:
    """The modules of a window with a letter in it, in a process of its own."""
    folder = tmp_path_factory.mktemp("start")
    write_letter(folder / "veto.letter", new(library, NewRequest("veto-reform", ("en",))))
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(folder)], check=False, text=True,
                          capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr[-800:]
    return set(done.stdout.split("\n"))


@pytest.mark.parametrize("module", OPENED_LATER)
def test_what_nobody_looks_at_yet_is_not_loaded(modules, module) -> None:
    assert "letterdesk.desktop.composer.page" in modules
    assert module not in modules
