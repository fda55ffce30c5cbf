"""The main window: rail, header, pages, status bar; which letter is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from letterdesk.desktop import appearance, fonts
from letterdesk.desktop.composer.page import ComposerPage
from letterdesk.desktop.composer.troubles import sentence, told
from letterdesk.desktop.composer.wording import words
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.settings_page.view import SettingsView
from letterdesk.desktop.shell.actions import Actions
from letterdesk.desktop.shell.bars import HeaderRow, StatusRow, header_bar, status_bar
from letterdesk.desktop.shell.drops import files_of
from letterdesk.desktop.shell.features import features
from letterdesk.desktop.shell.rail import Rail
from letterdesk.desktop.start.page import StartPage
from letterdesk.desktop.start.pictures import PagePictures
from letterdesk.desktop.start.view import StartView
from letterdesk.desktop.start.view_model import StartModel
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr, tr_message, tr_n
from letterdesk.desktop.widgets.banner import Toast
from letterdesk.desktop.widgets.buttons import MenuButton
from letterdesk.desktop.widgets.reading_order import go_on
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.findings import Finding, LetterdeskError
from letterdesk.letters.store import write_letter
from letterdesk.operations.letter_files import OpenLetter, open_letter
from letterdesk.operations.new import NewRequest, free_path, new
from letterdesk.operations.preferences import make_folder
from letterdesk.operations.recents import remember
from letterdesk.settings import Settings

if TYPE_CHECKING:
    from letterdesk.export.pdf import PdfWriter

_QUIET_MS = 500
_FONT_MS = 300
"""After the start, when nobody waits for the window any more."""

LETTERS, SETTINGS = "letters", "settings"


class Window(QMainWindow):
    """Shows one page at a time; a letter that is open takes the place of the start page."""

    language_chosen = Signal()
    """The settings name another language or text size, and are kept: the window is built anew."""

    letter_opened = Signal(object)
    letter_leaves = Signal(object)
    """ComposerPage of a letter that was opened, and of one that is being closed."""
    closes = Signal()

    def __init__(self, desk: Desk, pictures: PagePictures) -> None:
        super().__init__()
        appearance.dress(self)
        self._desk, self.pictures = desk, pictures
        self.actions_ = Actions(self)
        self.start_model = StartModel(desk, self)
        self.start = StartView(self.start_model, pictures)
        self.settings = SettingsView(desk)
        self.composer: ComposerPage | None = None
        self.is_ending = False
        """The person logs out: what no file takes stays in the journal."""
        self._writers: list[PdfWriter] = []
        self._toast: Toast | None = None
        self.setWindowTitle("Letterdesk")
        self.setMinimumSize(*Size.WINDOW_LEAST)
        self.resize(*Size.WINDOW)
        self._build()
        self.commands = self._own_commands()
        """What each action does that needs no open letter, by its name."""
        self._connect()
        self.start_page = StartPage(self, desk)
        self.features = features(self, self._desk)
        self.setAcceptDrops(True)
        self.show_page(LETTERS)
        self.actions_.put_in_menu_bar()
        QTimer.singleShot(0, self._begin)
        QTimer.singleShot(_FONT_MS, self._add_chinese)

    # Building

    def _build(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail()
        self.rail.add_page(LETTERS, "file-text", tr("Letters"))
        self.rail.add_page(SETTINGS, "settings", tr("Settings"), at_foot=True)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.headers, self.stack, self.statuses = header_bar(), QStackedWidget(), status_bar()
        column.addWidget(self.headers)
        column.addWidget(self.stack, 1)
        column.addWidget(self.statuses)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)
        start_header = HeaderRow(tr("Letters"), Size.START_MARGIN)
        self.new_button = MenuButton(tr("New letter"), icon="plus", kind="primary",
                                     chevron=False)
        self.new_button.set_menu(lambda: self.start.new_menu(self.new_button))
        start_header.add(self.new_button)
        self._start_status = StatusRow()
        self._add_page(start_header, self.start, self._start_status)
        self._add_page(HeaderRow(tr("Settings"), Size.START_MARGIN), self.settings, StatusRow())

    def _add_page(self, header: QWidget, view: QWidget, status: QWidget) -> None:
        self.headers.addWidget(header)
        self.stack.addWidget(view)
        self.statuses.addWidget(status)

    def _connect(self) -> None:
        self.rail.page_asked.connect(self._rail_asked)
        self.rail.menu_button.clicked.connect(self.open_menu)
        self.actions_.wanted.connect(self.act)
        self.start.template_chosen.connect(self.start_letter)
        self.start.letter_chosen.connect(self.open_path)
        self.start.library_asked.connect(self.choose_library)
        self.start.bundled_asked.connect(lambda: self.use_settings(
            replace(self._desk.settings, library="")))
        self.start_model.letters_changed.connect(self._show_status)
        self._desk.library_loaded.connect(self._show_status)
        self.settings.settings_chosen.connect(self.use_settings)

    # Pages

    def show_page(self, name: str) -> None:
        """The start page (or the letter that is open), or the settings."""
        is_composer = name == LETTERS and self.composer is not None
        index = 1 if name == SETTINGS else 2 if is_composer else 0
        for stack in (self.headers, self.stack, self.statuses):
            stack.setCurrentIndex(index)
        self.rail.show_page(name)
        self.actions_.allow_composer(is_composer)
        self._title()

    def act(self, name: str) -> None:
        """Does what an action asks for; a sheet that stands over the window comes first."""
        if name != "quit" and any(sheet.isVisible() for sheet in self.findChildren(
                Sheet, options=Qt.FindChildOption.FindDirectChildrenOnly)):
            return
        if name == "new" and self.stack.currentIndex() != 0:
            self._rail_asked(LETTERS)
            self.leave_letter()
        if name in self.commands:
            self.commands[name]()
        elif self.composer is not None:
            self.composer.act(name)

    def _own_commands(self) -> dict[str, Callable[[], object]]:
        return {"new": self.new_button.open_menu, "open": self.ask_for_letter, "quit": self.close,
                "page-letters": lambda: self._rail_asked(LETTERS),
                "page-settings": lambda: self._rail_asked(SETTINGS)}

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def is_wide(self) -> bool:
        """Wide enough for three columns."""
        return self.width() >= Size.NARROW

    def take_files(self, paths: list[Path]) -> None:
        """Files dropped on the window: the open letter's, or letters to open."""
        if self.composer is not None and self.composer.take_files(paths):
            return
        self.start_page.take_files(paths)

    def open_menu(self) -> None:
        button = self.rail.menu_button
        self.actions_.menu(self).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def start_letter(self, template: str) -> None:
        """A new letter of `template`, or of `template:language`, in the letters folder."""
        library = self._desk.library
        if library is None:
            return
        name, _colon, language = template.partition(":")
        folder = self._desk.settings.letters
        try:
            letter = new(library, NewRequest(name, (language or library.source_language,)),
                         by=self._desk.settings.name)
            make_folder(folder)
            path = free_path(folder, letter)
            write_letter(path, letter)
        except LetterdeskError as error:
            self._say_on_start(error.finding)
            return
        self.open_path(path)

    def ask_for_letter(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, tr("Open a letter"), str(self._desk.settings.letters), tr("Letters (*.letter)"))
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> bool:
        """Opens a letter in place of the one that is open, which is written before."""
        if not self.leave_letter():
            return False
        try:
            self.open_letter(open_letter(path))
        except LetterdeskError as error:
            self._say_on_start(error.finding)
            return False
        remember(path)
        return True

    def open_letter(self, opened: OpenLetter) -> None:
        """Shows a letter where none is open."""
        page = ComposerPage(opened, self._desk, self.actions_, self._writers, self)
        page.toast_wanted.connect(self.show_toast)
        for asked in (page.copy_made, page.reopen_wanted):
            asked.connect(self.open_path, Qt.ConnectionType.QueuedConnection)
        self.composer = page
        self._add_page(page.header, page.view, page.status)
        page.session.changed.connect(lambda _changed: self._title())
        self.show_page(LETTERS)
        page.view.parts.setFocus(Qt.FocusReason.OtherFocusReason)
        self.letter_opened.emit(page)

    def leave_letter(self) -> bool:
        """Closes the open letter, kept in its file; False where that fails, then it stays."""
        page = self.composer
        if page is None:
            return True
        if not page.session.save_now() and not page.session.is_read_only and not self.is_ending:
            return False
        self.letter_leaves.emit(page)
        page.close()
        self.composer = None
        for stack, widget in ((self.headers, page.header), (self.stack, page.view),
                              (self.statuses, page.status)):
            stack.removeWidget(widget)
            widget.deleteLater()
        page.deleteLater()
        self.start_model.look_again()
        self.show_page(LETTERS)
        return True

    def use_settings(self, settings: Settings) -> None:
        """Keeps settings and puts the appearance into effect at once."""
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        was = self._desk.settings
        is_other_window = (settings.language, settings.text_size) != (was.language, was.text_size)
        try:
            self._desk.use_settings(settings)
        except LetterdeskError as error:
            self.settings.banners.say("file", "error", sentence(tr_message(
                error.finding.message)))
        else:
            self.settings.banners.clear("file")
            if is_other_window:
                self.language_chosen.emit()
        appearance.apply(application, appearance.follows_dark(application, settings.appearance))
        self.actions_.redraw_icons()
        self.settings.show_settings()

    def show_toast(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """A toast at the foot of the window whose action is Undo: of the last step, or as given."""
        if self._toast is not None:
            self._toast.close_now()
        toast = Toast(words, tr("Undo"), self)
        toast.chosen.connect(undo or (lambda: self.act("undo")))
        toast.destroyed.connect(self._forget_toast)
        self._toast = toast
        self._place_toast()
        toast.show()

    def wait(self) -> None:
        """Ends when nothing works in the background any more."""
        self._desk.wait()
        self.start_model.settle()
        self.pictures.wait()
        if self.composer is not None:
            self.composer.model.settle()
            self.composer.versions.settle()
            self.composer.session.settle()
            for feature in self.composer.features:
                if hasattr(feature, "settle"):
                    feature.settle()

    # Inside

    def _rail_asked(self, name: str) -> None:
        if name == LETTERS and self.composer is not None and self.stack.currentIndex() == 2:
            self.leave_letter()
        self.show_page(name)

    def _title(self) -> None:
        page = self.composer
        named = page.session.letter.title if page and self.stack.currentIndex() == 2 else ""
        self.setWindowTitle(f"{named} – Letterdesk" if named else "Letterdesk")

    def choose_library(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Open a library folder"))
        if folder:
            self.use_settings(replace(self._desk.settings, library=folder))

    def _say_on_start(self, finding: Finding) -> None:
        name = f"{Path(finding.place.file).name}: " if finding.place.file else ""
        self.start.banners.say(
            "letter", "error", name + told(finding),
            ((tr("Done"), lambda: self.start.banners.clear("letter")),))
        self.show_page(LETTERS)

    def _show_status(self) -> None:
        library = self._desk.library
        count = len(self.start_model.letters)
        organisation = words(library.organisation, library.source_language,
                             library.id) if library else ""
        self._start_status.show_facts(
            tr_n("{count} letter", "{count} letters", count) if count else "", organisation)

    def _begin(self) -> None:
        """Reads library and letters; beside a letter that was opened at once, in a pause of
        typing: two threads of Python share one interpreter, and keys come first."""
        if self.composer is None:
            self._read_all()
            return
        pause = QTimer(self, singleShot=True, interval=_QUIET_MS)
        pause.timeout.connect(self._read_all)
        pause.timeout.connect(pause.deleteLater)
        self.composer.session.changed.connect(pause.start)
        pause.start()

    def _read_all(self) -> None:
        self._desk.load_library()
        self.start_model.look_again()

    def _add_chinese(self) -> None:
        fonts.add_chinese()
        self.update()

    def _forget_toast(self) -> None:
        self._toast = None

    def _place_toast(self) -> None:
        if self._toast is not None:
            self._toast.move((self.width() - self._toast.width()) // 2,
                             self.height() - Size.STATUS - Size.TOAST - Space.L)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)

    def focusNextPrevChild(self, ahead: bool) -> bool:
        return go_on(self, ahead)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_toast()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks: what is not kept yet is written. Where that fails the window stays."""
        if not self.leave_letter():
            event.ignore()
            return
        self.closes.emit()
        self.start_model.close()
        self.pictures.close()
        self._desk.close()
        self._desk.spelling.close()
        event.accept()
