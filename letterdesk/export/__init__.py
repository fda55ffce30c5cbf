"""Letters as files: PDF, DOCX and text, from one document.

The writers of pages are packages of their own, `export.pdf` and `export.docx`, loaded
by those who need them.
"""

from letterdesk.export.characters import Prepared, prepare
from letterdesk.export.text import write_text

__all__ = ["Prepared", "prepare", "write_text"]
