"""People from the clipboard before they are taken: how many, and what each column holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from letterdesk.contacts.pasted_people import COLUMNS, Table, not_taken
from letterdesk.desktop import theme
from letterdesk.desktop.composer.people_table import column_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, listed, tr, tr_n
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.choice_box import ChoiceBox
from letterdesk.desktop.widgets.labels import ElidedLabel, Label

_SAMPLES = 4


class PastePanel(QWidget):
    """A row a column: its heading, its first cells, and what it is taken for."""

    taken = Signal(object)
    """The people."""
    left_alone = Signal()

    def __init__(self, table: Table, people: Callable[[Table, Sequence[str | None]], Sequence[Any]],
                 keys: Sequence[str] = COLUMNS, parent: QWidget | None = None) -> None:
        """`people` makes people of the rows; `keys` are what a column can hold."""
        super().__init__(parent)
        self._table, self._people, self._keys = table, people, keys
        self._columns = [key if key in keys else None for key in table.columns]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.count = Label("", theme.SECTION, strong=True)
        column.addWidget(self.count)
        column.addWidget(Label(tr("What each column holds:"), tone="secondary"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = self._rows()
        area.setWidget(rows)
        rows.setAutoFillBackground(False)
        column.addWidget(area, 1)
        self.left_out = Label("", tone="warning", wraps=True)
        column.addWidget(self.left_out)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addStretch()
        back = Button(tr("Back"))
        back.clicked.connect(self.left_alone)
        self.take = Button("", "primary")
        self.take.clicked.connect(self._take)
        foot.addWidget(back)
        foot.addWidget(self.take)
        column.addLayout(foot)
        self._say()

    def _rows(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, Space.M, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        names = column_words()
        choices = [(None, tr("Leave out")), *((key, names[key]) for key in self._keys)]
        self.choices: list[ChoiceBox] = []
        for n, key in enumerate(self._columns):
            heading = self._heading(n)
            grid.addWidget(Label(heading, strong=True), n, 0)
            cells = [row[n] for row in self._table.rows if row[n]][:_SAMPLES]
            grid.addWidget(ElidedLabel(" · ".join(isolated(cell) for cell in cells),
                                       tone="secondary"), n, 1)
            choice = ChoiceBox(heading)
            choice.set_choices(choices)
            choice.show_value(key)
            choice.setFixedWidth(Size.DATE)
            choice.chosen.connect(lambda value, at=n: self._choose(at, value))
            grid.addWidget(choice, n, 2)
            self.choices.append(choice)
        grid.setRowStretch(len(self._columns), 1)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        return holder

    def _heading(self, column: int) -> str:
        headings = self._table.headings
        named = headings[column] if headings else ""
        return named or tr("Column {number}", number=column + 1)

    def _choose(self, column: int, key: str | None) -> None:
        self._columns[column] = key
        self._say()

    def _say(self) -> None:
        count = len(self._people(self._table, self._columns))
        self.count.setText(tr_n("{count} person was found", "{count} people were found", count))
        self.take.setText(tr_n("Add {count} person", "Add {count} people", count))
        self.take.setEnabled(bool(count))
        left = [isolated(self._heading(n)) for n in not_taken(self._table, self._columns)]
        self.left_out.setText(tr_n("{count} column is left out: {columns}",
                                   "{count} columns are left out: {columns}", len(left),
                                   columns=listed(left)) if left else "")
        self.left_out.setVisible(bool(left))

    def _take(self) -> None:
        self.taken.emit(list(self._people(self._table, self._columns)))
