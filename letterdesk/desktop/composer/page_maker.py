"""Makes the page off the interface thread: compose, PDF, pictures; the newest state wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from letterdesk.desktop.worker import NewestFirst
from letterdesk.findings import PUT_RIGHT, Finding
from letterdesk.letters.checks.waivers import unwaived
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.model import Letter

if TYPE_CHECKING:
    from letterdesk.export.pdf import Pdf, PdfWriter


class PageRequest(Struct, frozen=True):
    """A state of a letter, and how much of its pages is in view."""

    letter: Letter
    language: str
    recipient: int = 0
    scale: float = 1.0
    """Device pixels per point."""
    visible: tuple[int, int] = (0, 0)
    """First and last page in view, from 0."""

    def shows_same_words(self, other: PageRequest | None) -> bool:
        return (other is not None and self.letter is other.letter
                and self.language == other.language and self.recipient == other.recipient)


class PageSet(Struct, frozen=True):
    """The pages of one state: the PDF that would be exported, and pictures of its pages."""

    request: PageRequest
    composition: Composition
    findings: tuple[Finding, ...]
    """What compose and the page show; the checks of words follow behind (checker.py)."""
    pdf: Pdf
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page in points."""
    on_page: tuple[Finding, ...] = ()
    """Those that only the set page shows, also those let stand."""
    images: dict[int, QImage] = {}
    """Page from 0 -> picture; a page that is not drawn yet has none."""

    @property
    def troubled_fields(self) -> frozenset[str]:
        """Fields to put right that are marked with the page itself, before the checks follow."""
        return frozenset(f.place.field for f in self.findings
                         if f.place.field and f.severity is PUT_RIGHT)


class PageMaker(QObject):
    """Takes states of a letter and hands back pages, those in view first."""

    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, writers: list[PdfWriter], parent: QObject | None = None) -> None:
        """`writers` are those that no letter uses now: fonts are loaded once for all letters."""
        super().__init__(parent)
        self._writers = writers
        self._worker = NewestFirst(self._make, self)
        self._worker.failed.connect(lambda _request, error: self.failed.emit(error))
        self._writer: PdfWriter | None = None
        self._last: PageSet | None = None
        self._file: _LoadedPdf | None = None

    def ask(self, request: PageRequest) -> None:
        self._worker.ask(request)

    def settle(self) -> bool:
        """Waits until the newest state is drawn."""
        return self._worker.settle()

    def close(self) -> None:
        """Ends the thread, hands the writer back and lets go of PDF and pictures."""
        self._worker.close()
        if self._writer is not None:
            self._writers.append(self._writer)
        self._writer = self._last = self._file = None

    def _make(self, request: PageRequest, is_newest: Callable[[], bool]) -> PageSet | None:
        """In the worker: words and PDF anew only where the letter is another."""
        last = self._last
        if last is None or not request.shows_same_words(last.request):
            last = self._composed(request)
            self._file = _LoadedPdf(last.pdf.data)
            last = replace(last, sizes=self._file.sizes())
        elif request.scale != last.request.scale:
            last = replace(last, images={})
        self._last = made = replace(last, request=request)
        first, final = request.visible
        self._draw(made, range(first, min(final + 1, len(made.sizes))))
        self.drawn.emit(replace(made, images=dict(made.images)))
        missing = [n for n in range(len(made.sizes)) if n not in made.images]
        for number in missing:
            if not is_newest():
                return None
            self._draw(made, [number])
        if missing:
            self.drawn.emit(replace(made, images=dict(made.images)))
        return made

    def _composed(self, request: PageRequest) -> PageSet:
        # Imported here, in the thread: the window stands before the typesetter is loaded.
        from letterdesk.export import prepare
        from letterdesk.export.page_checks import page_findings
        from letterdesk.export.pdf import PdfWriter

        letter = request.letter
        recipient = letter.recipients[request.recipient] if letter.recipients else None
        composition = compose(letter, request.language, recipient)
        prepared = prepare(composition.document, letter.pinned.style)
        if self._writer is None:
            self._writer = self._writers.pop() if self._writers else PdfWriter()
        pdf = self._writer.write(prepared.document, letter.pinned.style, letter.pinned.files)
        on_page = (*prepared.findings,
                   *page_findings(pdf, prepared.document, letter.pinned.style))
        return PageSet(request, composition,
                       unwaived(letter, [*composition.findings, *on_page]), pdf, (), on_page)

    def _draw(self, pages: PageSet, numbers: range | list[int]) -> None:
        for number in numbers:
            if number not in pages.images and self._file is not None:
                pages.images[number] = self._file.draw(number, pages.request.scale)


class _LoadedPdf:
    """A PDF in memory, read by QtPdf in the thread that made it."""

    def __init__(self, data: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(None)
        self._document.load(self._buffer)

    def sizes(self) -> tuple[tuple[float, float], ...]:
        points = [self._document.pagePointSize(n) for n in range(self._document.pageCount())]
        return tuple((p.width(), p.height()) for p in points)

    def draw(self, number: int, scale: float) -> QImage:
        """A page on a transparent ground; the page's colour is laid under it when painted."""
        size = self._document.pagePointSize(number)
        pixels = QSize(round(size.width() * scale), round(size.height() * scale))
        image = self._document.render(number, pixels, QPdfDocumentRenderOptions())
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def page_picture(pdf: bytes, width: int, page: int = 0) -> QImage:
    """One page of a PDF, `width` pixels wide; the null image where there is no such page."""
    loaded = _LoadedPdf(pdf)
    sizes = loaded.sizes()
    if page >= len(sizes):
        return QImage()
    return loaded.draw(page, width / sizes[page][0])
