"""Other states of an open letter: its file changed by others, copies of sync programs, and
windows that have it too. Each is shown with what can be done; nothing is written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from letterdesk.desktop.composer.times import when_words
from letterdesk.desktop.folders import file_words
from letterdesk.desktop.translate import isolated, tr
from letterdesk.findings import LetterdeskError
from letterdesk.letters.holding import Holder
from letterdesk.letters.model import Letter
from letterdesk.operations.letter_files import OpenLetter
from letterdesk.operations.outside import saw_copy

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage

Say = Callable[..., None]


class OtherStates(QObject):
    """Says what others did, and does what the person then chooses."""

    def __init__(self, page: ComposerPage, say: Say) -> None:
        super().__init__(page)
        self._page, self._session, self._say = page, page.session, say
        self._session.file_changed_outside.connect(self._changed_outside)
        self._session.copy_found.connect(self._copy_found)
        self._session.other_kept.connect(self._other_kept)
        self._session.came_free.connect(self._open_again)
        if self._session.outside is not None:
            self._changed_outside()
        hold = self._session.hold
        if hold is not None and not hold.is_mine:
            self._somebody_has_it(hold.other or Holder(), hold.can_take_anyway)

    # The file

    def _changed_outside(self) -> None:
        outside = self._session.outside
        name = file_words(self._session.path.name)
        if outside.opened is None:
            self._say("file", "error", tr(
                "Your letter is safe in this window. Another program changed its file {name}, "
                "which is no letter any more.", name=name),
                ((tr("Keep mine"), self._session.keep_mine),
                 (tr("Save a copy…"), self._page.save_copy)))
            return
        if outside.opened.letter.id != self._session.letter.id:
            self._say("file", "error", tr(
                "Your letter is safe in this window. Another program put another letter in the "
                "place of its file {name}.", name=name),
                ((tr("Keep mine"), self._session.keep_mine),
                 (tr("Save a copy…"), self._page.save_copy)))
            return
        self._say("file", "error", tr(
            "Your letter is safe in this window. Another program changed its file, so it is not "
            "written over."), (
                (tr("Compare"), lambda: self._join(outside.opened, self._session.file.in_file)),
                (tr("Take the other version"), self._take_theirs),
                (tr("Keep mine"), self._session.keep_mine)))

    def _take_theirs(self) -> None:
        if self._session.take_theirs():
            self._page.troubles.clear("file")

    def _other_kept(self, path: Path) -> None:
        self._page.troubles.clear("file")
        self._say("kept", "info", tr("Your letter is written. What the other program wrote is in "
                                     "{name}, in the same folder.", name=file_words(path.name)),
                  ((tr("Done"), lambda: self._page.troubles.clear("kept")),))

    # Copies of sync programs

    def _copy_found(self, copy: OpenLetter) -> None:
        self._say("copy", "warning", tr(
            "Another version of this letter lies beside it: {name}. Your letter is as you left "
            "it.", name=file_words(copy.path.name)), (
                (tr("Compare"), lambda: self._join(copy, None)),
                (tr("Leave it"), lambda: self._leave_copy(copy))))

    def _leave_copy(self, copy: OpenLetter) -> None:
        saw_copy(copy.stamp)
        self._page.troubles.clear("copy")

    # Other windows

    def _somebody_has_it(self, other: Holder, can_take: bool) -> None:
        words = tr("{name} has this letter open on {computer} since {time}. Here it can be read; "
                   "it can be changed as soon as that window is closed.",
                   name=isolated(other.name or tr("Somebody")),
                   computer=isolated(other.computer or tr("another computer")),
                   time=when_words(other.since) if other.since else tr("a time not known"))
        actions = ((tr("Open anyway"), self._open_anyway),) if can_take else ()
        self._say("held", "info", words, actions)

    def _open_anyway(self) -> None:
        """The other computer may have been switched off; what both save is compared."""
        self._session.hold.take_anyway()
        self._open_again()

    def _open_again(self) -> None:
        """Reads the letter anew, with what the other window wrote."""
        self._page.reopen_wanted.emit(self._session.path)

    # Side by side

    def _join(self, theirs: OpenLetter, base: Letter | None) -> None:
        """Both versions side by side: joined, or compared where they have no past in common."""
        # Imported here: the sheets word what went wrong as this page's banners do.
        from letterdesk.desktop.combine_sheet import CombineSheet
        from letterdesk.desktop.compare_sheet import CompareSheet

        mine, page = self._session.letter, self._page
        names = (tr("In this window"), file_words(theirs.path.name))
        about = (when_words(mine.changed), when_words(theirs.letter.changed))
        self._session.end_typing()
        try:
            sheet = CombineSheet(base, mine, theirs.letter, names, page.window, about=about,
                                 by=page.desk.settings.name)
            sheet.combined.connect(lambda letter: self._take(letter, theirs))
        except LetterdeskError:
            sheet = CompareSheet(mine, theirs.letter, names, page.window, about=about,
                                 action=tr("Take the other version"))
            sheet.chosen.connect(lambda: self._take(theirs.letter, theirs))
        page.hold_sheet(sheet)

    def _take(self, letter: Letter, theirs: OpenLetter) -> None:
        if self._session.take_combined(letter, theirs):
            for cause in ("file",) if theirs.path == self._session.path else ("copy",):
                self._page.troubles.clear(cause)
