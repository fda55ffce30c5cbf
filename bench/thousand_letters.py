"""The start page with 1,000 letters: `python -m bench.thousand_letters`.

Prints milliseconds from asking for the page to its paint, one a time: with Letterdesk's list
(pairs first), and with a plain QListView of as many titles. What the letters are has been
read once before, as on every day but the first.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QEventLoop, QObject, QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QListView, QWidget

from bench.letters import reference_letter
from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window
from letterdesk.letters.store import write_letter
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings

LETTERS = 1_000
TIMES = 15
PATIENCE_MS = 10_000


class FirstPaint(QObject):
    """Ends a wait behind the next paint of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._loop = QEventLoop()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return super().eventFilter(watched, event)

    def wait(self) -> None:
        """Raises TimeoutError."""
        QTimer.singleShot(PATIENCE_MS, lambda: self._loop.exit(1))
        if self._loop.exec():
            raise TimeoutError("nothing was painted")


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv)
    prepare_application(application, dark=False)
    with tempfile.TemporaryDirectory(prefix="letterdesk-thousand-") as folder:
        for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = str(Path(folder) / name.lower())
        letters = Path(folder) / "letters"
        write_letters(letters)
        save_settings(Settings(letters_folder=str(letters)), Path(folder) / "settings.json")
        window = build_window(Desk(Path(folder) / "settings.json"), Path(folder) / "pages")
        window.show()
        settle(window)
        window.start.all_letters.click()  # all thousand, not the first few
        ours = [asked_for(window) for _ in range(TIMES)]
        plain = [plain_list() for _ in range(TIMES)]
        window.close()
    for times in (ours, plain):
        print(" ".join(f"{ms:.2f}" for ms in times))


def write_letters(folder: Path) -> None:
    """The reference letter a thousand times, each with a name of its own."""
    folder.mkdir()
    letter = reference_letter()
    for number in range(LETTERS):
        named = replace(letter, id=f"l-{number:08}", title=f"Letter {number}")
        write_letter(folder / f"letter-{number:04}.letter", named)


def asked_for(window: Window) -> float:
    """From the settings page back to the letters, their list read anew and painted."""
    window.show_page("settings")
    QApplication.processEvents()
    painted = FirstPaint(window.start.letters.viewport())
    begun = time.perf_counter()
    window.start_model.look_again()
    window.show_page("letters")
    painted.wait()
    took = (time.perf_counter() - begun) * 1000
    settle(window)
    if len(window.start_model.letters) != LETTERS:
        raise RuntimeError("not all letters are listed")
    return took


def plain_list() -> float:
    """A QListView of the same titles, shown for the first time."""
    view = QListView()
    view.resize(1440, 900)
    view.setUniformItemSizes(True)
    painted = FirstPaint(view.viewport())
    begun = time.perf_counter()
    view.setModel(QStringListModel([f"Letter {n}" for n in range(LETTERS)], view))
    view.show()
    painted.wait()
    took = (time.perf_counter() - begun) * 1000
    view.close()
    view.deleteLater()
    QApplication.processEvents()
    return took


if __name__ == "__main__":
    main()
