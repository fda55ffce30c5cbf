"""Keeps the settings of a desk."""

from __future__ import annotations

from pathlib import Path

from letterdesk.letters.saving import write_atomically
from letterdesk.settings import Settings, settings_file, settings_json


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Writes the settings where `load_settings` finds them. Raises LetterdeskError."""
    path = path or settings_file()
    make_folder(path.parent)
    write_atomically(path, settings_json(settings))


def make_folder(folder: Path) -> None:
    """Makes a folder of the user's own; what stops it is told when a file is written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
