"""letterdesk desktop"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Message, Place, say


def desktop(letter: Annotated[Path | None, Parameter(help="A letter to open.")] = None, /) -> int:
    if not _has_display():
        raise _no_window(say("there is no display to open a window on"),
                         say("use the other commands; letterdesk --help lists them"))
    try:
        from letterdesk.desktop.app import main as open_window
    except ImportError as error:
        raise _no_window(
            say("the window cannot be loaded ({reason})", reason=str(error)),
            say("install what is named, or use the other commands")) from error
    return int(open_window([str(letter)] if letter is not None else []))


def _has_display() -> bool:
    """Qt ends the process where it finds none; a platform named in QT_QPA_PLATFORM needs none."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _no_window(message: Message, remedy: Message) -> LetterdeskError:
    return LetterdeskError(Finding("no-window", PUT_RIGHT, Place(), message, remedy))
