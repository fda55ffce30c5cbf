"""A box that shows one of several choices and opens them as a menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QToolTip, QWidget

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Radius, Size, Space


class ChoiceBox(QAbstractButton):
    """One of several; the choices are pairs of value and words."""

    chosen = Signal(object)
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._placeholder = placeholder
        self._choices: list[tuple[object, str]] = []
        self._value: object = None
        self._wrong = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(Size.CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.clicked.connect(self.open_menu)

    def set_choices(self, choices: list[tuple[object, str]]) -> None:
        self._choices = list(choices)
        self.update()

    def show_value(self, value: object) -> None:
        self._value = value
        self.setAccessibleDescription(self.words())
        self.update()

    def value(self) -> object:
        return self._value

    def words(self) -> str:
        """The words of what is chosen; a value that is no choice is shown as it is."""
        for value, words in self._choices:
            if value == self._value:
                return words
        return str(self._value) if self._value not in (None, "") else ""

    def set_mark(self, mark: str) -> None:
        self._wrong = mark == "wrong"
        self.update()

    def describe(self, words: str) -> None:
        self.setAccessibleDescription(" ".join(w for w in (self.words(), words) if w))

    def menu(self) -> QMenu:
        """The menu of choices, the present one ticked."""
        made = QMenu(self)
        made.setMinimumWidth(self.width())
        for value, words in self._choices:
            action = made.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _checked=False, v=value: self._take(v))
        return made

    def open_menu(self) -> None:
        if self._choices:
            corner = self.rect().bottomLeft()
            corner.setY(corner.y() + Space.XS)
            self.menu().popup(self.mapToGlobal(corner))

    def _take(self, value: object) -> None:
        if value != self._value:
            self.show_value(value)
            self.chosen.emit(value)

    def event(self, event: QEvent) -> bool:
        """Words that are cut can be read in full."""
        if event.type() == QEvent.Type.ToolTip and \
                QFontMetrics(theme.font()).horizontalAdvance(self.words()) > self._room().width():
            QToolTip.showText(event.globalPos(), self.words(), self)
            return True
        return super().event(event)

    def _room(self) -> QRect:
        """Where the words stand: beside the chevron."""
        trailing = Size.ICON + 12
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return self.rect().adjusted(trailing, 0, -10, 0)
        return self.rect().adjusted(10, 0, -trailing, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_menu()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def sizeHint(self) -> QSize:
        width = max((QFontMetrics(theme.font()).horizontalAdvance(words)
                     for _value, words in self._choices), default=80)
        return QSize(width + 48, Size.CONTROL)

    def minimumSizeHint(self) -> QSize:
        return QSize(Size.NUMBER, Size.CONTROL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else 0.45)
        wide = self._wrong
        painter.setPen(QPen(theme.colour(t.error if wide else t.edge), Size.RING if wide else 1))
        painter.setBrush(theme.colour(t.field))
        inset = 1 if wide else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset),
                                Radius.CONTROL, Radius.CONTROL)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Size.ICON
        x = 8 if is_rtl else self.width() - side - 8
        icons.draw(painter, "chevron-down",
                   QRect(x, (self.height() - side) // 2, side, side), t.text)
        words = self.words()
        painter.setPen(theme.colour(t.text if words else t.secondary))
        painter.setFont(theme.font())
        room = self._room()
        shown = QFontMetrics(painter.font()).elidedText(
            words or self._placeholder, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter),
                         shown)
