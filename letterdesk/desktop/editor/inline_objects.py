"""Chips and note marks: single characters of a document, drawn with their words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from letterdesk.desktop import theme
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.theme import ON_PAGE, Radius, Space

_SIDE, _APART = Space.XS, 1
_NOTE_SCALE = 0.7


class InlineObjects(QPyTextObject):
    """Draws chips and note marks of one document.

    `words(format)` gives what an object shows; `is_selected(position)` whether the
    selection covers it, `is_inserted(position)` whether it came against the approved words.
    """

    def __init__(self, document: QTextDocument, words: Callable[[QTextCharFormat], str],
                 is_selected: Callable[[int], bool], is_inserted: Callable[[int], bool]) -> None:
        super().__init__(document)
        self._document = document
        self._words = words
        self._is_selected = is_selected
        self._is_inserted = is_inserted
        for kind in (fm.CHIP_OBJECT, fm.NOTE_OBJECT):
            document.documentLayout().registerHandler(kind, self)

    def intrinsicSize(self, _document: QTextDocument, position: int,
                      form: QTextFormat) -> QSizeF:
        """As high as the letters above the base line: a taller object would push lines apart."""
        char = form.toCharFormat()
        font = _font(char)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(self._words(char))
        if char.property(fm.CHIP):
            wide += 2 * (_SIDE + _APART)
        frame = self._document.rootFrame().frameFormat()
        room = self._document.textWidth() - frame.leftMargin() - frame.rightMargin()
        if room > 0:
            block = self._document.findBlock(position)
            wide = min(wide, room - block.blockFormat().indent() * self._document.indentWidth())
        return QSizeF(max(wide, 1), QFontMetricsF(char.font()).ascent())

    def drawObject(self, painter: QPainter, rect: QRectF, _document: QTextDocument,
                   position: int, form: QTextFormat) -> None:
        char = form.toCharFormat()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if char.property(fm.CHIP):
            self._draw_chip(painter, rect, char, self._is_selected(position))
            if self._is_inserted(position):
                painter.setPen(theme.colour(ON_PAGE.good))
                under = rect.bottom() + QFontMetricsF(char.font()).underlinePos()
                painter.drawLine(QPointF(rect.left(), under), QPointF(rect.right(), under))
        else:
            painter.setFont(_font(char))
            painter.setPen(theme.colour(
                ON_PAGE.on_accent if self._is_selected(position) else ON_PAGE.accent))
            painter.drawText(rect, Qt.AlignmentFlag.AlignTop, self._words(char))
        painter.restore()

    def _draw_chip(self, painter: QPainter, rect: QRectF, char: QTextCharFormat,
                   selected: bool) -> None:
        font = _font(char)
        metrics = QFontMetricsF(font)
        box = rect.adjusted(_APART, 0, -_APART, metrics.descent())
        painter.setPen(Qt.PenStyle.NoPen)
        # Qt lays the selection's colour at half strength over what is drawn here.
        painter.setBrush(theme.colour(ON_PAGE.page if selected else ON_PAGE.accent_wash))
        painter.drawRoundedRect(box, Radius.BOX, Radius.BOX)
        painter.setFont(font)
        painter.setPen(theme.colour(ON_PAGE.text))
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        words = metrics.elidedText(self._words(char), Qt.TextElideMode.ElideMiddle,
                                   inner.width() + 0.5)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
                         | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine, words)


def _font(char: QTextCharFormat):
    """The letter's own font; a note's mark is smaller."""
    font = char.font()
    if char.property(fm.NOTE):
        font.setPixelSize(max(1, round(font.pixelSize() * _NOTE_SCALE)))
    return font
