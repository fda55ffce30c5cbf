"""The start page in its window: search in the header, letters dropped, and what rows can do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from letterdesk.desktop.desk import Desk
from letterdesk.desktop.folders import file_words, folder_words
from letterdesk.desktop.start.letter_actions import LetterActions
from letterdesk.desktop.translate import listed, tr, tr_n
from letterdesk.operations.recents import ENDING, remember

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window

_CAUSE, _FOLDER = "dropped", "folder"


class StartPage(QObject):
    """Puts the search box into the page's header and takes its keys."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._start = window, window.start
        self.letter_actions = LetterActions(window, desk)
        header = window.headers.widget(window.stack.indexOf(self._start))
        header.row.insertWidget(header.row.indexOf(window.new_button), self._start.search)
        self._find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), window)
        self._find.activated.connect(self._search)
        window.stack.currentChanged.connect(self._page_changed)
        window.start_model.letters_changed.connect(self._say_where_letters_are)
        self._page_changed()

    def take_files(self, paths: list[Path]) -> None:
        """Files that were dropped: one letter is opened, several are listed."""
        letters = [path for path in paths if path.suffix.lower() == ENDING and path.is_file()]
        others = [path for path in paths if path not in letters]
        banners = self._start.banners
        banners.clear(_CAUSE)
        if len(letters) == 1 and not others:
            self._window.open_path(letters[0])
            return
        if not self._window.leave_letter():
            return
        self._window.show_page("letters")
        for path in reversed(letters):
            remember(path)
        said = []
        if letters:
            self._window.start_model.look_again()
            said.append(tr_n("{count} letter stands in the list below.",
                             "{count} letters stand in the list below.", len(letters)))
        if others:
            said.append(tr("No letter: {names}. Files of letters end in {ending}.",
                           names=listed(file_words(path.name) for path in others),
                           ending=ENDING))
        banners.say(_CAUSE, "warning" if others else "info", " ".join(said),
                    ((tr("Done"), lambda: banners.clear(_CAUSE)),))

    def _say_where_letters_are(self) -> None:
        """A letters folder that is gone is told; what lies elsewhere is listed all the same."""
        model, banners = self._window.start_model, self._start.banners
        if not model.is_folder_gone:
            banners.clear(_FOLDER)
        elif _FOLDER not in banners.words():
            banners.say(_FOLDER, "warning", tr(
                "The letters folder {folder} is not there. Connect its drive, or choose another "
                "folder in Settings.", folder=folder_words(model.folder)),
                ((tr("Try again"), model.look_again),
                 (tr("Settings"), lambda: self._window.show_page("settings"))))

    def _search(self) -> None:
        self._start.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._start.search.edit.selectAll()

    def _page_changed(self) -> None:
        """In a letter the same keys find words in the letter."""
        self._find.setEnabled(self._window.stack.currentWidget() is self._start)
