"""Words with what went and what came marked, never by colour alone; and two such texts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import listed, tr
from letterdesk.desktop.widgets.clipboard_data import clipboard_data
from letterdesk.desktop.widgets.labels import ElidedLabel, Label
from letterdesk.language import direction
from letterdesk.letters.compare import Piece


class MarkedText(QTextEdit):
    """Words that are only read; as high as they are."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(0)
        self._pieces: tuple[Piece, ...] = ()
        self._language, self._empty = "en", ""
        self._show()

    def show_pieces(self, pieces: Sequence[Piece], language: str, empty: str = "") -> None:
        """The words of a text; `empty` stands where there are none."""
        self._pieces, self._language, self._empty = tuple(pieces), language, empty
        self._show()

    def words(self) -> str:
        """All words, those that went with them."""
        return "".join(piece.text for piece in self._pieces)

    def _show(self) -> None:
        t = theme.tokens()
        font = theme.font_for(self.words())
        self.setFont(font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if direction(self._language) == "rtl"
                                else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDefaultFont(font)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        went = False
        for piece in self._pieces:
            if went and piece.kind == "new":
                cursor.insertText(" ", _look("same", t))
            cursor.insertText(piece.text, _look(piece.kind, t))
            went = piece.kind == "gone"
        if not self._pieces and self._empty:
            cursor.insertText(self._empty, _quiet(t))
        self.setAccessibleDescription(_spoken(self._pieces) or self._empty)
        self._fit()

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected words as they are: Qt would turn no-break spaces into spaces."""
        made = clipboard_data()
        made.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return made

    def wheelEvent(self, event: QEvent) -> None:
        """The page of texts scrolls, not one text."""
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(theme.line_height(), round(self.document().size().height()) + 2))


def _look(kind: str, t: theme.Tokens) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.colour(t.text))
    if kind == "new":
        made.setForeground(theme.colour(t.good))
        made.setBackground(theme.colour(t.good_wash))
        made.setFontUnderline(True)
    elif kind == "gone":
        made.setForeground(theme.colour(t.error))
        made.setBackground(theme.colour(t.error_wash))
        made.setFontStrikeOut(True)
    return made


def _quiet(t: theme.Tokens) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.colour(t.secondary))
    return made


def _spoken(pieces: Sequence[Piece]) -> str:
    """The words as they stand, then what came and what went."""
    told = ["".join(piece.text for piece in pieces if piece.kind != "gone")]
    came = [piece.text.strip() for piece in pieces if piece.kind == "new" and piece.text.strip()]
    went = [piece.text.strip() for piece in pieces if piece.kind == "gone" and piece.text.strip()]
    if came:
        told.append(tr("Added: {words}", words=listed(came)))
    if went:
        told.append(tr("Taken out: {words}", words=listed(went)))
    return "\n".join(words for words in told if words)


class TextCard(QFrame):
    """One side: its name, a line about it, its words."""

    def __init__(self, name: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "text")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        self.name = Label(name, strong=True)
        head.addWidget(self.name)
        self.about = ElidedLabel(about, theme.CAPTION, tone="secondary", figures=True)
        head.addWidget(self.about, 1)
        column.addLayout(head)
        self.text = MarkedText(name)
        column.addWidget(self.text)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(Space.S)
        column.addLayout(self.foot)
        column.addStretch()

    def choose(self, chosen: bool) -> None:
        """Shows that this side stands."""
        if self.property("chosen") != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)


def side_by_side(*cards: TextCard) -> QWidget:
    """Cards of one width and height, their heads on one line."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    for card in cards:
        card.setMinimumWidth(Size.TEXT_CARD_LEAST)
        row.addWidget(card, 1)
    return made


def scrolling(inner: QWidget) -> QScrollArea:
    """A pane of a sheet that scrolls as one, on the ground of the sheet."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area
