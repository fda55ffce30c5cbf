"""Shadows painted once into a nine-slice pixmap for each screen scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QMargins, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsBlurEffect, QGraphicsPixmapItem, QGraphicsScene

from letterdesk.desktop import theme

PAGE = ((0, 1, 2, 0.10), (0, 6, 20, 0.10))
PAGE_HOVER = ((0, 2, 4, 0.14), (0, 10, 28, 0.16))
SHEET = ((0, 2, 6, 0.12), (0, 16, 48, 0.20))
"""Each layer: right, down, blur in pixels, opacity."""

_CORE = 64
"""Side of the solid middle that the slices are cut around."""


def draw(painter: QPainter, around: QRect, layers: tuple, radius: int = 0, *,
         scale: float = 1.0) -> None:
    """Paints the shadow of a box on a screen of `scale`; the box is left to the caller."""
    margin = _margin(layers)
    picture = _nine_slice(layers, radius, scale)
    outer = around.marginsAdded(QMargins(margin, margin, margin, margin))
    corner = margin + _CORE // 2 - 1
    side = picture.width() / scale
    sources = (0.0, corner, side - corner, side)
    xs = (outer.left(), outer.left() + corner, outer.right() + 1 - corner, outer.right() + 1)
    ys = (outer.top(), outer.top() + corner, outer.bottom() + 1 - corner, outer.bottom() + 1)
    painter.save()
    # The slices are stretched along an even edge: smoothing would cost time and change nothing.
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    for row in range(3):
        for column in range(3):
            if row == column == 1:
                continue
            source = QRectF(sources[column] * scale, sources[row] * scale,
                            (sources[column + 1] - sources[column]) * scale,
                            (sources[row + 1] - sources[row]) * scale)
            target = QRectF(xs[column], ys[row], xs[column + 1] - xs[column],
                            ys[row + 1] - ys[row])
            painter.drawPixmap(target, picture, source)
    painter.restore()


def _margin(layers: tuple) -> int:
    return max(blur + abs(down) for _right, down, blur, _opacity in layers)


@cache
def _nine_slice(layers: tuple, radius: int, scale: float) -> QPixmap:
    margin = _margin(layers)
    side = _CORE + 2 * margin
    made = QImage(round(side * scale), round(side * scale),
                  QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    for right, down, blur, opacity in layers:
        layer = _blurred(side, margin, radius, blur, opacity, scale)
        painter.drawImage(round(right * scale), round(down * scale), layer)
    painter.end()
    return QPixmap.fromImage(made)


def _blurred(side: int, margin: int, radius: int, blur: int, opacity: float,
             scale: float) -> QImage:
    solid = QPixmap(round(side * scale), round(side * scale))
    solid.fill(Qt.GlobalColor.transparent)
    painter = QPainter(solid)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ink = QColor(theme.LIGHT.shadow)
    ink.setAlphaF(opacity)
    painter.setBrush(ink)
    painter.scale(scale, scale)
    painter.drawRoundedRect(margin, margin, _CORE, _CORE, radius, radius)
    painter.end()
    scene = QGraphicsScene()
    item = QGraphicsPixmapItem(solid)
    effect = QGraphicsBlurEffect()
    effect.setBlurRadius(blur * scale)
    effect.setBlurHints(QGraphicsBlurEffect.BlurHint.QualityHint)
    item.setGraphicsEffect(effect)
    scene.addItem(item)
    made = QImage(solid.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    scene.render(painter, QRectF(made.rect()), QRectF(made.rect()))
    painter.end()
    return made
