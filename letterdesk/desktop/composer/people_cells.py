"""How a cell of the table of signatories is drawn: the current one in a frame of accent."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size


class PeopleCells(QStyledItemDelegate):
    """A ring has no room between cells, so the frame lies inside."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if is_current:
            painter.save()
            painter.setPen(QPen(theme.colour(theme.tokens().accent), Size.RING))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()
