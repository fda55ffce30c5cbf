"""What a value says in another language of the letter: one line that leads there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr


class VersionLine(QAbstractButton):
    """Name of the language and the words, cut at the edge; a missing one says so in amber."""

    def __init__(self, language: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._words = language, words
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        shown = words or tr("missing")
        self.setAccessibleName(tr("{language}: {words}", language=language, words=shown))
        self.setAccessibleDescription(tr("Goes to this language"))
        self.setToolTip(shown)

    def sizeHint(self) -> QSize:
        return QSize(Size.NUMBER, max(Size.HIT, theme.line_height(theme.CAPTION)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        font = theme.font(theme.CAPTION)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.colour(t.accent))
        name = QFontMetrics(font).horizontalAdvance(self._language) + 1
        self._draw(painter, 0, name, self._language)
        painter.setFont(theme.font_for(self._words, theme.CAPTION))
        painter.setPen(theme.colour(t.secondary if self._words else t.warning))
        room = self.width() - name - Space.S
        self._draw(painter, name + Space.S, room, painter.fontMetrics().elidedText(
            self._words or tr("missing"), Qt.TextElideMode.ElideRight, room))

    def _draw(self, painter: QPainter, x: int, width: int, words: str) -> None:
        direction = self.layoutDirection()
        box = QStyle.visualRect(direction, self.rect(), QRect(x, 0, width, self.height()))
        edge = Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.RightToLeft \
            else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(edge | Qt.AlignmentFlag.AlignAbsolute
                                  | Qt.AlignmentFlag.AlignVCenter), words)
