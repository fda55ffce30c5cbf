"""Banners on a page, the toast with Undo, and the empty state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Icon, Label

_LOOKS = {"info": ("info", "accent", "accent_wash"),
          "warning": ("triangle-alert", "warning", "warning_wash"),
          "error": ("circle-alert", "error", "error_wash"),
          "good": ("circle-check", "good", "good_wash")}


class Banner(QFrame):
    """One sentence about the page below, what is safe first, and at most two ways on."""

    def __init__(self, tone: str, words: str,
                 actions: tuple[tuple[str, Callable[[], None]], ...] = (),
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon, ink, self._wash = _LOOKS[tone]
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(Icon(icon, Size.ICON, ink), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Label(words, wraps=True)
        row.addWidget(self._words, 1)
        for name, act in actions:
            button = Button(name, "link")
            button.setFixedHeight(theme.line_height())
            button.clicked.connect(act)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(words)

    @property
    def words(self) -> str:
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(getattr(theme.tokens(), self._wash)))
        painter.drawRoundedRect(self.rect(), Radius.CONTROL, Radius.CONTROL)


class BannerArea(QWidget):
    """The place above a page where its banners stand, one for each cause."""

    keys_left = Signal()
    """A banner that had the focus went away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._column.setSpacing(Space.S)
        self._banners: dict[str, Banner] = {}
        self.hide()

    def say(self, cause: str, tone: str, words: str,
            actions: tuple[tuple[str, Callable[[], None]], ...] = ()) -> None:
        """Shows a banner for `cause`, in place of an earlier one for the same."""
        self.clear(cause)
        banner = Banner(tone, words, actions)
        self._banners[cause] = banner
        self._column.addWidget(banner)
        self.show()

    def clear(self, cause: str) -> None:
        banner = self._banners.pop(cause, None)
        focused = QApplication.focusWidget()
        had_keys = banner is not None and focused is not None and banner.isAncestorOf(focused)
        if banner is not None:
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))
        if had_keys:
            self.keys_left.emit()

    def words(self) -> dict[str, str]:
        """What is said now, by cause."""
        return {cause: banner.words for cause, banner in self._banners.items()}


class Toast(QFrame):
    """A note at the foot of the window with one way back, for eight seconds."""

    chosen = Signal()

    def __init__(self, words: str, action: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.XL)
        t = theme.tokens()
        label = Label(words)
        label.setStyleSheet("color: " + t.toast_text)
        self.button = Button(action, "link", tone="toast_link")
        row.addWidget(label)
        row.addWidget(self.button)
        self.setFixedHeight(Size.TOAST)
        self._timer = QTimer(self, singleShot=True, interval=Size.TOAST_MS)
        self._timer.timeout.connect(self.close_now)
        self.button.clicked.connect(self._take)
        self.button.installEventFilter(self)
        self.adjustSize()
        self._timer.start()

    def close_now(self) -> None:
        self.hide()
        self.deleteLater()

    def _take(self) -> None:
        self.chosen.emit()
        self.close_now()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        return False

    def enterEvent(self, _event: QEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, _event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.tokens().toast))
        painter.drawRoundedRect(self.rect(), Radius.MENU, Radius.MENU)


class EmptyState(QFrame):
    """Icon, title, one line, one button, primary where no other is, and at most one more."""

    def __init__(self, icon: str, title: str, line: str, primary: tuple[str, Callable[[], None]],
                 other: tuple[str, Callable[[], None]] | None = None, *, kind: str = "primary",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XXL, Space.XL, Space.XL)
        column.setSpacing(Space.XS)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch()
        column.addWidget(Icon(icon, Size.ICON_EMPTY, "secondary"), 0, middle)
        column.addSpacing(Space.M)
        column.addWidget(Label(title, theme.SECTION, strong=True), 0, middle)
        column.addWidget(Label(line, tone="secondary"), 0, middle)
        column.addSpacing(Space.M)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch()
        if other is not None:
            second = Button(other[0], icon="folder-open")
            second.clicked.connect(other[1])
            row.addWidget(second)
        self.first = Button(primary[0], kind)
        self.first.clicked.connect(primary[1])
        row.addWidget(self.first)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(theme.tokens().button_line), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), Radius.CARD, Radius.CARD)


def draw_card(painter: QPainter, box: QRect, fill: str, line: str | None) -> None:
    """A card or sheet: its fill, and a line around it where there is one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(line), 1) if line else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(fill))
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), Radius.CARD, Radius.CARD)
