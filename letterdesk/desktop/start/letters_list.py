"""The card of recent letters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from letterdesk.desktop import icons, theme
from letterdesk.desktop.start.marked_words import draw_marked
from letterdesk.desktop.start.pictures import PagePictures
from letterdesk.desktop.start.rows import LetterRow
from letterdesk.desktop.start.typing import is_typing
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.focus_ring import OWN_RING, draw_ring
from letterdesk.desktop.widgets.marks import draw_pill

LETTER = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_THUMBNAIL_WIDTH = 4 * Size.THUMBNAIL[0]
"""Pixels kept of a page for its thumbnail, whatever the screen's scale."""
_MOST_THUMBNAILS = 400


class _Letters(QAbstractListModel):
    def __init__(self, parent: object) -> None:
        super().__init__(parent)
        self.rows: tuple[LetterRow, ...] = ()

    def show_rows(self, rows: tuple[LetterRow, ...]) -> bool:
        """Shows other rows; True where they are the same letters, known better."""
        if [row.recent.path for row in rows] == [row.recent.path for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return True
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return False

    def row_of(self, path: Path) -> int:
        return next((at for at, row in enumerate(self.rows) if row.recent.path == path), -1)

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        return {LETTER: row, Qt.ItemDataRole.DisplayRole: row.title,
                Qt.ItemDataRole.AccessibleTextRole: row.spoken,
                Qt.ItemDataRole.ToolTipRole: str(row.recent.path)}.get(role)


class _Columns:
    """Where the things of a row stand."""

    def __init__(self, box: QRect, direction: Qt.LayoutDirection) -> None:
        def at(left: int, width: int, height: int = box.height()) -> QRect:
            made = QRect(left, box.top() + (box.height() - height) // 2, width, height)
            return QStyle.visualRect(direction, box, made)

        right = box.right() + 1
        self.thumbnail = at(box.left() + Space.M, *Size.THUMBNAIL)
        self.menu = at(right - Space.M - Size.ICON - 1, Size.ICON, Size.ICON)
        menu_left = right - Size.CONTROL - Space.M
        recipients, status, changed = Size.LETTER_COLUMNS
        if box.width() < Size.LETTERS_NARROW:
            recipients, status, changed = Size.LETTER_COLUMNS_NARROW
        self.changed = at(menu_left - changed, changed)
        status_left = menu_left - changed - status
        self.status = at(status_left, status)
        self.recipients = at(status_left - recipients, recipients - Space.M)
        title_left = box.left() + Space.M + Size.THUMBNAIL[0] + 23
        self.title = at(title_left, status_left - recipients - title_left - Space.M)


class _LetterDelegate(QStyledItemDelegate):
    def __init__(self, pictures: PagePictures, parent: object) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._thumbnails: dict[tuple[int, int], QImage] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        words = theme.line_height() + theme.line_height(theme.CAPTION)
        return QSize(Size.HIT, max(Size.ROW_RECENT, words + Space.M))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: LetterRow = index.data(LETTER)
        t = theme.tokens()
        at = _Columns(option.rect, option.direction)
        view = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect.adjusted(1, 0, -1, -1), theme.colour(t.text, 0.05))
        if index.row():
            painter.fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1,
                             theme.colour(t.line))
        self._thumbnail(painter, at, row, view.devicePixelRatioF())
        self._words(painter, at, row, option)
        icons.draw(painter, "ellipsis", at.menu, t.text)
        if view.hasFocus() and view.currentIndex() == index and view.property("keyboard_focus"):
            draw_ring(painter, option.rect.adjusted(6, 6, -6, -6))
        painter.restore()

    def _thumbnail(self, painter: QPainter, at: _Columns, row: LetterRow,
                   scale: float) -> None:
        t = theme.tokens()
        painter.fillRect(at.thumbnail, theme.colour(t.page))
        if not row.trouble:
            image = self._pictures.picture(row.picture_key, row.letter, _THUMBNAIL_WIDTH)
            if image is not None and not image.isNull():
                painter.drawImage(at.thumbnail, self._small(image, scale))
        painter.setPen(QPen(theme.colour(t.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(at.thumbnail.toRectF().adjusted(-0.5, -0.5, 0.5, 0.5))

    def _small(self, image: QImage, scale: float) -> QImage:
        """A page of this size must be averaged down: scaling while painting skips pixels."""
        width = round(Size.THUMBNAIL[0] * scale)
        key = (image.cacheKey(), width)
        if key not in self._thumbnails:
            if len(self._thumbnails) > _MOST_THUMBNAILS:
                self._thumbnails.clear()
            self._thumbnails[key] = image.scaledToWidth(
                width, Qt.TransformationMode.SmoothTransformation)
        return self._thumbnails[key]

    def _words(self, painter: QPainter, at: _Columns, row: LetterRow,
               option: QStyleOptionViewItem) -> None:
        t = theme.tokens()
        middle = Qt.AlignmentFlag.AlignVCenter
        leading = middle | QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        trailing = middle | QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignTrailing)
        line, small = theme.line_height(), theme.line_height(theme.CAPTION)
        top = at.title.center().y() - (line + small) // 2 + 1
        title = QRect(at.title.left(), top, at.title.width(), line)
        caption = QRect(at.title.left(), top + line, at.title.width(), small)
        if row.title_marks:
            draw_marked(painter, title, row.title, row.title_marks, theme.font(strong=True), t.text,
                        option.direction)
        else:
            _say(painter, title, row.title, theme.font(strong=True), t.text, leading)
        if row.sentence is not None:
            draw_marked(painter, caption, row.sentence.sentence, row.sentence.spans,
                        theme.font(theme.CAPTION), t.secondary, option.direction)
        else:
            _say(painter, caption, row.caption, theme.font(theme.CAPTION), t.secondary, leading)
        _say(painter, at.recipients, row.recipients, theme.font(), t.secondary, leading)
        _say(painter, at.changed, row.changed, theme.font(figures=True), t.secondary, trailing)
        if row.trouble or row.to_put_right:
            draw_pill(painter, at.status, "circle-alert", row.status, "error", option.direction)
        elif row.is_signed:
            draw_pill(painter, at.status, "circle-check", row.status, "good", option.direction,
                      filled=False)
        elif row.status:
            draw_pill(painter, at.status, "pencil", row.status, "secondary", option.direction,
                      filled=False)


def _say(painter: QPainter, box: QRect, words: str, font: object, ink: str,
         align: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align), shown)


class LettersList(QListView):
    """Letters in one card; one click or Enter opens."""

    chosen = Signal(object)
    menu_asked = Signal(object, QPoint)
    delete_asked = Signal(object)
    rename_asked = Signal(object)
    went_to = Signal(QRect)
    """The box of the row that the keys went to."""
    left_upwards = Signal()
    """The arrow went up from the first row."""

    def __init__(self, pictures: PagePictures, parent: object = None) -> None:
        super().__init__(parent)
        self._model = _Letters(self)
        self.setModel(self._model)
        self.setItemDelegate(_LetterDelegate(pictures, self))
        self.setMouseTracking(True)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(tr("Recent letters"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        pictures.ready.connect(lambda _key: self.viewport().update())

    def show_rows(self, rows: tuple[LetterRow, ...]) -> None:
        """Shows rows; the keys stay on the letter they were on, or at the place it had."""
        row = self.current_row()
        at = max(0, self.currentIndex().row())
        if self._model.show_rows(rows):
            return
        found = self._model.row_of(row.recent.path) if row is not None else -1
        if rows:
            self.setCurrentIndex(self._model.index(
                found if found >= 0 else min(at, len(rows) - 1)))
        height = self.itemDelegate().sizeHint(None, _NOWHERE).height()
        self.setFixedHeight(max(1, len(rows)) * height + 2)

    def current_row(self) -> LetterRow | None:
        index = self.currentIndex()
        return index.data(LETTER) if index.isValid() else None

    def go_to(self, path: Path) -> None:
        """Puts the keys on a letter, where it is listed."""
        at = self._model.row_of(path)
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))

    def paintEvent(self, event: object) -> None:
        t = theme.tokens()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(t.line), 1))
        painter.setBrush(theme.colour(t.panel))
        painter.drawRoundedRect(self.viewport().rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5),
                                Radius.CARD, Radius.CARD)
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        menu = _Columns(self.visualRect(index), self.layoutDirection()).menu
        if menu.adjusted(-8, -8, 8, 8).contains(where):
            self.menu_asked.emit(index.data(LETTER), event.globalPosition().toPoint())
        else:
            self.chosen.emit(index.data(LETTER))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if not index.isValid():
            return
        where = event.globalPos()
        if by_keys:
            menu = _Columns(self.visualRect(index), self.layoutDirection()).menu
            where = self.viewport().mapToGlobal(menu.bottomLeft())
        self.menu_asked.emit(index.data(LETTER), where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        asks = {Qt.Key.Key_Return: self.chosen, Qt.Key.Key_Enter: self.chosen,
                Qt.Key.Key_Delete: self.delete_asked, Qt.Key.Key_F2: self.rename_asked}
        if row is not None and event.key() in asks:
            asks[event.key()].emit(row)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self.left_upwards.emit()
        elif is_typing(event):
            event.ignore()  # the page searches for what is typed
        else:
            super().keyPressEvent(event)
            self.went_to.emit(self.visualRect(self.currentIndex()))
