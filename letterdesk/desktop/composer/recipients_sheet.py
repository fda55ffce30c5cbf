"""The sheet where it is said whom a letter goes to."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.contacts import Recipient
from letterdesk.contacts.addressing import address_lines, filled, form_of_address
from letterdesk.contacts.pasted_people import Table
from letterdesk.contacts.pasted_recipients import RECIPIENT_COLUMNS, recipients_of
from letterdesk.desktop import theme
from letterdesk.desktop.composer.paste_panel import PastePanel
from letterdesk.desktop.composer.people_boxes import PersonBox, role_words
from letterdesk.desktop.composer.people_sheet import PeopleActs, PeopleSheet
from letterdesk.desktop.composer.recipients_box import recipient_words
from letterdesk.desktop.composer.states import near_states
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import interface_usage
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.widgets.banner import EmptyState
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Icon, Label
from letterdesk.desktop.widgets.names_list import NamesList
from letterdesk.language.searching import folded, has_all, query_words

_LIST_WIDTH = 264


class RecipientsSheet(PeopleSheet):
    """Adds, changes, orders and takes away recipients; Done keeps them as one step."""

    def __init__(self, model: ComposerModel, window: QWidget) -> None:
        super().__init__(tr("Recipients"), Size.RECIPIENTS_SHEET, window, PeopleActs(
            self._panel, self._take, self._remove, self._move,
            lambda: tuple(_recipient(one) for one in self._people)))
        letter = model.session.letter
        self._usage = interface_usage(letter)
        self._letter, self._language = letter, model.language
        self._people: list[dict[str, Any]] = [
            msgspec.to_builtins(recipient) for recipient in letter.recipients]
        self._shown: list[int] = []
        """The recipients in the list, where a search leaves some out."""
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.L)
        self.empty = EmptyState(
            "users", tr("This letter has no recipients yet."),
            tr("Until it has some, it is addressed as the template says."),
            (tr("Add a recipient"), self._add), kind="standard")
        inner.addWidget(self.empty, 1)
        inner.addWidget(self._build_middle(model), 1)
        self.paste_first = Button(tr("Paste from a spreadsheet"))
        self.paste_first.clicked.connect(self.take_clipboard)
        self._show_page(content, self.list, self.paste_first)
        self._show()
        self._go(0 if self._people else -1)
        first = self.list if self._people else self.empty.first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build_middle(self, model: ComposerModel) -> QWidget:
        self._middle = QWidget()
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(Space.XL)
        middle.addLayout(self._left())
        self.person = PersonBox(tr("Name"), is_recipient=True)
        self.person.offer_countries(model.countries())
        if self.person.country is not None:
            self.person.country.list.guess = near_states
        self.person.changed.connect(self._change)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self.person)
        self.addressed = Label("", theme.CAPTION, tone="secondary", wraps=True)
        self.addressed.setAccessibleName(tr("How the letter addresses this recipient"))
        right.addWidget(self.addressed)
        right.addStretch()
        middle.addLayout(right, 1)
        return self._middle

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        self.search = LineBox(tr("Search recipients"), tr("Search recipients"))
        self.search.row.insertWidget(0, Icon("search", Size.ICON, "secondary"))
        self.search.setFixedWidth(_LIST_WIDTH)
        self.search.typed.connect(lambda _query: self._show())
        column.addWidget(self.search)
        self.list = NamesList(tr("Recipients"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.current_row.connect(self._show_person)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        self.add = Button(tr("Add"), icon="plus", small=True)
        self.add.clicked.connect(self._add)
        self.paste = Button(tr("Paste"), small=True)
        self.paste.clicked.connect(self.take_clipboard)
        self.remove = Button(tr("Remove"), small=True)
        self.remove.clicked.connect(self._remove)
        for button in (self.add, self.paste, self.remove):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        return column

    # What is shown

    def _show(self) -> None:
        wanted = query_words(self.search.text())
        said = [recipient_words(_recipient(one), self._usage) for one in self._people]
        self._shown = [n for n, words in enumerate(said) if has_all(wanted, folded(words))]
        self.list.show_names([said[n] for n in self._shown])
        self.empty.setVisible(not self._people)
        self._middle.setVisible(bool(self._people))
        self.paste_first.setVisible(not self._people)
        self.count.setText(tr_n("{count} recipient", "{count} recipients", len(self._people))
                           if self._people else "")

    def _go(self, number: int) -> None:
        """Marks a recipient by its number in the letter."""
        row = self._shown.index(number) if number in self._shown else -1
        self.list.choose(row)
        self._show_person(row)

    def _number(self) -> int:
        """The marked recipient's number in the letter; -1 where none is."""
        row = self.list.row()
        return self._shown[row] if 0 <= row < len(self._shown) else -1

    def _show_person(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            person = self._people[self._shown[row]]
            self.person.show_value(person)
            self.addressed.setText(self._address_words(_recipient(person)))

    def _address_words(self, recipient: Recipient) -> str:
        """The salutation and the address that this recipient gets, in the letter's language."""
        language = recipient.language if recipient.language in self._letter.languages \
            else self._language
        form = form_of_address(recipient, self._letter.pinned.forms, language)
        if form is None:
            return tr("The library has no form of address for this role in this language.")
        usage = self._letter.pinned.usages[language]
        lines = [*address_lines(recipient, form, usage), filled(form.salutation, recipient)]
        return tr("The letter says:\n{lines}", lines="\n".join(line for line in lines if line))

    def go_to(self, number: int) -> None:
        """Shows a recipient, counted from 0; one that is gone by now changes nothing."""
        if number in self._shown:
            self._go(number)
            self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    # What a person does

    def _panel(self, table: Table) -> PastePanel:
        roles = role_words()
        return PastePanel(table, lambda rows, columns: recipients_of(rows, columns, roles),
                          RECIPIENT_COLUMNS)

    def _take(self, recipients: list[Recipient]) -> None:
        at = len(self._people)
        self._people += [msgspec.to_builtins(one) for one in recipients]
        self._show()
        self._go(at)

    def _add(self) -> None:
        self._people.append({"role": "ambassador"})
        self.search.show_text("")
        self._show()
        self._go(len(self._people) - 1)
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        number = self._number()
        if number >= 0:
            row = self.list.row()
            del self._people[number]
            self._show()
            left = min(row, len(self._shown) - 1)
            self._go(self._shown[left] if left >= 0 else -1)
            if not self._people:
                self.empty.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        """One place up (-1) or down (+1) among those that are shown."""
        row = self.list.row()
        if 0 <= row + by < len(self._shown) and row >= 0:
            number, other = self._shown[row], self._shown[row + by]
            self._people[number], self._people[other] = self._people[other], self._people[number]
            self._show()
            self._go(other)

    def _change(self, raw: dict[str, Any]) -> None:
        number = self._number()
        if number >= 0:
            self._people[number] = raw
            # A search looks anew with its next letter: the row stays while it is typed into.
            self.list.show_names([recipient_words(_recipient(self._people[n]), self._usage)
                                  for n in self._shown])
            self.person.show_value(raw)
            self.addressed.setText(self._address_words(_recipient(raw)))


def _recipient(raw: dict[str, Any]) -> Recipient:
    return msgspec.convert(raw, Recipient)
