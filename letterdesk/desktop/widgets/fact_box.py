"""A value that comes from the library's facts, with its source and dates."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import ElidedLabel, Icon, Label


class FactBox(QFrame):
    """Figure, “from the library”, source and dates; Change turns it into a typed value."""

    change_asked = Signal()
    entered = Signal()

    def __init__(self, name: str, figure: str, source: str, dates: str, *,
                 is_late: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(Space.S)
        row.addWidget(Icon("bookmark", Size.ICON, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        self.figure = Label(figure, strong=True, figures=True)
        head.addWidget(self.figure)
        head.addWidget(Label(tr(" · from the library"), tone="secondary"))
        head.addStretch()
        self.change = Button(tr("Change"), "link")
        self.change.setFixedHeight(theme.line_height())
        self.change.setAccessibleName(tr("Change {field}", field=name))
        self.change.clicked.connect(self.change_asked)
        head.addWidget(self.change)
        words.addLayout(head)
        if source:
            words.addWidget(ElidedLabel(source, theme.CAPTION, tone="secondary"))
        if dates:
            words.addLayout(_dates(dates, is_late=is_late))
        row.addLayout(words, 1)
        self.setFocusProxy(self.change)
        self.change.installEventFilter(self)
        self.setAccessibleName(f"{name}: {figure}. {source}, {dates}")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(t.line), 1))
        painter.setBrush(theme.colour(t.canvas))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5),
                                Radius.CONTROL, Radius.CONTROL)


def _dates(words: str, *, is_late: bool) -> QHBoxLayout:
    """The dates; a review that was due is marked by a sign too, not by colour alone."""
    row = QHBoxLayout()
    row.setSpacing(Space.XS)
    if is_late:
        row.addWidget(Icon("triangle-alert", Size.ICON_CAPTION, "warning"))
    row.addWidget(ElidedLabel(words, theme.CAPTION,
                              tone="warning" if is_late else "secondary"), 1)
    return row
