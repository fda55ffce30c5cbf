"""From a key press to the new page: `python -m bench.window` prints milliseconds, one a key."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from bench.letters import REFERENCE
from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.composer.page import ComposerPage
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.shots import open_and_settle
from letterdesk.letters.model import Letter
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings

FIELD = "resolution_subject"
KEYS = 60
WARM = 5
PATIENCE_MS = 10_000


class Painted(QObject):
    """Ends a wait when the page has been painted with the newest state of the letter."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__()
        self._page = page
        self._waiting = QEventLoop()
        page.view.page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pages = self._page.model.pages
        if event.type() == QEvent.Type.Paint and pages is not None:
            # The paint itself comes after this filter; a queued call ends the wait behind it.
            QTimer.singleShot(0, lambda: self._seen(pages.request.letter))
        return super().eventFilter(watched, event)

    def _seen(self, letter: Letter) -> None:
        if letter is self._page.session.letter:
            self._waiting.quit()

    def wait(self) -> None:
        """Returns after the paint. Raises TimeoutError."""
        late = QTimer()
        late.setSingleShot(True)
        late.timeout.connect(lambda: self._waiting.exit(1))
        late.start(PATIENCE_MS)
        if self._waiting.exec():
            raise TimeoutError("the page was not painted")


def main() -> None:
    """Types into a field of the reference letter and prints how long each key took."""
    application = QApplication(sys.argv)
    prepare_application(application, dark=False)
    with tempfile.TemporaryDirectory(prefix="letterdesk-bench-") as folder:
        letter = Path(folder) / REFERENCE.name
        shutil.copy(REFERENCE, letter)
        save_settings(Settings(), Path(folder) / "settings.json")
        window = build_window(Desk(Path(folder) / "settings.json"), Path(folder) / "pages")
        window.show()
        open_and_settle(window, letter)
        page = window.composer
        row = page.view.fields.row(FIELD) if page is not None else None
        if page is None or row is None:
            raise LookupError(f"the letter shows no field {FIELD}")
        box = row.findChild(QLineEdit)
        painted = Painted(page)
        times = []
        for number in range(KEYS + WARM):
            before = page.session.letter
            begun = time.perf_counter()
            QTest.keyClick(box, Qt.Key(Qt.Key.Key_A.value + number % 26))
            if page.session.letter is before:
                raise RuntimeError("the key changed nothing")
            painted.wait()
            times.append((time.perf_counter() - begun) * 1000)
        window.close()
    print(" ".join(f"{one:.2f}" for one in times[WARM:]))


if __name__ == "__main__":
    main()
