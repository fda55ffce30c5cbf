"""The sheet's widgets: a list of what differs, the words of both sides, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.compare_sheet.change_list import ChangeList
from letterdesk.desktop.compare_sheet.marked_text import TextCard, scrolling, side_by_side
from letterdesk.desktop.compare_sheet.view_model import CompareModel
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, tr, tr_n
from letterdesk.desktop.widgets.buttons import Button, MenuButton
from letterdesk.desktop.widgets.labels import ElidedLabel, Label
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.letters.model import Letter


class CompareSheet(Sheet):
    """Shows two states of a letter beside each other, part by part.

    `names` are the headings of both sides (“Export 2”, “Now”), `about` a line for each, as a
    date. With `action` the sheet offers it as its primary button; `chosen` tells of it.
    """

    chosen = Signal()

    def __init__(self, before: Letter, after: Letter, names: tuple[str, str], window: QWidget, *,
                 about: tuple[str, str] = ("", ""), title: str = "", action: str = "") -> None:
        super().__init__(title or tr("Compare"), Size.COMPARE_SHEET, window)
        self._model = CompareModel(before, after)
        self._names, self._about, self._action = names, about, action
        self._title = title or tr("Compare")
        self._build()
        self._show_rows()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.list = ChangeList(tr("What differs"))
        self.list.setFixedWidth(Size.CHANGE_LIST)
        self.list.looked_at.connect(self._look_at)
        middle.addWidget(self.list)
        line = QFrame()
        line.setProperty("line", "trailing")
        line.setFixedWidth(1)
        middle.addWidget(line)
        middle.addWidget(self._texts(), 1)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.sided(Space.XL, Space.XL, Space.XL, Space.L))
        row.setSpacing(Space.M)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(self._title, theme.TITLE, strong=True))
        words.addWidget(ElidedLabel(isolated(self._model.after.title), tone="secondary"))
        row.addLayout(words, 1)
        self.language = MenuButton("", icon="languages")
        self.language.set_menu(self._language_menu)
        row.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        self.language.setHidden(len(self._model.languages) < 2)
        return row

    def _texts(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.sided(Space.XL, Space.S, Space.XL, Space.XL))
        column.setSpacing(Space.M)
        self.place = Label("", theme.SECTION, strong=True, wraps=True)
        column.addWidget(self.place)
        self.before, self.after = (
            TextCard(name, about) for name, about in zip(self._names, self._about, strict=True))
        self._cards = side_by_side(self.before, self.after)
        column.addWidget(self._cards)
        column.addStretch()
        return scrolling(inner)

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setObjectName("sheet-foot")
        made.setFixedHeight(Size.SHEET_FOOT)
        row = QHBoxLayout(made)
        row.setContentsMargins(theme.sided(Space.XL, 0, Space.XL, 0))
        row.setSpacing(Space.S)
        self.summary = Label("", tone="secondary", figures=True)
        row.addWidget(self.summary)
        row.addStretch()
        self.done = Button(tr("Done"), "standard" if self._action else "primary")
        self.done.clicked.connect(self.close_sheet)
        row.addWidget(self.done)
        self.action = Button(self._action, "primary")
        self.action.clicked.connect(self._act)
        row.addWidget(self.action)
        self.action.setHidden(not self._action)
        return made

    # What is shown

    def _show_rows(self) -> None:
        model = self._model
        self.language.setText(LANGUAGE_NAMES.get(model.language, model.language))
        rows = model.rows()
        self.list.show_rows(rows)
        count = sum(not row.is_heading for row in rows)
        self.summary.setText(tr_n("{count} difference", "{count} differences", count)
                             if count else "")
        self._cards.setVisible(bool(count))
        if not count:
            self.place.setText(tr("Both say the same in {language}.", language=LANGUAGE_NAMES.get(
                model.language, model.language)) if len(model.languages) > 1
                else tr("Both say the same."))
        else:
            self._look_at(self.list.key())

    def _look_at(self, key: str) -> None:
        row = next((row for row in self._model.rows() if row.key == key), None)
        if row is None:
            return
        self.place.setText(row.name)
        before, after = self._model.sides(key)
        language = self._model.language
        self.before.text.show_pieces(before, language, tr("Not there"))
        self.after.text.show_pieces(after, language, tr("Not there"))

    def _language_menu(self) -> QMenu:
        menu = QMenu(self.language)
        for language in self._model.languages:
            action = menu.addAction(LANGUAGE_NAMES.get(language, language))
            action.setCheckable(True)
            action.setChecked(language == self._model.language)
            action.triggered.connect(lambda _checked=False, g=language: self.show_language(g))
        return menu

    def show_language(self, language: str) -> None:
        self._model.language = language
        self._show_rows()

    def _act(self) -> None:
        self.close_sheet()
        self.chosen.emit()
