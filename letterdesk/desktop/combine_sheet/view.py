"""The sheet's widgets: what joins, each decision with both texts, and the one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from letterdesk.desktop import theme
from letterdesk.desktop.combine_sheet.own_words import OwnWords
from letterdesk.desktop.combine_sheet.view_model import CombineModel
from letterdesk.desktop.compare_sheet.change_list import ChangeList
from letterdesk.desktop.compare_sheet.marked_text import TextCard, scrolling, side_by_side
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, tr, tr_n
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import ElidedLabel, Label
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.letters.combine import Own, Pick
from letterdesk.letters.model import Letter
from letterdesk.operations.clock import now, stamp
from letterdesk.operations.combine import join


class CombineSheet(Sheet):
    """Joins two copies of a letter; `combined` hands the joined letter on.

    `names` are the headings of this letter and of the copy, `about` a line for each, as a
    date. Without a `base` it is the last snapshot that both have. Raises LetterdeskError where
    the two cannot be joined.
    """

    combined = Signal(object)

    def __init__(self, base: Letter | None, mine: Letter, theirs: Letter, names: tuple[str, str],
                 window: QWidget, *, about: tuple[str, str] = ("", ""), by: str = "") -> None:
        self._model = CombineModel(join(mine, theirs, base))
        super().__init__(tr("Join a copy"), Size.COMPARE_SHEET, window)
        self._names, self._about, self._by = names, about, by
        self._own: OwnWords | None = None
        self._build()
        self._show_all()
        if self._model.conflicts:
            self.list.look_at(self._model.conflicts[0].place)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.sided(Space.XL, Space.XL, Space.XL, Space.L))
        head.setSpacing(2)
        head.addWidget(Label(tr("Join a copy"), theme.TITLE, strong=True))
        head.addWidget(ElidedLabel(isolated(self._model.combined.mine.title), tone="secondary"))
        column.addLayout(head)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.list = ChangeList(tr("What differs"))
        self.list.setFixedWidth(Size.CHANGE_LIST)
        self.list.looked_at.connect(self._look_at)
        self.list.entered_with_key.connect(self._enter)
        middle.addWidget(self.list)
        line = QFrame()
        line.setProperty("line", "trailing")
        line.setFixedWidth(1)
        middle.addWidget(line)
        middle.addWidget(self._pane(), 1)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    def _pane(self) -> QWidget:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(theme.sided(Space.XL, Space.S, Space.XL, Space.XL))
        self._column.setSpacing(Space.M)
        self.place = Label("", theme.SECTION, strong=True, wraps=True)
        self._column.addWidget(self.place)
        self.help = Label("", tone="secondary", wraps=True)
        self._column.addWidget(self.help)
        self.mine, self.theirs = (
            TextCard(name, about) for name, about in zip(self._names, self._about, strict=True))
        self._cards = side_by_side(self.mine, self.theirs)
        self._column.addWidget(self._cards)
        self.take_mine = Button(tr("Take this letter’s"), small=True)
        self.take_theirs = Button(tr("Take the copy’s"), small=True)
        for card, button, pick in ((self.mine, self.take_mine, "mine"),
                                   (self.theirs, self.take_theirs, "theirs")):
            button.clicked.connect(lambda _checked=False, p=pick: self._decide(p))
            card.foot.addWidget(button)
            card.foot.addStretch()
        self._own_place = QVBoxLayout()
        self._column.addLayout(self._own_place)
        more = QHBoxLayout()
        more.setSpacing(Space.L)
        self.write_own = Button(tr("Write it yourself…"), "link")
        self.write_own.clicked.connect(self._open_own)
        self.as_before = Button(tr("Leave it as it was before"), "link")
        self.as_before.clicked.connect(lambda: self._decide("base"))
        for button in (self.write_own, self.as_before):
            more.addWidget(button)
        more.addStretch()
        self._column.addLayout(more)
        self._column.addStretch()
        return scrolling(inner)

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setObjectName("sheet-foot")
        made.setFixedHeight(Size.SHEET_FOOT)
        row = QHBoxLayout(made)
        row.setContentsMargins(theme.sided(Space.XL, 0, Space.XL, 0))
        row.setSpacing(Space.S)
        self.progress_words = Label("", tone="secondary", figures=True)
        row.addWidget(self.progress_words)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(Size.NUMBER)
        self.progress.setAccessibleName(tr("Decided"))
        row.addWidget(self.progress)
        self.next = Button(tr("Next to decide"), "quiet")
        self.next.clicked.connect(self._go_on)
        row.addWidget(self.next)
        row.addStretch()
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self.close_sheet)
        row.addWidget(self.cancel)
        self.join = Button("", "primary")
        self.join.clicked.connect(self._join)
        row.addWidget(self.join)
        return made

    # What is shown

    def _show_all(self) -> None:
        model = self._model
        self.list.show_rows(model.rows())
        count, of = model.decided, len(model.conflicts)
        self.progress_words.setText(
            tr("{decided} of {all} decided", decided=count, all=of) if of
            else tr("Nothing is to decide: all joins by itself.") if model.changes
            else tr("The copy brings nothing new."))
        for widget in (self.progress, self.next):
            widget.setVisible(bool(of))
        self.progress.setRange(0, max(1, of))
        self.progress.setValue(count)
        self.next.setEnabled(not model.is_decided)
        changes = model.changes
        self.join.setText(tr_n("Join {count} change", "Join {count} changes", changes)
                          if changes else tr("Done"))
        self.join.setEnabled(model.is_decided)
        waiting = of - count
        self.join.setToolTip("" if model.is_decided else tr_n(
            "{count} thing is still to decide.", "{count} things are still to decide.", waiting))
        self._show_pick()

    def _look_at(self, key: str) -> None:
        model = self._model
        self._close_own()
        row = next((row for row in model.rows() if row.key == key), None)
        if row is None:
            self._cards.hide()
            return
        self.place.setText(row.name)
        conflict = model.conflict(key)
        names = self._names if conflict is not None else (tr("Before"), tr("Joined"))
        about = self._about if conflict is not None else ("", "")
        language = model.language_of(key)
        for card, pieces, name, line in zip((self.mine, self.theirs), model.sides(key), names,
                                            about, strict=True):
            card.name.setText(name)
            card.text.setAccessibleName(name)
            card.about.setText(line)
            card.text.show_pieces(pieces, language, tr("Not there"))
        self.help.setText(tr("Both changed this. Marked is what each of them changed.")
                          if conflict is not None else row.note)
        for button in (self.take_mine, self.take_theirs, self.as_before):
            button.setVisible(conflict is not None)
        self.write_own.setVisible(model.takes_words(key))
        self._show_pick()

    def _show_pick(self) -> None:
        pick = self._model.picks.get(self.list.key())
        for card, button, side in ((self.mine, self.take_mine, "mine"),
                                   (self.theirs, self.take_theirs, "theirs")):
            card.choose(pick == side)
            button.setAccessibleDescription(tr("decided") if pick == side else "")
        if isinstance(pick, Own) and self._own is None:
            self._show_own()

    # Deciding

    def _decide(self, pick: Pick) -> None:
        self._close_own()
        self._model.pick(self.list.key(), pick)
        self._show_all()
        (self.join if self._model.is_decided else self.next).setFocus(
            Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        """From the list to the first choice of what is looked at."""
        if self.take_mine.isVisible():
            self.take_mine.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self) -> None:
        """To the next place that waits, with the focus on its first choice."""
        key = self._model.next_open(self.list.key())
        if key:
            self.list.look_at(key)
            self._enter()

    def _open_own(self) -> None:
        self._show_own()
        self._own.take_focus()
        self._own.tell()

    def _show_own(self) -> None:
        conflict = self._model.conflict(self.list.key())
        if conflict is None or self._own is not None:
            return
        self._own = OwnWords(self._model.combined, conflict, self._by, stamp(now()))
        self._own.written.connect(self._take_own)
        self._own_place.addWidget(self._own)
        self._own.show()

    def _take_own(self, own: Own) -> None:
        self._model.pick(self.list.key(), own)
        self._show_all()

    def _close_own(self) -> None:
        if self._own is not None:
            self._own.hide()
            self._own.deleteLater()
            self._own = None

    @property
    def changes(self) -> int:
        """How many things come into this letter."""
        return self._model.changes

    def _join(self) -> None:
        letter = self._model.letter()
        self.close_sheet()
        if letter is not self._model.combined.mine:
            self.combined.emit(letter)
