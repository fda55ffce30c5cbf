"""One field of the form: label, control, and what stands under it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.version_line import VersionLine


class FieldRow(QWidget):
    """Label and note above, control, help or error below; the accent bar at the leading edge.

    The control keeps its own signals; the row shows what the view model says
    about the value.
    """

    suggestion_taken = Signal()
    version_asked = Signal(str)
    """A language whose version of the value is to be shown."""

    def __init__(self, label: str, control: QWidget, *, note: str = "",
                 wide: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._has_bar = False
        self.announced = ""
        """What a screen reader was last asked to say."""
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.sided(Space.XL, 0, Space.M, 0))
        column.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        self.label = Label(label, wraps=True)
        self.label.setBuddy(control)
        head.addWidget(self.label, 1)
        self.note = Label(note, theme.CAPTION, tone="secondary")
        if not note:
            self.note.hide()
        head.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if wide:
            column.addWidget(control)
        else:
            column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeading)
        self._below = QHBoxLayout()
        self._below.setSpacing(Space.S)
        self.help = Label("", theme.CAPTION, tone="secondary", wraps=True)
        self._below.addWidget(self.help, 1)
        self.use_this = Button(tr("Use this"), "link", size=theme.CAPTION)
        self.use_this.setFixedHeight(theme.line_height(theme.CAPTION) + 2)
        self.use_this.clicked.connect(self.suggestion_taken)
        self.use_this.hide()
        self._below.addWidget(self.use_this, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._below)
        self.help.hide()
        self._versions = QVBoxLayout()
        self._versions.setSpacing(0)
        column.addLayout(self._versions)
        self._shown_versions: tuple[tuple[str, str, str], ...] = ()

    def show_help(self, words: str) -> None:
        """Grey words under the control; empty ones leave no room."""
        self._say(words, "secondary")
        self.use_this.hide()

    def show_versions(self, versions: tuple[tuple[str, str, str], ...]) -> None:
        """What the other languages say: code, name and words of each; a click goes there."""
        if versions == self._shown_versions:
            return
        self._shown_versions = versions
        while self._versions.count():
            gone = self._versions.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        for code, name, words in versions:
            line = VersionLine(name, words)
            line.clicked.connect(lambda _checked=False, c=code: self.version_asked.emit(c))
            self._versions.addWidget(line)

    def show_error(self, words: str, *, can_be_used: bool) -> None:
        self._say(words, "error")
        self.use_this.setVisible(can_be_used)

    def announce(self, words: str) -> None:
        """Has a screen reader say words at once."""
        self.announced = words
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.control, words))

    def show_offer(self, words: str) -> None:
        """Grey words with Use this beside them."""
        self._say(words, "secondary")
        self.use_this.show()

    def set_bar(self, shown: bool) -> None:
        if shown != self._has_bar:
            self._has_bar = shown
            self.update()

    @property
    def has_bar(self) -> bool:
        return self._has_bar

    def _say(self, words: str, tone: str) -> None:
        self.help.set_tone(tone)
        self.help.setText(words)
        self.help.setVisible(bool(words))
        describe = getattr(self.control, "describe", None)
        if describe is not None:
            describe(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._has_bar:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.tokens().accent))
        x = Space.XL - 14
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - Size.BAR
        painter.drawRoundedRect(QRect(x, 0, Size.BAR, self.height()), 1.5, 1.5)
