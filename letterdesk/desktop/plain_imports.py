"""Keeps Python's own `import` where PySide6 puts one of its own in its place.

PySide6's reads the source of every module that is imported after it, to see whether that uses
Qt, for the sake of `from __feature__ import snake_case`. Nothing here uses that; for some five
hundred modules it takes a tenth of the time to start, and their sources stay in memory.
"""

from __future__ import annotations

import builtins
from importlib import import_module


def load_qt() -> None:
    """Loads PySide6 and takes its `import` back."""
    plain = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = plain
