"""Where templates/ and resources/ lie, in a wheel and in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder `templates` or `resources`: inside the wheel, else beside the package.

    Raises FileNotFoundError where neither is there (a broken installation).
    """
    for candidate in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"this installation of Letterdesk has no folder {name}")


def bundled_library() -> Path:
    """The library that comes with Letterdesk (may be read-only)."""
    return folder("templates")


def resource(*parts: str) -> Path:
    """A file or folder below resources/."""
    return folder("resources").joinpath(*parts)
