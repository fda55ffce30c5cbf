"""The card in the opened page, in which the words of one part are edited."""

from letterdesk.desktop.edit_card.card import EditCard

__all__ = ["EditCard"]
