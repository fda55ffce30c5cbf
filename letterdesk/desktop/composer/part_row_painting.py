"""How a part looks in the list, and what of its row is under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from letterdesk.desktop import icons, theme
from letterdesk.desktop.composer.part_rows import PartRow
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.widgets.focus_ring import draw_ring
from letterdesk.desktop.widgets.marks import draw_check

ROW = Qt.ItemDataRole.UserRole + 1
"""Role under which the list's model gives a PartRow."""


class RowPlaces:
    """Where the things of a row stand, mirrored where the interface reads from the right."""

    def __init__(self, box: QRect, direction: Qt.LayoutDirection, row: PartRow,
                 has_menu: bool) -> None:
        self._direction, self._whole = direction, box
        self.row = box.adjusted(Space.S, 0, -Space.S, 0)
        inner = self.row
        middle = inner.center().y() + 1
        self.bar = self._at(QRect(inner.left(), middle - 10, Size.BAR, 20))
        self.grip = self._at(QRect(inner.left() - 1, middle - 7, Size.ICON_ROW, Size.ICON_ROW))
        self.box = self._at(QRect(inner.left() + 8, middle - 8, Size.CHECK, Size.CHECK))
        trailing = inner.right() + 1 - Space.S
        self.menu = QRect()
        if has_menu:
            self.menu = self._at(QRect(trailing - Size.ICON, middle - 8, Size.ICON, Size.ICON))
            trailing -= Size.ICON + Space.S
        self.pencil = QRect()
        if row.edited:
            self.pencil = self._at(QRect(trailing - Size.ICON, middle - 8, Size.ICON, Size.ICON))
            trailing -= Size.ICON + Space.M
        self.mark = QRect()
        if row.mark is not None and row.inside:
            side = Size.ICON_ROW
            self.mark = self._at(QRect(trailing - side, middle - side // 2, side, side))
            trailing -= side + Space.S
        self.chevron, self.note = QRect(), QRect()
        if row.note:
            if row.choices:
                side = Size.ICON_CAPTION
                self.chevron = self._at(QRect(trailing - side, middle - side // 2, side, side))
                trailing -= side + 2
            name_end = inner.left() + 40 + QFontMetrics(
                theme.font(strong=True)).horizontalAdvance(row.name)
            wanted = QFontMetrics(theme.font(theme.CAPTION, figures=True)).horizontalAdvance(
                row.note) + 1
            room = max(60, trailing - name_end - Space.S)
            width = min(wanted, room)
            self.note = self._at(QRect(trailing - width, inner.top(), width, inner.height()))
            trailing -= width + Space.S
        self.name = self._at(QRect(inner.left() + 32, inner.top(), trailing - inner.left() - 32,
                                   inner.height()))

    def _at(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._whole, box)

    def hit(self, where: QPoint) -> str:
        """What stands under the pointer; each target at least 24 x 24."""
        if not self.menu.isNull() and _grown(self.menu).contains(where):
            return "menu"
        if not self.note.isNull() and not self.chevron.isNull() and (
                _grown(self.chevron) | self.note).contains(where):
            return "choice"
        if not self.pencil.isNull() and _grown(self.pencil).contains(where):
            return "pencil"
        return "box" if _grown(self.box).contains(where) else "row"


def _grown(box: QRect) -> QRect:
    by = max(0, (Size.HIT - box.width() + 1) // 2)
    return box.adjusted(-by, -by, by, by)


class PartDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> object:
        hint = option.rect.size()
        hint.setHeight(max(Size.ROW, theme.line_height() + Space.S))
        return hint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: PartRow = index.data(ROW)
        t = theme.tokens()
        state = QStyle.StateFlag
        view = option.widget
        selected = bool(option.state & state.State_Selected)
        is_current = view.currentIndex() == index and view.hasFocus() and bool(
            view.property("keyboard_focus"))
        hovered = bool(option.state & state.State_MouseOver)
        at = RowPlaces(option.rect, option.direction, row, hovered or is_current)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(theme.colour(t.accent_wash) if selected
                             else theme.colour(t.text, 0.05))
            painter.drawRoundedRect(at.row, Radius.CONTROL, Radius.CONTROL)
        if selected:
            painter.setBrush(theme.colour(t.accent))
            painter.drawRoundedRect(at.bar, 1.5, 1.5)
        if hovered or is_current:
            icons.draw(painter, "grip-vertical", at.grip, t.secondary)
            icons.draw(painter, "ellipsis", at.menu, t.secondary)
        self._box(painter, at, row)
        self._words(painter, at, row, selected, option.direction)
        if is_current:
            draw_ring(painter, at.row.adjusted(4, 4, -4, -4))
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView,
                  option: QStyleOptionViewItem, index: QModelIndex) -> bool:
        """Words that are cut can be read in full."""
        row: PartRow = index.data(ROW)
        at = RowPlaces(option.rect, option.direction, row, True)
        name = QFontMetrics(theme.font(strong=True)).horizontalAdvance(row.name)
        note = QFontMetrics(theme.font(theme.CAPTION, figures=True)).horizontalAdvance(row.note)
        if name > at.name.width() or note > at.note.width():
            QToolTip.showText(event.globalPos(), "\n".join(w for w in (row.name, row.note) if w),
                              view)
            return True
        return super().helpEvent(event, view, option, index)

    def _box(self, painter: QPainter, at: RowPlaces, row: PartRow) -> None:
        if row.required:
            side = Size.ICON_ROW
            lock = QRect(0, 0, side, side)
            lock.moveCenter(at.box.center())
            icons.draw(painter, "lock", lock, theme.tokens().secondary)
        else:
            draw_check(painter, at.box, row.inside)

    def _words(self, painter: QPainter, at: RowPlaces, row: PartRow, selected: bool,
               direction: Qt.LayoutDirection) -> None:
        t = theme.tokens()
        leading = Qt.AlignmentFlag.AlignVCenter | QStyle.visualAlignment(
            direction, Qt.AlignmentFlag.AlignLeading)
        painter.setFont(theme.font(strong=selected))
        painter.setPen(theme.colour(t.text if row.inside else t.secondary))
        metrics = QFontMetrics(painter.font())
        painter.drawText(at.name, int(leading), metrics.elidedText(
            row.name, Qt.TextElideMode.ElideRight, at.name.width()))
        if row.note:
            painter.setFont(theme.font(theme.CAPTION, figures=True))
            painter.setPen(theme.colour(t.secondary))
            metrics = QFontMetrics(painter.font())
            trailing = Qt.AlignmentFlag.AlignVCenter | QStyle.visualAlignment(
                direction, Qt.AlignmentFlag.AlignTrailing)
            painter.drawText(at.note, int(trailing), metrics.elidedText(
                row.note, Qt.TextElideMode.ElideRight, at.note.width()))
        if not at.chevron.isNull():
            icons.draw(painter, "chevron-down", at.chevron, t.secondary)
        if row.edited:
            icons.draw(painter, "pencil", at.pencil, t.accent)
        if row.mark is not None and not at.mark.isNull():
            icon, tone = row.mark
            icons.draw(painter, icon, at.mark, getattr(t, tone), direction)
