"""A line of words and places: a place is a chip that is taken in, moved and deleted whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.boxes import Box
from letterdesk.desktop.widgets.buttons import IconButton
from letterdesk.letters.file_names import pieces

_KIND = int(QTextFormat.ObjectTypes.UserObject) + 1
_PLACE = int(QTextFormat.Property.UserProperty) + 1
_OBJECT = "\ufffc"
_SIDE = Space.S


class PatternBox(Box):
    """A pattern such as `{date} {title}`, its places shown by the words of the interface."""

    changed = Signal()

    def __init__(self, name: str, places: Mapping[str, str],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = dict(places)
        self.edit = _PatternEdit(self._places)
        self.edit.setAccessibleName(name)
        self.row.addWidget(self.edit, 1)
        self.add = IconButton("plus", tr("Add to the name"), size=Size.HIT)
        self.add.clicked.connect(self._open_menu)
        self.row.addWidget(self.add)
        self.row.setContentsMargins(theme.sided(6, 1, 4, 1))
        self.watch(self.edit)
        self.edit.textChanged.connect(self.changed)

    def pattern(self) -> str:
        return self.edit.pattern()

    def show_pattern(self, pattern: str) -> None:
        """Shows a pattern; a place that is not known stays as its words in braces."""
        if pattern == self.pattern():
            return
        self.edit.clear()
        cursor = self.edit.textCursor()
        for piece in pieces(pattern):
            if piece.is_place and piece.words in self._places:
                self.edit.put_place(cursor, piece.words)
            else:
                cursor.insertText(f"{{{piece.words}}}" if piece.is_place else piece.words,
                                  QTextCharFormat())

    def describe(self, words: str) -> None:
        """What comes of it, for screen readers."""
        self.edit.setAccessibleDescription(words)

    def take(self, place: str) -> None:
        """Puts a place where the caret is."""
        self.edit.put_place(self.edit.textCursor(), place)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for place, words in self._places.items():
            menu.addAction(words).triggered.connect(
                lambda _checked=False, name=place: self.take(name))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))


class _PatternEdit(QTextEdit):
    """One line; Enter does nothing, Tab goes on, pasted words lose their line breaks."""

    def __init__(self, places: Mapping[str, str]) -> None:
        super().__init__()
        self._places = places
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setFont(theme.font())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._chips = _Chips(self.document(), places)
        high = self.fontMetrics().height()
        self.setFixedHeight(max(Size.TAG, high + Space.XS))
        # The one line stands in the middle.
        self.setViewportMargins(0, (self.height() - high) // 2, 0, 0)

    def pattern(self) -> str:
        made = []
        at = self.document().begin().begin()
        while not at.atEnd():
            fragment = at.fragment()
            place = fragment.charFormat().property(_PLACE)
            if place:
                made += [f"{{{place}}}"] * fragment.length()
            else:
                made.append(fragment.text())
            at += 1
        return "".join(made)

    def put_place(self, cursor: QTextCursor, place: str) -> None:
        form = QTextCharFormat()
        form.setFont(self.font())
        form.setObjectType(_KIND)
        form.setProperty(_PLACE, place)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
        cursor.insertText(_OBJECT, form)
        cursor.setCharFormat(QTextCharFormat())
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        self.setCurrentCharFormat(QTextCharFormat())
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = source.text().replace(_OBJECT, "")
        self.textCursor().insertText(" ".join(words.split()), QTextCharFormat())


class _Chips(QPyTextObject):
    """Draws places as chips in the accent wash."""

    def __init__(self, document: QTextDocument, places: Mapping[str, str]) -> None:
        super().__init__(document)
        self._places = places
        document.documentLayout().registerHandler(_KIND, self)

    def intrinsicSize(self, _document: QTextDocument, _position: int,
                      form: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(theme.font())
        return QSizeF(metrics.horizontalAdvance(self._words(form)) + 2 * _SIDE + 2,
                      metrics.ascent())

    def drawObject(self, painter: QPainter, rect: QRectF, _document: QTextDocument,
                   _position: int, form: QTextFormat) -> None:
        t = theme.tokens()
        metrics = QFontMetricsF(theme.font())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(t.accent_wash))
        box = rect.adjusted(1, -1, -1, metrics.descent() + 1)
        painter.drawRoundedRect(box, Radius.BOX, Radius.BOX)
        painter.setFont(theme.font())
        painter.setPen(theme.colour(t.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words(form))
        painter.restore()

    def _words(self, form: QTextFormat) -> str:
        place = str(form.property(_PLACE) or "")
        return self._places.get(place, place)
