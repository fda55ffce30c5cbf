"""letterdesk desktop"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


def desktop(letter: Annotated[Path | None, Parameter(help="A letter to open.")] = None, /) -> int:
    from letterdesk.desktop.app import main as open_window

    return int(open_window([str(letter)] if letter is not None else []))
