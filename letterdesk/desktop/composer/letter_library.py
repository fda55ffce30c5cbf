"""The library that an open letter was made from, found without holding the window up."""

from __future__ import annotations

from PySide6.QtCore import QObject

from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.worker import Job
from letterdesk.findings import LetterdeskError
from letterdesk.library import Library
from letterdesk.operations.libraries import library_of


class LetterLibrary(QObject):
    """Gives the view model the letter's library: the desk's own, else one that it knows."""

    def __init__(self, model: ComposerModel, desk: Desk) -> None:
        super().__init__(model)
        self._model, self._desk = model, desk
        self._job: Job | None = None
        desk.library_loaded.connect(self.look)
        if desk.library is not None:
            self.look()

    def look(self) -> None:
        if self._is_wanted(self._desk.library):
            self._model.use_library(self._desk.library)
        elif self._job is None and self._model.library is None:
            letter, path = self._model.session.letter, self._model.session.path
            settings = self._desk.settings
            self._job = Job(lambda _progress, _stopped: library_of(letter, path, settings).library,
                            self)
            self._job.finished_with.connect(self._model.use_library)
            self._job.failed.connect(self._not_known)
            self._job.start()

    def close(self) -> None:
        """Ends the search; the desk may go on to other libraries."""
        self._desk.library_loaded.disconnect(self.look)
        if self._job is not None:
            self._job.wait()

    def _is_wanted(self, library: Library | None) -> bool:
        return library is not None and library.id == self._model.session.letter.library.id

    def _not_known(self, error: Exception) -> None:
        """A letter needs its library no more: those whom it holds can sign."""
        if not isinstance(error, LetterdeskError):
            raise error
