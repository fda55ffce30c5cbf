"""A letter open in a window of its own, for figures of typing."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench.letters import longer_letter
from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.composer.page import ComposerPage
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.shots import open_and_settle, own_desk
from letterdesk.letters.store import write_letter
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings

FIELD = "resolution_subject"
KEYS = 60
WARM = 5
PATIENCE_MS = 10_000


@contextmanager
def open_composer(paragraphs: int, pages: int) -> Iterator[ComposerPage]:
    """The reference letter with paragraphs added. Raises RuntimeError where it has not `pages`."""
    application = QApplication(sys.argv)
    prepare_application(application, dark=False)
    with tempfile.TemporaryDirectory(prefix="letterdesk-bench-") as folder, own_desk(folder):
        path, settings = Path(folder) / "bench.letter", Path(folder) / "settings.json"
        write_letter(path, longer_letter(paragraphs))
        save_settings(Settings(), settings)
        window = build_window(Desk(settings), Path(folder) / "pages")
        window.show()
        open_and_settle(window, path)
        page = window.composer
        if page is None or len(page.model.pages.sizes) != pages:
            raise RuntimeError(f"the letter has not {pages} pages")
        yield page
        window.close()


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

    def _seen(self, letter: object) -> None:
        if letter is self._page.session.letter:
            self._waiting.quit()

    def wait(self) -> None:
        """Returns after the paint. Raises TimeoutError."""
        if not runs_until_left(self._waiting):
            raise TimeoutError("the page was not painted")


def runs_until_left(waiting: QEventLoop) -> bool:
    """Whether the loop was left before patience was at its end."""
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: waiting.exit(1))
    late.start(PATIENCE_MS)
    return not waiting.exec()
