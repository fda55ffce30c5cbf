"""What an export gives, as pictures: the page, the pile of pages, the names of files."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from letterdesk.desktop import shadows, theme
from letterdesk.desktop.folders import file_words
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.labels import ElidedLabel, Icon, Label

_PICTURE = (276, 390)
_LEAST = 120
"""Height of the page in a window that is low."""
_PILE = (216, 236)
_IN_PILE = (118, 167)
_MOST_NAMED = 4


class PagePicture(QWidget):
    """The first page, as it will be."""

    def __init__(self, page: QImage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        margin = 2 * Space.M
        self.setFixedWidth(_PICTURE[0] + margin)
        self.setMinimumHeight(_LEAST + margin)
        self.setMaximumHeight(_PICTURE[1] + margin)

    def show_page(self, page: QImage | None) -> None:
        self._page = page
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        high = self.height() - 2 * Space.M
        wide = round(high * _PICTURE[0] / _PICTURE[1])
        box = QRect((self.width() - wide) // 2, Space.M, wide, high)
        _paint_page(QPainter(self), box, self._page, self.devicePixelRatioF())


class Pile(QWidget):
    """Up to three pages, one behind another."""

    def __init__(self, page: QImage | None, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._count = page, min(3, count)
        self.setFixedWidth(_PILE[0])
        self.setMinimumHeight(_PILE[1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(t.desk))
        painter.drawRoundedRect(self.rect(), Radius.CARD, Radius.CARD)
        painter.fillRect(self.rect().adjusted(0, Radius.CARD, 0, 0), theme.colour(t.desk))
        painter.fillRect(self._inner_edge(), theme.colour(t.desk))
        right = self.width() - _IN_PILE[0] - Space.XL
        for number in reversed(range(self._count)):
            box = QRect(right - number * 24, 20 + number * 16, *_IN_PILE)
            _paint_page(painter, box, self._page, self.devicePixelRatioF())

    def _inner_edge(self) -> QRect:
        """The side that touches the words; only the outer corner is round."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return self.rect().adjusted(0, 0, -Radius.CARD, 0)
        return self.rect().adjusted(Radius.CARD, 0, 0, 0)


class FileRows(QWidget):
    """The first few names, and how many more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)

    def show_files(self, names: list[str]) -> None:
        while self._grid.count():
            gone = self._grid.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        for row, name in enumerate(names[:_MOST_NAMED]):
            icon = "file-type" if name.endswith(".docx") else "file-text"
            self._grid.addWidget(Icon(icon, Size.ICON, "secondary"), row, 0)
            self._grid.addWidget(ElidedLabel(
                file_words(name), elide=Qt.TextElideMode.ElideMiddle), row, 1)
        if len(names) > _MOST_NAMED:
            more = Label(tr("and {count} more", count=len(names) - _MOST_NAMED), tone="secondary")
            self._grid.addWidget(more, _MOST_NAMED, 1)


def _paint_page(painter: QPainter, box: QRect, page: QImage | None, scale: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    shadows.draw(painter, box, shadows.PAGE, scale=scale)
    painter.fillRect(box, theme.colour(theme.tokens().page))
    if page is not None and not page.isNull():
        small = page.scaled(box.size() * scale,
                            Qt.AspectRatioMode.IgnoreAspectRatio,
                            Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(box, small)
