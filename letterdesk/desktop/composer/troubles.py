"""Banners of an open letter: what happened to its file or page, saying first what is safe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from letterdesk.desktop.composer.other_states import OtherStates
from letterdesk.desktop.composer.times import when_words
from letterdesk.desktop.folders import file_words, folder_words
from letterdesk.desktop.translate import interface_language, tr, tr_message
from letterdesk.findings import Finding, LetterdeskError
from letterdesk.operations.clock import is_behind

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage


class Troubles(QObject):
    """Turns what goes wrong with one letter into banners with ways on."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        session = page.session
        session.not_saved.connect(self._not_saved)
        session.file_gone.connect(self._gone)
        session.journal_troubled.connect(self._journal_troubled)
        session.refused.connect(self.show_refusal)
        page.model.page_failed.connect(self._page_failed)
        page.model.pages_changed.connect(lambda _pages: self.clear("page"))
        self._others = OtherStates(page, self.say)
        self._greet()

    def _greet(self) -> None:
        """What is to be known of the letter as it was opened."""
        session = self._page.session
        if session.is_example:
            self.say("example", "info", tr(
                "This is an example that comes with Letterdesk. Save a copy to change it."),
                ((tr("Save a copy…"), self._page.save_copy),))
        elif session.hold is None:
            self.say("newer", "info", tr(
                "This letter was written by a newer Letterdesk. It can be read and exported, "
                "not changed."))
        if session.is_gone:
            self._gone()
        resumed = session.resumed
        if resumed.is_unfinished:
            words = tr("Letterdesk ended before it could close. Your letter is as it was at "
                       "{time}.", time=when_words(resumed.at)) if resumed.at else tr(
                "Letterdesk ended before it could close. Your letter is as it was.")
            self.say("ended", "info", words, (self._done("ended"),))
        for finding in resumed.findings:
            self.say("journal", "warning", told(finding), (self._done("journal"),))
        if is_behind(session.letter.changed) and not session.is_read_only:
            self.say("clock", "warning", tr(
                "The clock of this computer is behind the last change of this letter ({time}). "
                "Your words are kept all the same; files that you export carry the time of the "
                "clock.", time=when_words(session.letter.changed)), (self._done("clock"),))

    def clear(self, cause: str) -> None:
        self._page.view.banners.clear(cause)

    def show_refusal(self, finding: Finding) -> None:
        """A change that the letter does not take."""
        self.say("refused", "warning", told(finding), (self._done("refused"),))

    def try_saving(self, path: Path) -> bool:
        """Writes a copy; where that fails, the banner says so. A letter whose own file does
        not take it goes on in the copy."""
        session = self._page.session
        try:
            if session.file.is_refused or session.is_gone:
                session.move_to(path)
            else:
                session.save_copy(path)
        except LetterdeskError as error:
            self._not_saved(error.finding)
            return False
        return True

    def _not_saved(self, finding: Finding) -> None:
        what = sentence(tr_message(finding.message))
        self.say("file", "error", self._where(what), (
            (tr("Try again"), self._page.session.save),
            (tr("Save a copy…"), self._page.save_copy)))

    def _gone(self) -> None:
        what = tr("Its file {name} is gone from its folder.",
                  name=file_words(self._page.session.path.name))
        self.say("file", "error", self._where(what), (
            (tr("Save it again"), self._save_again),
            (tr("Save a copy…"), self._page.save_copy)))

    def _where(self, what: str) -> str:
        """Where the words are, and what happened."""
        folder = self._page.session.journal.folder
        if folder is None:
            return tr("Your letter is safe in this window. {what}", what=what)
        return tr("Your letter is safe in this window, and in the journal in {folder}. {what}",
                  folder=folder_words(folder), what=what)

    def _journal_troubled(self, finding: Finding | None) -> None:
        if finding is None:
            self.clear("journal")
        else:
            self.say("journal", "warning", told(finding), (self._done("journal"),))

    def _save_again(self) -> None:
        self.clear("file")
        self._page.session.save_again()

    def _page_failed(self, error: Exception) -> None:
        self.say("page", "error", tr("The page could not be drawn. Your text is safe."),
                 ((tr("Show details"), lambda: self._details(error)),))

    def _details(self, error: Exception) -> None:
        words = tr_message(error.finding.message) if isinstance(error, LetterdeskError) \
            else f"{type(error).__name__}: {error}"
        box = QMessageBox(self._page.view)
        box.setWindowTitle(tr("The page could not be drawn"))
        box.setText(words)
        box.open()

    def _done(self, cause: str) -> tuple:
        return tr("Done"), lambda: self.clear(cause)

    def say(self, cause: str, tone: str, words: str, actions: tuple = ()) -> None:
        """Shows a banner over the letter, in place of an earlier one for the same cause."""
        self._page.view.banners.say(cause, tone, words, actions)


def sentence(words: str) -> str:
    """A finding's words as a sentence of their own."""
    shown = words.strip()
    ends = shown.rstrip("\u2068\u2069").endswith((".", "?", "。", "？", "؟"))
    end = "" if ends else tr(".")
    return shown[:1].upper() + shown[1:] + end


def told(finding: Finding) -> str:
    """What happened and what to do, as sentences."""
    pieces = [finding.message, finding.remedy] if finding.remedy else [finding.message]
    between = "" if interface_language() == "zh" else " "
    return between.join(sentence(tr_message(piece)) for piece in pieces)
