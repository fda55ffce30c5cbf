"""Header and status bar: one row of widgets for each page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.widgets.labels import ElidedLabel, Label, divider


class HeaderRow(QWidget):
    """Title at the leading edge, controls at the trailing one."""

    def __init__(self, title: str, margin: int = Space.L, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.sided(margin, 0, Space.M, 0))
        self.row.setSpacing(Space.M)
        self.title = ElidedLabel(title, theme.SECTION, strong=True)
        self.row.addWidget(self.title)
        self.after_title = QHBoxLayout()
        self.after_title.setSpacing(Space.S)
        self.row.addLayout(self.after_title)
        self.row.addStretch(1)

    def add(self, widget: QWidget, space_before: int = 0) -> None:
        if space_before:
            self.row.addSpacing(space_before)
        self.row.addWidget(widget)


class StatusRow(QWidget):
    """Short facts parted by lines; what can be chosen stands at the trailing edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.sided(Space.L, 0, Space.M, 0))
        self.row.setSpacing(Space.M)
        self._labels: list[Label] = []
        self._lines: list[QWidget] = []
        self.row.addStretch(1)

    def show_facts(self, *words: str) -> None:
        """Shows the facts in order; empty ones leave no gap."""
        shown = [w for w in words if w]
        while len(self._labels) < len(shown):
            self._add_label()
        for index, label in enumerate(self._labels):
            label.setVisible(index < len(shown))
            self._lines[index].setVisible(0 < index < len(shown))
            if index < len(shown):
                label.setText(shown[index])

    def words(self) -> list[str]:
        return [label.text() for label in self._labels if not label.isHidden()]

    def _add_label(self) -> None:
        at = 2 * len(self._labels)
        line = divider(vertical=True)
        label = Label("", theme.CAPTION, tone="secondary", figures=True)
        self._lines.append(line)
        self._labels.append(label)
        self.row.insertWidget(at, line)
        self.row.insertWidget(at + 1, label)


class BarStack(QStackedWidget):
    """A bar of fixed height with a line at one edge."""

    def __init__(self, height: int, *, line_below: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self._line_below = line_below
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(t.panel))
        y = self.height() - 1 if self._line_below else 0
        painter.fillRect(0, y, self.width(), 1, theme.colour(t.line))


def header_bar() -> BarStack:
    return BarStack(Size.HEADER, line_below=True)


def status_bar() -> BarStack:
    return BarStack(Size.STATUS, line_below=False)


def spread(row: QHBoxLayout) -> None:
    """Aligns what a row holds to its middle line."""
    for index in range(row.count()):
        row.itemAt(index).setAlignment(Qt.AlignmentFlag.AlignVCenter)
