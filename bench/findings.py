"""Typing in a letter of two pages until its findings stand: `python -m bench.findings`.

Prints milliseconds from a key press to the painted page, one a key; then those from the same
keys to the findings in the panel. The letter is in one language, the panel is open.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from bench.letters import LANGUAGE, reference_letter
from bench.window import FIELD, KEYS, PATIENCE_MS, WARM, WORDS, Painted
from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.composer.page import ComposerPage
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.shots import open_and_settle
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import InsertAfter
from letterdesk.letters.model import Letter
from letterdesk.letters.store import write_letter
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings

PARAGRAPHS = 6
TYPED = "the illegal veto, the the vote of "
"""A finding to put right and one to look at while the rest is typed."""


def two_pages() -> Letter:
    """The reference letter with paragraphs added until it has two pages."""
    letter = reference_letter()
    for number in range(PARAGRAPHS):
        body = ({"p": [f"Paragraph {number}. " + WORDS]},)
        letter = apply(letter, InsertAfter("situation", LANGUAGE, body)).letter
    return letter


def wait_for_findings(page: ComposerPage) -> None:
    """Returns when the newest state of the letter is checked and shown. Raises TimeoutError."""
    waiting = QEventLoop()
    model = page.model

    def seen() -> None:
        if model.checked is not None and model.checked.letter is page.session.letter:
            waiting.quit()

    model.findings_changed.connect(seen)
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: waiting.exit(1))
    late.start(PATIENCE_MS)
    failed = waiting.exec()
    model.findings_changed.disconnect(seen)
    if failed:
        raise TimeoutError("the letter was not checked")


def main() -> None:
    """Types into a field of a letter of two pages."""
    application = QApplication(sys.argv)
    prepare_application(application, dark=False)
    with tempfile.TemporaryDirectory(prefix="letterdesk-bench-") as folder:
        for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = str(Path(folder) / name.lower())
        letter = Path(folder) / "two-pages.letter"
        write_letter(letter, two_pages())
        save_settings(Settings(), Path(folder) / "settings.json")
        window = build_window(Desk(Path(folder) / "settings.json"), Path(folder) / "pages")
        window.show()
        open_and_settle(window, letter)
        page = window.composer
        if page is None or len(page.model.pages.sizes) != 2:
            raise RuntimeError("the letter has not two pages")
        page.act("checks")
        painted = Painted(page)
        to_page, to_findings = [], []
        for number in range(KEYS + WARM):
            begun = time.perf_counter()
            page.model.type_in(page.model.field(FIELD), TYPED + "a" * (number % 26 + 1))
            painted.wait()
            to_page.append((time.perf_counter() - begun) * 1000)
            wait_for_findings(page)
            to_findings.append((time.perf_counter() - begun) * 1000)
        if len(page.model.findings) < 2:
            raise RuntimeError("the checks found nothing")
        window.close()
    for figures in (to_page[WARM:], to_findings[WARM:]):
        print(" ".join(f"{one:.2f}" for one in figures))


if __name__ == "__main__":
    main()
