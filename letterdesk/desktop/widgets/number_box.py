"""A number that can be typed or stepped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import IconButton
from letterdesk.desktop.widgets.labels import divider


class NumberBox(LineBox):
    """What is typed goes out as words; a step asks the view model for the next number."""

    stepped = Signal(int)
    """+1 or -1."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.edit.setFont(theme.font(figures=True))
        self.row.setContentsMargins(theme.sided(10, 1, 1, 1))
        self.row.setSpacing(0)
        line = divider(vertical=True)
        line.setFixedHeight(Size.CONTROL - 2)
        self.row.addWidget(line)
        column = QVBoxLayout()
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        for icon, words, step in (("chevron-up", tr("One more"), 1),
                                  ("chevron-down", tr("One less"), -1)):
            button = IconButton(icon, words, icon_size=Size.ICON_ROW)
            button.setFixedSize(QSize(Size.HIT, (Size.CONTROL - 6) // 2))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _checked=False, s=step: self.stepped.emit(s))
            column.addWidget(button)
        self.row.addLayout(column)
        self.setFixedWidth(Size.NUMBER)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
            return True
        return super().eventFilter(watched, event)

    def set_mark(self, mark: str) -> None:
        self.set_wrong(mark == "wrong")
