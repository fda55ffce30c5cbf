"""What the export sheet asks: formats, languages, names of the files, folder, what comes after."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES, field_words
from letterdesk.desktop.export_sheet.folder_box import FolderBox
from letterdesk.desktop.export_sheet.view_model import FORMATS, ExportPlan, plan_of
from letterdesk.desktop.folders import file_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, listed, tr, tr_n
from letterdesk.desktop.widgets.flow import FlowLayout
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.marks import CheckBox
from letterdesk.desktop.widgets.pattern_box import PatternBox
from letterdesk.letters.compose import compose
from letterdesk.letters.file_names import OWN_PLACES, places
from letterdesk.letters.model import Letter
from letterdesk.operations.signature_pictures import pictured

_LOW = 6
"""Label beside a box of 32: its words stand on the line of the box's."""


class ExportForm(QWidget):
    """Rows of a label and a control; every change is told."""

    changed = Signal()

    def __init__(self, model: ComposerModel, last: ExportPlan | None, pattern: str) -> None:
        super().__init__()
        self._letter = model.session.letter
        self._last = last
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.sided(0, Space.L, Space.XXL, Space.L))
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XL)
        grid.setColumnMinimumWidth(0, Size.EXPORT_LABELS)
        grid.setColumnStretch(1, 1)
        self.languages: dict[str, CheckBox] = {}
        self.folder = FolderBox(last.folder if last else model.session.path.parent)
        self.folder.changed.connect(self.changed)
        self.opens = CheckBox(tr("Open the first file"))
        self.opens.setChecked(bool(last and last.opens))
        rows = [(tr("Formats"), self._formats(), 3), (tr("Signature"), self._signing(model), 3),
                (tr("File names"), self._names(last.pattern if last else pattern), _LOW),
                (tr("Folder"), self.folder, _LOW), (tr("Afterwards"), self.opens, 3)]
        if len(self._letter.languages) > 1:
            rows.insert(1, (tr("Languages"), self._languages(model.language), 3))
        grid.setRowStretch(len(rows), 1)
        for number, (words, control, top) in enumerate(rows):
            label = Label(words, tone="secondary")
            label.setContentsMargins(0, top, 0, 0)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(control, number, 1)

    def plan(self) -> ExportPlan:
        """What is asked for now."""
        languages = tuple(name for name, box in self.languages.items() if box.isChecked())
        if not self.languages:
            languages = self._letter.languages
        return plan_of(
            self._letter, self.names.pattern(), languages,
            formats=tuple(kind for kind, box in self.formats.items() if box.isChecked()),
            folder=self.folder.folder(), opens=self.opens.isChecked(),
            for_signature=self.for_signature.isChecked(),
            signature_picture=self.signature_picture.isChecked())

    def tell(self, files: list[str], there: tuple[Path, ...]) -> None:
        """The first name that comes of it, or which files would be replaced."""
        self._help.set_tone("warning" if there else "secondary")
        words = file_words(files[0]) if files else tr("A name needs words or places.")
        if there:
            words = tr_n("{name} is there and will be replaced.",
                         "{count} of these files are there and will be replaced.",
                         len(there), name=file_words(there[0].name))
        self._help.setText(words)
        self.names.describe(words)

    def help_words(self) -> str:
        return self._help.text()

    def _formats(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        about = {"pdf": (tr("PDF"), tr("For signature and the archive. Screen readers can "
                                       "read it.")),
                 "docx": (tr("Word"), tr("For last changes by hand, same fonts and line breaks.")),
                 "txt": (tr("E-mail text"), tr("Plain text for the message itself.")),
                 "eml": (tr("E-mail"), tr("A message for each recipient, PDF and Word "
                                          "attached."))}
        chosen = self._last.formats if self._last else ("pdf", "docx")
        self.formats: dict[str, CheckBox] = {}
        for kind in FORMATS:
            name, words = about[kind]
            box = CheckBox(name)
            box.setAccessibleDescription(words)
            box.setChecked(kind in chosen)
            box.toggled.connect(self.changed)
            self.formats[kind] = box
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeading)
            caption = Label(words, theme.CAPTION, tone="secondary", wraps=True)
            # The ring of a focused box stays clear of the words below it.
            caption.setContentsMargins(theme.sided(Size.CHECK + Space.S, 2, 0, 2))
            column.addWidget(caption)
        return made

    def _signing(self, model: ComposerModel) -> QWidget:
        """A field to sign in, and whether pictures are printed: asked anew at each export."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.for_signature = CheckBox(tr("Signature fields in the PDF"))
        self.for_signature.setChecked(bool(self._last and self._last.for_signature))
        # The page may still be on its way.
        composition = model.composition or compose(self._letter, model.language)
        names = pictured(composition.document)
        self.signature_picture = CheckBox(tr("Print the signature of {names}",
                                             names=listed(map(isolated, names))))
        self.has_picture = bool(names)
        """Whether somebody who signs has a picture and agreed to its use."""
        if not names:
            self.signature_picture.hide()
        for box in (self.for_signature, self.signature_picture):
            box.toggled.connect(self.changed)
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeading)
        return made

    def _languages(self, shown: str) -> QWidget:
        made = QWidget()
        row = FlowLayout(made, gap=Space.M)
        row.setContentsMargins(0, 0, 0, 0)
        chosen = self._last.languages if self._last else (shown,)
        for language in self._letter.languages:
            box = CheckBox(LANGUAGE_NAMES.get(language, language))
            box.setChecked(language in chosen)
            box.toggled.connect(self.changed)
            self.languages[language] = box
            row.addWidget(box)
        return made

    def _names(self, pattern: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.names = PatternBox(tr("File names"), place_words(self._letter))
        self.names.show_pattern(pattern)
        self.names.changed.connect(self.changed)
        column.addWidget(self.names)
        self._help = Label("", theme.CAPTION, tone="secondary", wraps=True)
        column.addWidget(self._help)
        return made


def place_words(letter: Letter) -> dict[str, str]:
    """The places of a pattern in the words of the interface: a letter's own, then its fields."""
    own = {"title": tr("Title"), "date": tr("Date"), "language": tr("Language"),
           "recipient": tr("Recipient"), "template": tr("Template")}
    fields = {field.id: field_words(letter, field) for field in letter.pinned.template.field}
    return {place: own[place] if place in OWN_PLACES else fields[place]
            for place in places(letter)}
