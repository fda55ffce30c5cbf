"""Data for the clipboard that outlives Python.

PySide6 6.12 lets the clipboard own a QMimeData that Python made, and the program ends with a
segmentation fault when Qt takes the clipboard down after the interpreter. Qt's own item models
make such an object in C++.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QStandardItemModel


def clipboard_data() -> QMimeData:
    """Empty data, made by Qt."""
    model = QStandardItemModel(1, 1)
    made = model.mimeData([model.index(0, 0)])
    made.clear()
    return made
