"""What was copied does not bring the program down when it ends."""

from __future__ import annotations

import os
import subprocess
import sys

COPIES = """
import letterdesk.desktop
from PySide6.QtWidgets import QApplication
from letterdesk.desktop.export_sheet.outcome import copy_files
from pathlib import Path
application = QApplication([])
copy_files((Path("a.pdf"),))
print(application.clipboard().mimeData().urls()[0].toLocalFile())
"""


def test_a_program_that_copied_files_ends_as_it_should():
    ended = subprocess.run([sys.executable, "-c", COPIES], capture_output=True, text=True,
                           check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert (ended.returncode, ended.stdout.strip()) == (0, "a.pdf")
