"""The comparison sheet: two states of a letter, part by part, words marked."""

from letterdesk.desktop.compare_sheet.view import CompareSheet

__all__ = ["CompareSheet"]
