"""Buttons of the house: primary, standard, quiet, link, icon and split."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Size


class Button(QPushButton):
    """A push button of one kind, with an icon that follows the appearance."""

    def __init__(self, words: str, kind: str = "standard", *, icon: str = "",
                 small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._icon_name = icon
        self._kind = kind
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font(strong=kind == "primary"))
        self.setAccessibleName(words)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFlat(True)
        self._draw_icon()

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self._draw_icon()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._icon_name and self.text():
            hint.setWidth(hint.width() + theme.Space.XS)
        return hint

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        t = theme.tokens()
        ink = {"primary": t.on_accent, "link": t.accent}.get(self._kind, t.text)
        self.setIconSize(QSize(Size.ICON, Size.ICON))
        self.setIcon(icons.icon(self._icon_name, Size.ICON, ink, self.layoutDirection()))


class IconButton(QToolButton):
    """A square button with an icon alone; its name is the tooltip and what is spoken."""

    def __init__(self, icon: str, name: str, *, size: int = Size.CONTROL,
                 icon_size: int = Size.ICON, tone: str = "text",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._tone = tone
        self.setFixedSize(size, size)
        self.setIconSize(QSize(icon_size, icon_size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)
        self._draw_icon()

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
    """A quiet button that opens a menu below, with a chevron at its trailing edge."""

    def __init__(self, words: str, *, icon: str = "", kind: str = "quiet",
                 parent: QWidget | None = None) -> None:
        super().__init__(words, kind, icon=icon, parent=parent)
        self._menu: Callable[[], QMenu] | None = None
        self.clicked.connect(self.open_menu)

    def set_menu(self, build: Callable[[], QMenu]) -> None:
        """`build` makes the menu each time it is opened."""
        self._menu = build

    def open_menu(self) -> None:
        if self._menu is not None:
            menu = self._menu()
            below = self.rect().bottomLeft()
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                below.setX(self.width() - menu.sizeHint().width())
            below.setY(below.y() + theme.Space.XS)
            menu.popup(self.mapToGlobal(below))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + Size.ICON + theme.Space.S, hint.height())

    def paintEvent(self, event: QEvent) -> None:
        super().paintEvent(event)
        from PySide6.QtGui import QPainter

        painter = QPainter(self)
        box = self.rect()
        side = Size.ICON
        x = box.right() - side - theme.Space.S
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = theme.Space.S
        icons.draw(painter, "chevron-down",
                   box.adjusted(0, 0, 0, 0).__class__(x, (box.height() - side) // 2, side, side),
                   theme.tokens().text)


class SplitButton(QWidget):
    """A primary button with a second half that opens a menu."""

    clicked = Signal()

    def __init__(self, words: str, menu_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main = Button(words, "primary")
        self.more = Button("", "primary", icon="chevron-down")
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
        self.main.setProperty("split", "end-text" if is_rtl else "start")
        self.more.setProperty("split", "end-rtl" if is_rtl else "end")
        for half in (self.main, self.more):
            half.style().unpolish(half)
            half.style().polish(half)

    def _open(self) -> None:
        if self._menu is not None:
            menu = self._menu()
            corner = self.rect().bottomRight()
            left = corner.x() - menu.sizeHint().width() + 1
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left = 0
            corner.setX(left)
            corner.setY(corner.y() + theme.Space.XS)
            menu.popup(self.mapToGlobal(corner))
