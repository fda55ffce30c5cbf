"""Sets the pages of a letter, and says in a finding why they cannot be set."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from letterdesk.document.model import Document
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Message, Place, say
from letterdesk.library import HouseStyle

if TYPE_CHECKING:
    from letterdesk.export.pdf import Pdf, PdfWriter


def set_pages(document: Document, style: HouseStyle, files: Mapping[str, bytes], *,
              for_signature: bool = False,
              writer: PdfWriter | None = None) -> tuple[Pdf | None, Sequence[Finding]]:
    """The PDF of a prepared document and what its pages show; without a PDF, why.

    For signature, it has signature fields (export/pdf/signature_fields.py). `writer` is for
    who sets many: the first letter costs the fonts.
    """
    import typst

    from letterdesk.export.page_checks import page_findings
    from letterdesk.export.pdf import PdfWriter

    try:
        pdf = (writer or PdfWriter()).write(document, style, files, for_signature=for_signature)
    except typst.TypstError as error:
        return None, [_not_set(document, str(error), say(
            "look for a word or a value of extraordinary length"))]
    except OSError as error:
        return None, [no_working_files(document, error)]
    except LetterdeskError as error:
        return None, [error.finding]
    return pdf, page_findings(pdf, document, style)


def no_working_files(document: Document, error: OSError) -> Finding:
    """Typst reads the layout and the pictures from a folder of working files."""
    return _not_set(document, error.strerror or str(error.args[-1:]), say(
        "free some space on the disk of {folder}", folder=tempfile.gettempdir()))


def _not_set(document: Document, reason: str, remedy: Message) -> Finding:
    return Finding("pages-not-set", PUT_RIGHT, Place(language=document.language),
                   say("the pages cannot be set ({reason})", reason=reason), remedy)
