"""Tells that the library has other texts now than the letter carries, shows and takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from letterdesk.desktop.translate import tr
from letterdesk.desktop.worker import Job
from letterdesk.findings import LetterdeskError
from letterdesk.letters.model import Letter
from letterdesk.letters.update import Update
from letterdesk.operations.update import update

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage

CAUSE = "texts-of-now"


class CurrentTexts(QObject):
    """Looks whenever the letter's library is there or has changed."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        self._job: Job | None = None
        self._letter: Letter | None = None
        """The one that was looked at last."""
        self.found: Update | None = None
        page.commands["current-texts"] = self.compare
        page.model.library_changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Plans an update off the interface thread; an example is left as it is."""
        library, session = self._page.model.library, self._page.session
        if library is None or self._job is not None or session.is_read_only \
                or library.fingerprint == session.letter.library.fingerprint:
            return
        letter, by = session.letter, self._page.desk.settings.name
        self._letter = letter
        self._job = Job(lambda _progress, _stopped: update(letter, library, by=by), self)
        self._job.finished_with.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()

    def settle(self) -> None:
        if self._job is not None:
            self._job.wait()

    def close(self) -> None:
        self.settle()

    def compare(self) -> None:
        """Both states side by side, with the way to take the current texts."""
        if not self._is_known():
            self._look_and_compare()
            return
        if self.found is None or self.found.change is None:
            self._say("good", tr("This letter has the library’s current texts."))
            return
        from letterdesk.desktop.compare_sheet import CompareSheet

        sheet = CompareSheet(
            self._letter, self.found.letter,
            (tr("This letter"), tr("With the current texts")), self._page.window,
            title=tr("Texts of the library"), action=tr("Take the current texts"))
        sheet.chosen.connect(self._update)
        self._page.hold_sheet(sheet)

    def _is_known(self) -> bool:
        """Whether what was found still holds: not of a letter that was changed or undone since."""
        session = self._page.session
        return self._page.model.library is None or session.is_read_only \
            or self._letter is session.letter

    def _look_and_compare(self) -> None:
        """The letter was changed since it was looked at: what is taken must fit it."""
        try:
            self._letter = self._page.session.letter
            self.found = update(self._letter, self._page.model.library,
                                by=self._page.desk.settings.name)
        except LetterdeskError as error:
            self._page.troubles.show_refusal(error.finding)
            return
        self.compare()

    def _update(self) -> None:
        """One step; the words of before are kept as a state of the letter."""
        session = self._page.session
        session.end_typing()
        if self.found is None or self.found.change is None:
            return
        if len(self.found.letter.snapshots) > len(session.letter.snapshots):
            session.keep_state(self.found.letter)
        if session.do(self.found.change):
            self.found = self._letter = None
            self._page.view.banners.clear(CAUSE)
            self._page.toast_wanted.emit(tr("The current texts are taken"))

    def _take(self, found: Update) -> None:
        self._job = None
        self.found = found
        if found.change is None or not any(found.differences.values()):
            return
        self._page.view.banners.say(
            CAUSE, "info", tr("The library has other texts now than this letter."),
            ((tr("Compare"), self.compare),
             (tr("Leave it"), lambda: self._page.view.banners.clear(CAUSE))))

    def _fail(self, error: Exception) -> None:
        """A template that the library has lost: the letter carries all it needs."""
        self._job = None
        if not isinstance(error, LetterdeskError):
            raise error

    def _say(self, tone: str, words: str) -> None:
        banners = self._page.view.banners
        banners.say(CAUSE, tone, words, ((tr("Done"), lambda: banners.clear(CAUSE)),))
