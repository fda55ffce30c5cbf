"""The card: tools, the words of one part in the letter's font, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.edit_card.on_page import DoneButton, PageButton, WashedButton
from letterdesk.desktop.edit_card.tools import Tools
from letterdesk.desktop.editor import PartText
from letterdesk.desktop.style_sheet import style_sheet
from letterdesk.desktop.theme import ON_PAGE, Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.labels import Icon, Label
from letterdesk.language import direction


class _Foot(QWidget):
    """44 px: Restore approved text, Why is this fixed?, Esc and Done."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sided(Space.L + 2, 0, Space.M, 0))
        row.setSpacing(Space.S)
        self.restore = PageButton(tr("Restore approved text"), icon="rotate-ccw", small=True)
        self.why = WashedButton(tr("Why is this fixed?"), "lock")
        self.done = DoneButton(tr("Done"))
        self._esc = Label(tr("Esc"), theme.CAPTION, tone="secondary")
        for button in (self.restore, self.why, self.done):
            button.setFixedHeight(Size.CONTROL_SMALL)
        row.addWidget(self.restore)
        row.addWidget(self.why)
        row.addStretch(1)
        row.addWidget(self._esc)
        row.addWidget(self.done)
        self._words = {button: button.text() for button in (self.restore, self.why)}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the hint goes first, then the words beside the icons."""
        super().resizeEvent(event)
        self._shed(0)
        for step in (1, 2, 3):
            if self.layout().minimumSize().width() > self.width():
                self._shed(step)

    def _shed(self, step: int) -> None:
        self._esc.setVisible(step < 1)
        for button, words in self._words.items():
            keeps = step < 2 if button is self.why else step < 3
            button.setText(words if keeps else "")
            button.setAccessibleName(words)
            button.setToolTip("" if keeps else words)
        self.layout().invalidate()


class _Note(QWidget):
    """One line over the buttons: what was refused."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sided(Space.L + 2, 0, Space.M, 0))
        row.setSpacing(Space.S)
        self._icon = _PageIcon("lock", Size.ICON_ROW, "secondary")
        self.words = Label("", theme.CAPTION)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, icon: str, words: str) -> None:
        self._icon.show_icon(icon, "secondary")
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.colour(ON_PAGE.fixed))


class _PageIcon(Icon):
    def paintEvent(self, event: QPaintEvent) -> None:
        with theme.on_page():
            super().paintEvent(event)


class EditCard(QFrame):
    """A child of the page's viewport; as high as its words need."""

    height_changed = Signal()
    closed = Signal()
    """Esc or Done."""

    def __init__(self, name: str, language: str, parent: QWidget, *, has_approved: bool,
                 shows_changes: bool) -> None:
        """`name` is the part's; without an approved text there is nothing to restore."""
        super().__init__(parent)
        self.setAccessibleName(tr("Words of “{part}”", part=name))
        self._has_approved = has_approved
        self.text = PartText(language, self)
        self.text.setAccessibleName(self.accessibleName())
        self.tools = Tools(self.text, can_show_changes=has_approved,
                           shows_changes=shows_changes)
        self.note = _Note()
        self._foot = _Foot()
        for part in (self.tools, self.text, self.note, self._foot):
            part.setParent(self)
        self.restore, self.why, self.done = (self._foot.restore, self._foot.why, self._foot.done)
        self.restore.setVisible(has_approved)
        self.done.clicked.connect(self.closed)
        self.text.document().documentLayout().documentSizeChanged.connect(
            lambda _size: self._grow())
        self.text.body_changed.connect(self.forget_note)
        self._in_page_colours()
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def say(self, icon: str, words: str) -> None:
        """A line over the buttons, until something is typed."""
        self.note.say(icon, words)
        self._grow()

    def forget_note(self) -> None:
        if not self.note.isHidden():
            self.note.hide()
            self._grow()

    def caret_range(self) -> tuple[int, int]:
        """Top and bottom of the caret's line in the card, with some room around."""
        rect = self.text.cursorRect()
        top = self.text.mapTo(self, rect.topLeft()).y()
        return top - Space.S, top + rect.height() + Space.S

    def wanted_height(self) -> int:
        note = 0 if self.note.isHidden() else Size.CONTROL_SMALL
        return (Size.EDIT_TOOLS + 1 + 2 * Space.M + self.text.content_height() + note + 1
                + Size.EDIT_FOOT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        # What the words do not take is not the page's: it would scroll away from the caret.
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._in_page_colours()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = theme.colour(ON_PAGE.accent)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius.BOX,
                               Radius.BOX)
        painter.fillPath(outline, theme.colour(ON_PAGE.page))
        painter.save()
        painter.setClipPath(outline)
        line = theme.colour(ON_PAGE.line)
        painter.fillRect(0, Size.EDIT_TOOLS, self.width(), 1, line)
        painter.fillRect(0, self.height() - Size.EDIT_FOOT - 1, self.width(), 1, line)
        is_rtl = direction(self.text.language) == "rtl"
        painter.fillRect(self.width() - Size.BAR if is_rtl else 0, 0, Size.BAR, self.height(),
                         accent)
        painter.restore()
        painter.setPen(QPen(accent, 1))
        painter.drawPath(outline)

    def _grow(self) -> None:
        wanted = self.wanted_height()
        if wanted != self.height():
            self.resize(self.width(), wanted)
            self.height_changed.emit()
        else:
            self._place()

    def _place(self) -> None:
        width, edge = self.width(), 1
        inner = width - 2 * edge
        self.tools.setGeometry(edge, edge, inner, Size.EDIT_TOOLS - edge)
        top = Size.EDIT_TOOLS + 1 + Space.M
        foot = self.height() - Size.EDIT_FOOT
        note = 0 if self.note.isHidden() else Size.CONTROL_SMALL
        self.text.setGeometry(edge, top, inner, max(1, foot - 1 - note - Space.M - top))
        self.note.setGeometry(Size.BAR, foot - 1 - note, width - 2 * Size.BAR, note)
        self._foot.setGeometry(edge, foot, inner, Size.EDIT_FOOT - edge)

    def _in_page_colours(self) -> None:
        """The window's style sheet paints stock buttons and labels in its own appearance."""
        wanted = style_sheet(ON_PAGE) if theme.tokens().is_dark else ""
        if wanted != self.styleSheet():
            self.setStyleSheet(wanted)
