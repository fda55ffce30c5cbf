"""The keyboard's ring: 2 px of accent with a 2 px gap around what has the focus.

Style sheets know no outline offset, so one overlay follows the focus. It shows
only where the keyboard brought the focus; text fields have a border of their own.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Radius, Size

_BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
                Qt.FocusReason.ShortcutFocusReason}
_MARGIN = Size.RING + Size.RING_GAP

OWN_RING = "paints_own_focus"
"""Property of widgets that show the focus themselves."""


class FocusRing(QObject):
    """Watches what has the focus and moves the ring.

    It filters the events of that one widget (and, under a ring, of those around it). A filter of
    the whole application would be asked about every event of every widget.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._focused: QWidget | None = None
        self._around: list[QWidget] = []
        self._reason = Qt.FocusReason.OtherFocusReason
        application.focusChanged.connect(self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut and watched is self._focused:
            self._reason = event.reason()
        elif self._target is not None and kind in (
                QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show):
            self._place()
        return False

    def _go_on(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The focus came to another widget, for the reason that the one before lost it."""
        self._leave()
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = now
        if now is not None:
            now.installEventFilter(self)
            self._arrive(now, self._reason in _BY_KEYBOARD)
        self._reason = Qt.FocusReason.OtherFocusReason

    def _arrive(self, widget: QWidget, by_keyboard: bool) -> None:
        widget.setProperty("keyboard_focus", by_keyboard)
        if not by_keyboard or widget.property(OWN_RING) or widget.isWindow():
            return
        self._target = widget
        self._ring = _Ring(widget.window())
        at = widget.parentWidget()
        while at is not None:
            self._around.append(at)
            at.installEventFilter(self)
            at = None if at.isWindow() else at.parentWidget()
        self._place()

    def _leave(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = self._target = None
        for widget in self._around:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._around.clear()

    def _place(self) -> None:
        if self._ring is None or self._target is None:
            return
        corner = self._target.mapTo(self._target.window(), QPoint(0, 0))
        box = QRect(corner, self._target.size()).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        self._ring.setGeometry(box)
        self._ring.setVisible(self._target.isVisible())
        self._ring.raise_()


class _Ring(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_ring(painter, self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))


def draw_ring(painter: QPainter, around: QRect, radius: int = Radius.CONTROL,
              ink: str | None = None) -> None:
    """The ring outside a box; also used by delegates on their current row."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(ink or theme.tokens().accent), Size.RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    out = _MARGIN - Size.RING / 2
    painter.drawRoundedRect(around.toRectF().adjusted(-out, -out, out, out),
                            radius + Size.RING_GAP + 1, radius + Size.RING_GAP + 1)
    painter.restore()
