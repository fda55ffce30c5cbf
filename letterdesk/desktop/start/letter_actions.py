"""What can be done with a letter of the list, by its menu and by keys."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu

from letterdesk.desktop import icons
from letterdesk.desktop.composer.rename_sheet import RenameSheet
from letterdesk.desktop.composer.troubles import told
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.start.rows import LetterRow
from letterdesk.desktop.start.trash import delete
from letterdesk.desktop.translate import tr, tr_message
from letterdesk.findings import Finding, LetterdeskError
from letterdesk.letters.model import Letter
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.duplicate import duplicate, letter_like
from letterdesk.operations.follow_up import follow_up
from letterdesk.operations.letter_files import is_bundled, open_letter, save_letter
from letterdesk.operations.new import free_path
from letterdesk.operations.preferences import make_folder
from letterdesk.operations.rename import rename
from letterdesk.operations.trash import Deleted, bring_back

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window

_CAUSE = "letter"


class LetterActions(QObject):
    """Open, duplicate, like this, follow-up, rename, show, delete; each can be undone or left."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._start, self._model = window.start, window.start_model
        self._start.letters.menu_asked.connect(self.open_menu)
        self._start.letters.delete_asked.connect(self.delete)
        self._start.letters.rename_asked.connect(self.rename)

    def open_menu(self, row: LetterRow, where: QPoint) -> None:
        self.menu(row).popup(where)

    def menu(self, row: LetterRow) -> QMenu:
        """The menu of a row; of a letter that cannot be opened only what needs no reading."""
        menu = QMenu(self._start)
        menu.addAction(icons.icon("file-text"), tr("Open"),
                       lambda: self._window.open_path(row.recent.path))
        if not row.trouble:
            menu.addSeparator()
            menu.addAction(icons.icon("files"), tr("Duplicate"), lambda: self.duplicate(row))
            menu.addAction(icons.icon("plus"), tr("New letter like this"),
                           lambda: self.like(row))
            self._add_follow_ups(menu, row)
            menu.addSeparator()
            menu.addAction(icons.icon("pen-line"), tr("Rename…"), QKeySequence(Qt.Key.Key_F2),
                           lambda: self.rename(row))
        menu.addAction(icons.icon("folder-open"), tr("Show in folder"),
                       lambda: self.show_in_folder(row))
        menu.addSeparator()
        if self._model.is_outside(row.recent):
            menu.addAction(icons.icon("x"), tr("Take off this list"),
                           lambda: self._model.take_off(row.recent))
        menu.addAction(icons.icon("trash-2"), tr("Delete"), QKeySequence(Qt.Key.Key_Delete),
                       lambda: self.delete(row))
        return menu

    def duplicate(self, row: LetterRow) -> None:
        """The same letter once more, beside it."""
        def made() -> Path:
            taken = [other.recent.title for other in self._model.letters]
            return self._write(duplicate(read_letter(row.recent.path).letter, taken=taken),
                               self._folder_of(row.recent.path))

        path = self._try(made)
        if path is None:
            return
        self._list_and_go_to(path)
        self._window.show_toast(
            tr("“{title}” is duplicated", title=row.title), lambda: self._take_back(path))

    def like(self, row: LetterRow) -> None:
        """A new letter with this one's choices and edits, opened."""
        self._open_new(lambda: letter_like(read_letter(row.recent.path).letter,
                                           by=self._desk.settings.name))

    def follow_up(self, row: LetterRow, template: str) -> None:
        """A letter of another template with this one's values, opened; says what did not fit."""
        left_out: list[Finding] = []

        def made() -> Letter:
            followed = follow_up(read_letter(row.recent.path).letter, self._desk.library,
                                 template, by=self._desk.settings.name)
            left_out.extend(followed.left_out)
            return followed.letter

        if self._open_new(made) and left_out:
            banners = self._window.composer.view.banners
            banners.say("follow-up", "info",
                        " ".join(f"{tr_message(f.message)}." for f in left_out),
                        ((tr("Done"), lambda: banners.clear("follow-up")),))

    def rename(self, row: LetterRow) -> None:
        if row.trouble:
            return
        sheet = RenameSheet(row.recent.title, self._window)
        sheet.named.connect(lambda title: self._rename(row.recent.path, title))

    def show_in_folder(self, row: LetterRow) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.recent.path.parent)))

    def delete(self, row: LetterRow) -> None:
        """Moves the letter into the trash; the toast brings it back."""
        path = row.recent.path
        if is_bundled(path):
            return
        deleted = self._try(lambda: delete(path))
        if deleted is None:
            return
        self._model.look_again()
        self._window.show_toast(tr("“{title}” is in the trash", title=row.title),
                                lambda: self._bring_back(deleted))

    # Inside

    def _add_follow_ups(self, menu: QMenu, row: LetterRow) -> None:
        cards = [card for card in self._model.cards() if card.template != row.recent.template]
        if not cards:
            return
        below = menu.addMenu(icons.icon("file-up"), tr("Follow-up letter"))
        for card in cards:
            below.addAction(card.name.replace("&", "&&"),
                            lambda t=card.template: self.follow_up(row, t))

    def _rename(self, path: Path, title: str) -> None:
        def done() -> bool:
            opened = open_letter(path)
            save_letter(opened, rename(opened.letter, title))
            return True

        if self._try(done):
            self._list_and_go_to(path)

    def _open_new(self, make: Callable[[], Letter]) -> bool:
        path = self._try(lambda: self._write(make(), self._desk.settings.letters))
        return path is not None and self._window.open_path(path)

    def _bring_back(self, deleted: Deleted) -> None:
        path = self._try(lambda: bring_back(deleted))
        if path is not None:
            self._list_and_go_to(path)

    def _take_back(self, path: Path) -> None:
        if self._try(lambda: delete(path)) is not None:
            self._model.look_again()

    def _list_and_go_to(self, path: Path) -> None:
        """Lists the letters anew, and puts the keys on one as soon as it stands there."""
        def go() -> None:
            self._model.letters_changed.disconnect(go)
            self._start.letters.go_to(path.resolve())
            self._start.letters.setFocus(Qt.FocusReason.OtherFocusReason)

        self._model.letters_changed.connect(go)
        self._model.look_again()

    def _folder_of(self, path: Path) -> Path:
        """The letter's folder, or the letters folder where nothing can be put beside it."""
        beside = path.parent
        return self._desk.settings.letters if is_bundled(path) or not os.access(
            beside, os.W_OK) else beside

    def _write(self, letter: Letter, folder: Path) -> Path:
        make_folder(folder)
        path = free_path(folder, letter)
        write_letter(path, letter)
        return path

    def _try(self, work: Callable[[], Any]) -> Any:
        """What `work` gives; where it fails a banner says why, and nothing has changed."""
        banners = self._start.banners
        try:
            done = work()
        except LetterdeskError as error:
            banners.say(_CAUSE, "error", _sentence(error.finding),
                        ((tr("Done"), lambda: banners.clear(_CAUSE)),))
            return None
        banners.clear(_CAUSE)
        return done


def _sentence(finding: Finding) -> str:
    name = Path(finding.place.file).name if finding.place.file else ""
    return f"{name}: {told(finding)}" if name else told(finding)
