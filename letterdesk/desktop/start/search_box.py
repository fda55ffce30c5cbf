"""The search box of the start page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import IconButton
from letterdesk.desktop.widgets.labels import Icon, Label


class SearchBox(LineBox):
    """A sign, the words, and at the end the keys that lead here or a button to empty it."""

    asked = Signal(str)
    """The words, after each key."""
    went_down = Signal()
    """The arrow or Enter went on into the results."""

    def __init__(self) -> None:
        super().__init__(tr("Search letters and templates"), tr("Search letters and templates"))
        self.setFixedWidth(Size.START_SEARCH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.row.insertWidget(0, Icon("search", Size.ICON, "secondary"))
        keys = QKeySequence(QKeySequence.StandardKey.Find)
        self._keys = Label(keys.toString(QKeySequence.SequenceFormat.NativeText), theme.CAPTION,
                           tone="secondary")
        self.row.addWidget(self._keys)
        self._empty = IconButton("x", tr("Empty the search"), size=Size.HIT)
        self._empty.clicked.connect(self.clear)
        self._empty.hide()
        self.row.addWidget(self._empty)
        self.edit.textChanged.connect(self._changed)

    def clear(self) -> None:
        """Empties the box; everything is shown again."""
        self.edit.clear()

    def go_on_with(self, words: str) -> None:
        """Takes the focus with a key that was pressed elsewhere on the page."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.end(False)
        self.edit.insert(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
            return True
        return False

    def _changed(self, words: str) -> None:
        self._keys.setVisible(not words)
        self._empty.setVisible(bool(words))
        self.asked.emit(words)
