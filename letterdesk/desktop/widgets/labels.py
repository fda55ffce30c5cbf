"""Labels in the four type sizes and the tones of the text."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolTip, QWidget

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Size

_LONG_WORD = re.compile("[0-9A-Za-z\u00c0-\u024f\u0370-\u04ff]{25,}")
"""Longer than words are in scripts whose letters do not join; one of a line’s length may come."""
_BREAK = "\u200b"


def _broken(word: re.Match[str]) -> str:
    return _BREAK.join(word[0])


class Label(QLabel):
    """Plain words; what a letter or a library says is never read as mark-up."""

    def __init__(self, words: str = "", kind: str = theme.BODY, *, tone: str = "",
                 strong: bool = False, wraps: bool = False, figures: bool = False,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(kind, strong=strong, figures=figures))
        self.setWordWrap(wraps)
        self.setText(words)
        self.setMinimumHeight(theme.line_height(kind))
        if tone:
            self.setProperty("tone", tone)

    def text(self) -> str:
        return super().text().replace(_BREAK, "")

    def setText(self, words: str) -> None:
        """A word that no line may hold is broken where it must be."""
        shown = _LONG_WORD.sub(_broken, words) if self.wordWrap() else words
        if shown != words:
            self.setAccessibleName(words)
        elif _BREAK in super().text():
            self.setAccessibleName("")
        super().setText(shown)

    def minimumSizeHint(self) -> QSize:
        """Lines that wrap never hold what is around them open."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), Size.HIT), hint.height()) if self.wordWrap() else hint

    def set_tone(self, tone: str) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(Label):
    """Words on one line, cut with an ellipsis where the room ends."""

    def __init__(self, words: str = "", kind: str = theme.BODY, *,
                 elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
                 **looks: object) -> None:
        super().__init__(words, kind, **looks)
        self._elide = elide
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(Size.HIT, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Words that are cut can be read in full."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() \
                and self.fontMetrics().horizontalAdvance(self.text()) > self.width():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        shown = self.fontMetrics().elidedText(
            self.text(), self._elide, self.width())
        leading = Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect(),
                         int(leading | Qt.AlignmentFlag.AlignVCenter), shown)


class Icon(QWidget):
    """An icon beside words, in a token's colour; it takes no focus and speaks no name."""

    def __init__(self, name: str, size: int = 0, tone: str = "text",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        self.setFixedSize(size or Size.ICON, size or Size.ICON)

    def show_icon(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.draw(QPainter(self), self._name, self.rect(),
                   getattr(theme.tokens(), self._tone), self.layoutDirection())


class Dot(QWidget):
    """A small disc in a token's colour."""

    _SIDE = 6

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedSize(self._SIDE, self._SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(getattr(theme.tokens(), self._tone)))
        painter.drawEllipse(self.rect())


def divider(vertical: bool = False) -> QFrame:
    """A line between things."""
    made = QFrame()
    made.setProperty("line", "leading" if vertical else "top")
    if vertical:
        made.setFixedSize(1, Size.ICON)
    else:
        made.setFixedHeight(1)
    return made
