"""Tabs of 44 px with a 2 px accent line under the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size

_GAP = 20


class Tabs(QWidget):
    """A row of tabs by name."""

    chosen = Signal(str)

    def __init__(self, tabs: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        for name, words in tabs.items():
            self.add_tab(name, words)

    def add_tab(self, name: str, words: str) -> None:
        """One more tab at the end."""
        tab = _Tab(words)
        tab.clicked.connect(lambda _checked=False, n=name: self.chosen.emit(n))
        self._group.addButton(tab)
        self._tabs[name] = tab
        self.layout().addWidget(tab)

    def show_tab(self, name: str) -> None:
        """Marks a tab as chosen; a name that is no tab leaves none marked."""
        if name in self._tabs:
            self._tabs[name].setChecked(True)
            return
        self._group.setExclusive(False)
        for tab in self._tabs.values():
            tab.setChecked(False)
        self._group.setExclusive(True)

    def rename_tab(self, name: str, words: str) -> None:
        """Gives a tab other words."""
        tab = self._tabs[name]
        tab.setText(words)
        tab.setAccessibleName(words)
        tab.updateGeometry()

    def allow_tab(self, name: str, allowed: bool) -> None:
        """Shows or hides a tab."""
        self._tabs[name].setVisible(allowed)


class _Tab(QAbstractButton):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(strong=True)).horizontalAdvance(self.text())
        return QSize(width, Size.COLUMN_HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setFont(theme.font(strong=self.isChecked()))
        lively = self.isChecked() or self.underMouse()
        painter.setPen(theme.colour(t.text if lively else t.secondary))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme.colour(t.accent))
