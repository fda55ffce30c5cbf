"""Banners of an open letter: what happened to its file or page, saying first what is safe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from letterdesk.desktop.translate import interface_language, tr, tr_message
from letterdesk.findings import Finding, LetterdeskError

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
        session.file_changed_outside.connect(self._changed_outside)
        session.refused.connect(self.show_refusal)
        page.model.page_failed.connect(self._page_failed)
        page.model.pages_changed.connect(lambda _pages: self.clear("page"))
        if session.is_example:
            self._say("example", "info", tr(
                "This is an example that comes with Letterdesk. Save a copy to change it."),
                ((tr("Save a copy…"), page.save_copy),))
        elif session.is_read_only:
            self._say("newer", "info", tr(
                "This letter was written by a newer Letterdesk. It can be read and exported, "
                "not changed."))

    def clear(self, cause: str) -> None:
        self._page.view.banners.clear(cause)

    def show_refusal(self, finding: Finding) -> None:
        """A change that the letter does not take."""
        self._say("refused", "warning", told(finding),
                  ((tr("Done"), lambda: self.clear("refused")),))

    def try_saving(self, path: Path) -> bool:
        """Writes a copy; where that fails, the banner says so."""
        try:
            self._page.session.save_copy(path)
        except LetterdeskError as error:
            self._not_saved(error.finding)
            return False
        return True

    def _not_saved(self, finding: Finding) -> None:
        what = sentence(tr_message(finding.message))
        self._say("file", "error", tr("Your letter is safe in this window. {what}", what=what), (
            (tr("Try again"), self._page.session.save),
            (tr("Save a copy…"), self._page.save_copy)))

    def _gone(self) -> None:
        name = self._page.session.path.name
        self._say("file", "error", tr(
            "Your letter is safe in this window. Its file {name} is gone from its folder.",
            name=name), ((tr("Save it again"), self._save_again),
                         (tr("Save a copy…"), self._page.save_copy)))

    def _changed_outside(self) -> None:
        self._say("file", "error", tr(
            "Your letter is safe in this window. Another program changed its file, so it is not "
            "written over."), ((tr("Save a copy…"), self._page.save_copy),
                               (tr("Write over it"), self._save_again)))

    def _save_again(self) -> None:
        self.clear("file")
        self._page.session.save_again()

    def _page_failed(self, error: Exception) -> None:
        self._say("page", "error", tr("The page could not be drawn. Your text is safe."),
                  ((tr("Show details"), lambda: self._details(error)),))

    def _details(self, error: Exception) -> None:
        words = tr_message(error.finding.message) if isinstance(error, LetterdeskError) \
            else f"{type(error).__name__}: {error}"
        box = QMessageBox(self._page.view)
        box.setWindowTitle(tr("The page could not be drawn"))
        box.setText(words)
        box.open()

    def _say(self, cause: str, tone: str, words: str, actions: tuple = ()) -> None:
        self._page.view.banners.say(cause, tone, words, actions)


def sentence(words: str) -> str:
    """A finding's words as a sentence of their own."""
    shown = words.strip()
    end = "" if shown.endswith((".", "?", "。", "？", "؟")) else tr(".")
    return shown[:1].upper() + shown[1:] + end


def told(finding: Finding) -> str:
    """What happened and what to do, as sentences."""
    pieces = [finding.message, finding.remedy] if finding.remedy else [finding.message]
    between = "" if interface_language() == "zh" else " "
    return between.join(sentence(tr_message(piece)) for piece in pieces)
