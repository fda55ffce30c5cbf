"""What stands in the margins of a part's words: markers of lists, locks of fixed words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock

from letterdesk.desktop import icons, theme
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor import list_levels
from letterdesk.desktop.editor.edits import shapes_of
from letterdesk.desktop.editor.formats import TypeSetting
from letterdesk.desktop.editor.text_document import blocks_of, fragments_of, units
from letterdesk.desktop.theme import ON_PAGE, Size, Space

_BOUND_SPACES = "\u00a0\u202f"
_FAINT, _RING, _RING_HEIGHT = 0.55, 1.2, 0.62

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
