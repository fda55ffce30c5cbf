"""Buttons of the house: primary, standard, quiet, link, icon and split."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Size, Space


class Button(QPushButton):
    """A push button of one kind; icon, gap of 8 and words are painted here.

    The style sheet paints the frame: stock buttons put 4 px between icon and words.
    """

    chevron = ""
    """Name of the icon at the trailing edge, where there is one."""

    def __init__(self, words: str, kind: str = "standard", *, icon: str = "",
                 small: bool = False, tone: str = "", size: str = theme.BODY,
                 chevron: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        if chevron is not None:
            self.chevron = chevron
        self._icon_name, self._kind, self._tone, self._size = icon, kind, tone, size
        self._small = small
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font(size, strong=kind == "primary"))
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFlat(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does; Qt gives it to buttons of dialogs alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def setText(self, words: str) -> None:
        if words == self.text() == self.accessibleName():
            return
        super().setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        padding = 0 if self._kind == "link" else 2 * Space.M
        high = Size.HIT if self._kind == "link" else \
            Size.CONTROL_SMALL if self._small else Size.CONTROL
        high = max(high, self.fontMetrics().height() + Space.S)
        return QSize(padding + sum(self._widths()), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.setOpacity(1 if self.isEnabled() else 0.45)
        lead, words, trail = self._widths()
        x = (self.width() - lead - words - trail) // 2
        side = Size.ICON
        if self._icon_name:
            icons.draw(painter, self._icon_name, self._box(x, side), self._icon_ink(),
                       self.layoutDirection())
        font = self.font()
        font.setUnderline(self._kind == "link" and self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.colour(self._ink()))
        painter.drawText(QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(
            x + lead, 0, words + 1, self.height())), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.chevron:
            icons.draw(painter, self.chevron, self._box(x + lead + words + trail - side, side),
                       self._ink(), self.layoutDirection())

    def _box(self, x: int, side: int) -> QRect:
        made = QRect(x, (self.height() - side) // 2, side, side)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), made)

    def _widths(self) -> tuple[int, int, int]:
        """Width of the icon with its gap, the words, and the chevron with its gap."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        lead = Size.ICON + (Space.S if words else 0) if self._icon_name else 0
        return lead, words, Size.ICON + Space.S - 2 if self.chevron else 0

    def _ink(self) -> str:
        t = theme.tokens()
        if self._kind == "link" and not self._tone:
            return t.accent_hover if self.underMouse() else t.accent
        if self._kind == "primary":
            return t.on_accent
        return getattr(t, self._tone) if self._tone else t.text

    def _icon_ink(self) -> str:
        return self._ink()


class IconButton(QToolButton):
    """A square button with an icon alone; its name is the tooltip and what is spoken."""

    def __init__(self, icon: str, name: str, *, size: int = 0,
                 icon_size: int = 0, tone: str = "text",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._tone = tone
        side, inner = size or Size.CONTROL, icon_size or Size.ICON
        self.setFixedSize(side, side)
        self.setIconSize(QSize(inner, inner))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def set_name(self, name: str) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        ink = getattr(theme.tokens(), self._tone)
        self.setIcon(icons.icon(self._icon_name, self.iconSize().width(), ink,
                                self.layoutDirection()))


class MenuButton(Button):
    """A button that opens a menu below, with a chevron at its trailing edge."""

    chevron = "chevron-down"

    def __init__(self, words: str, *, icon: str = "", kind: str = "quiet", tone: str = "",
                 size: str = theme.BODY, chevron: bool = True,
                 parent: QWidget | None = None) -> None:
        super().__init__(words, kind, icon=icon, tone=tone, size=size,
                         chevron=None if chevron else "", parent=parent)
        self._menu: Callable[[], QMenu] | None = None
        self.clicked.connect(self.open_menu)

    def set_menu(self, build: Callable[[], QMenu]) -> None:
        """`build` makes the menu each time it is opened."""
        self._menu = build

    def open_menu(self) -> None:
        if self._menu is not None:
            menu = self._menu()
            at_end = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = self.width() - menu.sizeHint().width() if at_end else 0
            menu.popup(self.mapToGlobal(QPoint(left, self.height() + Space.XS)))


class SplitButton(QWidget):
    """A primary button with a second half that opens a menu."""

    clicked = Signal()

    def __init__(self, words: str, menu_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main = Button(words, "primary")
        self.more = Button("", "primary", icon="chevron-down")
        self.more.setFixedWidth(Size.CONTROL_SMALL)
        self.more.setAccessibleName(menu_name)
        self.more.setToolTip(menu_name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.main)
        row.addWidget(self.more)
        self.main.clicked.connect(self.clicked)
        self.more.clicked.connect(self._open)
        self._menu: Callable[[], QMenu] | None = None
        self._turn()

    def set_menu(self, build: Callable[[], QMenu]) -> None:
        self._menu = build

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def _turn(self) -> None:
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.main.setProperty("split", "end" if is_rtl else "start")
        self.more.setProperty("split", "start" if is_rtl else "end")
        for half in (self.main, self.more):
            half.style().unpolish(half)
            half.style().polish(half)

    def _open(self) -> None:
        if self._menu is not None:
            menu = self._menu()
            at_start = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = 0 if at_start else self.width() - menu.sizeHint().width()
            menu.popup(self.mapToGlobal(QPoint(left, self.height() + Space.XS)))
