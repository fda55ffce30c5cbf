"""Letters as Word files with named styles, from a package prepared once a house style."""

from letterdesk.export.docx.writer import write_docx

__all__ = ["write_docx"]
