"""The folder that files go to: shown as people name it, changed in the system's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from letterdesk.desktop.folders import folder_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.boxes import Box
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import ElidedLabel, Icon


class FolderBox(QWidget):
    """A folder and Change…; the whole path is its tooltip."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._box = Box()
        self._box.row.addWidget(Icon("folder", Size.ICON, "secondary"))
        self._words = ElidedLabel("", elide=Qt.TextElideMode.ElideMiddle)
        self._box.row.addWidget(self._words, 1)
        row.addWidget(self._box, 1)
        self.change = Button(tr("Change…"))
        self.change.clicked.connect(self._ask)
        row.addWidget(self.change)
        self.show_folder(folder)

    def folder(self) -> Path:
        return self._folder

    def words(self) -> str:
        return self._words.text()

    def show_folder(self, folder: Path) -> None:
        self._folder = folder
        self._words.setText(folder_words(folder))
        self._box.setToolTip(str(folder))
        self._box.setAccessibleName(tr("Folder"))
        self._box.setAccessibleDescription(self.words())
        self.change.setAccessibleName(tr("Change the folder, now {folder}", folder=self.words()))

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder"), str(self._folder))
        if chosen:
            self.show_folder(Path(chosen))
            self.changed.emit()
