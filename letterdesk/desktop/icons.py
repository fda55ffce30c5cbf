"""Lucide icons drawn in a colour of the text, sharp on every screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from letterdesk.desktop import theme
from letterdesk.resources import resource

_STROKE = {12: 1.1, 14: 1.2, 16: 1.3, 20: 1.4, 32: 1.4}
"""Stroke width in pixels at each size: thin enough for a calm look, thick enough to read."""

MIRRORED = {"arrow-left", "chevron-left", "chevron-right", "undo-2", "redo-2", "list",
            "list-checks", "library", "split"}
"""Icons with a direction: they are turned where the interface reads from the right."""


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, size: int, ink: str) -> QSvgRenderer:
    stroke = _STROKE.get(size, 1.3) * 24 / size
    svg = (_source(name).replace("currentColor", QColor(ink).name())
           .replace('stroke-width="2"', f'stroke-width="{stroke:.3f}"'))
    return QSvgRenderer(QByteArray(svg.encode()))


def draw(painter: QPainter, name: str, box: QRect | QRectF, ink: str,
         direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> None:
    """Paints an icon into `box` in the colour `ink`."""
    target = QRectF(box)
    if direction == Qt.LayoutDirection.RightToLeft and name in MIRRORED:
        painter.save()
        painter.translate(target.left() + target.right(), 0)
        painter.scale(-1, 1)
        _renderer(name, round(target.width()), ink).render(painter, target)
        painter.restore()
        return
    _renderer(name, round(target.width()), ink).render(painter, target)


def pixmap(name: str, size: int, ink: str, scale: float = 1.0,
           direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> QPixmap:
    """An icon of `size` pixels for a screen of the given scale."""
    made = QPixmap(round(size * scale), round(size * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, name, QRectF(0, 0, size, size), ink, direction)
    painter.end()
    return made


def icon(name: str, size: int = 16, ink: str | None = None,
         direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> QIcon:
    """An icon for buttons and menus, in the text colour unless told; paler when disabled."""
    return _made(name, size, ink or theme.tokens().text, direction)


@cache
def _made(name: str, size: int, ink: str, direction: Qt.LayoutDirection) -> QIcon:
    made = QIcon()
    for scale in (1.0, 2.0):
        shown = pixmap(name, size, ink, scale, direction)
        made.addPixmap(shown, QIcon.Mode.Normal)
        pale = QPixmap(shown.size())
        pale.setDevicePixelRatio(scale)
        pale.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pale)
        painter.setOpacity(0.45)
        painter.drawPixmap(0, 0, shown)
        painter.end()
        made.addPixmap(pale, QIcon.Mode.Disabled)
    return made
