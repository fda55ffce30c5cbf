"""The text editor for the words of one part."""

from letterdesk.desktop.editor.part_text import PartText

__all__ = ["PartText"]
