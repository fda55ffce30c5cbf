"""The shadow of the card, painted on the page: a child cannot paint outside itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from letterdesk.desktop import shadows
from letterdesk.desktop.composer.page_layers import PaintedLayer
from letterdesk.desktop.theme import Radius

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page_view import PageView


class CardShadow(PaintedLayer):
    def __init__(self, card: Callable[[], QWidget | None]) -> None:
        self._card = card

    def paint(self, painter: QPainter, view: PageView) -> None:
        card = self._card()
        if card is not None and card.isVisible():
            shadows.draw(painter, card.geometry(), shadows.PAGE_HOVER, Radius.BOX,
                         scale=view.devicePixelRatioF())
