"""A window in a process of its own, which types into a letter and is killed: for tests.

`killed_while_typing.py SETTINGS LETTER FIELD WORDS...`: types each of the words into the box
of a field, leaves the box, and is killed when the journal is on disk.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.settling import settle


def main(settings: str, letter: str, field: str, *typed: str) -> None:
    application = QApplication([])
    prepare_application(application, dark=False)
    window = build_window(Desk(Path(settings)), Path(settings).parent / "pages")
    window.show()
    if not window.open_path(Path(letter)):
        sys.exit(2)
    settle(window)
    page = window.composer
    for words in typed:
        box = next(edit for edit in page.view.findChildren(QLineEdit)
                   if edit.accessibleName() == field and edit.isVisibleTo(page.view))
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, words)
        page.session.end_typing()
        settle(window)
    page.session.journal.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
