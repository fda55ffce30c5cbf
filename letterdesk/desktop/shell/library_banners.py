"""Says on the pages that the library is lost or back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from letterdesk.desktop.composer.troubles import sentence
from letterdesk.desktop.translate import tr, tr_message
from letterdesk.findings import Finding

if TYPE_CHECKING:
    from letterdesk.desktop.desk import Desk
    from letterdesk.desktop.shell.window import Window
    from letterdesk.desktop.widgets.banner import BannerArea


class LibraryBanners(QObject):
    """Nothing is lost with a library: letters carry their texts, and what was read stays."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        desk.library_loaded.connect(self._loaded)
        desk.library_lost.connect(self._lost)

    def _loaded(self) -> None:
        for banners in self._areas():
            banners.clear("library")

    def _lost(self, finding: Finding) -> None:
        what = sentence(tr_message(finding.message))
        if self._desk.library is None:
            self._window.start.show_no_library()
        words = tr("Your letters are safe; they carry their own texts. {what}", what=what)
        actions = ((tr("Choose another"), self._window.choose_library),
                   (tr("Try again"), self._desk.load_library))
        for banners in self._areas():
            banners.say("library", "error", words, actions)

    def _areas(self) -> list[BannerArea]:
        areas = [self._window.start.banners]
        if self._window.composer is not None:
            areas.append(self._window.composer.view.banners)
        return areas
