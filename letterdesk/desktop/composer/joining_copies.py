"""Joins a copy of the open letter: one that is chosen, or dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from letterdesk.desktop.composer.times import when_words
from letterdesk.desktop.folders import file_words
from letterdesk.desktop.translate import listed, tr, tr_n
from letterdesk.findings import LetterdeskError
from letterdesk.letters.combine import refuse_another
from letterdesk.letters.model import Letter
from letterdesk.operations.letter_files import OpenLetter, open_letter

if TYPE_CHECKING:
    from letterdesk.desktop.combine_sheet import CombineSheet
    from letterdesk.desktop.composer.page import ComposerPage

_ENDING = ".letter"


class JoiningCopies(QObject):
    """The command “Join a copy…”, and copies that are dropped."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        page.commands["join-copy"] = self.ask_for_copy

    def ask_for_copy(self) -> None:
        session = self._page.session
        if session.is_read_only:
            self._say(tr("This letter is only read, so nothing can be joined into it."))
            return
        name, _kind = QFileDialog.getOpenFileName(
            self._page.window, tr("Join a copy"), str(session.path.parent),
            tr("Letters (*.letter)"))
        if name:
            self.join(Path(name))

    def take_files(self, paths: list[Path]) -> bool:
        """Takes a dropped copy of this letter; other letters are left to be opened."""
        session = self._page.session
        if len(paths) != 1 or paths[0].suffix.lower() != _ENDING:
            return False
        if paths[0].resolve() == session.path.resolve():
            self._say(tr("This letter is open already."))
            return True
        try:
            dropped = open_letter(paths[0])
        except LetterdeskError:
            return False
        if dropped.letter.id != session.letter.id or session.is_read_only:
            return False
        self._open_sheet(dropped)
        return True

    def join(self, path: Path) -> CombineSheet | None:
        """The sheet over a copy in a file; None where it is no copy, which a banner says."""
        try:
            copy = open_letter(path)
            refuse_another(self._page.session.letter, copy.letter)
        except LetterdeskError as error:
            self._page.troubles.show_refusal(error.finding)
            return None
        return self._open_sheet(copy)

    def _open_sheet(self, copy: OpenLetter) -> CombineSheet | None:
        # Imported here: it brings the editor, which few letters need before their page is seen.
        from letterdesk.desktop.combine_sheet import CombineSheet

        page, mine = self._page, self._page.session.letter
        page.session.end_typing()
        try:
            sheet = CombineSheet(
                None, mine, copy.letter, (tr("This letter"), tr("The copy")), page.window,
                about=(when_words(mine.changed), listed([
                    file_words(copy.path.name), when_words(copy.letter.changed)])),
                by=page.desk.settings.name)
        except LetterdeskError as error:
            page.troubles.show_refusal(error.finding)
            return None
        sheet.combined.connect(lambda letter: self._take(letter, copy, sheet.changes))
        page.hold_sheet(sheet)
        return sheet

    def _take(self, letter: Letter, copy: OpenLetter, changes: int) -> None:
        if self._page.session.take_combined(letter, copy):
            self._page.toast_wanted.emit(tr_n("{count} change joined", "{count} changes joined",
                                              changes))

    def _say(self, words: str) -> None:
        self._page.view.banners.say("join", "info", words, (
            (tr("Done"), lambda: self._page.view.banners.clear("join")),))
