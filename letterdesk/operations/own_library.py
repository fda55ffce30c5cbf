"""The library of this desk in a folder that can be written: the bundled one is copied first."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from msgspec.structs import replace

from letterdesk.operations.library import init_library
from letterdesk.settings import Settings

COPY_NAME = "Letterdesk library"


def is_bundled_chosen(settings: Settings) -> bool:
    """Whether the desk uses the library that comes with Letterdesk, which stays as it is."""
    return not settings.library


def own_library(settings: Settings, documents: Path | None = None) -> Settings:
    """The settings with a library that can be edited.

    A library that was chosen is one already. The bundled one may be read-only, and an update of
    Letterdesk would take changes in it away: it is copied into the user's documents, beside what
    lies there. Raises LetterdeskError where it cannot be written.
    """
    if not is_bundled_chosen(settings):
        return settings
    folder = free_folder(documents or platformdirs.user_documents_path())
    init_library(folder)
    return replace(settings, library=str(folder))


def free_folder(parent: Path) -> Path:
    """Where a copy of the bundled library goes: a folder that is not there yet."""
    folder, number = parent / COPY_NAME, 2
    while folder.exists():
        folder, number = parent / f"{COPY_NAME} {number}", number + 1
    return folder
