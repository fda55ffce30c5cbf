"""What is painted over the pages: marks on words, and the bar beside the focused part."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter

from letterdesk.desktop import theme
from letterdesk.desktop.composer import page_places
from letterdesk.desktop.theme import ON_PAGE

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page_view import PageView


class Layer(Protocol):
    """Paints over all pages, in the light colours; later layers lie on top."""

    def paint(self, painter: QPainter, view: PageView) -> None:
        """Paints in the viewport; the painter comes back as it was given."""

    def press(self, view: PageView, where: QPoint) -> bool:
        """Takes a click in the viewport; False leaves it to the page."""

    def words_at(self, view: PageView, where: QPoint) -> str:
        """What a tooltip says there; empty where the layer has nothing."""


class PaintedLayer(ABC):
    """A layer that is only looked at."""

    @abstractmethod
    def paint(self, painter: QPainter, view: PageView) -> None:
        """As every layer."""

    def press(self, _view: PageView, _where: QPoint) -> bool:
        return False

    def words_at(self, _view: PageView, _where: QPoint) -> str:
        return ""


class FieldMarks(PaintedLayer):
    """Words of fields that must be put right: washed and underlined in the error colour."""

    def __init__(self) -> None:
        self.fields: set[str] = set()

    def paint(self, painter: QPainter, view: PageView) -> None:
        if view.pages is None:
            return
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in page_places.of_fields(view.pages.pdf.places, self.fields):
            words = view.box_in_view(box)
            painter.fillRect(words, theme.colour(theme.mixed(ON_PAGE.error, ON_PAGE.page, 0.18)))
            painter.fillRect(QRectF(words.left(), words.bottom() - 1.5, words.width(), 1.5),
                             theme.colour(ON_PAGE.error))
        painter.restore()


class PartBar(PaintedLayer):
    """The accent bar beside the focused part."""

    def paint(self, painter: QPainter, view: PageView) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ON_PAGE.accent))
        for bar in view.bar_boxes():
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.restore()
