"""Print: the pages of an export go to the printer; here it is a PDF file."""

from __future__ import annotations

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.composer.printing import Printing
from letterdesk.desktop.settling import settle
from letterdesk.letters.changes import InsertAfter


def printed(page, path, ask=lambda _printer: True):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    printing = Printing(page, printer, ask)
    printing.start()
    printing.settle()
    for _turn in range(12):
        QApplication.processEvents()
    return path


def dark(path, number=0):
    """Share of dark dots on a page of a PDF."""
    from PySide6.QtCore import QSize
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument(None)
    document.load(str(path))
    image = document.render(number, QSize(200, 283))
    dots = [image.pixelColor(x, y).lightness() for x in range(0, 200, 2) for y in range(0, 283, 2)]
    return sum(dot < 128 for dot in dots) / len(dots)


@pytest.fixture
def page(open_letter):
    page = open_letter(languages=("en",))
    settle(page.window)
    return page


def test_every_page_is_printed_at_its_size(page, tmp_path):
    made = printed(page, tmp_path / "out.pdf")
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) == len(page.model.pages.sizes)
        box = [float(n) for n in pdf.pages[0].mediabox]
    width, height = page.model.pages.sizes[0]
    assert abs(box[2] - width) < 2 and abs(box[3] - height) < 2
    assert dark(made) > 0.02
    assert "print" not in page.view.banners.words()


def test_nothing_is_printed_where_the_person_says_no(page, tmp_path):
    assert not printed(page, tmp_path / "out.pdf", lambda _printer: False).exists()


def test_a_letter_with_something_to_put_right_is_printed_as_a_draft(page, tmp_path):
    clean = dark(printed(page, tmp_path / "clean.pdf"))
    page.model.type_in(page.model.field("earlier_draft"), "A/66/L.42/Rev2")
    settle(page.window)
    draft = printed(page, tmp_path / "draft.pdf")
    assert "printed as a draft" in page.view.banners.words()["print"]
    assert dark(draft) != clean


def test_only_the_pages_asked_for_are_printed(page, tmp_path):
    page.session.do(InsertAfter("opening", "en", ({"p": ["Again and again. " * 300]},)))
    settle(page.window)
    assert len(page.model.pages.sizes) > 1

    def second(printer):
        printer.setFromTo(2, 2)
        return True

    with pikepdf.open(printed(page, tmp_path / "out.pdf", second)) as pdf:
        assert len(pdf.pages) == 1


def test_a_printer_that_takes_nothing_is_told(page, tmp_path):
    printed(page, tmp_path / "no-such-folder" / "out.pdf")
    assert "The letter is safe" in page.view.banners.words()["print"]
