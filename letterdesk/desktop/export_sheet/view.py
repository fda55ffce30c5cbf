"""The sheet's widgets: settings and result side by side, then what came of the export."""

from __future__ import annotations

import contextlib

from msgspec.structs import replace
from msgspec.structs import replace as replace_setting
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from letterdesk.desktop import theme
from letterdesk.desktop.composer.page_maker import PageSet
from letterdesk.desktop.composer.troubles import sentence, told
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.export_sheet.form import ExportForm
from letterdesk.desktop.export_sheet.outcome import OUTCOME_SIZE, OutcomeView, open_file
from letterdesk.desktop.export_sheet.pictures import FileRows, PagePicture
from letterdesk.desktop.export_sheet.view_model import ExportOutcome, ExportPlan, run
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, tr, tr_message, tr_n
from letterdesk.desktop.widgets.banner import BannerArea
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import ElidedLabel, Label
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.desktop.worker import Job
from letterdesk.findings import LetterdeskError, must_be_put_right

_OTHER_NAME_HELPS = frozenset({"open-elsewhere", "not-saved"})
"""Findings of a file that another program holds, or that is read-only."""


class ExportSheet(Sheet):
    """Asks what to export and does it; the same sheet then shows the result."""

    exported = Signal(object)
    finding_asked = Signal()

    def __init__(self, model: ComposerModel, page: QImage | None, desk: Desk, window: QWidget,
                 last: ExportPlan | None = None) -> None:
        super().__init__(tr("Export"), Size.EXPORT_SHEET, window)
        self._model, self._desk = model, desk
        self._last, self._page = last, page
        self._job: Job | None = None
        self.plan: ExportPlan | None = None
        self.outcome: OutcomeView | None = None
        self._slow = QTimer(self, singleShot=True, interval=Size.SLOW_MS)
        self._slow.timeout.connect(lambda: self.progress.show())
        self._build()
        self._changed()
        for shown in (model.pages_changed, model.pictures_drawn):
            shown.connect(self._pages_changed)
        model.findings_changed.connect(self._findings_changed)
        self.export_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._settings())
        middle.addWidget(self._result(), 1)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    def _settings(self) -> QWidget:
        made = QWidget()
        made.setFixedWidth(Size.EXPORT_SETTINGS)
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.sided(Space.XXL, Space.XL, 0, 0))
        column.setSpacing(0)
        column.addWidget(Label(tr("Export"), theme.TITLE, strong=True))
        column.addWidget(ElidedLabel(isolated(self._model.session.letter.title), tone="secondary"))
        column.addSpacing(Space.L)
        self.banners = BannerArea()
        self.banners.layout().setContentsMargins(theme.sided(0, 0, Space.XXL, 0))
        column.addWidget(self.banners)
        self.form = ExportForm(self._model, self._last, self._desk.settings.file_names)
        self.form.changed.connect(self._changed)
        # In a low window, and with all languages, there is more than the sheet can show.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        self.form.setAutoFillBackground(False)
        column.addWidget(area, 1)
        return made

    def _result(self) -> QWidget:
        made = QFrame()
        made.setObjectName("sheet-result")
        column = QVBoxLayout(made)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(tr("What you get"), strong=True))
        self._picture = PagePicture(self._page)
        column.addWidget(self._picture, 1, Qt.AlignmentFlag.AlignHCenter)
        self.without = Label(tr("Without the signature picture: room is left to sign."),
                             theme.CAPTION, tone="secondary", wraps=True)
        column.addWidget(self.without)
        self._file_rows = FileRows()
        column.addWidget(self._file_rows)
        column.addStretch()
        return made

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setObjectName("sheet-foot")
        made.setFixedHeight(Size.SHEET_FOOT)
        row = QHBoxLayout(made)
        row.setContentsMargins(theme.sided(Space.XXL, 0, Space.XL, 0))
        row.setSpacing(Space.S)
        self.summary = Label("", tone="secondary", figures=True)
        row.addWidget(self.summary)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Export"))
        self.progress.hide()
        row.addWidget(self.progress, 1)
        row.addStretch()
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        row.addWidget(self.cancel)
        self.keep_both = Button(tr("Keep both"))
        self.keep_both.setToolTip(tr("The new files get a number"))
        self.keep_both.clicked.connect(lambda: self.start(keeps_both=True))
        self.keep_both.hide()
        row.addWidget(self.keep_both)
        self.export_button = Button(tr("Export"), "primary")
        self.export_button.clicked.connect(lambda: self.start())
        row.addWidget(self.export_button)
        return made

    # What is asked for

    def plan_now(self) -> ExportPlan:
        plan = self.form.plan()
        return replace(plan, draft=bool(self._model.waiting_in(plan.languages)))

    def _changed(self) -> None:
        plan = self.plan_now()
        files = [path.name for _language, _kind, path in plan.files()]
        self._file_rows.show_files(files)
        count, there = len(files), plan.there_already()
        self.summary.setText(tr_n("{count} file", "{count} files", count))
        self.form.tell(files, there)
        self.without.setVisible(self.form.has_picture and not plan.signature_picture)
        waiting = self._model.waiting_in(plan.languages)
        if not waiting:
            self.banners.clear("draft")
        else:
            self.banners.say("draft", "error", tr_n(
                "{count} thing must be put right. Until then the letter goes out as a draft, "
                "marked on every page.",
                "{count} things must be put right. Until then the letter goes out as a draft, "
                "marked on every page.", waiting), ((tr("Show"), self._show_finding),))
        self.export_button.setText(_outcome_words(count, len(there), is_draft=bool(waiting)))
        self.export_button.setEnabled(plan.can_run)
        self.keep_both.setVisible(bool(there) and plan.can_run)

    def _pages_changed(self, pages: PageSet) -> None:
        """The page was still being drawn when the sheet opened."""
        self._page = pages.images.get(0, self._page)
        if self._job is None and self.outcome is None:
            self._picture.show_page(self._page)
            self._changed()

    def _findings_changed(self) -> None:
        """The checks were still under way when the sheet opened."""
        if self._job is None and self.outcome is None:
            self._changed()

    def _show_finding(self) -> None:
        self.close_sheet()
        self.finding_asked.emit()

    # The work

    def start(self, *, keeps_both: bool = False) -> None:
        self.plan = replace(self.plan_now(), keeps_both=keeps_both)
        if not self.plan.can_run or self._job is not None:
            return
        self._model.session.save_now()
        self.banners.clear("trouble")
        self.cancel.setText(tr("Stop"))
        if self.export_button.hasFocus():
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.export_button.setEnabled(False)
        self.keep_both.setEnabled(False)
        self._keep_pattern(self.plan.pattern)
        self._slow.start()
        self._job = Job(run(self.plan, self._model.session, self._desk.settings.name), self)
        self._job.progressed.connect(self._show_progress)
        self._job.finished_with.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.start()

    def wait(self) -> None:
        """Ends when the export does."""
        if self._job is not None:
            self._job.wait()

    def _show_progress(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.summary.setText(tr("{done} of {all} files", done=done, all=of))

    def _cancel(self) -> None:
        if self._job is not None and self._job.isRunning():
            self._job.stop()
        else:
            self.close_sheet()

    def _end_job(self) -> None:
        self._slow.stop()
        self.progress.hide()
        if self._job is not None:
            self._job.wait()
        self._job = None
        self.cancel.setText(tr("Cancel"))

    def _offer_again(self) -> None:
        """The settings as they were; Enter tries once more."""
        had_focus = self.cancel.hasFocus()
        self._changed()
        self.keep_both.setEnabled(True)
        if had_focus:
            self.export_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._end_job()
        self._offer_again()
        if not isinstance(error, LetterdeskError):
            raise error
        is_held = error.finding.code in _OTHER_NAME_HELPS and self.plan is not None \
            and bool(self.plan.there_already())
        self.banners.say("trouble", "error", tr(
            "The letter is safe. {what}", what=told(error.finding)),
            ((tr("Use another name"), lambda: self.start(keeps_both=True)),) if is_held else ())

    def _keep_pattern(self, pattern: str) -> None:
        """The next letter's files are named likewise."""
        if pattern != self._desk.settings.file_names:
            # It counts for this window even where the settings cannot be written.
            with contextlib.suppress(LetterdeskError):
                self._desk.use_settings(replace_setting(self._desk.settings, file_names=pattern))

    def _done(self, outcome: ExportOutcome) -> None:
        self._end_job()
        self.exported.emit(outcome)
        stopping = must_be_put_right(outcome.findings)
        if stopping and not outcome.files:
            self._offer_again()
            self.banners.say("trouble", "error", tr(
                "Nothing was exported. {what}",
                what=sentence(tr_message(stopping[0].message))))
            return
        if not outcome.files:
            self._offer_again()
            return
        self._show_outcome(outcome)
        if self.plan is not None and self.plan.opens:
            open_file(outcome.files[0])

    def _show_outcome(self, outcome: ExportOutcome) -> None:
        """The same sheet, smaller, with what came of it."""
        is_draft = self.plan is not None and self.plan.draft
        QWidget().setLayout(self.card.layout())
        for child in self.card.children():
            if isinstance(child, QWidget):
                child.hide()
                child.deleteLater()
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        self.outcome = OutcomeView(outcome, self._page, is_draft=is_draft)
        self.outcome.done.clicked.connect(self.close_sheet)
        column.addWidget(self.outcome)
        width, least = self.outcome.width_wanted(), OUTCOME_SIZE[1]
        self.resize_card(width, max(least, self.outcome.heightForWidth(width)))
        self.outcome.done.setFocus(Qt.FocusReason.OtherFocusReason)


def _outcome_words(count: int, there: int, *, is_draft: bool) -> str:
    """What the button does, in words."""
    if is_draft:
        return tr("Replace with a draft") if there else tr("Export as draft")
    if there:
        return tr_n("Replace {count} file", "Replace {count} files", there) if there == count \
            else tr_n("Export {count} file, replace {there}",
                      "Export {count} files, replace {there}", count, there=there)
    return tr_n("Export {count} file", "Export {count} files", count)
