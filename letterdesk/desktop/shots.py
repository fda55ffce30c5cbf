"""Pictures of the window without a screen: for docs/, and for desks without a display."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from letterdesk.desktop import theme
from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.fonts import add_chinese
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window
from letterdesk.operations.preferences import save_settings
from letterdesk.resources import bundled_library
from letterdesk.settings import Settings


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


@contextmanager
def _window(*, dark: bool, rtl: bool = False, own_letters: bool = True,
            text_size: int = 100, desk: Path | None = None) -> Iterator[Window]:
    """A window over settings of its own; without letters of its own it lists the Documents'.
    State lies in `desk`, where its name stands in the picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([sys.argv[0]])
    prepare_application(application, dark=dark, language="ar" if rtl else "en",
                        text_size=text_size)
    with (tempfile.TemporaryDirectory(prefix="letterdesk-shots-") as folder,
          own_desk(desk or folder)):
        settings = Path(folder) / "settings.json"
        letters = str(Path(folder) / "letters") if own_letters else ""
        save_settings(Settings(letters_folder=letters), settings)
        window = build_window(Desk(settings), Path(folder) / "pages")
        window.show()
        add_chinese()
        settle(window)
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            QApplication.processEvents()


@contextmanager
def own_desk(folder: str | Path) -> Iterator[None]:
    """State, caches and configuration in a folder, not the person's: letters of theirs that wait
    for recovery would open in the picture. On Linux alone, where pictures and figures are made."""
    names = ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update({name: str(Path(folder) / name.lower()) for name in names})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _grab(window: Window, path: Path, size: tuple[int, int] | None = None) -> None:
    window.resize(*(size or theme.Size.WINDOW))
    settle(window)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path)):
        raise OSError(f"{path} was not written")


def main(arguments: list[str] | None = None) -> int:
    """Makes every picture of docs/ (or of the folder named). Gives the exit code."""
    from letterdesk.desktop.shots_scenes import SCENES

    arguments = sys.argv[1:] if arguments is None else arguments
    target = Path(arguments[0] if arguments else "docs")
    # One fixed folder: its name stands in the pictures, which change only with the window.
    state = Path(tempfile.gettempdir()) / "letterdesk-pictures"
    shutil.rmtree(state, ignore_errors=True)
    for scene in SCENES:
        letters = state / scene.name / "Documents" / "Letters"
        os.environ["XDG_DOCUMENTS_DIR"] = str(letters.parent)
        letters.mkdir(parents=True)
        for example in sorted((bundled_library() / "examples").glob("*.letter")):
            if example.name.endswith(".en.letter") or example.name == "veto-reform.ar.letter":
                shutil.copy(example, letters)
        with _window(dark=scene.dark, rtl=scene.rtl, own_letters=False,
                     text_size=scene.text_size, desk=state / scene.name) as window:
            scene.arrange(window, letters)
            _grab(window, target / f"{scene.name}.png", scene.size)
    shutil.rmtree(state, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
