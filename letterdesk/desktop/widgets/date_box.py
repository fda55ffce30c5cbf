"""A date that can be typed, or chosen in a month that opens below."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import interface_language, tr
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button, IconButton
from letterdesk.desktop.widgets.focus_ring import OWN_RING, draw_ring
from letterdesk.desktop.widgets.labels import Label

_CELL = 32


class DateBox(LineBox):
    """What is typed goes out as words; a day chosen in the month goes out as a date."""

    picked = Signal(object)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.edit.setFont(theme.font(figures=True))
        self.row.setContentsMargins(theme.sided(10, 1, 6, 1))
        self._date: dt.date | None = None
        self.opener = IconButton("calendar", tr("Choose a day for {field}", field=name),
                                 size=Size.HIT, tone="secondary")
        self.row.addWidget(self.opener)
        self.opener.clicked.connect(self.open_month)
        self.setFixedWidth(Size.DATE)

    def set_date(self, date: dt.date | None) -> None:
        """The day that the words mean, where they mean one."""
        self._date = date

    def open_month(self) -> None:
        popup = MonthPopup(self._date or dt.date.today(), self)
        popup.picked.connect(self.picked)
        corner = self.rect().bottomLeft()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(self.width() - popup.sizeHint().width())
        popup.move(self.mapToGlobal(corner + QPoint(0, Space.XS)))
        popup.show()
        popup.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_month()
            return True
        return super().eventFilter(watched, event)

    def set_mark(self, mark: str) -> None:
        self.set_wrong(mark == "wrong")


class MonthPopup(QFrame):
    """One month with arrows to the months beside it."""

    picked = Signal(object)

    def __init__(self, date: dt.date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        head = QHBoxLayout()
        self._title = Label("", strong=True)
        earlier = IconButton("chevron-left", tr("Earlier month"), size=Size.CONTROL_SMALL)
        later = IconButton("chevron-right", tr("Later month"), size=Size.CONTROL_SMALL)
        head.addWidget(earlier)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(later)
        column.addLayout(head)
        self.grid = _MonthGrid(date)
        column.addWidget(self.grid)
        today = Button(tr("Today"), "link")
        today.clicked.connect(lambda: self._pick(dt.date.today()))
        column.addWidget(today, 0, Qt.AlignmentFlag.AlignCenter)
        earlier.clicked.connect(lambda: self.grid.turn(-1))
        later.clicked.connect(lambda: self.grid.turn(1))
        self.grid.turned.connect(self._name_month)
        self.grid.picked.connect(self._pick)
        self._name_month()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round corners without transparency, which needs a compositor."""
        super().resizeEvent(event)
        outline = QPainterPath()
        outline.addRoundedRect(self.rect().toRectF(), Radius.MENU, Radius.MENU)
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def _name_month(self) -> None:
        locale = QLocale(interface_language())
        date = self.grid.date
        self._title.setText(f"{locale.standaloneMonthName(date.month)} {date.year}")

    def _pick(self, date: dt.date) -> None:
        self.close()
        self.picked.emit(date)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(t.line))
        painter.setBrush(theme.colour(t.raised))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5),
                                Radius.MENU, Radius.MENU)


class _MonthGrid(QWidget):
    picked = Signal(object)
    turned = Signal()

    def __init__(self, date: dt.date) -> None:
        super().__init__()
        self.date = date
        self._first_day = QLocale(interface_language()).firstDayOfWeek().value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)
        self.setFixedSize(QSize(7 * _CELL, 7 * _CELL))
        self._speak()

    def turn(self, months: int) -> None:
        """The same day of another month, or its last day."""
        index = self.date.year * 12 + self.date.month - 1 + months
        year, month = divmod(index, 12)
        if not dt.MINYEAR <= year <= dt.MAXYEAR:
            return
        day = self.date.day
        while True:
            try:
                self._go(dt.date(year, month + 1, day))
                return
            except ValueError:
                day -= 1

    def _go(self, date: dt.date) -> None:
        self.date = date
        self._speak()
        self.turned.emit()
        self.update()

    def _speak(self) -> None:
        self.setAccessibleName(QLocale(interface_language()).toString(
            self.date, QLocale.FormatType.LongFormat))

    def _first_cell(self) -> dt.date | None:
        first = self.date.replace(day=1)
        back = (first.isoweekday() - self._first_day) % 7
        return None if first.toordinal() <= back else first - dt.timedelta(days=back)

    def _cell(self, column: int, row: int) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = 6 - column
        return QRect(column * _CELL, row * _CELL, _CELL, _CELL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        locale = QLocale(interface_language())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(theme.colour(t.secondary))
        middle = Qt.AlignmentFlag.AlignCenter
        for column in range(7):
            day = (self._first_day - 1 + column) % 7 + 1
            painter.drawText(self._cell(column, 0), middle,
                             locale.dayName(day, QLocale.FormatType.NarrowFormat))
        start = self._first_cell()
        painter.setFont(theme.font(figures=True))
        for index in range(42 if start else 0):
            date = start + dt.timedelta(days=index)
            box = self._cell(index % 7, index // 7 + 1)
            self._paint_day(painter, box, date)

    def _paint_day(self, painter: QPainter, box: QRect, date: dt.date) -> None:
        t = theme.tokens()
        chosen = date == self.date
        inner = box.adjusted(2, 2, -2, -2)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(t.accent))
            painter.drawRoundedRect(inner, Radius.BOX, Radius.BOX)
            if self.hasFocus():
                draw_ring(painter, inner.adjusted(4, 4, -4, -4), Radius.BOX)
        ink = t.on_accent if chosen else t.text if date.month == self.date.month else t.secondary
        painter.setPen(theme.colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(date.day))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        start = self._first_cell()
        column, row = int(event.position().x()) // _CELL, int(event.position().y()) // _CELL - 1
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = 6 - column
        if start and row >= 0:
            self.picked.emit(start + dt.timedelta(days=row * 7 + column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        days = {key.Key_Left: -ahead, key.Key_Right: ahead, key.Key_Up: -7, key.Key_Down: 7}
        if event.key() in days:
            number = self.date.toordinal() + days[event.key()]
            if 1 <= number <= dt.date.max.toordinal():
                self._go(dt.date.fromordinal(number))
        elif event.key() in (key.Key_PageUp, key.Key_PageDown):
            self.turn(-1 if event.key() == key.Key_PageUp else 1)
        elif event.key() == key.Key_Home:
            self._go(self.date.replace(day=1))
        elif event.key() == key.Key_End:
            self._go(self.date.replace(day=monthrange(self.date.year, self.date.month)[1]))
        elif event.key() in (key.Key_Return, key.Key_Enter, key.Key_Space):
            self.picked.emit(self.date)
        else:
            super().keyPressEvent(event)
