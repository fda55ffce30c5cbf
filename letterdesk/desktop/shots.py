"""Pictures of the window without a screen: for docs/, and for desks without a display."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from letterdesk.desktop import theme
from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.shell.window import Window
from letterdesk.resources import bundled_library


def window_picture(path: Path | str, letter_path: Path | str | None = None, *,
                   dark: bool = False) -> Path:
    """Writes a picture of the window, with a letter open if one is named; no screen needed."""
    with _window(dark=dark) as window:
        if letter_path is not None:
            with own_copy(Path(letter_path)) as letter:
                open_and_settle(window, letter)
                _grab(window, Path(path))
                window.leave_letter()
        else:
            _grab(window, Path(path))
    return Path(path)


@contextmanager
def own_copy(letter: Path) -> Iterator[Path]:
    """A copy for as long as it is needed: the window saves what it opens."""
    with tempfile.TemporaryDirectory(prefix="letterdesk-letter-") as folder:
        yield Path(shutil.copy(letter, folder))


def open_and_settle(window: Window, letter: Path) -> None:
    """Opens a letter and waits until its page is drawn."""
    if not window.open_path(letter):
        raise FileNotFoundError(letter)
    settle(window)


def settle(window: Window) -> None:
    """Lets everything that works in the background come to its end."""
    for _round in range(4):
        QApplication.processEvents()
        window.wait()
        QApplication.processEvents()


@contextmanager
def _window(*, dark: bool, settings: Path | None = None, rtl: bool = False) -> Iterator[Window]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([sys.argv[0]])
    prepare_application(application, dark=dark, language="ar" if rtl else "en")
    with tempfile.TemporaryDirectory(prefix="letterdesk-shots-") as folder:
        desk = Desk(settings or Path(folder) / "settings.json")
        window = build_window(desk, Path(folder) / "pages")
        window.show()
        settle(window)
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            QApplication.processEvents()


def _grab(window: Window, path: Path) -> None:
    window.resize(*theme.Size.WINDOW)
    settle(window)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path)):
        raise OSError(f"{path} was not written")


def main(arguments: list[str] | None = None) -> int:
    """Makes every picture of docs/ (or of the folder named). Gives the exit code."""
    from letterdesk.desktop.shots_scenes import SCENES

    arguments = sys.argv[1:] if arguments is None else arguments
    folder = Path(arguments[0] if arguments else "docs")
    for name, dark, rtl, scene in SCENES:
        with _window(dark=dark, rtl=rtl) as window:
            scene(window)
            _grab(window, folder / f"{name}.png")
    return 0


Scene = Callable[[Window], None]


def example_letter() -> Path:
    """The bundled example that the pictures show."""
    return next(iter(sorted((bundled_library() / "examples").glob("*.en.letter"))))
