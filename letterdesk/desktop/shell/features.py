"""What the window can do beside showing pages and letters.

A feature is an object made over the window: it puts its commands into
`window.commands`, by the names of action_specs.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window


def features(_window: Window) -> list[QObject]:
    """All features of the window."""
    return []
