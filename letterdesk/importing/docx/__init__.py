"""Reads a Word file (ECMA-376 part 1, transitional) with all tracked changes accepted."""

from letterdesk.importing.docx.model import Comment, PartEntry, PartsMap, Piece, Row, Shape, Story
from letterdesk.importing.docx.package import refusal
from letterdesk.importing.docx.reading import read_docx

__all__ = ["Comment", "PartEntry", "PartsMap", "Piece", "Row", "Shape", "Story", "read_docx",
           "refusal"]
