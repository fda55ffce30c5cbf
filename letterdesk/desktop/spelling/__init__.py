"""Spelling in the window: the processes that check, a person's own words, marks in the text."""

from letterdesk.desktop.spelling.checkers import Checker, Checkers

__all__ = ["Checker", "Checkers"]
