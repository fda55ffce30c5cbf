"""The start after Letterdesk ended before it could close: letters come back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager

from letterdesk.desktop.composer.troubles import told
from letterdesk.desktop.translate import isolated, listed, tr, tr_n
from letterdesk.findings import LetterdeskError
from letterdesk.operations.journals import (
    Unfinished,
    lost_letter,
    tidy_journals,
    unfinished_letters,
)

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window

_TIDY_MS = 10_000
"""After the start, when nobody waits for the window."""


class StartAgain(QObject):
    """Opens the letter that was worked on last, and names the others on the start page."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        QTimer.singleShot(0, self, self.look)
        QTimer.singleShot(_TIDY_MS, self, tidy_journals)
        QGuiApplication.instance().commitDataRequest.connect(self._commit)
        window.closes.connect(self._close)

    def look(self) -> None:
        """Opens what was open; a letter that the start named comes first, and shows its own."""
        waiting = list(unfinished_letters())
        if waiting and self._window.composer is None:
            self._open(waiting.pop(0))
        if waiting:
            self._name(waiting)

    def _open(self, unfinished: Unfinished) -> None:
        self._window.start.banners.clear("unfinished")
        if unfinished.path.is_file():
            self._window.open_path(unfinished.path)
            return
        try:
            self._window.open_letter(lost_letter(unfinished))
        except LetterdeskError as error:
            self._window.start.banners.say("letter", "error", told(error.finding))

    def _name(self, waiting: list[Unfinished]) -> None:
        """Those that wait for the person, with the first of them to open."""
        titles = listed(isolated(one.title or one.path.stem) for one in waiting)
        words = tr_n(
            "Letterdesk ended before it could close. Another letter is kept as it was: {titles}.",
            "Letterdesk ended before it could close. {count} other letters are kept as they "
            "were: {titles}.", len(waiting), titles=titles)
        first = waiting[0]
        name = tr("Open “{title}”", title=isolated(first.title or first.path.stem)) \
            if len(waiting) > 1 else tr("Open")
        self._window.start.banners.say("unfinished", "info", words, (
            (name, lambda: self._open_next(waiting)),))

    def _open_next(self, waiting: list[Unfinished]) -> None:
        self._open(waiting[0])
        if waiting[1:]:
            self._name(waiting[1:])

    def _commit(self, _manager: QSessionManager) -> None:
        self.log_out()

    def log_out(self) -> None:
        """The session ends whatever happens: what the file does not take is in the journal."""
        composer = self._window.composer
        if composer is not None:
            composer.session.save_now()
            composer.session.journal.flush()
        self._window.is_ending = True

    def _close(self) -> None:
        QGuiApplication.instance().commitDataRequest.disconnect(self._commit)
