"""The rail of pages at the leading edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.buttons import IconButton


class Rail(QWidget):
    """The menu button, the pages that there are, and Settings at the foot."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(Size.RAIL)
        self.setProperty("surface", "canvas")
        self._column = QVBoxLayout(self)
        side = (Size.RAIL - Size.RAIL_ITEM[0]) // 2
        self._column.setContentsMargins(side, Space.S, side, Space.S)
        self._column.setSpacing(2)
        self.menu_button = IconButton("menu", tr("Menu"), icon_size=Size.ICON_RAIL,
                                      tone="secondary")
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column.addWidget(self.menu_button, 0, middle)
        self._column.addSpacing(Space.L - 2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _RailButton] = {}
        self._column.addStretch()

    def add_page(self, name: str, icon: str, words: str, *, at_foot: bool = False) -> None:
        button = _RailButton(icon, words)
        self._group.addButton(button)
        self._buttons[name] = button
        button.clicked.connect(lambda: self.page_asked.emit(name))
        stretch = next(i for i in range(self._column.count())
                       if self._column.itemAt(i).spacerItem() is not None
                       and self._column.itemAt(i).spacerItem().expandingDirections()
                       & Qt.Orientation.Vertical)
        at = self._column.count() if at_foot else stretch
        self._column.insertWidget(at, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_page(self, name: str) -> None:
        self._buttons[name].setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(t.canvas))
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(0 if is_rtl else self.width() - 1, 0, 1, self.height(),
                         theme.colour(t.line))


class _RailButton(QToolButton):
    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self._icon_name = icon
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setProperty("rail", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFixedSize(*Size.RAIL_ITEM)
        self.setIconSize(QSize(Size.ICON_RAIL, Size.ICON_RAIL))
        self.setFont(theme.font(theme.CAPTION))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._draw)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self._draw()

    def _draw(self) -> None:
        t = theme.tokens()
        ink = t.accent if self.isChecked() else t.secondary
        self.setFont(theme.font(theme.CAPTION, strong=self.isChecked()))
        self.setIcon(icons.icon(self._icon_name, Size.ICON_RAIL, ink, self.layoutDirection()))
