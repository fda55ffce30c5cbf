"""The sheet that joins a copy: what joins by itself, and what a person decides."""

from letterdesk.desktop.combine_sheet.view import CombineSheet

__all__ = ["CombineSheet"]
