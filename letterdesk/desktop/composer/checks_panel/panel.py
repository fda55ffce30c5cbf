"""All findings of the letter in two groups, what was let stand, and how many checks passed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.checks_panel.finding_row import FindingRow
from letterdesk.desktop.composer.checks_panel.finding_words import (
    FindingWords,
    finding_place,
    finding_words,
)
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, tr, tr_n
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Icon, Label
from letterdesk.findings import PUT_RIGHT, Finding
from letterdesk.letters import changes as ch
from letterdesk.letters.checks.kinds import kinds_passed
from letterdesk.letters.checks.waivers import can_be_waived
from letterdesk.letters.model import Waiver
from letterdesk.operations.clock import now, stamp
from letterdesk.operations.remedying.remedy import Remedy

_MOST_ROWS = 50
CAN_GO_AS_DRAFT = frozenset({"no-text", "not-approved"})
"""Codes where nobody at the desk can write what is missing: until then a draft may do."""


class ChecksPanel(QWidget):
    """Rows stay as they are while what they say stays; so do focus and scroll place."""

    show_asked = Signal(object)
    """The finding to bring into view."""
    picked = Signal(str)
    """Id of the finding whose row is marked now."""
    fixed = Signal(object, object)
    """A finding, and the remedy that was chosen."""
    draft_asked = Signal()

    def __init__(self, model: ComposerModel, name: Callable[[], str]) -> None:
        """`name` gives that of the person at the desk, for reasons and edits."""
        super().__init__()
        self._model, self._name = model, name
        self.selected = ""
        """Id of the finding that was gone to."""
        self._rows: dict[str, tuple[tuple, FindingRow]] = {}
        self._shown: tuple[Finding, ...] = ()
        self._says: object = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(self.area, 1)
        holder = QWidget()
        self.area.setWidget(holder)
        # The column has a ground already.
        self.area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shows_waived = False
        whole.addWidget(self._foot())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """In the order in which they stand, as many as there are rows for."""
        checked = self._model.checked
        return checked.findings[:_MOST_ROWS] if checked is not None else ()

    def row(self, finding: str) -> FindingRow | None:
        found = self._rows.get(finding)
        return found[1] if found else None

    def show_findings(self) -> None:
        """Takes what the checks found; a row in which a reason is typed waits for its end."""
        if not self.isVisible() or any(row.is_asking for _key, row in self._rows.values()):
            return
        checked = self._model.checked
        findings = checked.findings if checked else ()
        let_stand = checked.let_stand if checked else ()
        made = {f.id: self._row_of(f) for f in findings[:_MOST_ROWS]}
        self._show_passed(kinds_passed([*findings, *(f for f, _w in let_stand)]),
                          has_others=bool(findings or let_stand))
        for finding in findings[:_MOST_ROWS]:
            made[finding.id][1].show_place(finding_place(self._model, finding))
        says = ([(name, id(row)) for name, (_key, row) in made.items()], let_stand, len(findings),
                self._shows_waived)
        if says == self._says:
            return
        self._says = says
        self._fill(findings, made, let_stand)

    def showEvent(self, event: QShowEvent) -> None:
        """Rows are made when somebody looks: while a letter is typed nobody does."""
        super().showEvent(event)
        self.show_findings()

    def select(self, finding: str, *, reveal: bool = True) -> None:
        """Marks a row, and brings it into view."""
        self.selected = finding
        stop = finding if finding in self._rows else next(iter(self._rows), "")
        for name, (_key, row) in self._rows.items():
            row.select(name == finding)
            row.take_tab(name == stop)
        row = self.row(finding)
        self.picked.emit(finding)
        if row is not None and reveal:
            self.area.ensureWidgetVisible(row, 0, Space.XL)

    # Rows

    def _row_of(self, finding: Finding) -> tuple[tuple, FindingRow]:
        """The row that there is, where it still says the same, else a new one."""
        model, session = self._model, self._model.session
        words = finding_words(model, finding)
        ways = self.ways(finding)
        key = (words, tuple(way.words for way in ways), session.is_read_only, finding.place,
               finding.code)
        known = self._rows.get(finding.id)
        if known is not None and known[0] == key:
            known[1].take_remedies(ways)
            return key, known[1]
        return key, self._new_row(finding, words, ways)

    def ways(self, finding: Finding) -> tuple[Remedy, ...]:
        """What can be done about a finding in the letter as it is now."""
        # Imported here: the page stands before anything is found on it.
        from letterdesk.operations.remedies import remedies

        model, letter = self._model, self._model.session.letter
        recipient = letter.recipients[model.recipient] if letter.recipients else None
        return remedies(letter, finding, library=model.library, by=self._name(),
                        on=stamp(now()),
                        recipient=recipient)

    def _new_row(self, finding: Finding, words: FindingWords,
                 ways: tuple[Remedy, ...]) -> FindingRow:
        row = FindingRow(words, ways, can_stand=can_be_waived(finding),
                         can_change=not self._model.session.is_read_only, name=self._name(),
                         offers_draft=finding.code in CAN_GO_AS_DRAFT)
        row.draft_asked.connect(self.draft_asked)
        row.picked.connect(lambda: self.select(finding.id, reveal=False))
        row.show_asked.connect(lambda: self._show(finding))
        row.fix_asked.connect(lambda remedy: self._fix(finding, remedy))
        row.stand_asked.connect(lambda reason, name: self._let_stand(finding, reason, name))
        row.moved.connect(lambda by: self._move(finding, by))
        return row

    def _fill(self, findings: tuple[Finding, ...], made: dict[str, tuple[tuple, FindingRow]],
              let_stand: tuple[tuple[Finding, Waiver], ...]) -> None:
        place = self.area.verticalScrollBar().value()
        focused = next((name for name, (_key, row) in self._rows.items() if row.hasFocus()
                        or row.isAncestorOf(QApplication.focusWidget() or self)), None)
        kept = {id(row) for _key, row in made.values()}
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget is not None and id(widget) not in kept:
                widget.hide()
                widget.deleteLater()
        before = [f.id for f in self._shown]
        self._rows, self._shown = made, findings[:_MOST_ROWS]
        for title, group in (
                (tr("To put right before signature"), [f for f in self._shown
                                                       if f.severity is PUT_RIGHT]),
                (tr("Worth a look"), [f for f in self._shown if f.severity is not PUT_RIGHT])):
            if group:
                self._column.addWidget(_heading(title))
            for finding in group:
                self._column.addWidget(made[finding.id][1])
                made[finding.id][1].show()
        if not findings:
            self._column.addWidget(_nothing())
        if len(findings) > _MOST_ROWS:
            self._column.addWidget(_more(len(findings) - _MOST_ROWS))
        self._add_let_stand(let_stand)
        self._column.addStretch()
        self._keep_place(before, focused, place)

    def _keep_place(self, before: list[str], focused: str | None, place: int) -> None:
        if self.selected not in self._rows and self.selected in before and self._shown:
            at = min(before.index(self.selected), len(self._shown) - 1)
            self.selected = self._shown[at].id
        self.select(self.selected, reveal=False)
        row = self.row(focused if focused in self._rows else self.selected)
        if focused is not None and row is not None and not row.isAncestorOf(
                QApplication.focusWidget() or self):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(place)

    # What was let stand

    def _add_let_stand(self, let_stand: tuple[tuple[Finding, Waiver], ...]) -> None:
        if not let_stand:
            return
        fold = Button(tr_n("{count} was let stand", "{count} were let stand", len(let_stand)),
                      "link", tone="secondary",
                      chevron="chevron-down" if self._shows_waived else "chevron-right")
        fold.clicked.connect(self._fold)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(theme.sided(Space.XL, Space.M, Space.XL, Space.S))
        line.addWidget(fold)
        line.addStretch()
        self._column.addWidget(holder)
        if self._shows_waived:
            for finding, waiver in let_stand[:_MOST_ROWS]:
                self._column.addWidget(self._waived_row(finding, waiver))
            if len(let_stand) > _MOST_ROWS:
                self._column.addWidget(_more(len(let_stand) - _MOST_ROWS))

    def _waived_row(self, finding: Finding, waiver: Waiver) -> QWidget:
        words = finding_words(self._model, finding)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.sided(Space.XL, Space.XS, Space.XL, Space.S))
        column.setSpacing(2)
        column.addWidget(Label(words.title, wraps=True))
        column.addWidget(Label(tr("“{reason}”, {name}", reason=isolated(waiver.reason),
                                  name=isolated(waiver.by)), theme.CAPTION, tone="secondary",
                               wraps=True))
        if not self._model.session.is_read_only:
            back = Button(tr("Take back"), "link")
            back.clicked.connect(
                lambda: self._model.session.do(ch.Unwaive(waiver.finding)))
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        return made

    def _fold(self) -> None:
        self._shows_waived = not self._shows_waived
        self.show_findings()

    def _let_stand(self, finding: Finding, reason: str, name: str) -> None:
        self._model.session.do(ch.Waive(finding.id, reason, name, stamp(now())))

    # Keys

    def _show(self, finding: Finding) -> None:
        self.select(finding.id)
        self.show_asked.emit(finding)

    def _fix(self, finding: Finding, remedy: Remedy) -> None:
        """The remedy as it is for the letter of now: its row may be of an earlier one."""
        self.select(finding.id, reveal=False)
        now_made = next((way for way in self.ways(finding) if way.words == remedy.words), None)
        if now_made is not None:
            self.fixed.emit(finding, now_made)

    def _move(self, finding: Finding, by: int) -> None:
        names = [f.id for f in self._shown]
        at = names.index(finding.id) + by
        if 0 <= at < len(names):
            row = self.row(names[at])
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.select(names[at])

    def _show_passed(self, count: int, *, has_others: bool) -> None:
        self._passed.setText(
            tr_n("{count} other check passed", "{count} other checks passed", count) if has_others
            else tr_n("{count} check passed", "{count} checks passed", count))

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setProperty("line", "top")
        row = QHBoxLayout(made)
        row.setContentsMargins(theme.sided(Space.XL - Space.XS, Space.M, Space.XL, Space.M))
        row.setSpacing(Space.M - 2)
        row.addWidget(Icon("circle-check", Size.ICON, "good"))
        self._passed = Label("", tone="secondary")
        row.addWidget(self._passed)
        row.addStretch()
        return made


def _heading(words: str) -> Label:
    made = Label(words, strong=True, tone="secondary")
    made.setContentsMargins(theme.sided(Space.XL, Space.L, Space.XL, 0))
    return made


def _more(count: int) -> Label:
    made = Label(tr("and {count} more", count=count), tone="secondary")
    made.setContentsMargins(theme.sided(Space.XL, Space.L, Space.XL, Space.L))
    return made


def _nothing() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(Space.XL, Space.XXL * 2, Space.XL, Space.XL)
    column.setSpacing(Space.M)
    column.addWidget(Icon("circle-check", Size.ICON_EMPTY, "secondary"), 0,
                     Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(Label(tr("Nothing to look at"), theme.SECTION, strong=True), 0,
                     Qt.AlignmentFlag.AlignHCenter)
    return made
