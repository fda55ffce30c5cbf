"""The sheet where the signatories of a field stand as a table: typed, pasted, moved, removed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from letterdesk.contacts.pasted_people import Table, as_table, people_of
from letterdesk.desktop import theme
from letterdesk.desktop.composer.paste_panel import PastePanel
from letterdesk.desktop.composer.people_boxes import signatory_words
from letterdesk.desktop.composer.people_cells import PeopleCells
from letterdesk.desktop.composer.people_sheet import PeopleActs, PeopleSheet
from letterdesk.desktop.composer.people_table import PeopleTable, column_words
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import field_words, interface_usage, words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.focus_ring import OWN_RING
from letterdesk.desktop.widgets.suggestions import Suggestion
from letterdesk.desktop.widgets.tags_box import TagsBox, pieces_of
from letterdesk.letters.model import Letter
from letterdesk.library import Field

_WIDTHS = {"name": 210, "title": 110, "organisation": 150, "country": 130, "email": 120,
           "group": 110}


class SignatoriesSheet(PeopleSheet):
    """Adds, changes, orders and takes away the signatories of one field; Copy gives a table."""

    def __init__(self, model: ComposerModel, field: Field, window: QWidget) -> None:
        name = field_words(model.session.letter, field)
        super().__init__(name, Size.SIGNATORIES_SHEET, window, PeopleActs(
            self._panel, self._take, self._remove, self._move,
            lambda: self.table_model.rows, self._copy))
        letter = model.session.letter
        source = letter.pinned.source_language
        raw = letter.values.get(field.id) or []
        self._known = model.signatories()
        self._source = source
        self._groups = groups_of_field(letter, field.id)
        shown = {group: words(said, source, group) for group, said in self._groups.items()}
        self.table_model = PeopleTable(list(raw) if isinstance(raw, list | tuple) else [raw],
                                       self._known, source, model.language,
                                       interface_usage(letter), shown)
        self._show_page(self._content(), self.table)
        self.table_model.altered.connect(self._say)
        self._say()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._tools())
        self.table = _table(self.table_model)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        column.addWidget(self.table, 1)
        return content

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.add = TagsBox(tr("Add a person"), exact=True, placeholder=tr(
            "Add a name, or one of the library"))
        self.add.set_suggestions([Suggestion(key, signatory_words(key, self._known, self._source))
                                  for key in self._known])
        self.add.changed.connect(lambda values: self._append([values[-1]]))
        self.add.typed.connect(lambda typed: self._append(
            [{"name": piece} for piece in pieces_of(typed)]))
        row.addWidget(self.add, 1)
        self.paste = self._tool(tr("Paste"), self.take_clipboard)
        self.copy = self._tool(tr("Copy"), self._copy)
        self.up = self._tool(tr("Move up"), lambda: self._move(-1))
        self.down = self._tool(tr("Move down"), lambda: self._move(1))
        self.remove = self._tool(tr("Remove"), self._remove)
        for button in (self.paste, self.copy, self.up, self.down, self.remove):
            row.addWidget(button)
        return row

    def _tool(self, name: str, act: Any) -> Button:
        made = Button(name, small=True)
        made.clicked.connect(act)
        return made

    # What a person does

    def _panel(self, table: Table) -> PastePanel:
        groups = {group: (*said.values(),) for group, said in self._groups.items()}
        return PastePanel(table, lambda rows, columns: people_of(rows, columns, groups))

    def _take(self, people: list[Any]) -> None:
        self._append(people)
        self._tell(tr_n("{count} person was added.", "{count} people were added.", len(people)))

    def _append(self, people: list[Any]) -> None:
        there = {one for one in self.table_model.rows if isinstance(one, str)}
        new = [one for one in people if not (isinstance(one, str) and one in there)]
        if new:
            at = self.table_model.rowCount()
            self.table_model.add(new, at)
            self._select(at, at + len(new) - 1)

    def _remove(self) -> None:
        rows = set(self._rows())
        if rows:
            self.table_model.remove(rows)
            last = self.table_model.rowCount() - 1
            if last >= 0:
                self._select(min(min(rows), last), min(min(rows), last))

    def _move(self, by: int) -> None:
        rows = self._rows()
        if rows and self.table_model.move(rows, by):
            self._select(min(rows) + by, max(rows) + by)

    def _copy(self) -> None:
        rows = self._rows() or range(self.table_model.rowCount())
        people = [self.table_model.as_plain(row) for row in rows]
        QGuiApplication.clipboard().setText(as_table(people, column_words()))
        self._tell(tr_n("{count} person was copied.", "{count} people were copied.", len(people)))

    # What is shown

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _select(self, first: int, last: int) -> None:
        model, selection = self.table_model, self.table.selectionModel()
        selection.clearSelection()
        flag = QItemSelectionModel.SelectionFlag
        self.table.setCurrentIndex(model.index(first, 0))
        for row in range(first, last + 1):
            selection.select(model.index(row, 0), flag.Select | flag.Rows)
        self.table.scrollTo(model.index(last, 0))

    def _say(self) -> None:
        self.count.setText(tr_n("{count} signatory", "{count} signatories",
                                self.table_model.rowCount()))
        self._allow()

    def _allow(self) -> None:
        has_rows = bool(self._rows())
        for button in (self.up, self.down, self.remove):
            button.setEnabled(has_rows)


def groups_of_field(letter: Letter, field: str) -> dict[str, dict[str, str]]:
    """The groups of the block that prints a field, by id, in its order."""
    for block in letter.pinned.blocks.values():
        if block.kind == "signatories" and (block.field or "signatory") == field:
            return {group: dict(said) for group, said in block.groups.items()}
    return {}


def _table(model: PeopleTable) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(PeopleCells(table))
    table.setProperty(OWN_RING, True)
    table.setAccessibleName(tr("Signatories"))
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setFont(theme.font())
    table.verticalHeader().setDefaultSectionSize(Size.ROW)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setFixedHeight(Size.ROW)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    for n, column in enumerate(model.columns):
        table.setColumnWidth(n, _WIDTHS.get(column, Size.NUMBER))
    return table
