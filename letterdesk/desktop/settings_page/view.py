"""Name, folders, appearance, language, and aids while typing; each counts at once."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.troubles import told
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.folders import folder_words
from letterdesk.desktop.text_scale import TEXT_SIZES
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.banner import BannerArea
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.choice_box import ChoiceBox
from letterdesk.desktop.widgets.field_row import FieldRow
from letterdesk.desktop.widgets.marks import Toggle
from letterdesk.findings import LetterdeskError
from letterdesk.operations.own_library import is_bundled_chosen, own_library


class SettingsView(QWidget):
    """Each row writes the settings when its field is left."""

    settings_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.banners = BannerArea()
        whole.addWidget(self.banners)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area, holder = area, QWidget()
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.sided(
            Size.START_MARGIN - Space.XL, Space.XL, Size.START_MARGIN, 0))
        column.setSpacing(Space.L)
        self.name = LineBox(tr("Your name"))
        self.letters = LineBox(tr("Letters folder"))
        self.library = LineBox(tr("Library"), tr("The library that comes with Letterdesk"))
        self.appearance = ChoiceBox(tr("Appearance"))
        self.appearance.set_choices([("system", tr("As the system")), ("light", tr("Light")),
                                     ("dark", tr("Dark"))])
        self.language = ChoiceBox(tr("Interface language"))
        self.language.set_choices([("system", tr("As the system")), *LANGUAGE_NAMES.items()])
        self.typing_aids = Toggle(tr("Typographic signs"))
        self.check_spelling = Toggle(tr("Check spelling"))
        self.text_size = ChoiceBox(tr("Text size"))
        self.text_size.set_choices([(size, tr("{number} %", number=size)) for size in TEXT_SIZES])
        rows = (
            (tr("Your name"), self.name, tr("Stands beside your edits and exports.")),
            (tr("Letters folder"), self._with_button(self.letters, self._choose_letters),
             tr("Where new letters lie.")),
            (tr("Library"), self._library_row(),
             tr("The folder with your organisation’s blocks and templates.")),
            (tr("Appearance"), self.appearance, ""),
            (tr("Text size"), self.text_size, tr("Of the window’s words; pages have a zoom.")),
            (tr("Interface language"), self.language,
             tr("The window’s; a letter has languages of its own.")),
            (tr("Typographic signs"), self.typing_aids,
             tr("Quotation marks, dashes and spaces of the letter’s language while you type. "
                "Backspace right after gives what you typed.")),
            (tr("Check spelling"), self.check_spelling,
             tr("Marks words that no dictionary knows, in English, French, Spanish and Russian.")),
        )
        for label, control, help_words in rows:
            row = FieldRow(label, control, wide=not isinstance(control, Toggle))
            row.show_help(help_words)
            row.setFixedWidth(Size.SETTINGS)
            column.addWidget(row)
        column.addStretch()
        whole.addWidget(area, 1)
        for box in (self.name, self.letters, self.library):
            box.left.connect(self._take)
            box.edit.returnPressed.connect(self._take)
        for choice in (self.appearance, self.text_size, self.language):
            choice.chosen.connect(lambda _value: self._take())
        for toggle in (self.typing_aids, self.check_spelling):
            toggle.clicked.connect(self._take)
        self.show_settings()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The layout takes lines to be as wide as the page when it asks how high they are; rows
        are narrower, their lines wrap, and the last pixels of others would be cut."""
        super().resizeEvent(event)
        column = self._area.widget().layout()
        margins = column.contentsMargins()
        self._area.widget().setMinimumHeight(column.heightForWidth(
            Size.SETTINGS + margins.left() + margins.right()))

    def show_settings(self) -> None:
        settings = self._desk.settings
        self.name.show_text(settings.name)
        self.letters.show_text(settings.letters_folder)
        self.letters.edit.setPlaceholderText(folder_words(settings.letters))
        self.library.show_text(settings.library)
        self.copy.setVisible(is_bundled_chosen(settings))
        self.appearance.show_value(settings.appearance)
        self.text_size.show_value(settings.text_size)
        self.language.show_value(settings.language)
        self.typing_aids.setChecked(settings.typing_aids)
        self.check_spelling.setChecked(settings.check_spelling)

    def _library_row(self) -> QWidget:
        made = self._with_button(self.library, self._choose_library)
        self.copy = Button(tr("Copy to change"))
        self.copy.setToolTip(tr("Puts the library that comes with Letterdesk into your documents"))
        self.copy.clicked.connect(self._copy_bundled)
        made.layout().addWidget(self.copy)
        return made

    def _with_button(self, box: LineBox, choose: object) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(box, 1)
        button = Button(tr("Choose…"))
        button.clicked.connect(choose)
        row.addWidget(button)
        made.setFocusProxy(box)
        return made

    def _choose_letters(self) -> None:
        self._choose(self.letters, str(self._desk.settings.letters))

    def _choose_library(self) -> None:
        self._choose(self.library, str(self._desk.library_folder))

    def _choose(self, box: LineBox, start: str) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a folder"), start)
        if folder:
            box.show_text(str(Path(folder)))
            self._take()

    def _copy_bundled(self) -> None:
        """A copy of the bundled library in the documents, used from now on."""
        try:
            settings = own_library(self._desk.settings)
        except LetterdeskError as error:
            self.banners.say("library", "error", told(error.finding),
                             ((tr("Done"), lambda: self.banners.clear("library")),))
            return
        self.settings_chosen.emit(settings)
        self.banners.say("library", "good", tr(
            "The library is copied to {folder}. Changes to it are yours.",
            folder=folder_words(Path(settings.library))),
            ((tr("Done"), lambda: self.banners.clear("library")),))

    def _take(self) -> None:
        settings = replace(self._desk.settings, name=self.name.text().strip(),
                           letters_folder=self.letters.text().strip(),
                           library=self.library.text().strip(),
                           appearance=self.appearance.value(),
                           text_size=self.text_size.value(),
                           language=self.language.value(),
                           typing_aids=self.typing_aids.isChecked(),
                           check_spelling=self.check_spelling.isChecked())
        if settings != self._desk.settings:
            self.settings_chosen.emit(settings)
