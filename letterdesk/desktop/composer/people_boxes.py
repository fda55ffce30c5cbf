"""Widgets for fields that are people: a list of signatories, a person, a recipient."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.contacts import ROLES
from letterdesk.desktop import theme
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES, words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.widgets.boxes import Box, LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.choice_box import ChoiceBox
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.names_list import NamesList
from letterdesk.desktop.widgets.suggestions import Suggestion
from letterdesk.desktop.widgets.tags_box import TagsBox, pieces_of
from letterdesk.language import find_country
from letterdesk.library import Signatory

_ROWS = 5


def signatory_words(raw: Any, known: Mapping[str, Signatory], source: str) -> str:
    """Name and organisation of a signatory, given by id or as a table."""
    if isinstance(raw, str):
        one = known.get(raw)
        if one is None:
            return raw
        raw = {"name": one.name, "organisation": one.organisation}
    if not isinstance(raw, Mapping):
        return str(raw)
    shown = [_in_words(raw.get(key), source) for key in ("name", "organisation")]
    return " · ".join(piece for piece in shown if piece)


def _in_words(value: Any, source: str) -> str:
    return words(value, source) if isinstance(value, Mapping) else str(value or "")


class SignatoriesBox(QWidget):
    """The list with its count; names are added below and removed with Delete."""

    changed = Signal(object)
    table_asked = Signal(bool)
    """With True, for what the clipboard holds."""
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.frame = Box()
        self.frame.row.setContentsMargins(2, 4, 2, 4)
        self.list = NamesList(name)
        self.list.setStyleSheet("QListView#suggestions { border: none; background: transparent; }")
        self.list.setSelectionMode(NamesList.SelectionMode.ExtendedSelection)
        self.list.setFixedHeight(_ROWS * Size.CONTROL_SMALL)
        self.list.installEventFilter(self)
        self.frame.row.addWidget(self.list)
        self.frame.watch(self.list)
        self.frame.left.connect(self.left)
        self.frame.entered.connect(self.entered)
        column.addWidget(self.frame)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        self.count = Label("", theme.CAPTION, tone="secondary", figures=True)
        foot.addWidget(self.count, 1)
        self.as_table = Button(tr("Edit as a table…"), small=True)
        self.as_table.clicked.connect(lambda: self.table_asked.emit(False))
        foot.addWidget(self.as_table)
        self.remove = Button(tr("Remove"), small=True)
        self.remove.clicked.connect(self._remove_selected)
        foot.addWidget(self.remove)
        column.addLayout(foot)
        self.add = TagsBox(tr("Add to {field}", field=name), exact=True,
                           placeholder=tr("Add a name"))
        self.add.changed.connect(lambda values: self._append([values[-1]]))
        self.add.typed.connect(lambda words_: self._append(
            [{"name": piece} for piece in pieces_of(words_)]))
        column.addWidget(self.add)
        self.setFocusProxy(self.list)
        self.list.selectionModel().selectionChanged.connect(self._can_remove)

    def set_known(self, known: Mapping[str, Signatory], source: str) -> None:
        self.add.set_suggestions([Suggestion(key, signatory_words(key, known, source))
                                  for key in known if key not in self._values])

    def show_values(self, values: list[tuple[Any, str]]) -> None:
        self._values = [value for value, _words in values]
        self.list.show_names([words_ for _value, words_ in values])
        self.count.setText(tr_n("{count} signatory", "{count} signatories", len(values)))
        self._can_remove()

    def set_mark(self, mark: str) -> None:
        self.frame.set_wrong(mark == "wrong")

    def describe(self, words_: str) -> None:
        self.list.setAccessibleDescription(words_)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove_selected()
            return True
        if event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste):
            self.table_asked.emit(True)
            return True
        return False

    def _append(self, values: list[Any]) -> None:
        self.changed.emit([*self._values, *values])

    def _remove_selected(self) -> None:
        gone = {index.row() for index in self.list.selectedIndexes()}
        if gone:
            self.changed.emit([v for n, v in enumerate(self._values) if n not in gone])

    def _can_remove(self, *_: object) -> None:
        self.remove.setEnabled(bool(self.list.selectedIndexes()))


def role_words() -> dict[str, str]:
    shown = {"ambassador": tr("Ambassador"),
             "permanent-representative": tr("Permanent Representative"),
             "minister": tr("Minister"), "president": tr("President"),
             "organisation": tr("Organisation"), "person": tr("Person")}
    return {role: shown.get(role, role) for role in ROLES}


class PersonBox(QWidget):
    """A person as a few boxes; what is known of recipients is asked only for recipients."""

    changed = Signal(object)
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, *, is_recipient: bool,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._raw: dict[str, Any] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)
        self._lines: dict[str, LineBox] = {}
        self._choices: dict[str, ChoiceBox] = {}
        if is_recipient:
            self._add_choice("role", tr("Role"), list(role_words().items()))
        self._add_line("name", tr("Name"), name)
        self._add_line("title", tr("Office"), tr("Office"), tr("As in the address"))
        self._add_line("organisation", tr("Organisation"), tr("Organisation"))
        genders = [(None, tr("Not known")), ("f", tr("Woman")), ("m", tr("Man"))]
        self._add_choice("gender", tr("Gender"), genders)
        self.country: TagsBox | None = None
        if is_recipient:
            self.country = TagsBox(tr("Country"), single=True, placeholder=tr("Name or code"))
            self._country_words: dict[object, str] = {}
            self.country.changed.connect(
                lambda values: self._give("country", values[-1] if values else None))
            self.country.typed.connect(self._country_typed)
            self._add(tr("Country"), self.country)
            languages = [(None, tr("Language of the letter")), *LANGUAGE_NAMES.items()]
            self._add_choice("language", tr("Language"), languages)
            self._add_line("email", tr("E-mail"), tr("E-mail"),
                           tr("For the message with the letter"))
        self.setFocusProxy(self._lines["name"])

    def offer_countries(self, countries: list[Suggestion]) -> None:
        """The states to choose from, where a country is asked for."""
        if self.country is not None:
            self.country.set_suggestions(countries)
            self._country_words = {s.value: s.words for s in countries}
            self.show_value(self._raw)

    def show_value(self, raw: Any) -> None:
        self._raw = dict(raw) if isinstance(raw, Mapping) else {"name": raw} if raw else {}
        for key, line in self._lines.items():
            if not line.edit.hasFocus():
                line.show_text(str(self._raw.get(key) or ""))
        for key, choice in self._choices.items():
            choice.show_value(self._raw.get(key, "person" if key == "role" else None))
        if self.country is not None:
            code = self._raw.get("country")
            self.country.show_values([(code, self._country_words.get(code, code))] if code else [])

    def value(self) -> dict[str, Any]:
        return dict(self._raw)

    def set_mark(self, mark: str) -> None:
        self._lines["name"].set_wrong(mark == "wrong")

    def describe(self, words_: str) -> None:
        self._lines["name"].describe(words_)

    def _add(self, label: str, control: QWidget) -> None:
        """One row: what is asked for stays beside the answer."""
        row = self._grid.rowCount()
        words_ = Label(label, tone="secondary")
        words_.setBuddy(control)
        words_.setMinimumHeight(Size.CONTROL)
        self._grid.addWidget(words_, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(control, row, 1)

    def _add_line(self, key: str, label: str, name: str, placeholder: str = "") -> None:
        line = LineBox(name, placeholder)
        line.typed.connect(lambda text: self._give(key, text))
        line.left.connect(self.left)
        line.entered.connect(self.entered)
        self._lines[key] = line
        self._add(label, line)

    def _add_choice(self, key: str, name: str, choices: list[tuple[Any, str]]) -> None:
        choice = ChoiceBox(name)
        choice.set_choices(choices)
        choice.chosen.connect(lambda value: self._give(key, value))
        self._choices[key] = choice
        self._add(name, choice)

    def _country_typed(self, typed: str) -> None:
        """Words that are no suggestion: a State by any of its names, else kept as typed."""
        self._give("country", find_country(typed) or typed)

    def _give(self, key: str, value: Any) -> None:
        self._raw = {**self._raw, key: value}
        if value in (None, ""):
            del self._raw[key]
        self.changed.emit(dict(self._raw))
