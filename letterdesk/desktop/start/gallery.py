"""Cards of templates with pictures of their pages."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from letterdesk.desktop import shadows, theme
from letterdesk.desktop.start.marked_words import draw_marked
from letterdesk.desktop.start.pictures import PagePictures
from letterdesk.desktop.start.typing import is_typing
from letterdesk.desktop.start.view_model import TemplateCard
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.focus_ring import OWN_RING, draw_ring

CARD = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
CARD_INSET = 8
"""Room around a card for its shadow and ring."""


class _Cards(QAbstractListModel):
    def __init__(self, parent: object) -> None:
        super().__init__(parent)
        self.cards: tuple[TemplateCard, ...] = ()

    def show_cards(self, cards: tuple[TemplateCard, ...]) -> None:
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.cards[index.row()]
        return {CARD: card, Qt.ItemDataRole.DisplayRole: card.name,
                Qt.ItemDataRole.AccessibleTextRole: f"{card.name}, {card.caption}",
                Qt.ItemDataRole.ToolTipRole: card.about}.get(role)


class _CardDelegate(QStyledItemDelegate):
    def __init__(self, pictures: PagePictures, parent: object) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.card = Size.CARD
        """Width of a card and height of its picture."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        words = theme.line_height() + theme.line_height(theme.CAPTION)
        width, picture = self.card
        return QSize(width + Size.CARD_GAP, CARD_INSET + picture + Space.M + words + Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        card: TemplateCard = index.data(CARD)
        t = theme.tokens()
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box = option.rect
        width, picture = self.card
        left = box.right() + 1 - width - CARD_INSET if is_rtl else box.left() + CARD_INSET
        page = QRect(left, box.top() + CARD_INSET, width, picture)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        view = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shadows.draw(painter, page, shadows.PAGE_HOVER if hovered else shadows.PAGE,
                     scale=view.devicePixelRatioF())
        painter.fillRect(page, theme.colour(t.page))
        image = self._pictures.picture(card.picture_key, card.example)
        if image is not None and not image.isNull():
            height = round(picture * image.width() / width)
            painter.drawImage(page, image, QRect(0, 0, image.width(), height))
        if view.hasFocus() and view.currentIndex() == index and view.property("keyboard_focus"):
            draw_ring(painter, page.adjusted(2, 2, -2, -2), 2)
        self._words(painter, page, card, option)
        painter.restore()

    def _words(self, painter: QPainter, page: QRect, card: TemplateCard,
               option: QStyleOptionViewItem) -> None:
        t = theme.tokens()
        align = int(Qt.AlignmentFlag.AlignVCenter | QStyle.visualAlignment(
            option.direction, Qt.AlignmentFlag.AlignLeading))
        line = QRect(page.left(), page.bottom() + 1 + Space.M, page.width(), theme.line_height())
        for words, kind, strong, ink in ((card.name, theme.BODY, True, t.text),
                                         (card.caption, theme.CAPTION, False, t.secondary)):
            if card.sentence is not None and kind == theme.CAPTION:
                draw_marked(painter, line, card.sentence.sentence, card.sentence.spans,
                            theme.font(kind), ink, option.direction)
                continue
            painter.setFont(theme.font(kind, strong=strong))
            painter.setPen(theme.colour(ink))
            shown = QFontMetrics(painter.font()).elidedText(
                words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, align, shown)
            line = QRect(line.left(), line.bottom() + 1, page.width(),
                         theme.line_height(theme.CAPTION))


class Gallery(QListView):
    """One click or Enter starts a letter."""

    chosen = Signal(object)
    """The TemplateCard."""
    row_changed = Signal()
    """Another number of cards stands in a row."""
    went_to = Signal(QRect)
    """The box of the card that the keys went to."""
    left_downwards = Signal()
    left_upwards = Signal()
    """An arrow went on from the last or the first row of cards."""

    def __init__(self, pictures: PagePictures, parent: object = None) -> None:
        super().__init__(parent)
        self._model = _Cards(self)
        self.setModel(self._model)
        self._delegate = _CardDelegate(pictures, self)
        self.setItemDelegate(self._delegate)
        self._across = 1
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setWrapping(True)
        self.setMouseTracking(True)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(tr("Templates"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(CARD)))
        pictures.ready.connect(lambda _key: self.viewport().update())

    def show_cards(self, cards: tuple[TemplateCard, ...]) -> None:
        """Shows cards; the keys stay on the template they were on."""
        if cards == self._model.cards:
            return
        card = self.currentIndex().data(CARD) if self.currentIndex().isValid() else None
        self._model.show_cards(cards)
        at = next((n for n, other in enumerate(cards)
                   if card is not None and other.template == card.template), 0)
        if cards:
            self.setCurrentIndex(self._model.index(at))
        self.fit()

    def fit(self) -> None:
        """As many cards in a row as stand there at their least width, and as high as they need:
        the page scrolls as a whole."""
        most, picture = Size.CARD
        room = self.width() - CARD_INSET - Size.START_MARGIN + Size.CARD_GAP
        across = max(1, room // (Size.CARD_LEAST + Size.CARD_GAP))
        width = min(most, room // across - Size.CARD_GAP)
        self._delegate.card = (width, round(picture * width / most))
        rows = -(-max(1, len(self._model.cards)) // across)
        hint = self._delegate.sizeHint(None, _NOWHERE)
        self.setFixedHeight(rows * hint.height() + 2)
        self.scheduleDelayedItemsLayout()
        if across != self._across:
            self._across = across
            self.row_changed.emit()

    @property
    def across(self) -> int:
        """How many cards stand in a row."""
        return self._across

    def _is_in_last_row(self) -> bool:
        across = self._across
        return self.currentIndex().row() // across == (len(self._model.cards) - 1) // across

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            index = self.currentIndex()
            if index.isValid():
                self.chosen.emit(index.data(CARD))
            return
        if is_typing(event):
            event.ignore()  # the page searches for what is typed
            return
        if event.key() == Qt.Key.Key_Down and self._is_in_last_row():
            self.left_downwards.emit()
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() < self._across:
            self.left_upwards.emit()
            return
        super().keyPressEvent(event)
        self.went_to.emit(self.visualRect(self.currentIndex()))
