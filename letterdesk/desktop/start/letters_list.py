"""The card of recent letters."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from letterdesk.desktop import icons, theme
from letterdesk.desktop.start.pictures import PagePictures
from letterdesk.desktop.start.view_model import LetterRow, letter_of, picture_key
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.widgets.focus_ring import OWN_RING, draw_ring
from letterdesk.desktop.widgets.marks import draw_pill

LETTER = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_THUMBNAIL_WIDTH = 4 * Size.THUMBNAIL[0]
"""Pixels kept of a page for its thumbnail, whatever the screen's scale."""
_RECIPIENTS, _STATUS, _CHANGED, _MENU = 200, 220, 150, 32


class _Letters(QAbstractListModel):
    def __init__(self, parent: object) -> None:
        super().__init__(parent)
        self.rows: tuple[LetterRow, ...] = ()

    def show_rows(self, rows: tuple[LetterRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

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
        menu_left = right - _MENU - Space.M
        self.changed = at(menu_left - _CHANGED, _CHANGED)
        status_left = menu_left - _CHANGED - _STATUS
        self.status = at(status_left, _STATUS)
        self.recipients = at(status_left - _RECIPIENTS, _RECIPIENTS - Space.M)
        title_left = box.left() + Space.M + Size.THUMBNAIL[0] + 23
        self.title = at(title_left, status_left - _RECIPIENTS - title_left - Space.M)


class _LetterDelegate(QStyledItemDelegate):
    def __init__(self, pictures: PagePictures, parent: object) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._thumbnails: dict[tuple[int, int], QImage] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        words = theme.line_height() + theme.line_height(theme.CAPTION)
        return QSize(Size.HIT, max(Size.ROW_RECENT, words + Space.XL))

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
            image = self._pictures.picture(picture_key(row.recent), letter_of(row.recent),
                                           _THUMBNAIL_WIDTH)
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
        _say(painter, title, row.title, theme.font(strong=True), t.text, leading)
        _say(painter, caption, row.caption, theme.font(theme.CAPTION), t.secondary, leading)
        _say(painter, at.recipients, row.recipients, theme.font(), t.secondary, leading)
        _say(painter, at.changed, row.changed, theme.font(figures=True), t.secondary, trailing)
        if row.trouble:
            draw_pill(painter, at.status, "circle-alert", row.trouble, "error", option.direction)
        elif row.to_put_right:
            words = tr_n("{count} to put right", "{count} to put right", row.to_put_right)
            draw_pill(painter, at.status, "circle-alert", words, "error", option.direction)
        else:
            draw_pill(painter, at.status, "pencil", tr("Draft"), "secondary", option.direction,
                      filled=False)


def _say(painter: QPainter, box: QRect, words: str, font: object, ink: str,
         align: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align), shown)


class LettersList(QListView):
    """Recent letters in one card; one click or Enter opens."""

    chosen = Signal(object)
    menu_asked = Signal(object, QPoint)
    went_to = Signal(QRect)
    """The box of the row that the keys went to."""

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
        self._model.show_rows(rows)
        if rows:
            self.setCurrentIndex(self._model.index(0))
        height = self.itemDelegate().sizeHint(None, _NOWHERE).height()
        self.setFixedHeight(max(1, len(rows)) * height + 2)

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

    def contextMenuEvent(self, event: object) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.menu_asked.emit(index.data(LETTER), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(index.data(LETTER))
            return
        super().keyPressEvent(event)
        self.went_to.emit(self.visualRect(self.currentIndex()))
