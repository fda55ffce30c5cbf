"""A small sheet that asks for the letter's title."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.sheet import Sheet

_SIZE = (480, 188)


class RenameSheet(Sheet):
    named = Signal(str)

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(tr("Rename"), _SIZE, window)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(Label(tr("Rename the letter"), theme.SECTION, strong=True))
        self.title = LineBox(tr("Title"))
        self.title.show_text(title)
        self.title.edit.returnPressed.connect(self._done)
        column.addWidget(self.title)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch()
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.close_sheet)
        row.addWidget(cancel)
        self.done = Button(tr("Rename"), "primary")
        self.done.clicked.connect(self._done)
        row.addWidget(self.done)
        column.addLayout(row)
        self.title.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.edit.selectAll()

    def _done(self) -> None:
        if self.title.text().strip():
            self.named.emit(self.title.text())
            self.close_sheet()
