"""Keeps None, True and False alive under Python 3.11, where PySide6 6.12 gives them away.

PySide6 6.12.0 hands back None without taking a reference (True from `Signal.emit`),
as is right from Python 3.12 on, where these objects are immortal (PEP 683). Before
that each call costs None one reference, and after some ten thousand calls the
program ends with “none_dealloc: deallocating None”. Until the wheels for Python
3.11 count again, the counts are raised to what no program uses up.
"""

from __future__ import annotations

import ctypes
import sys

_FIRST_IMMORTAL = (3, 12)
_MORE_THAN_ANY_PROGRAM_NEEDS = sys.maxsize // 4


def keep_singletons() -> None:
    """Raises the reference counts once; does nothing where objects are immortal."""
    if sys.version_info >= _FIRST_IMMORTAL or sys.implementation.name != "cpython":
        return
    for one in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(one))
        if count.value < _MORE_THAN_ANY_PROGRAM_NEEDS:
            count.value += _MORE_THAN_ANY_PROGRAM_NEEDS
