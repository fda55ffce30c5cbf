"""A window over the bundled library, in a desk of its own, without a screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from letterdesk.desktop.app import build_window, prepare_application
from letterdesk.desktop.composer.page import ComposerPage
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window
from letterdesk.letters.store import write_letter
from letterdesk.library import Library, load_library
from letterdesk.operations.new import NewRequest, new
from letterdesk.operations.preferences import save_settings
from letterdesk.resources import bundled_library
from letterdesk.settings import Settings
from tests.desktop.closing import close
from tests.desktop.part_card import open_by_key

GIVEN = ("date=2014-05-22", "resolution=S/2014/348", "country=SY", "vetoing_states=RU;CN",
         "vetoed_drafts=4", "resolution_subject=accountability for the gravest crimes")


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(bundled_library())[0]


@pytest.fixture(scope="session")
def kept_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of templates, made once for all tests."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests is read or written."""
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    prepare_application(qapp, dark=False)
    return qapp


@pytest.fixture
def letter_file(tmp_path: Path, library: Library) -> Callable[..., Path]:
    """Makes a letter of the bundled template, with further `NAME=VALUE`."""
    def make(*more: str, languages: tuple[str, ...] = ("en", "ar"), name: str = "veto",
             given: tuple[str, ...] = GIVEN) -> Path:
        letter = new(library, NewRequest("veto-reform", languages, set=(*given, *more)))
        folder = tmp_path / "letters"
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.letter"
        write_letter(path, letter)
        return path
    return make


@pytest.fixture
def open_window(application: QApplication, tmp_path: Path, kept_pages: Path,
                ) -> Iterator[Callable[..., Window]]:
    """Opens windows over settings of their own, and closes them in the end."""
    windows: list[Window] = []

    def make(*, pages: Path | None = None, **settings: str) -> Window:
        path = tmp_path / "config" / "settings.json"
        save_settings(Settings(letters_folder=str(tmp_path / "letters"), **settings), path)
        window = build_window(Desk(path), pages or kept_pages)
        windows.append(window)
        window.show()
        settle(window)
        return window

    yield make
    for window in windows:
        close(window)


@pytest.fixture
def open_letter(open_window: Callable[..., Window],
                letter_file: Callable[..., Path]) -> Callable[..., ComposerPage]:
    """A window with a letter open and its page drawn."""
    def make(*more: str, path: Path | None = None, **options: object) -> ComposerPage:
        window = open_window()
        assert window.open_path(path or letter_file(*more, **options))
        settle(window)
        page = window.composer
        assert page is not None
        page.view.parts.select("position")
        settle(window)
        return page
    return make


@pytest.fixture
def named() -> Callable[..., QWidget]:
    """Finds the visible widget with an accessible name, as a screen reader does."""
    def find(parent: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        found = [w for w in parent.findChildren(kind)
                 if w.accessibleName() == name and w.isVisibleTo(parent)]
        assert found, f"no {kind.__name__} named {name!r}"
        return found[0]

    return find


@pytest.fixture
def page_text() -> Callable[[ComposerPage], str]:
    """The words of the page that is shown."""
    def words(page: ComposerPage) -> str:
        assert page.model.composition is not None
        return "\n".join(part.text for part in page.model.composition.parts if part.inside)

    return words


@pytest.fixture
def open_card(open_letter: Callable[..., ComposerPage],
              qtbot: QtBot) -> Callable[..., ComposerPage]:
    """A letter whose position is open for editing, by F2 in the list of parts."""
    def make(*more: str, part: str = "position", language: str = "en",
             **options: object) -> ComposerPage:
        return open_by_key(open_letter(*more, **options), qtbot, part, language)
    return make
