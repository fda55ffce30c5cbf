"""The system's own colours, where it is set to high contrast, for what paints by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtGui import QPalette

if TYPE_CHECKING:
    from letterdesk.desktop.theme import Tokens


def tokens(colours: QPalette, usual: Tokens) -> Tokens:
    """Words, lines, edges and signs in the colour of words, on the colour of windows; what is
    chosen in that of selections. The page itself stays as `usual` has it."""
    role = QPalette.ColorRole
    window, text, base, chosen, on_chosen, link = (colours.color(one).name() for one in (
        role.Window, role.WindowText, role.Base, role.Highlight, role.HighlightedText, role.Link))
    return replace(
        usual, desk=window, canvas=window, panel=window, field=base, raised=window,
        line=text, button_line=text, button=window, edge=text, text=text, secondary=text,
        accent=link, accent_hover=chosen, accent_pressed=chosen, on_accent=on_chosen,
        accent_wash=window, error=text, error_wash=window, warning=text, warning_wash=window,
        good=text, good_wash=window, toast=text, toast_text=window, toast_link=window)
