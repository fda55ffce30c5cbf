"""All keys on one sheet, by menu, as this system writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.shell.action_specs import menus
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window

_COLUMNS = 2
_MULTIMEDIA = Qt.Key.Key_Back
"""Qt numbers the keys of multimedia keyboards from here on."""


class Shortcuts(QObject):
    """Opens the sheet, once."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.sheet: ShortcutsSheet | None = None
        window.commands["shortcuts"] = self.open

    def open(self) -> None:
        if self.sheet is None:
            self.sheet = ShortcutsSheet(self._window)
            self.sheet.closed.connect(self._forget)

    def _forget(self) -> None:
        self.sheet = None


class ShortcutsSheet(Sheet):
    """Menus in columns of about equal length; each line an action and its keys."""

    def __init__(self, window: Window) -> None:
        super().__init__(tr("Keys"), Size.SHORTCUTS_SHEET, window)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        head = QHBoxLayout()
        head.addWidget(Label(tr("Keys"), theme.TITLE, strong=True))
        head.addStretch()
        self.done = Button(tr("Done"), "primary")
        self.done.clicked.connect(self.close_sheet)
        head.addWidget(self.done)
        column.addLayout(head)
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, Space.M, 0)
        across.setSpacing(Space.XXL)
        for menu_column in _columns(_menus(window)):
            down = QVBoxLayout()
            down.setSpacing(Space.XL)
            for words, rows in menu_column:
                down.addLayout(_block(words, rows))
            down.addStretch()
            across.addLayout(down, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Keys"))
        area.setWidget(inside)
        # A scroll area's widget is filled unless told otherwise; the sheet has a ground already.
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        column.addWidget(area, 1)
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)


def _menus(window: Window) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each menu with its actions that have keys: words, and all keys."""
    made = []
    for menu, specs in menus():
        known = [(spec.words, _keys(window.actions_[spec.name].shortcuts()))
                 for spec in specs if spec is not None]
        rows = [(words, keys) for words, keys in known if keys]
        if rows:
            made.append((menu, rows))
    return made


def _keys(sequences: list[QKeySequence]) -> str:
    """Keys as the system writes them; keys that few keyboards have (“Save”) are left out."""
    native = QKeySequence.SequenceFormat.NativeText
    shown = dict.fromkeys(sequence.toString(native) for sequence in sequences
                          if sequence[0].key() < _MULTIMEDIA)
    return tr(" or ").join(list(shown)[:2])


def _columns(blocks: list[tuple[str, list[tuple[str, str]]]],
             ) -> list[list[tuple[str, list[tuple[str, str]]]]]:
    """The menus in order, broken where the columns come out nearest to equal."""
    def longest(at: int) -> int:
        return max(sum(len(rows) + 2 for _words, rows in part)
                   for part in (blocks[:at], blocks[at:]))

    if len(blocks) < _COLUMNS:
        return [blocks]
    at = min(range(1, len(blocks)), key=longest)
    return [blocks[:at], blocks[at:]]


def _block(words: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(words, strong=True), 0, 0)
    for number, (action, keys) in enumerate(rows, 1):
        grid.addWidget(Label(action), number, 0)
        label = Label(keys, tone="secondary", figures=True)
        label.setAccessibleName(tr("{action}: {keys}", action=action, keys=keys))
        grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignTrailing)
    return grid
