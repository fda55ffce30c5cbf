"""A small box that asks for the address of a link."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.banner import draw_card
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label

_WHOLE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
_SITE = re.compile(r"[^\s@/:]+\.[^\s@/:]+(?:/\S*)?")


def address_of(typed: str) -> str | None:
    """The address that was meant: with its scheme, empty for none; None for what is none."""
    words = typed.strip()
    if not words or _WHOLE.fullmatch(words):
        return words
    if _MAIL.fullmatch(words):
        return f"mailto:{words}"
    return f"https://{words}" if _SITE.fullmatch(words) else None


class LinkBox(QFrame):
    """Address, Remove link and Done; Enter takes the address, Esc leaves all as it was."""

    chosen = Signal(str)
    """The address; empty takes the link away."""
    closed = Signal()

    def __init__(self, address: str, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(tr("Link"))
        self.setFixedWidth(Size.LINK_BOX)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(Label(tr("Address"), theme.CAPTION, tone="secondary"))
        self.line = LineBox(tr("Address of the link"), "https://")
        self.line.show_text(address)
        self.line.edit.selectAll()
        self.line.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.typed.connect(lambda _words: self._judge(True))
        column.addWidget(self.line)
        self._wrong = Label(tr("An address begins with https:// or mailto:"), theme.CAPTION,
                            tone="error", wraps=True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        row = QHBoxLayout()
        self.remove = Button(tr("Remove link"), "quiet", small=True)
        self.remove.setVisible(bool(address))
        self.remove.clicked.connect(lambda: self._choose(""))
        row.addWidget(self.remove)
        row.addStretch(1)
        self.done = Button(tr("Done"), small=True)
        self.done.clicked.connect(self._take)
        row.addWidget(self.done)
        column.addLayout(row)

    def open_at(self, where: QPoint) -> None:
        """Stands below a place on the screen, inside the window."""
        window = self.parentWidget()
        self.adjustSize()
        at = window.mapFromGlobal(where)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at.setX(at.x() - self.width() + Size.CONTROL_SMALL)
        at.setX(max(Space.S, min(at.x(), window.width() - self.width() - Space.S)))
        at.setY(max(Space.S, min(at.y(), window.height() - self.height() - Space.S)))
        self.move(at)
        self.show()
        self.raise_()
        self.line.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_box(self) -> None:
        # The focus goes first: Qt would look for another place for it inside what is hidden.
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            event.accept()

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Tab goes round inside the box."""
        inside = [w for w in (self.line.edit, self.remove, self.done) if w.isVisible()]
        now = self.focusWidget()
        at = inside.index(now) if now in inside else -1
        inside[(at + (1 if ahead else -1)) % len(inside)].setFocus(
            Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        draw_card(QPainter(self), self.rect(), t.raised, t.line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _judge(self, is_fine: bool) -> None:
        self._wrong.setVisible(not is_fine)
        self.line.set_wrong(not is_fine)
        self.adjustSize()

    def _take(self) -> None:
        address = address_of(self.line.text())
        if address is None:
            self._judge(False)
            return
        self._choose(address)

    def _choose(self, address: str) -> None:
        self.chosen.emit(address)
        self.close_box()
