"""Ctrl+P: the system's dialog, then the pages of the letter on the printer, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from letterdesk.desktop.composer.troubles import told
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.worker import Job
from letterdesk.findings import LetterdeskError
from letterdesk.operations.printing import ToPrint, to_print

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage

CAUSE = "print"
_MOST_DPI = 600
"""Finer than any text needs; a page at 2400 dots an inch would take a gigabyte."""


class Printing(QObject):
    """Prints the version that is shown. `ask` puts the person's wishes into the printer and
    says whether to go on; by itself it is the system's dialog."""

    def __init__(self, page: ComposerPage, printer: QPrinter,
                 ask: Callable[[QPrinter], bool] | None = None) -> None:
        super().__init__(page)
        self._page, self._printer = page, printer
        self._ask = ask or self._dialog
        self._job: Job | None = None
        self._pages: Iterator[tuple[int, int]] | None = None
        self._stopped = False

    def start(self) -> None:
        """Sets the pages in a thread, then asks, then prints a page at a time."""
        if self._job is not None or self._pages is not None:
            return
        letter, language = self._page.session.letter, self._page.model.language
        self._job = Job(lambda _progress, _stopped: to_print(letter, language), self)
        self._job.finished_with.connect(self._set)
        self._job.failed.connect(self._fail)
        self._job.start()

    def settle(self) -> None:
        """Waits until the pages are set."""
        if self._job is not None:
            self._job.wait()

    def close(self) -> None:
        self._stopped = True
        self.settle()

    def _set(self, ready: ToPrint) -> None:
        self._job = None
        document = _Pdf(ready.pdf)
        size = document.pagePointSize(0)
        self._printer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
        self._printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        self._printer.setFullPage(True)
        self._printer.setDocName(self._page.session.letter.title)
        if not self._ask(self._printer):
            return
        if ready.waiting:
            self._say("warning", tr_n(
                "{count} thing must be put right: the letter is printed as a draft.",
                "{count} things must be put right: the letter is printed as a draft.",
                len(ready.waiting)))
        self._pages = self._print(document)
        self._next()

    def _next(self) -> None:
        """One page, then the window's own work."""
        try:
            done, of = next(self._pages)
        except StopIteration:
            self._pages = None
            return
        if done < of and of > 1:
            self._say("info", tr("Printing page {number} of {all}.", number=done + 1, all=of),
                      ((tr("Stop"), self._stop),))
        elif of > 1:
            self._page.view.banners.clear(CAUSE)
        QTimer.singleShot(0, self._next)

    def _print(self, document: QPdfDocument) -> Iterator[tuple[int, int]]:
        """Prints; gives how many of how many pages are done."""
        numbers = _asked_for(self._printer, document.pageCount())
        self._printer.setResolution(min(self._printer.resolution(), _MOST_DPI))
        painter = QPainter()
        if not painter.begin(self._printer):
            self._say("error", tr(
                "The printer takes nothing now. The letter is safe; look at the printer, or "
                "export a PDF."))
            return
        try:
            for at, number in enumerate(numbers):
                if self._stopped:
                    self._printer.abort()
                    return
                if at:
                    self._printer.newPage()
                _draw(painter, document, number, self._printer)
                yield at + 1, len(numbers)
        finally:
            painter.end()

    def _stop(self) -> None:
        self._stopped = True
        self._page.view.banners.clear(CAUSE)

    def _fail(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, LetterdeskError):
            raise error
        self._say("error", told(error.finding))

    def _say(self, tone: str, words: str, actions: tuple = ()) -> None:
        banners = self._page.view.banners
        banners.say(CAUSE, tone, words, actions or (
            (tr("Done"), lambda: banners.clear(CAUSE)),))

    def _dialog(self, printer: QPrinter) -> bool:
        dialog = QPrintDialog(printer, self._page.window)
        dialog.setWindowTitle(tr("Print"))
        return bool(dialog.exec())


class _Pdf(QPdfDocument):
    """A PDF in memory that lives as long as its data."""

    def __init__(self, data: bytes) -> None:
        super().__init__(None)
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.load(self._buffer)


def _asked_for(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, from 0, in their order."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(min(first, count) - 1, min(last, count)))


def _draw(painter: QPainter, document: QPdfDocument, number: int, printer: QPrinter) -> None:
    """A page at its own size; smaller only where the paper is."""
    points = document.pagePointSize(number)
    dots = printer.resolution() / 72
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    scale = min(1.0, paper.width() / (points.width() * dots),
                paper.height() / (points.height() * dots))
    size = QSize(round(points.width() * dots * scale), round(points.height() * dots * scale))
    left = max(0, (paper.width() - size.width()) // 2)
    painter.drawImage(QRect(left, 0, size.width(), size.height()),
                      document.render(number, size))
