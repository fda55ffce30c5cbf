"""What is painted over a part's words: markers of lists, locks of fixed words, wavy lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextCursor,
)

from letterdesk.desktop import icons, theme
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor import list_levels
from letterdesk.desktop.editor.edits import shapes_of
from letterdesk.desktop.editor.formats import TypeSetting
from letterdesk.desktop.editor.text_document import blocks_of, fragments_of, units
from letterdesk.desktop.theme import ON_PAGE, Size, Space

_BOUND_SPACES = "\u00a0\u202f"
_FAINT, _RING, _RING_HEIGHT = 0.55, 1.2, 0.62
_WAVE_STEP, _WAVE_HIGH, _WAVE_WIDE = 2.0, 2.0, 1.2

if TYPE_CHECKING:
    from letterdesk.desktop.editor.part_text import PartText


def paint_margins(editor: PartText) -> None:
    """Paints over the viewport, after the text."""
    document, setting = editor.document(), editor.setting
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scrolled = editor.verticalScrollBar().value()
    painter.translate(0, -scrolled)
    markers = list_levels.markers(shapes_of(document))
    for block, marker in zip(blocks_of(document), markers, strict=True):
        box = document.documentLayout().blockBoundingRect(block)
        if box.bottom() < scrolled or box.top() > scrolled + editor.viewport().height():
            continue
        if marker:
            _paint_marker(painter, block, box, marker, setting)
        _paint_locks(painter, block, box, editor, setting)
        _paint_bound_spaces(painter, block, box)
        for wrong in editor.spelling.marked:
            _paint_wave(painter, block, box, wrong)
    painter.end()


def _paint_marker(painter: QPainter, block: QTextBlock, box: QRectF, marker: str,
                  setting: TypeSetting) -> None:
    metrics = QFontMetricsF(setting.font)
    line = block.layout().lineAt(0)
    baseline = box.top() + line.y() + line.ascent()
    wide = metrics.horizontalAdvance(marker)
    room = len(fm.shape_of(block.blockFormat()).levels) * Size.EDIT_INDENT
    if setting.is_rtl:
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        left = box.right() - room + Space.S if _is_inset(block, box) else box.right() + Space.S
    else:
        left = box.left() + line.x() - Space.S - wide
    painter.setFont(setting.font)
    painter.setPen(theme.colour(ON_PAGE.text))
    painter.drawText(QPointF(left, baseline), marker)


def _is_inset(block: QTextBlock, box: QRectF) -> bool:
    """Whether the bounding box of a block has its indent inside."""
    return block.layout().lineAt(0).width() < box.width()


def _paint_locks(painter: QPainter, block: QTextBlock, box: QRectF, editor: PartText,
                 setting: TypeSetting) -> None:
    """One lock beside the line in which each run of fixed words begins."""
    size, done = Size.ICON_ROW, set()
    for fragment in fragments_of(block):
        run = fragment.charFormat().property(fm.FIXED_RUN)
        line = block.layout().lineForTextPosition(fragment.position() - block.position())
        if not run or run in done or not line.isValid():
            continue
        done.add(run)
        top = box.top() + line.y() + (line.height() - size) / 2
        left = (editor.viewport().width() - Size.EDIT_SIDE + Space.XS if setting.is_rtl
                else Size.EDIT_SIDE - Space.XS - size)
        icons.draw(painter, "lock", QRectF(left, top, size, size), ON_PAGE.secondary)


def _paint_bound_spaces(painter: QPainter, block: QTextBlock, box: QRectF) -> None:
    """A small ring over each no-break space, which else looks like any other."""
    text, at = block.text(), 0
    if not any(space in text for space in _BOUND_SPACES):
        return
    painter.setPen(theme.colour(ON_PAGE.secondary, _FAINT))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for character in text:
        line = block.layout().lineForTextPosition(at)
        if character in _BOUND_SPACES and line.isValid():
            left, right = (line.cursorToX(place)[0] for place in (at, at + 1))
            middle = line.y() + line.ascent() * _RING_HEIGHT
            painter.drawEllipse(QPointF(box.left() + (left + right) / 2, box.top() + middle),
                                _RING, _RING)
        at += units(character)


def _paint_wave(painter: QPainter, block: QTextBlock, box: QRectF, wrong: QTextCursor) -> None:
    """A wavy line under a wrong word, below the line that Qt draws under inserted words.

    Qt's own wave is as low as a letter's tail is long, and vanishes in that line.
    """
    first = wrong.selectionStart() - block.position()
    past = wrong.selectionEnd() - block.position()
    painter.setPen(QPen(theme.colour(ON_PAGE.error), _WAVE_WIDE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = max(first, line.textStart())
        end = min(past, line.textStart() + line.textLength())
        if start >= end:
            continue
        left, right = sorted((line.cursorToX(start)[0], line.cursorToX(end)[0]))
        top = box.top() + line.y() + line.ascent() + line.descent() - _WAVE_HIGH / 2
        painter.drawPath(_wave(box.left() + left, box.left() + right, top))


def _wave(left: float, right: float, top: float) -> QPainterPath:
    made = QPainterPath(QPointF(left, top + _WAVE_HIGH))
    at, is_up = left + _WAVE_STEP, True
    while at <= right:
        made.lineTo(at, top if is_up else top + _WAVE_HIGH)
        at, is_up = at + _WAVE_STEP, not is_up
    return made
