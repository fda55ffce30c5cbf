"""How the window stood: its place, columns, size of the page, whether changes show; kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings

from letterdesk.settings import state_folder

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage
    from letterdesk.desktop.composer.part_editing import PartEditing
    from letterdesk.desktop.shell.window import Window

_MODES = ("width", "page", "zoom")
_ZOOM_LEAST, _ZOOM_MOST = 0.25, 4.0


class WindowState(QObject):
    """Reads the kept state of a window and its letters, and keeps it when they close.

    What cannot be read is as if nothing was kept; Qt itself sees to it that a window comes back
    on a screen that is there.
    """

    def __init__(self, window: Window, path: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._kept = QSettings(str(path or state_folder() / "window.ini"),
                               QSettings.Format.IniFormat)
        geometry = self._kept.value("geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        window.letter_opened.connect(self._opened)
        window.letter_leaves.connect(self._leaves)
        window.closes.connect(self._closes)

    def _opened(self, page: ComposerPage) -> None:
        state = self._kept.value("columns")
        if self._window.is_wide and isinstance(state, QByteArray):
            page.view.splitter.restoreState(state)
        mode, zoom = self._kept.value("page"), _number(self._kept.value("zoom"))
        if mode in _MODES:
            page.view.page.set_mode(mode, zoom)
        for editing in _editing(page):
            editing.shows_changes = self._kept.value("changes", "shown") != "hidden"

    def _leaves(self, page: ComposerPage) -> None:
        if self._window.is_wide and not page.versions.is_shown:
            self._kept.setValue("columns", page.view.splitter.saveState())
        self._kept.setValue("page", page.view.page.mode)
        self._kept.setValue("zoom", page.view.page.zoom)
        for editing in _editing(page):
            self._kept.setValue("changes", "shown" if editing.shows_changes else "hidden")

    def _closes(self) -> None:
        self._kept.setValue("geometry", self._window.saveGeometry())
        self._kept.sync()


def _editing(page: ComposerPage) -> list[PartEditing]:
    # Imported late: the start page does without it.
    from letterdesk.desktop.composer.part_editing import PartEditing

    return [feature for feature in page.features if isinstance(feature, PartEditing)]


def _number(kept: object) -> float:
    try:
        return min(_ZOOM_MOST, max(_ZOOM_LEAST, float(kept)))
    except (TypeError, ValueError):
        return 1.0
