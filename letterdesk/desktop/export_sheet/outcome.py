"""What came of an export: how many files, where they lie, and ways to them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.troubles import sentence
from letterdesk.desktop.export_sheet.pictures import Pile
from letterdesk.desktop.export_sheet.view_model import FORMATS, ExportOutcome
from letterdesk.desktop.folders import folder_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import interface_language, listed, tr, tr_message, tr_n
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.clipboard_data import clipboard_data
from letterdesk.desktop.widgets.labels import ElidedLabel, Icon, Label, divider
from letterdesk.findings import LOOK_AT, Finding
from letterdesk.language import Usage, format_number

OUTCOME_SIZE = (Size.EXPORT_DONE, 308)
_FINDINGS = 3
"""How many findings have room beneath the files."""


class OutcomeView(QWidget):
    """Fills the sheet after the work: pile of pages, words, Open, Show in folder, Done."""

    def __init__(self, outcome: ExportOutcome, page: QImage | None, *, is_draft: bool,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_draft = is_draft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(Pile(page, len(outcome.files)))
        middle.addLayout(self._told(outcome), 1)
        column.addLayout(middle, 1)
        self.done = Button(tr("Done"), "primary")
        self._buttons = self._foot(outcome)
        column.addWidget(self._buttons)

    def width_wanted(self) -> int:
        """Wide enough for the words of all buttons, which some languages make long."""
        return max(OUTCOME_SIZE[0], self._buttons.sizeHint().width())

    def _told(self, outcome: ExportOutcome) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        words.setSpacing(Space.XS)
        words.addLayout(self._state(outcome))
        self.title = Label(tr_n("{count} file exported", "{count} files exported",
                                len(outcome.files)), theme.TITLE, strong=True)
        words.addWidget(self.title)
        words.addWidget(Label(listed([kinds(outcome), size_words(outcome.size())]),
                              tone="secondary"))
        folder = outcome.files[0].parent
        self.folder = ElidedLabel(folder_words(folder), tone="secondary",
                                  elide=Qt.TextElideMode.ElideMiddle)
        self.folder.setToolTip(str(folder))
        words.addWidget(self.folder)
        look = [finding for finding in outcome.findings if finding.severity is LOOK_AT]
        if look:
            words.addSpacing(Space.M)
            words.addWidget(divider())
            for finding in look[:_FINDINGS]:
                words.addLayout(_warned(finding))
        words.addStretch()
        return words

    def _state(self, outcome: ExportOutcome) -> QHBoxLayout:
        icon, tone, words = "circle-check", "good", tr("Exported")
        if outcome.stopped:
            icon, tone, words = "circle-stop", "warning", tr("Stopped")
        elif self._is_draft:
            icon, tone, words = "pencil", "warning", tr("Draft")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(Icon(icon, Size.ICON_RAIL, tone))
        row.addWidget(Label(words, strong=True, tone=tone))
        row.addStretch()
        return row

    def _foot(self, outcome: ExportOutcome) -> QWidget:
        made = QFrame()
        made.setObjectName("sheet-foot")
        made.setFixedHeight(Size.SHEET_FOOT)
        row = QHBoxLayout(made)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.setSpacing(Space.S)
        messages = [path for path in outcome.files if path.suffix == ".eml"]
        pages = [path for path in outcome.files if path.suffix != ".eml"]
        ways = [(tr("Show in folder"), "folder-open", outcome.files[0].parent)]
        if messages:
            # Of several the first: twenty windows at once would help nobody.
            ways.insert(0, (tr("Open in mail program"), "mail", messages[0]))
        if pages:
            ways.insert(0, (tr("Open"), "file-text", pages[0]))
        for words, icon, path in ways:
            button = Button(words, icon=icon)
            button.clicked.connect(lambda _checked=False, p=path: open_file(p))
            if icon == "mail" and len(messages) > 1:
                button.setToolTip(tr("The first of {count} messages", count=len(messages)))
            row.addWidget(button)
        copy = Button(tr("Copy"), icon="files")
        copy.setToolTip(tr("Copies the files, to paste them into a message or folder"))
        copy.clicked.connect(lambda: copy_files(outcome.files))
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(self.done)
        return made


def _warned(finding: Finding) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addWidget(Icon("triangle-alert", Size.ICON, "warning"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(sentence(tr_message(finding.message)), wraps=True), 1)
    return row


def kinds(outcome: ExportOutcome) -> str:
    """“1 PDF, 1 Word”."""
    names = {"pdf": tr("PDF"), "docx": tr("Word"), "txt": tr("e-mail text"),
             "eml": tr("e-mail")}
    endings = [path.suffix.lstrip(".") for path in outcome.files]
    return listed(f"{endings.count(kind)} {names[kind]}" for kind in FORMATS if kind in endings)


def size_words(count: int) -> str:
    if count < 1_000_000:
        return tr("{number} kB", number=max(1, round(count / 1000)))
    return tr("{number} MB", number=format_number(
        round(Decimal(count) / 1_000_000, 1), Usage(interface_language())))


def copy_files(paths: tuple[Path, ...]) -> None:
    """Puts files on the clipboard, as the system's own Copy does."""
    data = clipboard_data()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(str(path) for path in paths))
    QGuiApplication.clipboard().setMimeData(data)


def open_file(path: Path) -> None:
    """Opens a file or folder in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
