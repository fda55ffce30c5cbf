"""Whom the letter goes to, at the foot of the parts, and the sheet where it is said."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.contacts import Recipient
from letterdesk.desktop import theme
from letterdesk.desktop.composer.people_boxes import PersonBox, role_words
from letterdesk.desktop.composer.states import country_words
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import interface_usage
from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import listed, tr, tr_n
from letterdesk.desktop.widgets.banner import EmptyState
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import ElidedLabel, Label
from letterdesk.desktop.widgets.names_list import NamesList
from letterdesk.desktop.widgets.sheet import Sheet
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


class RecipientsSheet(Sheet):
    """Adds, changes and takes away recipients; Done keeps them as one step."""

    chosen = Signal(object)

    def __init__(self, model: ComposerModel, window: QWidget) -> None:
        super().__init__(tr("Recipients"), _SHEET, window)
        letter = model.session.letter
        self._usage = interface_usage(letter)
        self._people: list[dict[str, Any]] = [
            msgspec.to_builtins(recipient) for recipient in letter.recipients]
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        whole.setSpacing(Space.L)
        whole.addWidget(Label(tr("Recipients"), theme.TITLE, strong=True))
        self.empty = EmptyState(
            "users", tr("This letter has no recipients yet."),
            tr("Until it has some, it is addressed as the template says."),
            (tr("Add a recipient"), self._add), kind="standard")
        whole.addWidget(self.empty, 1)
        self._middle = QWidget()
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(Space.XL)
        middle.addLayout(self._left())
        self.person = PersonBox(tr("Name"), is_recipient=True)
        self.person.offer_countries(model.countries())
        self.person.changed.connect(self._change)
        right = QVBoxLayout()
        right.addWidget(self.person)
        right.addStretch()
        middle.addLayout(right, 1)
        whole.addWidget(self._middle, 1)
        whole.addLayout(self._foot())
        self._show()
        self._go(0 if self._people else -1)
        first = self.list if self._people else self.empty.first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        self.list = NamesList(tr("Recipients"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.current_row.connect(self._show_person)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        self.add = Button(tr("Add"), icon="plus", small=True)
        self.add.clicked.connect(self._add)
        self.remove = Button(tr("Remove"), small=True)
        self.remove.clicked.connect(self._remove)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch()
        column.addLayout(row)
        return column

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch()
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.close_sheet)
        self.done = Button(tr("Done"), "primary")
        self.done.clicked.connect(self._done)
        row.addWidget(cancel)
        row.addWidget(self.done)
        return row

    def _show(self) -> None:
        self.list.show_names([
            recipient_words(msgspec.convert(p, Recipient), self._usage) for p in self._people])
        self.empty.setVisible(not self._people)
        self._middle.setVisible(bool(self._people))

    def _go(self, row: int) -> None:
        self.list.choose(row)
        self._show_person(row)

    def _show_person(self, row: int) -> None:
        if 0 <= row < len(self._people):
            self.person.show_value(self._people[row])

    def _add(self) -> None:
        self._people.append({"role": "ambassador"})
        self._show()
        self._go(len(self._people) - 1)
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        row = self.list.row()
        if 0 <= row < len(self._people):
            del self._people[row]
            self._show()
            self._go(min(row, len(self._people) - 1))
            if not self._people:
                self.empty.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, raw: dict[str, Any]) -> None:
        row = self.list.row()
        if 0 <= row < len(self._people):
            self._people[row] = raw
            self._show()
            self.person.show_value(raw)

    def _done(self) -> None:
        self.chosen.emit(tuple(msgspec.convert(p, Recipient) for p in self._people))
        self.close_sheet()
