"""Letters as PDF, set by Typst inside this process."""

from letterdesk.export.pdf.places import PlaceOnPage
from letterdesk.export.pdf.writer import Pdf, PdfWriter, write_pdf

__all__ = ["Pdf", "PdfWriter", "PlaceOnPage", "write_pdf"]
