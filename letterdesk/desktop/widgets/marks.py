"""Check boxes, toggles and pills, painted alike in widgets and in delegates."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Radius, Size, Space


def draw_check(painter: QPainter, box: QRect, checked: bool, *, some: bool = False,
               opacity: float = 1.0) -> None:
    """A check box, 16 px at the usual text size."""
    t = theme.tokens()
    painter.save()
    painter.setOpacity(opacity)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    filled = checked or some
    painter.setPen(QPen(theme.colour(t.accent if filled else t.edge), 1))
    painter.setBrush(theme.colour(t.accent if filled else t.field))
    painter.drawRoundedRect(inner, Radius.BOX, Radius.BOX)
    painter.setPen(QPen(theme.colour(t.on_accent), 2, Qt.PenStyle.SolidLine,
                        Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    unit = box.width() / 16

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * unit, box.top() + y * unit)

    if checked:
        painter.drawPolyline([at(4, 8.3), at(6.8, 11), at(12, 5.3)])
    elif some:
        painter.drawLine(at(4.5, 8), at(11.5, 8))
    painter.restore()


def pill_width(words: str) -> int:
    """Width of a pill with an icon and these words."""
    width = QFontMetrics(theme.font(theme.CAPTION)).horizontalAdvance(words)
    return width + Size.ICON_CAPTION + Space.XS + 2 * Space.S


def draw_pill(painter: QPainter, box: QRect, icon: str, words: str, tone: str,
              direction: Qt.LayoutDirection, filled: bool = True) -> None:
    """Icon and words at the leading edge of `box`; filled for what waits or is wrong."""
    t = theme.tokens()
    ink = getattr(t, tone)
    is_rtl = direction == Qt.LayoutDirection.RightToLeft
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = pill_width(words)
    left = box.right() + 1 - width if is_rtl else box.left()
    pill = QRect(left, box.center().y() - Size.PILL // 2, width, Size.PILL)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(getattr(t, f"{tone}_wash")))
        painter.drawRoundedRect(pill, Size.PILL / 2, Size.PILL / 2)
    inset = Space.S if filled else 0
    side = Size.ICON_CAPTION
    mark_x = pill.right() + 1 - inset - side if is_rtl else pill.left() + inset
    icons.draw(painter, icon, QRect(mark_x, pill.center().y() - side // 2 + 1, side, side), ink,
               direction)
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font(theme.CAPTION))
    room = side + Space.XS + inset
    words_box = pill.adjusted(0, 0, -room, 0) if is_rtl else pill.adjusted(room, 0, Space.XL, 0)
    # Absolute: the painter of a mirrored window would turn right into left once more.
    align = (Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft) \
        | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(words_box, int(align | Qt.AlignmentFlag.AlignVCenter), words)
    painter.restore()


class _Marked:
    """What check boxes are made of: a mark of 16 px, a gap of 8, words.

    No widget itself: two Qt classes do not mix.
    """

    def _parts(self) -> tuple[QRect, QRect]:
        box = self.rect()
        side = Size.CHECK
        mark = QRect(0, (box.height() - side) // 2, side, side)
        words = box.adjusted(side + Space.S, 0, 0, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            mark.moveLeft(box.width() - side)
            words = box.adjusted(0, 0, -(side + Space.S), 0)
        return mark, words

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font()).horizontalAdvance(self.text())
        return QSize(Size.CHECK + Space.S + width + 2, max(Size.HIT, theme.line_height()))

    def _paint_words(self, painter: QPainter, words: QRect) -> None:
        painter.setFont(theme.font())
        painter.setOpacity(1 if self.isEnabled() else 0.45)
        painter.setPen(theme.colour(theme.tokens().text))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(leading), self.text())

    def hitButton(self, _where: object) -> bool:
        return True


class CheckBox(_Marked, QCheckBox):
    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        mark, words = self._parts()
        draw_check(painter, mark, self.isChecked(), opacity=1 if self.isEnabled() else 0.45)
        self._paint_words(painter, words)


class Toggle(QAbstractButton):
    """A switch of 32 x 18 for yes and no."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(Size.TOGGLE[0], Size.HIT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else 0.45)
        width, height = Size.TOGGLE
        body = QRectF(0.5, (self.height() - height) / 2 + 0.5, width - 1, height - 1)
        on = self.isChecked()
        painter.setPen(QPen(theme.colour(t.accent if on else t.edge), 1))
        painter.setBrush(theme.colour(t.accent if on else t.field))
        painter.drawRoundedRect(body, height / 2, height / 2)
        side = 12 if on else 10
        at_end = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        x = width - side - 3.5 if at_end else 3.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(t.on_accent if on else t.edge))
        painter.drawEllipse(QRectF(x, (self.height() - side) / 2, side, side))
