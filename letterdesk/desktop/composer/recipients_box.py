"""Whom the letter goes to, at the foot of the parts, and the sheet where it is said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.contacts import Recipient
from letterdesk.desktop import theme
from letterdesk.desktop.composer.people_boxes import role_words
from letterdesk.desktop.composer.states import country_words
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import interface_usage
from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import listed, tr, tr_n
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import ElidedLabel, Label
from letterdesk.language import Usage

_SHEET = (720, 560)
_LIST_WIDTH = 264


def recipient_words(recipient: Recipient, usage: Usage) -> str:
    """A recipient on one line: name or office, and country."""
    who = recipient.name or recipient.organisation or role_words().get(
        recipient.role, recipient.role)
    where = country_words(recipient.country, usage) if recipient.country else ""
    return listed(piece for piece in (who, where) if piece)


class RecipientsBox(QFrame):
    """The recipients in a line, and the button that opens the sheet."""

    asked = Signal()

    def __init__(self, model: ComposerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("line", "top")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(0)
        column.addWidget(Label(tr("Recipients"), strong=True))
        self.words = ElidedLabel("", theme.CAPTION, tone="secondary",
                                 elide=Qt.TextElideMode.ElideMiddle)
        column.addWidget(self.words)
        column.addSpacing(Space.S)
        row = QHBoxLayout()
        self.choose = Button(tr("Choose recipients…"), icon="users")
        self.choose.clicked.connect(self.asked)
        row.addWidget(self.choose)
        row.addStretch()
        column.addLayout(row)
        model.session.changed.connect(lambda _changed: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        recipients = self._model.session.letter.recipients
        usage = interface_usage(self._model.session.letter)
        if not recipients:
            self.words.setText(tr("As the template addresses it"))
        elif len(recipients) == 1:
            self.words.setText(recipient_words(recipients[0], usage))
        else:
            self.words.setText(tr_n("{first} and {count} more", "{first} and {count} more",
                                    len(recipients) - 1,
                                    first=recipient_words(recipients[0], usage)))
