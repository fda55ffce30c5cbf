"""Signatories as rows and columns: what a cell shows, and what typing in it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from letterdesk.contacts.pasted_people import (
    COUNTRY,
    DETAIL,
    EMAIL,
    GENDER,
    GROUP,
    LANGUAGE,
    NAME,
    ORGANISATION,
    ROLE,
    TITLE,
)
from letterdesk.desktop.composer.states import country_words
from letterdesk.desktop.composer.wording import words
from letterdesk.desktop.translate import tr
from letterdesk.language import Usage, find_country
from letterdesk.library import Signatory

_NOWHERE = QModelIndex()
_SHOWN = (NAME, TITLE, ORGANISATION, COUNTRY, EMAIL, DETAIL)


def column_words() -> dict[str, str]:
    """The names of the columns."""
    return {NAME: tr("Name"), TITLE: tr("Title"), ORGANISATION: tr("Organisation"),
            COUNTRY: tr("Country"), EMAIL: tr("E-mail"), GROUP: tr("Group"),
            GENDER: tr("Gender"), DETAIL: tr("Detail"), ROLE: tr("Role"),
            LANGUAGE: tr("Language")}


class PeopleTable(QAbstractTableModel):
    """Rows of a field of signatories; those of the library are shown and not typed into."""

    altered = Signal()

    def __init__(self, rows: list[Any], known: Mapping[str, Signatory], source: str,
                 language: str, usage: Usage, groups: Mapping[str, str]) -> None:
        """`groups` are the ids of the groups and their words; without any there is no column."""
        super().__init__()
        self.rows = rows
        self._known, self._source, self._language = known, source, language
        self._usage, self._groups = usage, groups
        self.columns = (*_SHOWN[:-1], GROUP, DETAIL) if groups else _SHOWN

    def words_of(self, row: int, column: str) -> str:
        """What a cell shows."""
        value = self._value(self.rows[row], column)
        if isinstance(value, Mapping):
            value = value.get(self._language) or words(value, self._source)
        if column == COUNTRY and value:
            return country_words(value, self._usage)
        if column == GROUP:
            return self._groups.get(str(value or ""), str(value or ""))
        return str(value or "")

    def is_of_library(self, row: int) -> bool:
        return isinstance(self.rows[row], str) and self.rows[row] in self._known

    def as_plain(self, row: int) -> dict[str, str]:
        """A row in words, for other programs."""
        return {column: self.words_of(row, column) for column in self.columns
                if self.words_of(row, column)}

    def add(self, people: list[Any], at: int) -> None:
        self._alter(lambda: self.rows.__setitem__(slice(at, at), people))

    def remove(self, rows: set[int]) -> None:
        kept = [one for n, one in enumerate(self.rows) if n not in rows]
        self._alter(lambda: self.rows.__setitem__(slice(None), kept))

    def move(self, rows: list[int], by: int) -> bool:
        """Moves rows that stand together one place up (-1) or down (+1)."""
        first, last = min(rows), max(rows)
        if first + by < 0 or last + by >= len(self.rows):
            return False
        block = self.rows[first:last + 1]
        rest = self.rows[:first] + self.rows[last + 1:]
        moved = rest[:first + by] + block + rest[first + by:]
        self._alter(lambda: self.rows.__setitem__(slice(None), moved))
        return True

    # Qt's side

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return column_words()[self.columns[section]]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self.is_of_library(index.row()) else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words_of(index.row(), self.columns[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            if self.is_of_library(index.row()):
                return tr("From the library: changed there")
            return self.words_of(index.row(), self.columns[index.column()])
        return None

    def setData(self, index: QModelIndex, value: Any,
                role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = index.row(), self.columns[index.column()]
        typed = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or typed == self.words_of(row, column):
            return False
        one = self.rows[row]
        person = dict(one) if isinstance(one, Mapping) else {NAME: str(one)}
        if column == NAME and not typed:
            return False
        before = person.get(column)
        if isinstance(before, Mapping):
            person[column] = {**before, self._language: typed}
        else:
            person[column] = self._kept(column, typed)
        self.rows[row] = {key: kept for key, kept in person.items() if kept not in ("", None)}
        self.dataChanged.emit(index, index)
        self.altered.emit()
        return True

    def _kept(self, column: str, typed: str) -> str:
        """A State and a group by any of their names; what is none stays as typed."""
        if column == COUNTRY:
            return find_country(typed) or typed
        if column == GROUP:
            return next((group for group, said in self._groups.items()
                         if said.casefold() == typed.casefold()), typed)
        return typed

    def _value(self, one: Any, column: str) -> Any:
        if isinstance(one, str):
            person = self._known.get(one)
            return getattr(person, column) if person else one if column == NAME else ""
        return one.get(column) if isinstance(one, Mapping) else str(one)

    def _alter(self, change: Callable[[], None]) -> None:
        self.beginResetModel()
        change()
        self.endResetModel()
        self.altered.emit()
