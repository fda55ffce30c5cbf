"""What the whole window shares: settings, library, spelling. Made once and handed down."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from letterdesk.desktop.spelling import Checkers
from letterdesk.desktop.worker import Job
from letterdesk.findings import Finding, LetterdeskError
from letterdesk.library import Library
from letterdesk.operations.libraries import OpenLibrary, chosen_folder, open_library
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings, load_settings, settings_file


class Desk(QObject):
    """Settings and the library that is open; a library loads off the interface thread."""

    library_loaded = Signal()
    library_lost = Signal(object)
    """Finding: there is no library, or it went away; what was read of it stays in use."""
    settings_changed = Signal()

    def __init__(self, settings_path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings_path = settings_path or settings_file()
        self.settings, self.findings = load_settings(self.settings_path)
        self.spelling = Checkers(self.settings_path.parent, self)
        self.library: Library | None = None
        self.library_findings: tuple[Finding, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look_at_folder)
        self._job: Job | None = None
        self._is_closed = False

    @property
    def library_folder(self) -> Path:
        return chosen_folder(self.settings)

    def load_library(self) -> None:
        """Reads the library in the background; `library_loaded` or `library_lost` follows."""
        if self._is_closed:
            return  # a thread that begins now would outlive the window
        folder = self.library_folder
        job = Job(lambda _progress, _stopped: open_library(folder), self)
        job.finished_with.connect(lambda opened: self._take(opened) if job is self._job else None)
        job.failed.connect(lambda error: self._fail(error) if job is self._job else None)
        job.finished.connect(job.deleteLater)
        self.wait()
        self._job = job
        job.start()

    def wait(self) -> None:
        """Ends when no library is being read any more."""
        if self._job is not None and shiboken6.isValid(self._job):
            self._job.wait()

    def close(self) -> None:
        """Ends what runs; nothing is read any more."""
        self._is_closed = True
        self.wait()

    def use_settings(self, settings: Settings) -> None:
        """Keeps new settings; the library is read again where it is another. May raise
        LetterdeskError where they cannot be written; they count all the same."""
        other_library = settings.library != self.settings.library
        self.settings = settings
        self.settings_changed.emit()
        if other_library:
            self.load_library()
        save_settings(settings, self.settings_path)

    def _take(self, opened: OpenLibrary) -> None:
        self.library, self.library_findings = opened.library, opened.findings
        for watched in self._watcher.directories():
            self._watcher.removePath(watched)
        self._watcher.addPath(str(opened.folder))
        self.library_loaded.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, LetterdeskError):
            raise error
        self.library_lost.emit(error.finding)

    def _look_at_folder(self, _path: str) -> None:
        """Reads the library again when its folder changed or went away."""
        self.load_library()
