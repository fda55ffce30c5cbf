"""The keyboard's ring: 2 px of accent with a 2 px gap around what has the focus.

Style sheets know no outline offset, so one overlay follows the focus. It shows
only where the keyboard brought the focus; text fields have a border of their own.
"""

from __future__ import annotations

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
    """Watches the application and moves the ring."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._arrive(watched, event.reason() in _BY_KEYBOARD)
        elif kind == QEvent.Type.FocusOut and watched is self._target:
            self._leave()
        elif self._target is not None and kind in (
                QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show):
            self._follow(watched)
        return False

    def _arrive(self, widget: QWidget, by_keyboard: bool) -> None:
        self._leave()
        widget.setProperty("keyboard_focus", by_keyboard)
        if not by_keyboard or widget.property(OWN_RING) or widget.isWindow():
            return
        self._target = widget
        self._ring = _Ring(widget.window())
        self._place()

    def _leave(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = self._target = None

    def _follow(self, moved: QObject) -> None:
        if isinstance(moved, QWidget) and moved is not self._ring and (
                moved is self._target or moved.isAncestorOf(self._target)):
            self._place()

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
