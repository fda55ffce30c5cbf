"""Blocks to choose from: each with its first lines as this letter prints them, and its use."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from letterdesk.desktop import icons, theme
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import listed, tr
from letterdesk.desktop.widgets.boxes import direction_of
from letterdesk.desktop.widgets.focus_ring import OWN_RING
from letterdesk.desktop.widgets.marks import draw_pill, pill_width

CARD = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_PREVIEW_LINES, _ABOUT_LINES = 3, 2


class BlockCard(Struct, frozen=True):
    """One block as it is offered, or the heading over the ones that follow."""

    block: str | None
    """None: a heading, or what is no block (`is_choice`)."""
    name: str
    about: str = ""
    """What it is for, and what not."""
    preview: str | None = None
    """Its words in this letter, lines parted by newlines; None: not composed yet."""
    status: tuple[str, str, str] | None = None
    """Icon, words and tone of a pill; only a text that waits or is missing has one."""
    is_current: bool = False
    note: str = ""
    """At the trailing edge, as “in the letter”."""
    why_not: str = ""
    """Why it cannot be chosen."""
    is_choice: bool = True
    icon: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it can be chosen."""
        return self.is_choice and not self.why_not

    @property
    def spoken(self) -> str:
        """The whole card in words, for screen readers."""
        pieces = [self.name, tr("chosen") if self.is_current else "", self.note,
                  self.status[1] if self.status else "", self.why_not, self.about,
                  (self.preview or "").replace("\n", " ")]
        return listed(piece for piece in pieces if piece)


class _CardsModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: list[BlockCard] = []

    def show_cards(self, cards: list[BlockCard]) -> None:
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def put(self, row: int, card: BlockCard) -> None:
        self.cards[row] = card
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if self.cards[index.row()].is_choice:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.cards[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        return None


class BlockCards(QListView):
    """The cards; Enter or a click chooses, arrows pass over headings."""

    chosen = Signal(object)
    """The block's id; of what is no block, its card's name."""
    row_changed = Signal()

    def __init__(self, name: str, *, click_chooses: bool = True,
                 parent: QWidget | None = None) -> None:
        """`click_chooses` False: a click marks a card, a double click chooses it."""
        super().__init__(parent)
        self._click_chooses = click_chooses
        self._model = _CardsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_CardDelegate(self))
        self.setAccessibleName(name)
        self.setProperty(OWN_RING, True)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(Size.ROW)
        self.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())

    def cards(self) -> list[BlockCard]:
        return list(self._model.cards)

    def show_cards(self, cards: list[BlockCard]) -> None:
        """Takes new cards; what is marked stays so where it is among them."""
        before = self.card()
        self._model.show_cards(list(cards))
        same = [n for n, card in enumerate(cards)
                if before is not None and (card.block, card.name) == (before.block, before.name)]
        current = [n for n, card in enumerate(cards) if card.is_current]
        first = [n for n, card in enumerate(cards) if card.is_open]
        for row in (*same, *current, *first[:1]):
            self.setCurrentIndex(self._model.index(row))
            break

    def show_preview(self, block: str, words: str) -> None:
        for row, card in enumerate(self._model.cards):
            if card.block == block:
                self._model.put(row, replace(card, preview=words))

    def card(self) -> BlockCard | None:
        index = self.currentIndex()
        return index.data(CARD) if index.isValid() else None

    def go(self, by: int) -> None:
        """Marks the next card that is no heading."""
        rows = range(self._model.rowCount())
        row = self.currentIndex().row() + by
        while row in rows and not self._model.cards[row].is_choice:
            row += by
        if row in rows:
            self.setCurrentIndex(self._model.index(row))

    def choose_current(self) -> None:
        card = self.card()
        if card is not None and card.is_open:
            self.chosen.emit(card.block if card.block is not None else card.name)

    def height_of_all(self, width: int) -> int:
        """What all cards need in a list of this width."""
        return sum(_height(card, width) for card in self._model.cards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.go(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if self._click_chooses and is_left and self._is_on_current(event):
            self.choose_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if not self._click_chooses and self._is_on_current(event):
            self.choose_current()

    def _is_on_current(self, event: QMouseEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        return index.isValid() and index == self.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _CardDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        width = self.parent().viewport().width()
        return QSize(width, _height(index.data(CARD), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        card: BlockCard = index.data(CARD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not card.is_choice:
            _paint_heading(painter, option, card)
        else:
            view = option.widget
            marked = view.currentIndex() == index
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            _paint_ground(painter, option.rect, marked=marked, hovered=hovered)
            painter.setOpacity(0.45 if card.why_not else 1)
            _CardPainter(painter, option, card).paint()
        painter.restore()


def _paint_ground(painter: QPainter, box: QRect, *, marked: bool, hovered: bool) -> None:
    t = theme.tokens()
    if marked or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(t.accent_wash) if marked else theme.colour(t.text, 0.05))
        painter.drawRoundedRect(box.adjusted(Space.XS, 1, -Space.XS, -1), Radius.CONTROL,
                                Radius.CONTROL)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, card: BlockCard) -> None:
    painter.setFont(theme.font(strong=True))
    painter.setPen(theme.colour(theme.tokens().secondary))
    leading = Qt.AlignmentFlag.AlignBottom | QStyle.visualAlignment(
        option.direction, Qt.AlignmentFlag.AlignLeading)
    painter.drawText(option.rect.adjusted(Space.L, 0, -Space.L, -Space.XS), int(leading),
                     card.name)


def _height(card: BlockCard, width: int) -> int:
    if not card.is_choice:
        return Size.ROW
    room = _room(width)
    lines = _lines(card.preview or " ", theme.font(), room, _PREVIEW_LINES)
    needed = 2 * Space.S + theme.line_height()
    if card.preview != "":
        needed += Space.XS + len(lines) * theme.line_height()
    under = card.why_not or card.about
    if under:
        about = _lines(under, theme.font(theme.CAPTION), room, _ABOUT_LINES)
        needed += Space.XS + len(about) * theme.line_height(theme.CAPTION)
    return needed


def _room(width: int) -> int:
    """Width of the words: beside the mark, and clear of the edges."""
    return max(1, width - 2 * Space.L - Size.ICON - Space.S)


def _lines(words: str, font: QFont, width: int, most: int) -> list[str]:
    """Words broken into at most `most` lines, the last one cut with an ellipsis."""
    metrics = QFontMetrics(font)
    made: list[str] = []
    for paragraph in words.split("\n"):
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while len(made) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            start = line.textStart()
            if len(made) == most - 1:
                made.append(metrics.elidedText(_rest(words, paragraph, start),
                                               Qt.TextElideMode.ElideRight, width))
            else:
                made.append(paragraph[start:start + line.textLength()].rstrip())
        layout.endLayout()
        if len(made) >= most:
            break
    return made


def _rest(words: str, paragraph: str, start: int) -> str:
    """All that is left from a place in a paragraph, on one line."""
    after = words.partition(paragraph)[2]
    return " ".join([paragraph[start:], *after.split()]) if after.strip() else paragraph[start:]


class _CardPainter:
    """Paints one card from its top down."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, card: BlockCard) -> None:
        self._painter, self._card = painter, card
        self._direction, self._whole = option.direction, option.rect
        self._y = option.rect.top() + Space.S
        self._left = option.rect.left() + Space.L

    def paint(self) -> None:
        card, t = self._card, theme.tokens()
        mark = card.icon or ("check" if card.is_current else "")
        if mark:
            icons.draw(self._painter, mark, self._at(self._left, self._y + 1, Size.ICON,
                                                     Size.ICON), t.accent, self._direction)
        self._head()
        if card.preview != "":
            self._paragraph(card.preview or "…", theme.font(), _PREVIEW_LINES, t.text)
        under = card.why_not or card.about
        if under:
            self._paragraph(under, theme.font(theme.CAPTION), _ABOUT_LINES, t.secondary,
                            theme.CAPTION)

    def _head(self) -> None:
        t, card = theme.tokens(), self._card
        high = theme.line_height()
        x, width = self._left + Size.ICON + Space.S, _room(self._whole.width())
        if card.status is not None:
            icon, words, tone = card.status
            wide = pill_width(words)
            draw_pill(self._painter, self._at(x + width - wide, self._y, wide, high), icon, words,
                      tone, self._direction)
            width -= wide + Space.S
        if card.note:
            self._painter.setFont(theme.font(theme.CAPTION))
            wide = self._painter.fontMetrics().horizontalAdvance(card.note) + 1
            self._painter.setPen(theme.colour(t.secondary))
            self._painter.drawText(self._at(x + width - wide, self._y, wide, high),
                                   int(self._aligned("")), card.note)
            width -= wide + Space.S
        self._painter.setFont(theme.font(strong=True))
        self._painter.setPen(theme.colour(t.text))
        self._painter.drawText(self._at(x, self._y, width, high), int(self._aligned("")),
                               self._painter.fontMetrics().elidedText(
                                   card.name, Qt.TextElideMode.ElideRight, width))
        self._y += high

    def _paragraph(self, words: str, font: QFont, most: int, ink: str,
                   kind: str = theme.BODY) -> None:
        self._y += Space.XS
        room = _room(self._whole.width())
        self._painter.setFont(font)
        self._painter.setPen(theme.colour(ink))
        high = theme.line_height(kind)
        # A line stands in the direction of its words: an ellipsis would lie at its other end.
        self._painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if direction_of(words) == "rtl"
            else Qt.LayoutDirection.LeftToRight)
        for line in _lines(words, font, room, most):
            box = self._at(self._left + Size.ICON + Space.S, self._y, room, high)
            self._painter.drawText(box, int(self._aligned(words)), line)
            self._y += high
        self._painter.setLayoutDirection(self._direction)

    def _aligned(self, words: str) -> Qt.AlignmentFlag:
        """The leading edge of the window; words of a letter stand at their own."""
        is_rtl = self._direction == Qt.LayoutDirection.RightToLeft
        if words and any(c.isalpha() for c in words):
            is_rtl = direction_of(words) == "rtl"
        edge = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        return edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    def _at(self, x: int, y: int, width: int, height: int) -> QRect:
        return QStyle.visualRect(self._direction, self._whole, QRect(x, y, width, height))
