"""What can be done with an open letter beyond its columns.

A feature is an object made over the page of a letter: it puts its commands into
`page.commands` (by the names of shell/action_specs.py) and brings its tabs,
panels and layers. One that has something to end has a `close`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage


def features(page: ComposerPage) -> list[QObject]:
    """All features of a letter, made in the order in which their tabs stand."""
    # Imported here: the window stands before they are loaded.
    from letterdesk.desktop.composer.blocks import Blocks
    from letterdesk.desktop.composer.checks_panel.feature import Checks
    from letterdesk.desktop.composer.current_texts import CurrentTexts
    from letterdesk.desktop.composer.earlier_states import EarlierStates
    from letterdesk.desktop.composer.find_bar import FindInLetter
    from letterdesk.desktop.composer.joining_copies import JoiningCopies
    from letterdesk.desktop.composer.part_editing import PartEditing
    from letterdesk.desktop.composer.people import People
    from letterdesk.desktop.composer.print_command import PrintCommand
    from letterdesk.desktop.help_sheets.tour import Tour

    return [PartEditing(page), Checks(page), Blocks(page), People(page), JoiningCopies(page),
            EarlierStates(page), CurrentTexts(page), FindInLetter(page), PrintCommand(page),
            Tour(page)]
