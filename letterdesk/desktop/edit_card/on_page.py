"""Widgets that lie on a page: in its light colours, whatever the window's appearance is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from letterdesk.desktop import theme
from letterdesk.desktop.theme import ON_PAGE, Radius
from letterdesk.desktop.widgets.buttons import Button, IconButton, MenuButton
from letterdesk.desktop.widgets.marks import Toggle


class PageButton(Button):
    def paintEvent(self, event: QPaintEvent) -> None:
        with theme.on_page():
            super().paintEvent(event)


class WashedButton(PageButton):
    """A button on an accent wash."""

    def __init__(self, words: str, icon: str) -> None:
        super().__init__(words, "quiet", icon=icon, tone="accent")

    def paintEvent(self, event: QPaintEvent) -> None:
        _wash(self)
        super().paintEvent(event)


class DoneButton(PageButton):
    def __init__(self, words: str) -> None:
        super().__init__(words)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


class PageMenuButton(MenuButton):
    def paintEvent(self, event: QPaintEvent) -> None:
        with theme.on_page():
            super().paintEvent(event)


class ToolButton(IconButton):
    """A tool that shows whether it holds where the caret stands."""

    def __init__(self, icon: str, name: str, size: int) -> None:
        super().__init__(icon, name, size=size)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isChecked():
            _wash(self)
        super().paintEvent(event)

    def _draw_icon(self) -> None:
        with theme.on_page():
            super()._draw_icon()


class PageToggle(Toggle):
    def paintEvent(self, event: QPaintEvent) -> None:
        with theme.on_page():
            super().paintEvent(event)


def _wash(widget: Button | ToolButton) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ON_PAGE.accent_wash))
    painter.drawRoundedRect(QRectF(widget.rect()), Radius.CONTROL, Radius.CONTROL)
