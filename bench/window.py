"""Typing in a letter of three pages: `python -m bench.window`.

Prints milliseconds from a key press to the new page, one a key; then how long each task of the
interface thread took meanwhile. Tasks are told apart by a timer of one millisecond: between two
of its ticks nothing else was served.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from bench.letters import LANGUAGE, reference_letter
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

FIELD = "resolution_subject"
KEYS = 60
WARM = 5
BEAT_MS = 1
PARAGRAPHS = 14
WORDS = "No State should stand between the gravest crimes and those who can stop them. " * 5
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


class Heartbeat(QObject):
    """Notes how long the interface thread was busy between two beats, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        self.gaps.clear()
        self._last = time.perf_counter()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now


def three_pages() -> Letter:
    """The reference letter with paragraphs added until it has three pages."""
    letter = reference_letter()
    for number in range(PARAGRAPHS):
        body = ({"p": [f"Paragraph {number}. " + WORDS]},)
        letter = apply(letter, InsertAfter("situation", LANGUAGE, body)).letter
    return letter


def main() -> None:
    """Types into a field of a letter of three pages."""
    application = QApplication(sys.argv)
    prepare_application(application, dark=False)
    with tempfile.TemporaryDirectory(prefix="letterdesk-bench-") as folder:
        for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = str(Path(folder) / name.lower())
        letter = Path(folder) / "three-pages.letter"
        write_letter(letter, three_pages())
        save_settings(Settings(), Path(folder) / "settings.json")
        window = build_window(Desk(Path(folder) / "settings.json"), Path(folder) / "pages")
        window.show()
        open_and_settle(window, letter)
        page = window.composer
        row = page.view.fields.row(FIELD) if page is not None else None
        if page is None or row is None:
            raise LookupError(f"the letter shows no field {FIELD}")
        box = row.findChild(QLineEdit)
        if len(page.model.pages.sizes) != 3:
            raise RuntimeError(f"the letter has {len(page.model.pages.sizes)} pages")
        painted = Painted(page)
        heart = Heartbeat()
        times = []
        for number in range(KEYS + WARM):
            if number == WARM:
                heart.begin()
            before = page.session.letter
            begun = time.perf_counter()
            QTest.keyClick(box, Qt.Key(Qt.Key.Key_A.value + number % 26))
            if page.session.letter is before:
                raise RuntimeError("the key changed nothing")
            painted.wait()
            times.append((time.perf_counter() - begun) * 1000)
        heart.end()
        window.close()
    for figures in (times[WARM:], heart.gaps):
        print(" ".join(f"{one:.2f}" for one in figures))


if __name__ == "__main__":
    main()
