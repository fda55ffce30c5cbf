"""The checks of an open letter: button in the header, panel, marks, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle

from letterdesk.desktop import theme
from letterdesk.desktop.composer.checks_panel.finding_row import certain_of, open_choice
from letterdesk.desktop.composer.checks_panel.finding_words import finding_told, finding_words
from letterdesk.desktop.composer.checks_panel.marks import FindingMarks
from letterdesk.desktop.composer.checks_panel.panel import CAN_GO_AS_DRAFT, ChecksPanel
from letterdesk.desktop.composer.columns import FIELDS
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import listed, tr, tr_n
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label
from letterdesk.findings import PUT_RIGHT, Finding
from letterdesk.operations.remedying.remedy import Remedy

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage

PANEL = "checks"


class Checks(QObject):
    """Shows what the checks found wherever it is seen, and goes from one to the next."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page, self._model, self._view = page, page.model, page.view
        self._reveals = ""
        """Id of a finding that waits for its pages."""
        self._at = -1
        """Place of the finding that was gone to, for when it is put right."""
        self.panel = ChecksPanel(page.model, lambda: page.desk.settings.name)
        self._caption = Label("", tone="secondary")
        page.view.middle.add_panel(PANEL, tr("Checks"), self.panel, self._caption)
        self.button = ChecksButton()
        page.header.row.insertWidget(page.header.row.indexOf(page.export) - 1, self.button)
        self.marks = FindingMarks(lambda finding: finding_told(page.model, finding),
                                  self._chosen_on_page)
        page.view.page.add_layer(self.marks)
        self.panel.show_asked.connect(self._show_asked)
        self.panel.fixed.connect(self._fix)
        self.panel.draft_asked.connect(page.open_export)
        self.panel.picked.connect(self._ring)
        self.button.clicked.connect(self.toggle)
        page.view.middle.page_shown.connect(self._panel_shown)
        page.commands.update({
            "checks": self.toggle, "next-finding": lambda: self.go(1),
            "earlier-finding": lambda: self.go(-1), "fix": self.fix})
        page.model.findings_changed.connect(self._show)
        self._show()

    @property
    def _findings(self) -> tuple[Finding, ...]:
        return self._model.checked.findings if self._model.checked else ()

    def toggle(self) -> None:
        """Opens the panel with the keys on its first finding, or closes it."""
        if self._view.middle.shown == PANEL:
            self._view.middle.close_panel()
            return
        self._view.show_column(PANEL)
        first = self.panel.row(self.panel.selected) or (
            self.panel.row(self.panel.findings[0].id) if self.panel.findings else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, by: int) -> None:
        """To the next (+1) or previous (-1) finding, round and round."""
        names = [finding.id for finding in self._findings]
        if not names:
            return
        at = names.index(self.panel.selected) if self.panel.selected in names else \
            (self._at - 1 if by > 0 and self._at >= 0 else self._at if self._at >= 0
             else -1 if by > 0 else 0)
        finding = self._findings[(at + by) % len(names)]
        self.panel.select(finding.id)
        if _has_no_place(finding):
            self._view.show_column(PANEL)
            self.panel.select(finding.id)
        else:
            self.show_finding(finding)
        row = self.panel.row(finding.id)
        if row is not None and self._view.middle.shown == PANEL:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_finding(self, finding: Finding) -> None:
        """Scrolls page and form to a finding, and rings its words."""
        self.panel.selected = finding.id
        self._ring(finding.id)
        if finding.place.recipient is not None:
            self._page.open_recipients().go_to(finding.place.recipient)
            return
        self._view.go_to(finding)
        self._reveals = finding.id
        self._reveal()

    def _show_asked(self, finding: Finding) -> None:
        """A field is put right in the form, which is not seen while the panel is open."""
        if finding.place.recipient is None and self._view.has_field(finding.place.field):
            self._view.show_column(FIELDS)
        self.show_finding(finding)

    def fix(self) -> None:
        """What is offered for the focused field, else for the finding that was gone to."""
        finding = next((f for f in self._findings if f.id == self.panel.selected), None)
        if self._view.fix_focused() or finding is None:
            return
        ways = self.panel.ways(finding)
        certain = certain_of(ways)
        draft = self._page.open_export if finding.code in CAN_GO_AS_DRAFT else None
        if certain is not None:
            self._fix(finding, certain)
        elif (ways or draft) and not self._model.session.is_read_only:
            self._view.show_column(PANEL)
            self.panel.select(finding.id)
            row = self.panel.row(finding.id)
            if row is not None:
                row.fix()
            else:  # of very many, or while a reason is typed, it has no row
                open_choice(self.button, ways, lambda way: self._fix(finding, way), draft)

    def _fix(self, finding: Finding, remedy: Remedy) -> None:
        session = self._model.session
        use = finding_words(self._model, finding).use
        named = tr("writing “{words}”", words=use) if use else ""
        with session.one_step():
            for change in remedy.changes:
                session.do(change, named=named)

    def _ring(self, finding: str) -> None:
        self.marks.ringed = finding
        names = [one.id for one in self._findings]
        self._at = names.index(finding) if finding in names else self._at
        self._view.page.viewport().update()

    def _reveal(self) -> None:
        """Scrolls to the finding that was asked for, once its version is on the page."""
        checked = self._model.checked
        if checked is None or checked.language != self._model.language:
            return
        marked = next((m for m in checked.marked if m.finding.id == self._reveals), None)
        self._reveals = ""
        if marked is not None:
            self._view.page.bring_into_view(marked.line)

    def _panel_shown(self, name: str) -> None:
        self.button.setChecked(name == PANEL)
        self.marks.takes_words = name == PANEL

    def _chosen_on_page(self, finding: Finding) -> None:
        self._view.show_column(PANEL)
        self.panel.select(finding.id)
        self.show_finding(finding)

    # What was found

    def _show(self) -> None:
        findings = self._findings
        wrong = sum(f.severity is PUT_RIGHT for f in findings)
        look = len(findings) - wrong
        self.button.show_counts(wrong, look)
        self._caption.setText(listed(w for w in (
            tr_n("{count} to put right", "{count} to put right", wrong) if wrong else "",
            tr_n("{count} to look at", "{count} to look at", look) if look else "") if w))
        self.panel.show_findings()
        waiting: dict[str, tuple[int, int]] = {}
        for finding in findings:
            part = finding.place.part or (
                self._model.part_of_field(finding.place.field) if finding.place.field else "")
            if part:
                bad, worth = waiting.get(part, (0, 0))
                is_wrong = finding.severity is PUT_RIGHT
                waiting[part] = (bad + is_wrong, worth + (not is_wrong))
        self._view.parts.show_waiting(waiting)
        if self._model.checked is not None:
            self.marks.take(self._model.checked)
            self._view.page.viewport().update()
        if self._reveals:
            self._reveal()


class ChecksButton(Button):
    """“Checks” with a pill that counts: red while something must be put right, else amber."""

    def __init__(self) -> None:
        super().__init__(tr("Checks"), "quiet", icon="list-checks")
        self.setCheckable(True)
        self._count, self._pill = 0, "warning"

    def show_counts(self, wrong: int, look: int) -> None:
        self._count, self._pill = wrong + look, "error" if wrong else "warning"
        said = listed(w for w in (
            tr_n("{count} to put right", "{count} to put right", wrong) if wrong else "",
            tr_n("{count} to look at", "{count} to look at", look) if look else "") if w)
        self.setAccessibleDescription(said or tr("Nothing to look at"))
        self.setToolTip(said or tr("Nothing to look at"))
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int:
        return self._count

    def _widths(self) -> tuple[int, int, int]:
        lead, words, trail = super()._widths()
        return lead, words, trail + self._pill_width()

    def _ink(self) -> str:
        return theme.tokens().accent if self.isChecked() else super()._ink()

    def _pill_width(self) -> int:
        if not self._count:
            return 0
        width = _pill_words_width(str(self._count))
        return Space.S + max(Size.PILL, width + Space.M)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._pill_width() - Space.S
        lead, words, trail = self._widths()
        right = (self.width() + lead + words + trail) // 2
        pill = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(
            right - wide, (self.height() - Size.PILL) // 2, wide, Size.PILL))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(getattr(t, f"{self._pill}_wash")))
        painter.drawRoundedRect(pill, Size.PILL / 2, Size.PILL / 2)
        painter.setPen(theme.colour(getattr(t, self._pill)))
        painter.setFont(theme.font(theme.CAPTION, strong=True, figures=True))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), str(self._count))


def _has_no_place(finding: Finding) -> bool:
    """Whether it is about the letter as a whole or its recipients: nothing to go to on a page."""
    place = finding.place
    return place.recipient is not None or not (place.part or place.field or finding.words)


def _pill_words_width(words: str) -> int:
    """Width of words in the pill, in pixels."""
    return QFontMetrics(theme.font(theme.CAPTION, strong=True)).horizontalAdvance(words)
