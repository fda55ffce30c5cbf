"""Words on one line with what was searched for marked in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from letterdesk.desktop import theme

Spans = Sequence[tuple[int, int]]
_BEFORE = 24
"""Characters left standing before the first mark where a sentence is cut."""
_CUT = "…"


def draw_marked(painter: QPainter, box: QRect, words: str, spans: Spans, font: QFont, ink: str,
                direction: Qt.LayoutDirection) -> None:
    """Paints words on one line, cut where the room ends, so that the first mark is seen."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    # Marked words are wider than the others: measured so, the line never runs out of its room.
    metrics = QFontMetrics(strong if spans else font)
    shown, marks = _in_room(words, spans, metrics, box.width())
    t = theme.tokens()
    layout = QTextLayout(shown, font)
    option = QTextOption()
    is_rtl = direction == Qt.LayoutDirection.RightToLeft
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setAlignment((Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
                        | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_format(0, len(shown), ink)] + [
        _format(start, end - start, t.text, t.accent_wash) for start, end in marks])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(box.width())
    layout.endLayout()
    painter.save()
    painter.setClipRect(box)
    layout.draw(painter, QPointF(box.left(), box.center().y() + 0.5 - line.height() / 2))
    painter.restore()


def _format(start: int, length: int, ink: str, wash: str = "") -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    look.setForeground(theme.colour(ink))
    if wash:
        look.setBackground(theme.colour(wash))
        look.setFontWeight(QFont.Weight.DemiBold)
    made.format = look
    return made


def _in_room(words: str, spans: Spans, metrics: QFontMetrics,
             room: int) -> tuple[str, list[tuple[int, int]]]:
    """The words and marks that fit: cut before the first mark, and at the end."""
    from_here = 0
    if spans and metrics.horizontalAdvance(words[:spans[0][1]]) > room * 2 // 3:
        from_here = max(0, spans[0][0] - _BEFORE)
        from_here = words.rfind(" ", 0, from_here + 1) + 1 if from_here else 0
    lead = _CUT if from_here else ""
    shown = metrics.elidedText(lead + words[from_here:], Qt.TextElideMode.ElideRight, room)
    moved = len(lead) - from_here
    marks = [(start + moved, min(end + moved, len(shown))) for start, end in spans
             if start >= from_here]
    return shown, [(start, end) for start, end in marks if start < end]
