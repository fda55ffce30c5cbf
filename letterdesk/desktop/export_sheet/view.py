"""The sheet's widgets: settings and result side by side, then what came of the export."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from letterdesk.desktop import theme
from letterdesk.desktop.composer.page_maker import PageSet
from letterdesk.desktop.composer.troubles import sentence, told
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.export_sheet.folder_box import FolderBox
from letterdesk.desktop.export_sheet.outcome import OUTCOME_SIZE, OutcomeView
from letterdesk.desktop.export_sheet.pictures import FileRows, PagePicture
from letterdesk.desktop.export_sheet.view_model import (
    FORMATS,
    ExportOutcome,
    ExportPlan,
    first_stem,
    run,
)
from letterdesk.desktop.folders import file_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import isolated, tr, tr_message, tr_n
from letterdesk.desktop.widgets.banner import BannerArea
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import ElidedLabel, Label
from letterdesk.desktop.widgets.marks import CheckBox
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.desktop.worker import Job
from letterdesk.findings import LetterdeskError, must_be_put_right


class ExportSheet(Sheet):
    """Asks what to export and does it; the same sheet then shows the result."""

    exported = Signal(object)
    finding_asked = Signal()

    def __init__(self, model: ComposerModel, page: QImage | None, by: str, window: QWidget,
                 last: ExportPlan | None = None) -> None:
        super().__init__(tr("Export"), Size.EXPORT_SHEET, window)
        self._model, self._by = model, by
        self._last, self._page = last, page
        self._job: Job | None = None
        self.plan: ExportPlan | None = None
        self.outcome: OutcomeView | None = None
        self._slow = QTimer(self, singleShot=True, interval=Size.SLOW_MS)
        self._slow.timeout.connect(lambda: self.progress.show())
        self._build()
        self._changed()
        model.pages_changed.connect(self._pages_changed)
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
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        column.setSpacing(0)
        column.addWidget(Label(tr("Export"), theme.TITLE, strong=True))
        column.addWidget(ElidedLabel(isolated(self._model.session.letter.title), tone="secondary"))
        column.addSpacing(Space.L)
        self.banners = BannerArea()
        self.banners.layout().setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banners)
        grid = QGridLayout()
        grid.setContentsMargins(0, Space.L, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XL)
        grid.setColumnMinimumWidth(0, Size.EXPORT_LABELS)
        grid.setColumnStretch(1, 1)
        self.languages: dict[str, CheckBox] = {}
        rows = [(tr("Formats"), self._formats()), (tr("File name"), self._name()),
                (tr("Folder"), self._folder())]
        if len(self._model.session.letter.languages) > 1:
            rows.insert(1, (tr("Languages"), self._languages()))
        for number, (words, control) in enumerate(rows):
            label = Label(words, tone="secondary")
            label.setContentsMargins(0, 6 if number >= len(rows) - 2 else 3, 0, 0)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(control, number, 1)
        column.addLayout(grid)
        column.addStretch()
        return made

    def _formats(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        about = {"pdf": (tr("PDF"), tr("For signature and the archive. Screen readers can "
                                       "read it.")),
                 "docx": (tr("Word"), tr("For last changes by hand, same fonts and line breaks.")),
                 "txt": (tr("E-mail text"), tr("Plain text for the message itself."))}
        chosen = self._last.formats if self._last else ("pdf", "docx")
        self.formats: dict[str, CheckBox] = {}
        for kind in FORMATS:
            name, words = about[kind]
            box = CheckBox(name)
            box.setAccessibleDescription(words)
            box.setChecked(kind in chosen)
            box.toggled.connect(self._changed)
            self.formats[kind] = box
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeading)
            caption = Label(words, theme.CAPTION, tone="secondary")
            # The ring of a focused box stays clear of the words below it.
            caption.setContentsMargins(theme.sided(Size.CHECK + Space.S, 2, 0, 2))
            column.addWidget(caption)
        return made

    def _languages(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        letter = self._model.session.letter
        chosen = self._last.languages if self._last else (self._model.language,)
        for language in letter.languages:
            box = CheckBox(LANGUAGE_NAMES.get(language, language))
            box.setChecked(language in chosen)
            box.toggled.connect(self._changed)
            self.languages[language] = box
            row.addWidget(box)
        row.addStretch()
        return made

    def _name(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.name = LineBox(tr("File name"))
        self.name.show_text(self._last.stem if self._last else first_stem(self._model.session))
        self.name.typed.connect(lambda _text: self._changed())
        column.addWidget(self.name)
        self._name_help = Label("", theme.CAPTION, tone="secondary", wraps=True)
        column.addWidget(self._name_help)
        return made

    def _folder(self) -> QWidget:
        self.folder = FolderBox(self._last.folder if self._last
                                else self._model.session.path.parent)
        self.folder.changed.connect(self._changed)
        return self.folder

    def _result(self) -> QWidget:
        made = QFrame()
        made.setObjectName("sheet-result")
        column = QVBoxLayout(made)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(tr("What you get"), strong=True))
        self._picture = PagePicture(self._page)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
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
        self.export_button = Button(tr("Export"), "primary")
        self.export_button.clicked.connect(self.start)
        row.addWidget(self.export_button)
        return made

    # What is asked for

    def plan_now(self) -> ExportPlan:
        languages = tuple(name for name, box in self.languages.items() if box.isChecked())
        if not self.languages:
            languages = self._model.session.letter.languages
        return ExportPlan(
            tuple(kind for kind, box in self.formats.items() if box.isChecked()), languages,
            self.name.text().strip(), self.folder.folder(),
            bool(self._model.to_put_right))

    def _changed(self) -> None:
        plan = self.plan_now()
        files = [path.name for _language, _kind, path in plan.files()]
        self._file_rows.show_files(files)
        count = len(files)
        self.summary.setText(tr_n("{count} file", "{count} files", count))
        there = plan.there_already()
        self._name_help.set_tone("warning" if there else "secondary")
        help_words = file_words(files[0]) if files else ""
        if there:
            help_words = tr_n("{name} is there and will be replaced.",
                              "{count} of these files are there and will be replaced.",
                              len(there), name=file_words(there[0].name))
        self._name_help.setText(help_words)
        waiting = self._model.to_put_right
        if waiting:
            self.banners.say("draft", "error", tr_n(
                "{count} thing must be put right. Until then the letter goes out as a draft, "
                "marked on every page.",
                "{count} things must be put right. Until then the letter goes out as a draft, "
                "marked on every page.", waiting), ((tr("Show"), self._show_finding),))
        self.export_button.setText(tr("Export as draft") if waiting else tr_n(
            "Export {count} file", "Export {count} files", count))
        self.export_button.setEnabled(plan.can_run)

    def _pages_changed(self, pages: PageSet) -> None:
        """The page was still being drawn when the sheet opened."""
        self._page = pages.images.get(0, self._page)
        if self._job is None and self.outcome is None:
            self._picture.show_page(self._page)
            self._changed()

    def _show_finding(self) -> None:
        self.close_sheet()
        self.finding_asked.emit()

    # The work

    def start(self) -> None:
        self.plan = self.plan_now()
        if not self.plan.can_run or self._job is not None:
            return
        self._model.session.save_now()
        self.banners.clear("trouble")
        self.cancel.setText(tr("Stop"))
        if self.export_button.hasFocus():
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.export_button.setEnabled(False)
        self._slow.start()
        self._job = Job(run(self.plan, self._model.session, self._by), self)
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
        if had_focus:
            self.export_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._end_job()
        self._offer_again()
        if not isinstance(error, LetterdeskError):
            raise error
        self.banners.say("trouble", "error", tr(
            "The letter is safe. {what}", what=told(error.finding)))

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

    def _show_outcome(self, outcome: ExportOutcome) -> None:
        """The same sheet, smaller, with what came of it."""
        is_draft = self.plan is not None and self.plan.draft
        QWidget().setLayout(self.card.layout())
        for child in self.card.children():
            if isinstance(child, QWidget):
                child.hide()
                child.deleteLater()
        self.resize_card(*OUTCOME_SIZE)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        self.outcome = OutcomeView(outcome, self._page, is_draft=is_draft)
        self.outcome.done.clicked.connect(self.close_sheet)
        column.addWidget(self.outcome)
        self.outcome.done.setFocus(Qt.FocusReason.OtherFocusReason)
