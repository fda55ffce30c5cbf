"""Kept states of a letter: kept under a name, compared with now, restored, made a letter of
their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.compare_sheet import CompareSheet
from letterdesk.desktop.compare_sheet.change_list import ChangeList, ChangeRow
from letterdesk.desktop.composer.times import when_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, listed, tr
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import ElidedLabel, Label
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.findings import LetterdeskError
from letterdesk.letters.model import Letter, Snapshot
from letterdesk.letters.restoring import letter_at
from letterdesk.letters.snapshots import snapshot_named
from letterdesk.letters.store import write_letter
from letterdesk.operations.duplicate import duplicate
from letterdesk.operations.new import free_path
from letterdesk.operations.restore import restoring
from letterdesk.operations.snapshot import snapshot

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage


class EarlierStates(QObject):
    """The commands “Earlier states…” and “Keep this state…” of a letter."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        page.commands["earlier-states"] = self.open
        page.commands["keep-state"] = lambda: self.open(keeping=True)

    def open(self, *, keeping: bool = False) -> StatesSheet:
        """The sheet with all states; for keeping one, the focus is in its name."""
        session = self._page.session
        session.end_typing()
        sheet = StatesSheet(session.letter, self._page.window, can_change=not session.is_read_only,
                            keeping=keeping)
        sheet.kept.connect(lambda name: self._keep(sheet, name))
        sheet.compare_asked.connect(lambda name: self._after(sheet, self._compare, name))
        sheet.restore_asked.connect(lambda name: self._after(sheet, self._restore, name))
        sheet.copy_asked.connect(lambda name: self._after(sheet, self._copy, name))
        self._page.hold_sheet(sheet)
        return sheet

    def _after(self, sheet: Sheet, do: Callable[[str], None], name: str) -> None:
        sheet.close_sheet()
        try:
            do(name)
        except LetterdeskError as error:
            self._page.troubles.show_refusal(error.finding)

    def _keep(self, sheet: StatesSheet, name: str) -> None:
        session = self._page.session
        try:
            kept = snapshot(session.letter, name, by=self._page.desk.settings.name)
        except LetterdeskError as error:
            sheet.show_refusal(error)
            return
        session.keep_state(kept)
        sheet.show_states(session.letter)

    def _compare(self, name: str) -> None:
        letter = self._page.session.letter
        kept = snapshot_named(letter, name)
        sheet = CompareSheet(
            letter_at(letter, kept).letter, letter, (isolated(name), tr("Now")),
            self._page.window, about=(_about(kept), when_words(letter.changed)),
            action="" if self._page.session.is_read_only else tr("Restore"))
        sheet.chosen.connect(lambda: self._after_compare(name))
        self._page.hold_sheet(sheet)

    def _after_compare(self, name: str) -> None:
        try:
            self._restore(name)
        except LetterdeskError as error:
            self._page.troubles.show_refusal(error.finding)

    def _restore(self, name: str) -> None:
        session = self._page.session
        change, has_its_texts = restoring(session.letter, name)
        session.end_typing()
        if not session.do(change):
            return
        self._page.toast_wanted.emit(tr("“{name}” restored", name=isolated(name)))
        if not has_its_texts:
            self._page.troubles.say("texts", "info", tr(
                "“{name}” is restored with the library’s texts of now: those of that time are not "
                "in the letter any more.", name=isolated(name)),
                ((tr("Done"), lambda: self._page.troubles.clear("texts")),))

    def _copy(self, name: str) -> None:
        session = self._page.session
        folder = session.path.parent
        letter = duplicate(letter_at(session.letter, snapshot_named(session.letter, name)).letter,
                           taken=[path.stem for path in folder.glob("*.letter")])
        path = free_path(folder, letter)
        write_letter(path, letter)
        self._page.copy_made.emit(path)


class StatesSheet(Sheet):
    """All kept states, the newest first, and what can be done with the one that is chosen."""

    kept = Signal(str)
    compare_asked = Signal(str)
    restore_asked = Signal(str)
    copy_asked = Signal(str)
    """Name of the state."""

    def __init__(self, letter: Letter, window: QWidget, *, can_change: bool,
                 keeping: bool) -> None:
        super().__init__(tr("Earlier states"), Size.STATES_SHEET, window)
        self._can_change = can_change
        self._build(letter)
        self.show_states(letter)
        (self.name.edit if keeping else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_states(self, letter: Letter) -> None:
        self.list.show_rows([ChangeRow(one.name, isolated(one.name), _about(one), "clock")
                             for one in reversed(letter.snapshots)])
        has_some = bool(letter.snapshots)
        self.list.setVisible(has_some)
        self.nothing.setVisible(not has_some)
        for button in (self.compare, self.copy):
            button.setEnabled(has_some)
        self.restore.setEnabled(has_some and self._can_change)
        self.name.show_text("")
        self.trouble.hide()

    def show_refusal(self, error: LetterdeskError) -> None:
        """Why a state was not kept under this name."""
        from letterdesk.desktop.composer.troubles import told

        self.trouble.setText(told(error.finding))
        self.trouble.show()

    def _build(self, letter: Letter) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.sided(Space.XL, Space.XL, Space.XL, Space.L))
        head.setSpacing(2)
        head.addWidget(Label(tr("Earlier states"), theme.TITLE, strong=True))
        head.addWidget(ElidedLabel(isolated(letter.title), tone="secondary"))
        head.addSpacing(Space.M)
        head.addLayout(self._keeping())
        self.trouble = Label("", theme.CAPTION, tone="error", wraps=True)
        self.trouble.hide()
        head.addWidget(self.trouble)
        column.addLayout(head)
        self.list = ChangeList(tr("Earlier states"))
        self.list.entered_with_key.connect(lambda: self._ask(self.compare_asked))
        self.list.doubleClicked.connect(lambda _index: self._ask(self.compare_asked))
        column.addWidget(self.list, 1)
        self.nothing = Label(tr("No state is kept yet. An export keeps the letter as it went out."),
                             tone="secondary", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.nothing, 1)
        column.addWidget(self._foot())

    def _keeping(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.name = LineBox(tr("Name of the state of now"))
        self.name.edit.setPlaceholderText(tr("Name, as in “Sent to the French desk”"))
        self.name.edit.returnPressed.connect(self._keep)
        row.addWidget(self.name, 1)
        self.keep = Button(tr("Keep this state"), icon="bookmark")
        self.keep.clicked.connect(self._keep)
        row.addWidget(self.keep)
        for widget in (self.name, self.keep):
            widget.setEnabled(self._can_change)
        return row

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setObjectName("sheet-foot")
        made.setFixedHeight(Size.SHEET_FOOT)
        row = QHBoxLayout(made)
        row.setContentsMargins(theme.sided(Space.XL, 0, Space.XL, 0))
        row.setSpacing(Space.S)
        self.copy = Button(tr("Copy as a new letter"), "quiet")
        self.copy.clicked.connect(lambda: self._ask(self.copy_asked))
        row.addWidget(self.copy)
        row.addStretch()
        self.done = Button(tr("Done"))
        self.done.clicked.connect(self.close_sheet)
        row.addWidget(self.done)
        self.restore = Button(tr("Restore"))
        self.restore.clicked.connect(lambda: self._ask(self.restore_asked))
        row.addWidget(self.restore)
        self.compare = Button(tr("Compare with now"), "primary")
        self.compare.clicked.connect(lambda: self._ask(self.compare_asked))
        row.addWidget(self.compare)
        return made

    def _keep(self) -> None:
        if self.name.text().strip():
            self.kept.emit(self.name.text())

    def _ask(self, signal: Signal) -> None:
        if self.list.key():
            signal.emit(self.list.key())


def _about(kept: Snapshot) -> str:
    """When a state was kept, and by whom."""
    return listed(filter(None, [when_words(kept.on), isolated(kept.by)]))
