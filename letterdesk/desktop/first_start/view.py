"""Asks who writes, where letters lie and which library they are made from; all have an answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.folders import folder_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.banner import BannerArea
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.choice_box import ChoiceBox
from letterdesk.desktop.widgets.field_row import FieldRow
from letterdesk.desktop.widgets.labels import Label
from letterdesk.operations.account import account_name
from letterdesk.operations.libraries import has_library
from letterdesk.settings import Settings

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window

BUNDLED, FOLDER = "bundled", "folder"


class FirstStart(QObject):
    """Shows the page over the window, once: there are no settings yet."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.page: FirstStartPage | None = FirstStartPage(desk.settings, window)
        self.page.begin.clicked.connect(self._begin)

    def _begin(self) -> None:
        settings = self.page.settings()
        if settings is None:
            return
        self.page.close_page()
        self.page = None
        self._window.use_settings(settings)
        self._window.start.setFocus(Qt.FocusReason.OtherFocusReason)


class FirstStartPage(QWidget):
    """Covers the window. Enter in any field begins."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("First start"))
        self._build()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.edit.selectAll()

    def close_page(self) -> None:
        self.parentWidget().removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def settings(self) -> Settings | None:
        """What was answered; None where the library that was named is none, which is said."""
        library = self.library.text().strip() if self.which.value() == FOLDER else ""
        if self.which.value() == FOLDER and not has_library(Path(library).expanduser()):
            self.banners.say("library", "error", tr(
                "There is no library in this folder. A library’s folder has a file library.toml; "
                "your coordinator knows where it lies."))
            self.library.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return replace(self._settings, name=self.name.text().strip(),
                       letters_folder=self.letters.text().strip(), library=library, tour=True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        return False

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(area)
        holder = QWidget()
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        across = QHBoxLayout(holder)
        across.addStretch()
        column = QVBoxLayout()
        column.setSpacing(Space.L)
        across.addLayout(column)
        across.addStretch()
        column.addStretch(2)
        # Fields stand 24 px in, as everywhere: what is above them does too.
        for label in (Label(tr("Welcome to Letterdesk"), theme.TITLE, strong=True),
                      Label(tr("Three questions, and you can begin. Each can be answered "
                               "differently later, in Settings."), tone="secondary", wraps=True)):
            label.setContentsMargins(theme.sided(Space.XL, 0, 0, 0))
            column.addWidget(label)
        column.addSpacing(Space.S)
        self.banners = BannerArea()
        column.addWidget(self.banners)
        for row in self._rows():
            row.setFixedWidth(Size.FIRST_START)
            column.addWidget(row)
        self._show_which()
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.sided(Space.XL, Space.S, Space.M, 0))
        self.begin = Button(tr("Begin"), "primary")
        foot.addWidget(self.begin)
        foot.addStretch()
        column.addLayout(foot)
        column.addStretch(3)

    def _rows(self) -> tuple[FieldRow, ...]:
        self.name = LineBox(tr("Your name"))
        self.name.show_text(self._settings.name or account_name())
        self.letters = LineBox(tr("Letters folder"), folder_words(self._settings.letters))
        self.which = ChoiceBox(tr("Library"))
        self.which.set_choices([(BUNDLED, tr("The library that comes with Letterdesk")),
                                (FOLDER, tr("My organisation’s folder"))])
        self.which.show_value(BUNDLED)
        self.which.chosen.connect(self._choose)
        self.library = LineBox(tr("Folder of the library"))
        for box in (self.name, self.letters, self.library):
            box.edit.returnPressed.connect(lambda: self.begin.click())
        rows = ((tr("Your name"), self.name, tr("Stands beside your edits and exports.")),
                (tr("Where letters lie"), self._with_button(self.letters), tr(
                    "New letters are kept here.")),
                (tr("Which library"), self.which, tr(
                    "Templates and approved texts come from it.")),
                (tr("Folder of the library"), self._with_button(self.library), tr(
                    "On this computer, or on a drive that you share.")))
        made = []
        for label, control, help_words in rows:
            row = FieldRow(label, control)
            row.show_help(help_words)
            made.append(row)
        self._folder_row = made[-1]
        return tuple(made)

    def _choose(self, which: object) -> None:
        self.which.show_value(which)
        self._show_which()

    def _show_which(self) -> None:
        self._folder_row.setVisible(self.which.value() == FOLDER)
        self.banners.clear("library")

    def _with_button(self, box: LineBox) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(box, 1)
        button = Button(tr("Choose…"))
        button.clicked.connect(lambda: self._ask(box))
        row.addWidget(button)
        made.setFocusProxy(box)
        return made

    def _ask(self, box: LineBox) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a folder"), box.text())
        if folder:
            box.show_text(str(Path(folder)))
