"""The sheet that adds a free paragraph, or a block of the letter's library, to a letter."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.block_cards import BlockCard, BlockCards
from letterdesk.desktop.composer.block_choice import found, paragraph_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Icon, Label
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.language.searching import nearest, query_words, words_in


class AddBlockSheet(Sheet):
    """Search, cards and the place: typing searches, arrows move, Enter adds."""

    chosen = Signal(object)
    """A block's id; None: a free paragraph."""

    def __init__(self, cards: list[BlockCard], place: str, window: QWidget) -> None:
        """`place` says where the block will stand."""
        super().__init__(tr("Add a block"), Size.ADD_BLOCK_SHEET, window)
        self._cards = cards
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, Space.XL, 0, 0)
        column.setSpacing(Space.M)
        head = QVBoxLayout()
        head.setContentsMargins(Space.XL, 0, Space.XL, 0)
        head.setSpacing(Space.XS)
        head.addWidget(Label(tr("Add a block"), theme.TITLE, strong=True))
        head.addWidget(Label(place, tone="secondary", wraps=True))
        column.addLayout(head)
        column.addLayout(self._search_line())
        self.cards = BlockCards(tr("Blocks to add"), click_chooses=False)
        self.cards.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards.show_cards(cards)
        self.cards.chosen.connect(self._take)
        self.cards.row_changed.connect(self._allow)
        rows = QVBoxLayout()
        rows.setContentsMargins(Space.M, 0, Space.XS, 0)
        rows.addWidget(self.cards)
        column.addLayout(rows, 1)
        self.nothing = Label("", tone="secondary", wraps=True)
        self.nothing.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        self.nothing.hide()
        column.addWidget(self.nothing)
        column.addWidget(self._foot())
        self._allow()
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cards(self, cards: list[BlockCard]) -> None:
        """Takes all that can be added."""
        self._cards = cards
        self._look_for(self.search.text())

    def show_preview(self, block: str, words: str) -> None:
        """Takes the words of a block, which come a moment after the sheet stands."""
        self._cards = [_with_preview(card, block, words) for card in self._cards]
        self.cards.show_preview(block, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go through the cards while words are typed; Enter adds the marked one."""
        if event.type() == QEvent.Type.KeyPress and watched is getattr(self, "_line", None):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.cards.go(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.cards.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.cards.choose_current()
                return True
        return super().eventFilter(watched, event)

    def _search_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        self.search = LineBox(tr("Search blocks"), tr("Search blocks"))
        self.search.row.insertWidget(0, Icon("search", Size.ICON, "secondary"))
        self.search.typed.connect(self._look_for)
        self._line = self.search.edit
        self._line.installEventFilter(self)
        row.addWidget(self.search)
        return row

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("sheet-foot")
        foot.setFixedHeight(Size.SHEET_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.setSpacing(Space.S)
        row.addStretch()
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.close_sheet)
        self.add = Button(tr("Add"), "primary")
        self.add.clicked.connect(self.cards.choose_current)
        row.addWidget(cancel)
        row.addWidget(self.add)
        return foot

    def _look_for(self, query: str) -> None:
        shown = found(self._cards, query)
        self.cards.show_cards(shown)
        self.nothing.setVisible(not shown)
        self.nothing.setText(self._nothing_words(query))
        self._allow()

    def _nothing_words(self, query: str) -> str:
        known = words_in(" ".join(f"{card.name} {card.about}" for card in self._cards))
        near = next((word for word in (nearest(one, known) for one in query_words(query))
                     if word), None)
        if near is not None:
            return tr("Nothing called “{query}”. Did you mean {word}?", query=query, word=near)
        return tr("Nothing called “{query}”.", query=query)

    def _allow(self) -> None:
        card = self.cards.card()
        self.add.setEnabled(card is not None and card.is_open)
        self.add.setToolTip(card.why_not if card is not None else "")

    def _take(self, chosen: object) -> None:
        self.close_sheet()
        self.chosen.emit(None if chosen == paragraph_words() else chosen)


def _with_preview(card: BlockCard, block: str, words: str) -> BlockCard:
    return replace(card, preview=words) if card.block == block else card
