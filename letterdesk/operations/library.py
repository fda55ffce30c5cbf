"""Makes a library of one's own from the bundled one, and checks a library."""

from __future__ import annotations

from pathlib import Path

from letterdesk.findings import Finding
from letterdesk.library import init_library as _init
from letterdesk.library import lint_library as _lint
from letterdesk.resources import bundled_library


def init_library(folder: Path) -> None:
    """Makes a library in `folder` from the bundled one. Raises LetterdeskError where
    something lies there already or it cannot be written."""
    _init(folder, bundled_library())


def lint_library(folder: Path) -> tuple[Finding, ...]:
    """All findings of a library, in the order of its files. Raises LetterdeskError where
    there is no library."""
    return tuple(_lint(folder))
