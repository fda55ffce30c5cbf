"""One open letter in the window: its columns, header and status, and what actions do in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.beside import Beside
from letterdesk.desktop.composer.features import features
from letterdesk.desktop.composer.field_states import counted
from letterdesk.desktop.composer.letter_library import LetterLibrary
from letterdesk.desktop.composer.page_maker import PageSet
from letterdesk.desktop.composer.session import LetterSession
from letterdesk.desktop.composer.troubles import Troubles
from letterdesk.desktop.composer.view import ComposerView
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES, part_words, words
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.shell.actions import Actions
from letterdesk.desktop.shell.bars import HeaderRow, StatusRow
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, tr, tr_n
from letterdesk.desktop.widgets.buttons import IconButton, MenuButton, SplitButton
from letterdesk.desktop.widgets.labels import Dot, Label, divider
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.letters import changes as ch
from letterdesk.operations.letter_files import OpenLetter

if TYPE_CHECKING:
    from letterdesk.desktop.composer.recipients_sheet import RecipientsSheet
    from letterdesk.desktop.composer.rename_sheet import RenameSheet
    from letterdesk.desktop.export_sheet.view import ExportSheet
    from letterdesk.desktop.export_sheet.view_model import ExportOutcome, ExportPlan
    from letterdesk.export.pdf import PdfWriter


class ComposerPage(QObject):
    """Owns the session, the view model and the widgets of one letter."""

    toast_wanted = Signal(str)
    """Words of a toast whose action is Undo."""
    copy_made = Signal(object)
    """Path of a copy that goes on in place of an example."""
    reopen_wanted = Signal(object)
    """Path of this letter, to be read anew: another window has closed it."""

    def __init__(self, opened: OpenLetter, desk: Desk, actions: Actions,
                 writers: list[PdfWriter], window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._actions, self._window = desk, actions, window
        self.session = LetterSession(opened, self, by=desk.settings.name)
        self.model = ComposerModel(self.session, writers, self)
        self.view = ComposerView(self.model)
        self.header = HeaderRow(self.session.letter.title)
        self.status = StatusRow()
        self._saved: dt.time | None = _written_at(opened.path)
        self._last_plan: ExportPlan | None = None
        self.sheet: Sheet | None = None
        self.troubles = Troubles(self)
        self._library = LetterLibrary(self.model, desk)
        self._build_header()
        self._build_status()
        self._connect()
        self.commands = self._own_commands()
        """What each action does in this letter, by its name."""
        self.versions = Beside(self)
        """The language versions: what each lacks, and two side by side."""
        self.features = [self.versions, *features(self)]
        actions.give_part_keys_to(self.view.parts)
        self._show_title()
        self.model.ask_page()

    # Header and status bar

    def _build_header(self) -> None:
        self._edited_dot = Dot("accent")
        self._edited = Label(tr("Edited"), theme.CAPTION, tone="secondary")
        for widget in (self._edited_dot, self._edited):
            self.header.after_title.addWidget(widget)
        self.undo = IconButton("undo-2", tr("Undo"))
        self.redo = IconButton("redo-2", tr("Redo"))
        self.undo.clicked.connect(self.session.undo_stack.undo)
        self.redo.clicked.connect(self.session.undo_stack.redo)
        self.header.add(self.undo)
        self.header.add(self.redo)
        self.header.row.setSpacing(Space.S)
        self.header.add(divider(vertical=True), Space.S)
        self.language = MenuButton("", icon="languages")
        self.language.set_menu(self._language_menu)
        self.header.add(self.language)
        self.export = SplitButton(tr("Export…"), tr("More ways to export"))
        self.export.clicked.connect(self.open_export)
        self.export.set_menu(self._export_menu)
        self.header.add(self.export, Space.S)
        self._show_undo()

    def _build_status(self) -> None:
        self.zoom = MenuButton(tr("Fit width"), tone="secondary", size=theme.CAPTION)
        self.zoom.setFixedHeight(Size.HIT)
        self.zoom.set_menu(self._zoom_menu)
        self.status.row.addWidget(self.zoom)
        self._show_facts()

    def _connect(self) -> None:
        session, model, view = self.session, self.model, self.view
        session.changed.connect(lambda _changed: self._show_title())
        session.saved.connect(self._take_saved)
        for failed in (session.not_saved, session.file_gone, session.file_changed_outside):
            failed.connect(self._take_not_saved)
        session.undo_stack.indexChanged.connect(lambda _index: self._show_undo())
        model.pages_changed.connect(self._take_pages)
        self._desk.library_loaded.connect(self._show_facts)
        model.language_changed.connect(self._show_title)
        view.part_menu_asked.connect(self._open_part_menu)
        view.part_taken_out.connect(self._toast_taken_out)
        view.recipients_asked.connect(self.open_recipients)
        view.page.zoom_changed.connect(self._show_zoom)

    def _show_title(self) -> None:
        self.header.title.setText(isolated(self.session.letter.title))
        for widget in (self._edited_dot, self._edited):
            widget.setVisible(self.model.is_edited)
        self.language.setText(LANGUAGE_NAMES.get(self.model.language, self.model.language))

    def _show_undo(self) -> None:
        stack = self.session.undo_stack
        for name, button, possible, step in (
                ("undo", self.undo, stack.canUndo(), tr("Undo {step}", step=stack.undoText())),
                ("redo", self.redo, stack.canRedo(), tr("Redo {step}", step=stack.redoText()))):
            shown = step if possible else tr("Nothing to undo") if name == "undo" \
                else tr("Nothing to redo")
            button.set_name(shown)
            button.setEnabled(possible)
            self._actions[name].setText(shown)
            self._actions[name].setEnabled(possible)

    def _take_pages(self, _pages: PageSet) -> None:
        self._show_title()
        self._show_facts()

    def _take_saved(self, time: dt.time) -> None:
        self._saved = time
        self.troubles.clear("file")
        self._show_facts()

    def _take_not_saved(self, *_: object) -> None:
        """The time of an earlier file would say that the letter lies in it."""
        self._saved = None
        self._show_facts()

    def _show_facts(self) -> None:
        pages = len(self.model.pages.sizes) if self.model.pages else 0
        count = self.model.words()
        self.status.show_facts(
            tr_n("{count} page", "{count} pages", pages) if pages else "",
            tr_n("{number} word", "{number} words", count, number=counted(count)) if pages else "",
            self._library_words(),
            tr("Saved {time}", time=f"{self._saved:%H:%M}") if self._saved else tr("Not saved"),
            tr("Read-only") if self.session.is_read_only else "")

    def _library_words(self) -> str:
        library = self._desk.library
        return words(library.organisation, library.source_language, library.id) if library else ""

    def _show_zoom(self) -> None:
        page = self.view.page
        words = {"width": tr("Fit width"), "page": tr("Whole page")}
        self.zoom.setText(words.get(page.mode, f"{round(page.zoom * 100)} %"))

    # Menus

    def _language_menu(self) -> QMenu:
        return self.versions.menu.build()

    def _export_menu(self) -> QMenu:
        menu = QMenu(self.export)
        for name in ("export", "export-again", "print", "save-copy"):
            menu.addAction(self._actions[name])
        return menu

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self.zoom)
        for name in ("fit-width", "whole-page", "zoom-in", "zoom-out"):
            menu.addAction(self._actions[name])
        return menu

    def _open_part_menu(self, part: str, where: QPoint) -> None:
        self.view.parts.select(part)
        self._allow_part_actions()
        self._actions.part_menu(self.view.parts).popup(where)

    def _allow_part_actions(self) -> None:
        row = self.view.parts.row()
        can = row is not None and not self.session.is_read_only
        for name, allowed in (("part-switch", can and not row.required),
                              ("part-choose", can and bool(row.choices)),
                              ("part-restore", can and row.edited),
                              ("part-remove", can and row.added)):
            self._actions[name].setEnabled(bool(allowed))

    # What actions do

    def act(self, name: str) -> None:
        """Does what an action asks for."""
        if name in self.commands and not (self.sheet is not None and self.sheet.isVisible()):
            self.commands[name]()

    def _own_commands(self) -> dict[str, Callable[[], object]]:
        view, parts = self.view, self.view.parts
        return {
            "undo": self.session.undo_stack.undo, "redo": self.session.undo_stack.redo,
            "save": self.session.save_now, "save-copy": self.save_copy, "rename": self.rename,
            "export": self.open_export, "export-again": self.export_again,
            "language": self.language.open_menu, "next-pane": lambda: view.next_pane(1),
            "earlier-pane": lambda: view.next_pane(-1),
            "fit-width": lambda: view.page.set_mode("width"),
            "whole-page": lambda: view.page.set_mode("page"),
            "zoom-in": lambda: view.page.zoom_by(1), "zoom-out": lambda: view.page.zoom_by(-1),
            "part-switch": parts.switch_current, "part-choose": parts.open_choice,
            "part-fields": lambda: view.go_to_fields(parts.part()),
            "part-up": lambda: self.model.move_by(parts.part(), -1),
            "part-down": lambda: self.model.move_by(parts.part(), 1),
            "part-restore": lambda: self.model.restore(parts.part()),
            "part-remove": self._remove_part,
        }

    def _remove_part(self) -> None:
        row = self.view.parts.row()
        if row is not None and row.added and self.model.remove(row.part):
            self.toast_wanted.emit(tr("{part} removed", part=row.name))

    def _toast_taken_out(self, part: str) -> None:
        name = part_words(self.session.letter, part)
        self.toast_wanted.emit(tr("“{part}” taken out", part=name))

    def open_export(self) -> ExportSheet:
        """The export sheet over the window."""
        # Sheets are imported where they open: the letter stands before them.
        from letterdesk.desktop.export_sheet.view import ExportSheet

        sheet = ExportSheet(self.model, self._first_page(), self._desk,
                            self._window, self._last_plan)
        sheet.exported.connect(self._take_export)
        sheet.finding_asked.connect(lambda: self.act("next-finding"))
        self.hold_sheet(sheet)
        return sheet

    def export_again(self) -> None:
        """The same files as last time, at once; the first time asks."""
        sheet = self.open_export()
        if self._last_plan is not None:
            sheet.start()

    def open_recipients(self) -> RecipientsSheet:
        from letterdesk.desktop.composer.recipients_sheet import RecipientsSheet

        sheet = RecipientsSheet(self.model, self._window)
        sheet.chosen.connect(lambda people: self.session.do(ch.SetRecipients(people)))
        self.hold_sheet(sheet)
        return sheet

    def rename(self) -> RenameSheet:
        from letterdesk.desktop.composer.rename_sheet import RenameSheet

        sheet = RenameSheet(self.session.letter.title, self._window)
        sheet.named.connect(self.model.rename)
        self.hold_sheet(sheet)
        return sheet

    def hold_sheet(self, sheet: Sheet) -> None:
        """A sheet over the window: until it is closed, actions wait."""
        self.sheet = sheet
        sheet.closed.connect(self._forget_sheet)

    @property
    def window(self) -> QWidget:
        """Whose place sheets cover."""
        return self._window

    @property
    def desk(self) -> Desk:
        return self._desk

    def save_copy(self) -> None:
        """Asks for a file and writes the letter there too."""
        name, _kind = QFileDialog.getSaveFileName(
            self._window, tr("Save a copy"), str(self.session.path), tr("Letters (*.letter)"))
        if name:
            path = Path(name)
            path = path if path.suffix else path.with_suffix(".letter")
            if self.troubles.try_saving(path) and self.session.is_example:
                self.copy_made.emit(path)

    def close(self) -> bool:
        """Keeps what is not kept yet; False where the file could not be written."""
        if self.sheet is not None:
            self.sheet.wait()
        self.session.undo_stack.indexChanged.disconnect()
        self._desk.library_loaded.disconnect(self._show_facts)
        self._library.close()
        for feature in self.features:
            if hasattr(feature, "close"):
                feature.close()
        return self.model.close()

    def _take_export(self, outcome: ExportOutcome) -> None:
        if self.sheet is not None:
            self._last_plan = self.sheet.plan
        if outcome.letter is not None:
            self.session.take_snapshots(outcome.letter, outcome.stamp)

    def take_files(self, paths: list[Path]) -> bool:
        """Offers files that were dropped to the features; False where none takes them."""
        return any(feature.take_files(paths) for feature in self.features
                   if hasattr(feature, "take_files"))

    def _forget_sheet(self) -> None:
        self.sheet = None

    def _first_page(self) -> QImage | None:
        return self.model.pages.images.get(0) if self.model.pages else None


def _written_at(path: Path) -> dt.time | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).astimezone().time()
    except OSError:
        return None
