"""Deletes a letter into the system's trash, or where it has none into Letterdesk's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile

from letterdesk.operations.trash import Deleted, set_aside


def delete(path: Path) -> Deleted:
    """Moves a letter into a trash that it can be brought back from.

    Raises LetterdeskError where it cannot be moved; then it lies where it was.
    """
    file = QFile(str(path))
    # The object is told where the file is now; the static call tells it by an argument that
    # Python has not.
    if file.moveToTrash() and file.fileName() and Path(file.fileName()).is_file():
        return Deleted(path, Path(file.fileName()))
    return set_aside(path)
