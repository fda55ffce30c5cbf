"""What the window can do beside showing pages and letters.

A feature is an object made over the window: it puts its commands into
`window.commands`, by the names of action_specs.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from letterdesk.desktop.desk import Desk
    from letterdesk.desktop.shell.window import Window


def features(window: Window, desk: Desk) -> list[QObject]:
    """All features of the window."""
    # Imported here: they know the pages, which know the window.
    from letterdesk.desktop.help_sheets.shortcuts import Shortcuts
    from letterdesk.desktop.help_sheets.what_is_this import WhatIsThis
    from letterdesk.desktop.search_sheet.view import SearchEverything
    from letterdesk.desktop.shell.library_banners import LibraryBanners
    from letterdesk.desktop.shell.start_again import StartAgain

    made = [StartAgain(window), LibraryBanners(window, desk), SearchEverything(window),
            Shortcuts(window), WhatIsThis(window)]
    if not desk.settings_path.exists():
        from letterdesk.desktop.first_start.view import FirstStart

        made.append(FirstStart(window, desk))
    return made
